"""The gate: what every sentence of a writer must pass before it stands on a page.

its form     plain words, no order to the reader, quotes to the letter
the judge    each sentence beside the sentences it quotes, then the statement beside all
the rubric   the page with it fails no item that the page without it passes
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from plaincite.compose.effect_figures import has_bare_statistics
from plaincite.compose.findings import Judge
from plaincite.compose.generative.places import Lookup
from plaincite.compose.generative.wholeness import untold_reasons
from plaincite.compose.generative.writer import Place, Written
from plaincite.model.answer import Answer, Check, Severity, Statement, StatementKind
from plaincite.model.claim import Citation, Label
from plaincite.text import clean_text, split_sentences, words

__all__ = ["Gate", "Refused", "judged_statement"]

_MOST_WORDS = 30  # a sentence
_MARKS = re.compile(r"[<>{}\[\]|`*_#\\^~\"“”„«»]|https?:|www\.|://|\w@\w")
# "US" is a country and "type I" an illness.
_SPEAKS_TO_READER = re.compile(r"\b(?:[Yy]ou|[Yy]ours?|[Yy]ourself|[Ww]e|us|[Oo]urs?|[Pp]lease)\b")
_ADVISES = re.compile(
    r"\b(?:should|must|ought|need to|needs to|have to|recommend\w*)\b", re.IGNORECASE
)
_RATIO = re.compile(
    r"\b(?:(?:hazard|odds|risk|rate) ratios?|a?HR|a?OR|a?RR|IQR|SMD)\b"
    r"|\(\d[\d.%]*\s?(?:-|–|to)\s?\d"
)
_LEAST_QUOTE = 3  # words
# Mere warnings elsewhere, which a model's words may not add to a page.
_NOT_FROM_A_MODEL = frozenset({"words.loaded", "numbers.percentage"})


@dataclass(frozen=True, slots=True)
class Gate:
    """Who decides about a sentence; none of them knows that a model wrote it."""

    judge: Judge
    rubric: Callable[[Answer], tuple[Check, ...]]
    lookup: Lookup

    def faults(self, page: Answer) -> Mapping[str, str]:
        """Return the items that *page* fails and that matter here, with the sentence at fault."""
        return {
            check.check_id: check.detail
            for check in self.rubric(page)
            if not check.passed
            and (check.severity is Severity.BLOCKING or check.check_id in _NOT_FROM_A_MODEL)
        }


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a writer's words for a place are not taken."""

    reason: str  # for the page: one of a few fixed phrases, so that no word of a model is in it
    details: tuple[str, ...]  # for the writer


MISSING = "the model gave no sentence for it"
BAD_FORM = "the model's sentence was not plain text about the study"
BAD_QUOTE = "the model quoted words that its source does not have"
INCOMPLETE = "the model left out a part of its source"
UNSUPPORTED = "the model's sentence was not supported by its source"
WORSE_PAGE = "the model's sentence broke a rule for pages"


def judged_statement(place: Place, said: Sequence[Written], gate: Gate) -> Statement | Refused:
    """Return the statement that *said* makes of *place*, or why it makes none."""
    if not said:
        return Refused(MISSING, ("Nothing was written for this passage.",))
    wrong = [reason for each in said for reason in _form_reasons(each, place)]
    if len(said) > len(place.sentences) + 1:
        wrong.append(f"At most {len(place.sentences) + 1} sentences may be written here.")
    if wrong:
        return Refused(BAD_FORM, tuple(dict.fromkeys(wrong)))
    quoted = [_quoted(each, place) for each in said]
    lost = [quote for each, found in zip(said, quoted, strict=True) if not found
            for quote in each.quotes or ("no quote at all",)]  # fmt: skip
    if lost:
        reason = "These words do not stand in the passage, letter for letter: {}"
        return Refused(BAD_QUOTE, tuple(reason.format(quote[:200]) for quote in lost))
    found = _supported(place, said, quoted, gate)
    untold = _untold(place, said, quoted)
    return Refused(INCOMPLETE, untold) if untold and isinstance(found, Statement) else found


def _supported(
    place: Place, said: Sequence[Written], quoted: Sequence[tuple[Citation, ...]], gate: Gate
) -> Statement | Refused:
    """Show the judge each sentence with what it quotes, then the whole with all."""
    for each, found in zip(said, quoted, strict=True):
        alone = Statement(each.text, StatementKind.CLAIM, found, note=place.statement.note)
        verdict = gate.judge(alone)
        if verdict.label is not Label.SUPPORT:
            return Refused(UNSUPPORTED, verdict.reasons)
    text = " ".join([*filter(None, [place.statement.lead]), *(each.text for each in said)])
    whole = replace(place.statement, text=text)
    verdict = gate.judge(whole)
    if verdict.label is not Label.SUPPORT:
        return Refused(UNSUPPORTED, verdict.reasons)
    return replace(whole, verdict=verdict)


def _untold(
    place: Place, said: Sequence[Written], quoted: Sequence[tuple[Citation, ...]]
) -> tuple[str, ...]:
    """Say what of the place's sentences those that quote them leave out."""
    reasons: list[str] = []
    for cited in place.sentences:
        told = [each.text for each, found in zip(said, quoted, strict=True) if cited in found]
        reasons += untold_reasons(cited.quote, told)
    return tuple(reasons)


def _form_reasons(each: Written, place: Place) -> tuple[str, ...]:
    text, source = each.text, " ".join(cited.quote for cited in place.sentences)
    told = words(text)
    reasons = {
        "It is not one whole sentence ending in a full stop.": not _is_sentence(text),
        f"It has more than {_MOST_WORDS} words.": len(told) > _MOST_WORDS,
        "It has marks that are not plain text (links, brackets, quotation marks, code).": (
            _MARKS.search(text) is not None or clean_text(text) != text
        ),
        "It speaks to the reader, or as us; speak of the study.": (
            _SPEAKS_TO_READER.search(text) is not None
        ),
        "It advises; say what was found.": _adds_advice(text, source),
        "It has statistics (P values, intervals, ratios); leave them out.": (
            has_bare_statistics(text) or _adds_ratio(text, place.statement.text)
        ),
    }
    return tuple(reason for reason, is_so in reasons.items() if is_so)


def _is_sentence(text: str) -> bool:
    return text.endswith(".") and text[:1].strip() != "" and len(split_sentences(text)) == 1


def _adds_advice(text: str, source: str) -> bool:
    known = {found.lower() for found in _ADVISES.findall(source)}
    return any(found.lower() not in known for found in _ADVISES.findall(text))


def _adds_ratio(text: str, ours: str) -> bool:
    """Whether *text* has a ratio or an interval that the rules' words *ours* do without."""
    return _RATIO.search(text) is not None and _RATIO.search(ours) is None


def _quoted(each: Written, place: Place) -> tuple[Citation, ...]:
    """Return the whole sentences that *each* quotes; none when one of its quotes is not there.

    A quote cut out of a sentence may leave its "no" behind, so the judge sees all of it.
    """
    found: list[Citation] = []
    for quote in each.quotes:
        touched = [_sentence_with(part, place) for part in _parts(quote, place)]
        if not touched or None in touched:
            return ()
        found += [cited for cited in touched if cited is not None]
    return tuple(cited for cited in place.sentences if cited in found)


def _parts(quote: str, place: Place) -> Sequence[str]:
    """Return *quote*, or its sentences where it runs over more than one of the place's."""
    is_within_one = _sentence_with(quote, place) is not None
    return (quote,) if is_within_one else tuple(span.text for span in split_sentences(quote))


def _sentence_with(quote: str, place: Place) -> Citation | None:
    return next((cited for cited in place.sentences if _stands_in(quote, cited.quote)), None)


def _stands_in(quote: str, sentence: str) -> bool:
    is_long_enough = len(words(quote)) >= min(_LEAST_QUOTE, len(words(sentence)))
    return is_long_enough and quote in sentence
