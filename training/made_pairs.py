"""Made pairs: claims and questions that abstracts answer themselves, to warm up the cross-encoder.

A conclusion, or a title that states something, is a claim which the rest of its abstract bears
out; one word turned round, it is a claim which the abstract contradicts; beside an abstract near by
it is left open. The same claim put as a question is answered yes or no by the conclusion. Rules on
words make them, so some are wrong; the labelled sets come after. Same folders in, same pairs out.
"""

import math
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from plaincite.evaluate.case_file import read_rows
from plaincite.text import split_sentences

__all__ = ["Pair", "as_question", "made_pairs", "turned", "yes_no_questions"]

SUPPORT, CONTRADICT, OPEN = YES, NO, MAYBE = range(3)
N_EVIDENCE = 3  # sentences laid beside a claim
TOO_COMMON = 400  # abstracts; a word in more says nothing of what an abstract is about

_OPPOSITES = """
increased decreased, increase decrease, increases decreases, higher lower, improved worsened,
improves worsens, improvement worsening, reduced increased, reduces increases, reduction increase,
more less, greater smaller, superior inferior, better worse, effective ineffective, safe unsafe,
longer shorter, positively negatively, inhibits promotes, inhibited promoted, inhibition activation,
induces prevents, essential dispensable, similar different, beneficial harmful, enhanced impaired,
enhances impairs, high low, fewer more, activates inhibits, loss gain, prevents causes,
reduce increase, improve worsen, raises lowers, lowered raised, before after, positive negative
"""
_DENIALS = (
    (r"\b(is|are|was|were) associated with", r"\1 not associated with"),
    (r"\bis effective", "is not effective"),
    (r"\bdid not (\w+)", r"did \1"),
    (r"\bdoes not (\w+)", r"does \1"),
    (r"\bno( significant)? difference", r"a\1 difference"),
    (r"\b(is|was|were) not\b", r"\1"),
    (r"\bcan be\b", "cannot be"),
    (r"\bis (required|a)\b", r"is not \1"),
    (r"\breduces\b", "does not reduce"),
    (r"\bimproves\b", "does not improve"),
    (r"\bincreases\b", "does not increase"),
    (r"\breduced\b", "did not reduce"),
    (r"\bimproved\b", "did not improve"),
    (r"\bno evidence\b", "evidence"),
)
_LEAD = re.compile(
    r"^(?:in conclusion,?|we conclude that|taken together,?|thus,?|therefore,?|conclusions?:?"
    r"|(?:our|these|the) (?:results|findings|data)(?: of this study)? (?:suggest|show|indicate"
    r"|demonstrate|support)(?:s|ed)? that) *",
    re.IGNORECASE,
)
_STATES = re.compile(
    r"\b(?:is|are|does|associated|required|effective|(?:reduce|increase|improve|inhibit|induce"
    r"|regulate|promote|mediate|cause|predict|prevent|control|require|lower|modulate)s?)\b"
)
_AUXILIARY = re.compile(
    r"^([^,;:]{4,110}?) (is|are|was|were|can|may|does|do|did|has|have|should|will) (.+)$"
)
_PRESENT = re.compile(
    r"^([^,;:]{4,110}?) ((?:reduce|increase|improve|inhibit|induce|regulate|promote|mediate|cause"
    r"|predict|prevent|control|require|lower|modulate|affect|influence|provide|lead|play|show"
    r"|decrease|enhance|contribute|protect|worsen|raise|suppress|activate|impair|delay))s (.+)$"
)
_PAST = re.compile(
    r"^([^,;:]{4,110}?) ((?:reduc|increas|improv|decreas|provid|caus)e|(?:show|result|appear|lower"
    r"|worsen|seem))e?d (.+)$"
)


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim or a question beside a passage; which of the three labels of its task it has."""

    task: str  # "entailment" or "answer"
    first: str
    passage: str
    label: int
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class _Abstract:
    title: str
    sentences: tuple[str, ...]


def made_pairs(folder: Path, *, seed: int = 7) -> list[Pair]:
    """Return the pairs made of the abstracts under *folder*, shuffled."""
    abstracts = list(_abstracts(folder))
    near = _Neighbours(abstracts)
    draw = random.Random(seed)
    pairs = [
        pair
        for at, abstract in enumerate(abstracts)
        for pair in (
            *_claims(at, abstract, abstracts, near, draw),
            *_questions(abstract, near, draw),
        )
    ]
    draw.shuffle(pairs)
    return pairs


def turned(claim: str, draw: random.Random) -> str | None:
    """Return *claim* with one word turned round or denied; None where no rule fits."""
    words = claim.split(" ")
    places = [at for at, word in enumerate(words) if word.lower().strip(".,;") in _SWAPS]
    options = []
    if places:
        at = draw.choice(places)
        core = words[at].strip(".,;")
        other = draw.choice(_SWAPS[core.lower()])
        options.append(" ".join([*words[:at], words[at].replace(core, other), *words[at + 1 :]]))
    denials = [(rule, to) for rule, to in _DENIALS if re.search(rule, claim)]
    if denials:
        rule, to = draw.choice(denials)
        options.append(re.sub(rule, to, claim, count=1))
    return draw.choice(options) if options else None


def as_question(claim: str) -> str | None:
    """Return the yes-or-no question that *claim* answers, or None.

    >>> as_question("Walking reduces pain in adults.")
    'Does walking reduce pain in adults?'
    """
    claim = claim.strip().rstrip(".")
    if match := _AUXILIARY.match(claim):
        subject, auxiliary, rest = match.groups()
        return f"{auxiliary.capitalize()} {_lower(subject)} {rest}?"
    for pattern, auxiliary in ((_PRESENT, "Does"), (_PAST, "Did")):
        if match := pattern.match(claim):
            subject, verb, rest = match.groups()
            return f"{auxiliary} {_lower(subject)} {verb} {rest}?"
    return None


def yes_no_questions(path: Path) -> Iterator[Pair]:
    """Yield BioASQ's yes-or-no questions beside their snippets; a no counts more often."""
    for _, row in read_rows(path):
        if row["type"] != "yesno":
            continue
        label = NO if "no" in str(row["exact_answer"]).lower() else YES
        texts = sorted({" ".join(one["text"].split()[:60]) for one in row["snippets"]})
        for text in (*texts[: 5 if label is NO else 2], *row["ideal_answer"][:1]):
            yield Pair("answer", row["question"], text, label)


def _swaps() -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for pair in _OPPOSITES.replace("\n", " ").split(","):
        one, other = pair.split()
        found[one].append(other)
        found[other].append(one)
    return dict(found)


_SWAPS = _swaps()


def _abstracts(folder: Path) -> Iterator[_Abstract]:
    """All but those that a claim of SciFact is labelled against."""
    claims = read_rows(folder / "scifact" / "claims_train.jsonl")
    labelled = {str(cited) for _, row in claims for cited in row["cited_doc_ids"]}
    for _, row in read_rows(folder / "scifact" / "corpus.jsonl.gz"):
        if row["_id"] not in labelled and len(row["metadata"]["sentences"]) > N_EVIDENCE:
            yield _Abstract(row["title"], tuple(row["metadata"]["sentences"]))
    for name in ("rct_abstracts", "drug_class_reviews"):
        for _, row in read_rows(folder / name / "corpus.jsonl.gz"):
            parts = [part["text"] for part in row.get("abstract", ())] or [row.get("text", "")]
            found = tuple(one.text for part in parts for one in split_sentences(part))
            if len(found) > N_EVIDENCE:
                yield _Abstract(row["title"] or "", found)


def _words(text: str) -> set[str]:
    return set(re.findall(r"[a-z0-9-]{4,}", text.lower()))


class _Neighbours:
    """Which abstracts are about nearly the same, and which sentences of one bear on a claim."""

    def __init__(self, abstracts: Sequence[_Abstract]) -> None:
        self._n = len(abstracts)
        self._counts = Counter(
            word for each in abstracts for word in _words(" ".join(each.sentences))
        )
        self._titled: dict[str, list[int]] = defaultdict(list)
        for at, each in enumerate(abstracts):
            for word in sorted(_words(each.title)):
                if self._counts[word] < TOO_COMMON:
                    self._titled[word].append(at)

    def _rarity(self, word: str) -> float:
        return math.log(self._n / (1 + self._counts[word]))

    def near(self, text: str, own: int) -> list[int]:
        """Return up to four abstracts whose titles share most with *text*, without *own*."""
        shared: Counter[int] = Counter()
        for word in sorted(_words(text)):
            for at in self._titled.get(word, ())[:60]:
                if at != own:
                    shared[at] += round(1000 * self._rarity(word))
        return [at for at, _ in shared.most_common(4)]

    def evidence(self, claim: str, sentences: Sequence[str]) -> str:
        """Return the sentences that share most with *claim*, in the order of the abstract."""
        asked = _words(claim)
        shares = [sum(map(self._rarity, sorted(asked & _words(each)))) for each in sentences]
        best = sorted(range(len(sentences)), key=lambda at: -shares[at])[:N_EVIDENCE]
        return " ".join(sentences[at] for at in sorted(best))


def _claims(
    at: int,
    abstract: _Abstract,
    every: Sequence[_Abstract],
    near: _Neighbours,
    draw: random.Random,
) -> Iterator[Pair]:
    for told in _stated(abstract, draw):
        claim = _upper(_LEAD.sub("", told))
        rest = [one for one in abstract.sentences if told not in one and one not in told]
        if len(rest) < N_EVIDENCE or len(claim.split()) < 6:
            continue
        # The conclusion itself may stand among the evidence, as it does in real use.
        passage = near.evidence(claim, abstract.sentences if draw.random() < 0.25 else rest)
        other, chance = turned(claim, draw), draw.random()
        if other and chance < 0.58:
            yield Pair("entailment", other, passage, CONTRADICT)
        elif chance < 0.85:
            yield Pair("entailment", claim, passage, SUPPORT)
        either = other if other and draw.random() < 0.5 else claim
        beside = near.near(f"{abstract.title} {claim}", at)
        if beside and draw.random() < 0.35:
            found = every[draw.choice(beside)].sentences
            yield Pair("entailment", either, near.evidence(either, found), OPEN)
        if draw.random() < 0.1:  # what is said as background settles nothing
            yield Pair("entailment", either, " ".join(abstract.sentences[:2]), OPEN)


def _stated(abstract: _Abstract, draw: random.Random) -> list[str]:
    ends = [one for one in abstract.sentences[-3:] if 8 <= len(one.split()) <= 45]
    if not ends:
        return []
    told = [ends[-1] if draw.random() < 0.7 else draw.choice(ends)]
    if 7 <= len(abstract.title.split()) <= 25 and _STATES.search(abstract.title):
        told.append(abstract.title)
    return told


def _questions(abstract: _Abstract, near: _Neighbours, draw: random.Random) -> Iterator[Pair]:
    *rest, last = abstract.sentences
    end = last if len(last.split()) >= 18 else f"{rest[-1]} {last}"
    told = _LEAD.sub("", last)
    for claim, passage in ((abstract.title, end), (told, near.evidence(told, rest))):
        if not 6 <= len(claim.split()) <= 32 or "?" in claim:
            continue
        other = turned(_upper(claim), draw)
        right, wrong = as_question(_upper(claim)), as_question(other) if other else None
        if wrong and draw.random() < 0.5:
            yield Pair("answer", wrong, passage, NO)
        elif right:
            yield Pair("answer", right, passage, YES)


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _lower(text: str) -> str:
    """Lower the first letter, unless the word is a name or an abbreviation."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
