"""Words in their plain form, so that honest rewrites compare as equal.

British and American spelling, singular and plural, tenses and a few irregular forms fall together;
antonyms never do, because no prefix is ever cut. Pure and deterministic.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

__all__ = ["Token", "stem", "tokens"]


# Names before numbers: the digit of "HbA1c", "IL-6" or "COVID-19" belongs to a name.
_TOKEN = re.compile(
    r"""
    (?P<name>
        (?=[^\W\d_]{1,12}-?\d)
        (?!(?:week|day|month|year|grade|phase|stage|type|class|level|top|under|over|mid|pre|post
             |non|age|aged|visit|wave|step|part|group|arm|cycle|of|at|to|in|and|by|p|n|x)-?\d)
        [^\W\d_]{1,12}-?\d{1,4}(?:[^\W_]|-(?=\d)){0,8}(?![.,]?\d)
    )
  | (?P<number>(?:\d{1,3}(?:[ ,\u00a0\u2009\u202f]\d{3})+(?!\d)|\d{1,30})(?:[.\u00b7]\d{1,30})?)
  | (?P<word>[^\W\d_]+(?:['’][^\W\d_]+)?)
  | (?P<mark>[%,;:()\[\]<>=≥≤.?!/+\u2013\u2014\u2212-])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SPACED_NUMBER = re.compile(r"\d \d{3}")  # "1 200": the one token that a space may be part of

_IRREGULAR = dict(
    pair.split(":")
    for pair in """
    fell:fall fallen:fall rose:rise risen:rise grew:grow grown:grow took:take taken:take gave:give
    given:give got:get gotten:get felt:feel slept:sleep died:death dies:death dying:death
    deaths:death dead:death women:woman men:man children:child mice:mouse feet:foot
    teeth:tooth lives:life lived:live living:live people:person kept:keep led:lead lost:lose
    loss:lose losses:lose
    made:make said:say saw:see
    seen:see shown:show began:begin begun:begin came:come went:go gone:go had:have has:have
    having:have was:be were:be is:be are:be been:be being:be am:be did:do does:do done:do
    doing:do thought:think told:tell found:find left:leave spent:spend chose:choose chosen:choose
    wore:wear worn:wear ate:eat eaten:eat drank:drink drunk:drink ran:run hurt:hurt
    understood:understand bled:bleed broke:break broken:break built:build met:meet stood:stand
    studies:study bodies:body diagnoses:diagnosis diagnosed:diagnosis diagnose:diagnosis
    diagnosing:diagnosis
    metastases:metastasis analyses:analysis crises:crisis biopsies:biopsy therapies:therapy
    criteria:criterion bacteria:bacterium worsened:worsen used:use using:use uses:use
    lying:lie tying:tie sought:seek brought:bring held:hold grey:gray programme:program
    programmes:program ageing:aging cheque:check sceptical:skeptical paralyse:paralyze
    relapses:relapse relapsed:relapse relapsing:relapsing remitting:remitting analgesic:analgesic
    surgeries:surgery surgical:surgery dietary:diet cardiac:heart hepatic:liver renal:kidney
    cognition:cognitive fatigued:fatigue tired:fatigue tiredness:fatigue
    depressed:depression depressive:depression anxious:anxiety painful:pain
    obese:obesity diabetic:diabetes hypertensive:hypertension asthmatic:asthma
    fatal:death fatality:death fatalities:death mortality:death die:death lethal:death
    infected:infection infections:infection pregnancies:pregnancy pregnant:pregnancy
    smokers:smoker smoked:smoke smoking:smoke vaccinated:vaccine vaccination:vaccine
    vaccinations:vaccine vaccines:vaccine weighed:weight weigh:weight hospitalised:hospital
    hospitalized:hospital hospitalisation:hospital hospitalization:hospital
    hospitalizations:hospital hospitalisations:hospital hospitals:hospital
    screened:screen screening:screen screenings:screen survived:survive surviving:survive
    survival:survive survives:survive recurrence:recur recurrences:recur recurred:recur
    recurrent:recur recurring:recur approval:approve approved:approve approves:approve
    tolerated:tolerate tolerability:tolerate tolerable:tolerate tolerance:tolerance
    movement:move movements:move mobility:mobility remission:remission remissions:remission
    injected:inject injection:inject injections:inject infused:infuse infusion:infuse
    infusions:infuse transplanted:transplant transplantation:transplant transplants:transplant
    exercised:exercise exercises:exercise exercising:exercise feeding:feed fed:feed
    taking:take giving:give getting:get coming:come making:make having:have becoming:become
    maneuver:maneuver manoeuvre:maneuver manoeuvres:maneuver maneuvers:maneuver
    response:respond responses:respond responder:respond responders:respond
    safety:safe safely:safe effectiveness:effective effectively:effective efficacy:effective
    efficacious:effective
    meant:mean shrank:shrink shrunk:shrink swam:swim swum:swim wrote:write written:write
    drove:drive driven:drive spoke:speak spoken:speak froze:freeze frozen:freeze tore:tear
    torn:tear     woke:wake woken:wake
    swollen:swell bore:bear threw:throw thrown:throw blew:blow blown:blow knew:know known:know
    sent:send dealt:deal burnt:burn learnt:learn caught:catch taught:teach fought:fight
    bought:buy sat:sit stuck:stick struck:strike hid:hide hidden:hide bit:bite bitten:bite
    shook:shake shaken:shake forgot:forget forgotten:forget spun:spin sank:sink sunk:sink
    readmitted:readmission readmissions:readmission delirious:delirium
    cried:cry cries:cry tried:try tries:try dried:dry dries:dry
    paid:pay lay:lie laid:lay won:win shot:shoot beat:beat beaten:beat revised:revision
    revise:revision revisions:revision
    likely:likely unlikely:unlikely early:early only:only daily:daily weekly:weekly monthly:monthly
    yearly:yearly family:family nearly:nearly elderly:elderly reply:reply
    """.split()
)
_PLAIN = _IRREGULAR | {plain: plain for plain in _IRREGULAR.values()}

_SPELLING = tuple(
    (re.compile(british), american)
    for british, american in (
        (r"^(an|leuk|hyperglyc|hypoglyc|septic|isch|ur|tox|hypoxid)aem", r"\1em"),
        (r"^haem", "hem"),
        (r"aemi", "emi"),
        (r"^paed", "ped"),
        (r"paed", "ped"),
        (r"oedema", "edema"),
        (r"^oed", "ed"),
        (r"^oes", "es"),
        (r"^foet", "fet"),
        (r"^gynaec", "gynec"),
        (r"^anaes", "anes"),
        (r"anaesth", "anesth"),
        (r"rrhoea", "rrhea"),
        (r"^sulph", "sulf"),
        (r"^orthopaed", "orthoped"),
        (r"(?<=[a-z]{2})our(?=$|s$|ed$|ing$|al$|ite$|able$|less$)", "or"),
        (r"(?<=[cbt])tre(s?)$", r"ter\1"),
        (r"^(cen|li|fib|me|thea)tre(s|d)?$", r"\1ter\2"),
        (r"(?<=[a-z]{3})is(e|ed|es|ing|ation|ations)$", r"iz\1"),
        (r"(?<=[a-z]{2})ys(e|ed|es|ing)$", r"yz\1"),
        (r"^(.*[aeiouy][^aeiouy]+[aeiou])ll(ed|ing|er|ers)$", r"\1l\2"),
        (r"lment(s?)$", r"llment\1"),
    )
)

# Longest first; what is left must keep at least four letters, or three before a plural.
_SUFFIXES = tuple(
    "izations ization ations ation ements ement ments ment ingly edly ings ions ing ion "
    "ies ied ed es ly".split()
)


class Token(NamedTuple):
    """One word, number, name or mark of a text."""

    kind: str  # "word", "number", "name" or "mark"
    text: str  # lower case, as written
    stem: str  # its plain form


def tokens(text: str) -> tuple[Token, ...]:
    """Return the words, numbers, names and marks of *text* in order.

    >>> [token.stem for token in tokens("HbA1c fell by 1,200 in tumours")]
    ['hba1c', 'fall', 'by', '1200', 'in', 'tumor']
    """
    if _SPACED_NUMBER.search(text):
        return tuple(_taken_apart(text))
    # No other token has a space in it, and most words have been met before.
    read: list[Token] = []
    for part in text.split(" "):
        read += _part(part)
    return tuple(read)


@lru_cache(maxsize=65536)
def _part(text: str) -> tuple[Token, ...]:
    return tuple(_taken_apart(text))


def _taken_apart(text: str) -> Iterator[Token]:
    for found in _TOKEN.finditer(text):
        kind, word = found.lastgroup or "", found.group().lower()
        yield Token(kind, word, _plain(kind, word))


def _plain(kind: str, text: str) -> str:
    if kind == "word":
        return stem(text)
    if kind == "name":
        return text.replace("-", "")
    if kind == "number":
        return _decimal(text)
    return text


@lru_cache(maxsize=16384)
def _decimal(text: str) -> str:
    """Write a number one way: no thousands marks, no closing zeros.

    >>> _decimal("1,200.50")
    '1200.5'
    """
    digits = re.sub(r"[ ,\u00a0\u2009\u202f]", "", text).replace("\u00b7", ".")
    whole, _, part = digits.partition(".")
    part = part.rstrip("0")
    return f"{whole.lstrip('0') or '0'}.{part}" if part else whole.lstrip("0") or "0"


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return the plain form of a lower-case *word*.

    >>> stem("randomised") == stem("randomizing"), stem("tumours"), stem("women")
    (True, 'tumor', 'woman')
    """
    base = word.replace("’", "'")
    if base.endswith("n't"):
        return base
    base = base.removesuffix("'s").removesuffix("'")
    if base in _PLAIN:
        return _PLAIN[base]
    for british, american in _SPELLING:
        base = british.sub(american, base)
    return _PLAIN.get(base) or _cut(base)


def _cut(word: str) -> str:
    for suffix in _SUFFIXES:
        rest = word.removesuffix(suffix)
        if rest != word and len(rest) >= (3 if suffix in ("ed", "ing") else 4):
            return _tidy(rest + ("y" if suffix in ("ies", "ied") else ""))
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return _tidy(word[:-1])
    return _tidy(word)


def _tidy(word: str) -> str:
    """Drop a silent e and a doubled last consonant: "improve", "improv"; "stopp", "stop"."""
    if len(word) > 4 and word.endswith("e"):
        word = word[:-1]
    if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "aeiouls":
        word = word[:-1]
    return word
