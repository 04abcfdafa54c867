"""Stance: does a clause speak of trouble now, of the past, or of a subject in general?

"My chest hurts" is trouble now. "What causes chest pain" is general. "My uncle died of sepsis" is
past. Reassuring words ("probably nothing") are not looked at, so they cannot soften anything:
chatbots were led astray by them (research note on safety, finding 7).
"""

from dataclasses import dataclass
from enum import StrEnum

from plaincite.question.alarms.reading import Reading

__all__ = ["Stance", "Stances"]


class Stance(StrEnum):
    """What kind of speech the words around a sign are."""

    PRESENT = "present"
    LASTING = "lasting"  # present, but for weeks or years
    PAST = "past"
    GENERAL = "general"


_SELF = frozenset("i me my mine myself we us our he she his her him hers himself herself".split())
_FILLERS = frozenset(
    "hi hello hey dear doctor dr sir madam please so and or also ok well just um er then plus "
    "anyway thanks thank you sorry quick question maybe wondering wonder asking know tell me "
    "explain question on about".split()
)
_ASKING = frozenset(
    "what which who whose when where why how does do did is are was were can could will would "
    "should has have may might any whether for to according".split()
)
# A question that opens so is about the reader, or somebody with them.
_PERSONAL_OPENINGS = (
    "am i", "is my", "are my", "is this", "is it", "is that", "is he", "is she", "why is my",
    "why are my", "why am i", "why do i", "why does my", "why has my", "why have i", "do i",
    "does my", "has my", "have i", "have my", "can i", "could i", "could my", "could this",
    "could it", "can my", "can this", "should i", "should we", "should my", "will i", "will my",
    "was i", "was my", "what do i", "what should i", "what can i", "what is wrong with",
    "what if i",
    "what if my", "how do i", "how can i", "how should i", "when should i",
    "may i", "might i", "would my", "i", "my", "we", "he", "she", "have we", "can we",
    "how serious is my", "is our", "do we", "how bad is my", "how long can i", "is what i",
    "how long should i", "do my", "what would happen if i", "can someone", "can anyone",
    "can you help", "can somebody",
)  # fmt: skip
# ... unless it goes on so: it then asks for knowledge, not for help.
_LEARNING = frozenset(
    "prevent prevents preventing lower reduce recognise recognize spot avoid recover recovery "
    "protect cure learn distinguish information find "
    "exercise fly travel eat diet rehab rehabilitation".split()
)
_SUBJECT_NOUNS = frozenset(
    "causes cause symptoms signs treatment treatments therapy risk risks prevention prevent "
    "diagnosis prognosis definition meaning recovery rehabilitation rehab exercises exercise "
    "statistics guideline guidelines incidence prevalence mortality rate rates studies study "
    "trial trials research evidence review reviews medication versus vs types stages "
    "effects effect screening vaccine vaccines test tests management survivors patients "
    "awareness programme programmes programs education remedies remedy drug drugs gene enzyme "
    "inhibitor inhibitors link linked law laws history pathway character essay course how "
    "difference".split()
)
# "What should I do if someone has a stroke": nobody has, yet.
_SUPPOSED = (
    "if someone", "if somebody", "if anyone", "if a", "when someone", "when somebody", "when a",
    "in case of", "when people", "if people",
)  # fmt: skip
_NOW = frozenset("now today tonight currently again".split())
_NOW_PHRASES = (
    "right now", "this morning", "this afternoon", "this evening", "last night", "an hour",
    "hours ago", "minutes ago", "hour ago", "just now", "yesterday", "at the moment",
    "first time", "since this",
)  # fmt: skip
_PAST = frozenset(
    "died survived survivor childhood historically history previously formerly previous "
    "recovered recovering late deceased".split()
)
_PAST_PHRASES = (
    "years ago", "year ago", "months ago", "last year", "last summer", "last winter",
    "last spring", "last autumn", "last month", "when i was", "as a child", "as a kid",
    "as a teenager", "used to", "in the past", "before his",
    "before her", "nearly died", "passed away", "almost died", "took her own", "took his own",
    "died by",
    "lost my", "lost our", "was diagnosed with", "and is home", "after my stroke",
    "after his stroke", "after her stroke", "after my heart", "after his heart",
    "after her heart", "after my dvt", "after a stroke", "after a heart", "since my stroke",
    "since his stroke", "since her stroke", "since my heart",
)  # fmt: skip
_PAST_ENTRY = frozenset("had suffered".split())
_STILL = frozenset("is am are has have will can hurts feels keeps still".split())
_LASTING_PHRASES = (
    "for years", "for months", "for weeks", "on and off", "for many", "for a few weeks",
    "for several", "every month", "each month", "over the years", "off and on", "for a year",
    "for a long time", "long time", "last few months", "past few months", "past year",
    "for a couple of", "all my life", "occasionally", "chronic",
)  # fmt: skip
_DURATION_UNITS = frozenset("weeks months years".split())
_SPAN_WORDS = frozenset("for past last over since almost nearly about post ago".split())


@dataclass(frozen=True, slots=True)
class _Clause:
    words: tuple[str, ...]
    sentence: tuple[str, ...]


class Stances:
    """Answers for the stance of any stretch of one reading; each clause is judged once."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._known: dict[int, Stance] = {}
        self._has_lasted: bool | None = None

    def at(self, first: int, after: int) -> Stance:
        """Return the stance of the words from *first* up to *after*; the most pressing wins."""
        clauses = sorted(set(self._reading.clauses[first:after]))
        stances = [self._of(clause) for clause in clauses]
        for pressing in (Stance.PAST, Stance.PRESENT, Stance.LASTING):
            if pressing in stances:
                return pressing
        return Stance.GENERAL

    def is_long_story(self, first: int, after: int) -> bool:
        """Return True where the text tells of weeks or years, and these words not of right now."""
        if self._has_lasted is None:
            self._has_lasted = _is_lasting(self._reading.words, with_now=True)
        numbers = set(self._reading.sentences[first:after])
        return self._has_lasted and not any(
            _is_now(self._reading.sentence(number)) for number in numbers
        )

    def is_personal(self, first: int, after: int) -> bool:
        """Return True where the words' sentences speak of the reader or somebody they know."""
        numbers = set(self._reading.sentences[first:after])
        return any(not _SELF.isdisjoint(self._reading.sentence(number)) for number in numbers)

    def _of(self, clause: int) -> Stance:
        if clause not in self._known:
            words = self._reading.clause(clause)
            sentence = self._reading.sentence(
                self._reading.sentences[self._reading.clauses.index(clause)]
            )
            self._known[clause] = _judge(_Clause(words, sentence))
        return self._known[clause]


def _judge(clause: _Clause) -> Stance:
    if _is_past(clause):
        return Stance.PAST
    if _is_general(clause):
        return Stance.GENERAL
    if _is_lasting(clause.sentence):
        return Stance.LASTING
    return Stance.PRESENT


def _is_past(clause: _Clause) -> bool:
    words = clause.words
    if _is_now(words) or words[0] == "if":
        return False
    if not _PAST.isdisjoint(words) or _has_phrase(words, _PAST_PHRASES):
        return True
    if any(word.isdigit() and 1400 <= int(word) <= 2100 for word in words if len(word) == 4):
        return True
    return _is_bare_past(words) and not _is_now(clause.sentence)


def _is_bare_past(words: tuple[str, ...]) -> bool:
    # "My sister had a stroke", but not "has had chest pain" nor "I had it again last night".
    if not _STILL.isdisjoint(words):
        return False
    for at, word in enumerate(words[:6]):
        if word in _PAST_ENTRY and (at == 0 or words[at - 1] not in {"have", "has", "ive"}):
            return at > 0
    return False


def _is_now(words: tuple[str, ...]) -> bool:
    return not _NOW.isdisjoint(words) or _has_phrase(words, _NOW_PHRASES)


def _is_general(clause: _Clause) -> bool:
    words = _without_fillers(clause.words)
    if not words or (_has_phrase(words, _SUPPOSED) and "my" not in words):
        return True
    opening = " ".join(words[:6]) + " "
    if any(opening.startswith(personal + " ") for personal in _PERSONAL_OPENINGS):
        return _asks(words) and not _LEARNING.isdisjoint(words[:8])
    return _asks(words) or _is_impersonal(words, clause.sentence)


def _is_impersonal(words: tuple[str, ...], sentence: tuple[str, ...]) -> bool:
    """Tell "chest pain causes" from "chest pain, left arm numb": both lack an "I"."""
    if not _SELF.isdisjoint(words) or not _SELF.isdisjoint(sentence[:3]):
        return False
    if _SELF.isdisjoint(sentence) and _asks(_without_fillers(sentence)):
        return True
    return not _SUBJECT_NOUNS.isdisjoint(sentence)


def _asks(words: tuple[str, ...]) -> bool:
    # "Can not breathe" is no question, "can I" is.
    return bool(words) and words[0] in _ASKING and words[1:2] != ("not",)


def _without_fillers(words: tuple[str, ...]) -> tuple[str, ...]:
    at = 0
    while at < len(words) and at < 12 and words[at] in _FILLERS:
        at += 1
    return words[at:]


def _is_lasting(words: tuple[str, ...], *, with_now: bool = False) -> bool:
    if not with_now and _is_now(words):
        return False
    if _has_phrase(words, _LASTING_PHRASES):
        return True
    return any(
        word in _DURATION_UNITS
        and any(number[0].isdigit() for number in words[max(0, at - 3) : at])
        and not _SPAN_WORDS.isdisjoint(words[max(0, at - 6) : at + 2])
        for at, word in enumerate(words)
    )


def _has_phrase(words: tuple[str, ...], phrases: tuple[str, ...]) -> bool:
    joined = f" {' '.join(words)} "
    return any(f" {phrase} " in joined for phrase in phrases)
