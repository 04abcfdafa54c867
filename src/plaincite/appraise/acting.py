"""Acting: whether a treatment asked about is what a study tried, and not what all had anyway.

"An antihistamine during venom immunotherapy", "X plus Y was no better than X alone": neither says
whether the immunotherapy, or X, helps.
"""

import re
from collections.abc import Iterator, Sequence

from plaincite.appraise.names import Names, named_as
from plaincite.appraise.terms import stem, stems
from plaincite.model.question import ConceptRole, Question, QuestionKind
from plaincite.model.record import Record

__all__ = ["is_beside", "is_told_of", "is_what_acts", "is_yardstick"]

# What all had anyway, before or beside what was tried. The first are never what was tried; the
# others are where the sentence compares with going without.
_BESIDE = re.compile(
    r"\b(?:during|undergoing treatment with|combined with(?: [\w-]+ and)?|in addition to"
    r"|inadequately controlled (?:on|with|by)|(?:incomplete|inadequate|insufficient)"
    r"(?: (?:response|responders|control) (?:to|on|with))?|added to|adjuncts? to|alongside"
    r"|pretreat\w+ (?:with|before)|prior to|(?:effects?|influence|impact) (?:of \S+ )?on"
    r"|immunogenicity of|induced by) (?:[\w-]+ ){0,2}$"
    r"|\b(?:reduc|lower|decreas|increas|chang|alter|affect|cut|spar)\w* "
    r"(?:the |their )?(?:\w+ )?(?:use|need|intake|doses?|prescri\w+|consumption) (?:of|for) "
    r"(?:[\w-]+ ){0,2}$|\b(?:independent of|adjust\w+ for|controll\w+ for|regardless of)\b[^.;]*$"
    r"|\b(?:addition of|adding) [^.;]{3,60}? to [^.;]{0,60}$",
    re.IGNORECASE,
)
_WITHOUT_IT = re.compile(r"\b(?:placebo|untreated|sham|no treatment|controls?)\b", re.IGNORECASE)
_OPENING_WORDS = 4
_OF_MANY = re.compile(
    r"\b(?:reviews?|meta-analys[ie]s|guidelines?|overview|update|management|pharmacotherapy"
    r"|treatments?|therap(?:y|ies)|prevention|interventions?)\b",
    re.IGNORECASE,
)
_YARDSTICK = re.compile(
    r"\b(?:than|versus|vs\.?|compared (?:with|to)|(?:superior|inferior|similar|equal|equivalent"
    r"|comparable) to|as \w+ as) (?:[\w-]+ ){0,2}$",
    re.IGNORECASE,
)
# A title that sets treatments side by side leaves open which of them a sentence speaks of.
_AGAINST_NOTHING = re.compile(
    r"\b(?:versus|vs\.?|or|compared (?:with|to)) (?:an? |the )?(?:\w+ )?"
    r"(?:placebo|controls?|sham|no|usual|standard|nothing|waiting|conventional)\b",
    re.IGNORECASE,
)
_SIDE_BY_SIDE = re.compile(r"\b(?:versus|vs|or|compar\w+)\b", re.IGNORECASE)
_AROUND = re.compile(
    r"\b(?:after|following|undergoing|receiving|before|in) (?:[\w-]+ ){0,2}$", re.IGNORECASE
)
# "Transplant recipients" had it; "an analgesic effect" is no analgesic.
_RECIPIENTS = re.compile(
    r"^[ -](?:recipients?|surgery patients|(?:\w+-)?(?:effect|action)s?|performance|capacity"
    r"|tolerance|tests?|testing|duration)\b",
    re.IGNORECASE,
)
_COMPARES = re.compile(
    r"\b(?:than|versus|vs|compar\w+|placebo|controls?|without|alone)\b", re.IGNORECASE
)
# "X plus Y was no better than X alone": all had X.
_IN_BOTH_ARMS = re.compile(r"^ (?:monotherapy|alone)\b", re.IGNORECASE)
_TOGETHER = re.compile(r"\b(?:plus|combin\w+|adding|added|addition|with|and)\b", re.IGNORECASE)
# A harm of the treatment is not what it was given for.
_BROUGHT_ON = re.compile(
    r"\b(?:caus(?:e|es|ed|ing)|induc(?:e|es|ed|ing)|lead(?:s|ing)? to|led to) (?:[\w-]+ ){0,4}$",
    re.IGNORECASE,
)
# "Effects of X on Y": only X was tried.
_TITLE_OF_EFFECT = re.compile(
    r"^(?:the )?(?:\w+ )?(?:effects?|influence|impact) of (?P<agent>.{3,120}?) (?:on|upon)\b",
    re.IGNORECASE,
)
_WITH_MORE = re.compile(r"^ (?:plus|combined with|with or without)\b", re.IGNORECASE)
# Arms that both have a treatment of this kind.
_TWO_ARMS = re.compile(
    r"\b(?!(?:placebo|control|sham|untreated|the|both|in) )\w+ and (?!(?:placebo|control|sham"
    r"|untreated|usual) )\w+ (?:groups|arms)\b",
    re.IGNORECASE,
)
_ALIKE = re.compile(
    r"\b(?:similar|same|comparable|equal|equivalent) (?:\w+ )?(?:effect\w*|efficac\w+|benefit)"
    r"|\bequally effective\b",
    re.IGNORECASE,
)
_OUTSIDE = re.compile(
    r"\b(?:placebo|controls?|sham|usual|standard|no|without|untreated|nothing|waiting|conventional)"
    r"\b",
    re.IGNORECASE,
)
_DIFFER = re.compile(
    r"\b(?:differ\w*|than|versus|vs|compared|similar\w*|superior)\b", re.IGNORECASE
)
# "No difference" is no group that went without.
_BARE_NO = re.compile(r"\bno (?=(?:\w+ )?(?:differen|eviden))", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")


def is_what_acts(text: str, record: Record, question: Question) -> bool:
    """Tell whether *text*, read under its study's title, tells what a treatment asked about did.

    The sentence decides where it names the treatment, and the title where it does not.
    """
    treatments = named_as(record, question, ConceptRole.INTERVENTION)
    if not treatments:
        return True
    if _is_brought_on(text, record, question) or not _is_subject(text, record, treatments):
        return False
    is_contest = question.kind is QuestionKind.COMPARISON
    if not is_contest and _is_among_kin(text, treatments):
        return False
    places = [place for each in treatments for place in _places(text, each)]
    if places:
        return not _stands_back(text, places, is_contest=is_contest)
    if any(each.told(stems(text)) for each in treatments):
        return True  # in words of its own
    return _is_tried(record.title or "", treatments)


def _stands_back(text: str, places: Sequence[tuple[int, int]], *, is_contest: bool) -> bool:
    """Tell whether *text* names it only as what was there already, or to measure others by."""
    if is_contest:
        return all(_is_setting(text, start, end) for start, end in places)
    is_back = all(
        _is_setting(text, start, end) or _YARDSTICK.search(text[:start]) for start, end in places
    )
    return is_back or _is_in_both_arms(text, places)


def _is_subject(text: str, record: Record, treatments: Sequence[Names]) -> bool:
    """A study that tried a treatment says so in its title, or opens its result with it.

    A result against placebo speaks for itself, and a review may tell of many.
    """
    title = record.title or ""
    types = " ".join(record.publication_types).lower()
    if not title or _OF_MANY.search(title) or "review" in types or _WITHOUT_IT.search(text):
        return True
    headings = " . ".join(each.descriptor for each in record.mesh if each.is_major)
    opening = " ".join(text.split()[:_OPENING_WORDS])
    tokens = (stems(f"{title} . {headings}"), stems(opening))
    return any(each.told(each_text) for each in treatments for each_text in tokens)


def is_beside(text: str, record: Record, question: Question) -> bool:
    """Tell whether all that *text* says of a treatment asked about is that people had it anyway."""
    return _stands_only_after(_BESIDE, text, record, question)


def is_yardstick(text: str, record: Record, question: Question) -> bool:
    """Tell whether *text* names a treatment asked about only to measure another by it."""
    return _stands_only_after(_YARDSTICK, text, record, question)


def _stands_only_after(cue: re.Pattern[str], text: str, record: Record, question: Question) -> bool:
    """Tell whether *text* names a treatment asked about, and each time right after *cue*."""
    treatments = named_as(record, question, ConceptRole.INTERVENTION)
    places = [place for each in treatments for place in _places(text, each)]
    return bool(places) and all(cue.search(text[:start]) for start, _ in places)


def is_told_of(text: str, record: Record, question: Question) -> bool:
    """Tell whether *text* names the treatment, or a title that sets nothing else beside it."""
    treatments = named_as(record, question, ConceptRole.INTERVENTION)
    is_one_of_many = _SIDE_BY_SIDE.search(_AGAINST_NOTHING.sub("", record.title or ""))
    return not is_one_of_many or any(each.told(stems(text)) for each in treatments)


def _is_tried(title: str, treatments: Sequence[Names]) -> bool:
    effect = _TITLE_OF_EFFECT.search(title)
    if effect is not None:
        agent = stems(effect.group("agent"))
        return any(each.told(agent) for each in treatments)
    places = [place for each in treatments for place in _places(title, each)]
    is_one_of_many = bool(places) and _SIDE_BY_SIDE.search(_AGAINST_NOTHING.sub("", title))
    return not is_one_of_many and (
        not places
        or not all(
            _is_setting(title, start, end) or _WITH_MORE.search(title[end:])
            for start, end in places
        )
    )


def _is_setting(text: str, start: int, end: int) -> bool:
    before = text[:start]
    if _BESIDE.search(before) or _RECIPIENTS.search(text[end:]):
        return True
    return _AROUND.search(before) is not None and _COMPARES.search(text) is None


def _is_in_both_arms(text: str, places: Sequence[tuple[int, int]]) -> bool:
    is_alone = any(_IN_BOTH_ARMS.search(text[end:]) for _, end in places)
    return is_alone and len(places) > 1 and _TOGETHER.search(text) is not None


def _is_among_kin(text: str, treatments: Sequence[Names]) -> bool:
    """Tell whether *text* only sets kinds of the treatment, or rivals, beside each other."""
    if _OUTSIDE.search(_BARE_NO.sub("", text)) is not None:
        return False
    if _TWO_ARMS.search(text) is not None or _ALIKE.search(text) is not None:
        return _DIFFER.search(text) is not None
    kinds = {
        text[:start].rsplit(maxsplit=1)[-1].casefold()
        for each in treatments
        for start, _ in _places(text, each)
        if text[:start].strip()
    }
    return len(kinds) > 1 and _DIFFER.search(text) is not None


def _is_brought_on(text: str, record: Record, question: Question) -> bool:
    """Tell whether the illness asked about stands there only as a harm of what was given."""
    conditions = named_as(record, question, ConceptRole.CONDITION)
    if any(each.told(stems(record.title or "")) for each in conditions):
        return False
    places = [place for each in conditions for place in _places(text, each)]
    return bool(places) and all(_BROUGHT_ON.search(text[:start]) for start, _ in places)


def _places(text: str, concept: Names) -> Iterator[tuple[int, int]]:
    """Yield where a name of *concept* stands in *text*, word by word."""
    words = [(stem(each.group()), each.start(), each.end()) for each in _WORD.finditer(text)]
    tokens = tuple(token for token, _, _ in words)
    for name in (*concept.names, *concept.cores):
        for at in range(len(tokens) - len(name) + 1):
            if tokens[at : at + len(name)] == name:
                yield words[at][1], words[at + len(name) - 1][2]
