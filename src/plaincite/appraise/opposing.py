"""Opposing: whether a sentence may set its study on the other side of a page.

A direction is read off words, and words that point one way may stand in an aside ("patients who had
failed to respond"), tell of some of those treated, or of what undoes a harm. Beside a yes or a no
(`on_asked.py`) these are what a study that was set apart most often turned out to be.
"""

import re

from plaincite.appraise.general import is_asked
from plaincite.appraise.names import names_in
from plaincite.appraise.stance import stance
from plaincite.appraise.terms import stems
from plaincite.model.evidence import AGAINST, Stance
from plaincite.model.question import OF_HARM, ConceptRole, Question, QuestionKind
from plaincite.model.record import Record

__all__ = ["may_oppose"]

# Who was treated, and names of illnesses: not what came of it.
_ASIDE = re.compile(
    r"\b(?:who|that|which) (?:had |have |has )?(?:failed|not responded"
    r"|did(?: not|n['’]t)|do(?: not|n['’]t))\b[^.;,]*"
    r"|\b(?:unresponsive|refractory|resistant) to [^.;,]*|\battention[- ]deficit\b",
    re.IGNORECASE,
)
_FORETELLS = re.compile(r"\bpredict\w*|\bprognostic\b", re.IGNORECASE)
# "Two experienced no benefit": some of those treated.
_OF_SOME = re.compile(
    r"\b(?:\d+%?|one|two|three|four|five|six|seven|eight|nine|ten|some)(?: of \S+)? (?:\w+ )?"
    r"(?:experienced|had|manifested|reported|showed) no\b|\b(?:for|in) some\b",
    re.IGNORECASE,
)
# How authors say that nothing came of it; words of failure alone may speak of anything.
_SAYS_NONE = re.compile(
    r"\bno (?:[\w-]+ ){0,4}?(?:advantage|associat\w+|benefi\w+|change|decrease|differ\w*|effect\w*"
    r"|efficacy|evidence|improve\w*|increase\w*|influence|link|reduc\w+|relation\w*|support)\b"
    r"|\b(?:can|could|did|do|does|had|has|have|is|are|was|were|would)(?: ?not|n['’]t)\b"
    r"|\bnot (?:\w+ ){0,2}?(?:associat|benefi|better|differ|effect|help|improv|more|reduc|signific"
    r"|superior)\w*|\b(?:comparable|equally|equivalent|failed to|ineffective|neither|nor|same"
    r"|similar(?!ly)|unchanged|unaffected)\b|\bno (?:better|more|less|worse)\b"
    r"|\bwithout (?:[\w-]+ ){0,5}?(?:benefit|effect|fewer|improvement|less|lower|reduc\w+)\b",
    re.IGNORECASE,
)
_SAYS_WORSE = re.compile(
    r"\b(?:detriment\w*|harm(?:ed|ful)|inferior|ineffective|poorer|useless|worse\w*)\b",
    re.IGNORECASE,
)
_UNSETTLED = re.compile(
    r"\b(?:can ?not|could not) be (?:compared|concluded|determined|drawn|settled)\b"
    r"|\binsufficient (?:data|evidence)\b|\bnot (?:yet )?(?:clear|known)\b",
    re.IGNORECASE,
)
_STANDS = re.compile(r"\bnot (?:affect|alter|change|depend|influence)\w*", re.IGNORECASE)
# What was better all the same, in another part of the sentence.
_BETTER_TOO = re.compile(
    r"(?<!not )(?<!no )(?<!not significantly )\b(?:better|superior|more effective)\b", re.IGNORECASE
)
# That it is a harm of the treatment is no doubt of it, whatever else is said.
_IS_A_HARM = re.compile(
    r"\b(?:is|are|was|were|remains?) (?:an? |the )?(?:\w+ ){0,2}?(?:side[- ]effects?"
    r"|adverse (?:effects?|events?|reactions?)|complications?|risk factors?) (?:of|for)\b",
    re.IGNORECASE,
)
_ADDED = re.compile(r"\b(?:addition of|adding|added to|add-on|augment\w*)\b", re.IGNORECASE)
_UNDOES = re.compile(
    r"\b(?:ameliorat|attenuat|counteract|manag|mitigat|revers)\w*|\beffective (?:in|for|against)\b",
    re.IGNORECASE,
)
_BROUGHT_ON = re.compile(
    r"\bworsen\w*|\b(?:relationship|association|link)s?\b|\bcaus\w+|\binduc\w+|\brisk of\b",
    re.IGNORECASE,
)
# What a laboratory measures is not what a reader asks about, where it is not asked for.
_MEASURED_ONLY = re.compile(
    r"\b(?:(?:blood|cerebral) (?:\w+ )?(?:flow|levels?)|rCBF|saturation|dosing|biomarkers?|markers?"
    r"|(?:plasma|serum) (?:\w+ )?(?:concentrations?|levels?)"
    r"|pharmaco\w+|thresholds?|expression|receptors?|enzymes?|in[- ]vivo|in[- ]vitro)\b",
    re.IGNORECASE,
)
# Another matter than taking it; or what was seen beyond what all there had.
_OFF_IT = re.compile(
    r"\b(?:abstinen\w+|cessation of|detox\w*|discontinu\w+|off (?:all )?(?:opi\w+|drugs|medic\w+)"
    r"|recurren\w+|taper\w*|withdraw\w*)\b|\b(?:beyond|over and above) (?:that|those|the)\b"
    r"|\bhealthy (?:volunteers?|subjects|people)\b",
    re.IGNORECASE,
)
_HEALTHY = re.compile(r"\bhealthy (?:people|adults|women|men)\b", re.IGNORECASE)
_ILL = re.compile(r"\bpatients\b", re.IGNORECASE)
_REASON = re.compile(r"^(?:as|because|given|since)\b", re.IGNORECASE)  # known before
_WON_TOO = re.compile(
    r"\bdespite (?:the |its )?(?:benefits?|effects?|gains?|improvements?)\b|"
    r"\b(?:decreas|improv|lower|reduc|reliev)(?:ed|es)\b[^.;]{0,80}\bbut\b"
    r"|\bbut\b[^.;]*\b(?:better|decreased|improved|lower|reduced)\b|\brelief,? but\b",
    re.IGNORECASE,
)
_SAYS_SO = re.compile(
    r"\b(?:associat|benefi|better|decreas|effective|fewer|great|high|improv|increas|less|lower|more"
    r"|prevent|reduc|relie[fv]|shorter|superior)\w*",
    re.IGNORECASE,
)
_OFFERED = re.compile(
    r"\bmay be (?:an? )?(?:\w+ )?(?:alternative|considered|option|useful)\b|\bjustified\b",
    re.IGNORECASE,
)
# What a thing is, or is given for, before anything came of it.
_OF_USE = re.compile(
    r"\b(?:has|have) been (?:studied|developed|used|approved|evaluated) (?:for|in|as|to)\b"
    r"|\b(?:is|are) (?:being )?(?:studied|indicated|approved) (?:for|in|as)\b",
    re.IGNORECASE,
)


def may_oppose(text: str, record: Record, question: Question, *, says: Stance) -> bool:
    """Tell whether *text*, of *record*, which *says* one thing, may set its study apart for it.

    >>> from plaincite.model.question import Concept, Constraints, Specialty
    >>> pill = Concept("aspirin", ConceptRole.INTERVENTION)
    >>> ache = Concept("headache", ConceptRole.CONDITION)
    >>> asked = Question("Does aspirin help headache?", "s", QuestionKind.EFFECT, (pill, ache),
    ...     Constraints(), Specialty("general medicine", "PrimaryCare"))
    >>> null = Stance.NO_CLEAR_DIFFERENCE
    >>> may_oppose("Aspirin did not help headache.", Record("pmid:1", None), asked, says=null)
    True
    >>> may_oppose("Two had no relief with aspirin.", Record("pmid:1", None), asked, says=null)
    False
    """
    if record.digest is not None:  # an editor's sentence, made for what was asked
        return _UNSETTLED.search(text) is None
    told = _ASIDE.sub(" ", text)
    if told != text and stance(told, question, record) is not says:
        return False
    if _is_on_other_matter(text, record, question):
        return False
    return _says_outright(text, question, says) and not (
        says in AGAINST and _is_no_null(text, question)
    )


def _is_on_other_matter(text: str, record: Record, question: Question) -> bool:
    """Tell whether *text* is of other people or ends, or leaves to its study what it is of."""
    asides = (_FORETELLS, _MEASURED_ONLY, _OFF_IT)
    if any(each.search(text) and not each.search(question.text) for each in asides):
        return True
    if _HEALTHY.search(question.text) and _ILL.search(text):
        return True
    is_of_any = question.kind in OF_HARM and not question.names_outcome
    return is_of_any or not _names_ends(text, record, question)


def _names_ends(text: str, record: Record, question: Question) -> bool:
    """Tell whether *text* itself names the treatment, and an end that is asked about."""
    tokens = stems(text)
    needed = (
        [each for each in names_in(record, question) if each.role in roles and is_asked(each)]
        for roles in ((ConceptRole.INTERVENTION,), (ConceptRole.OUTCOME, ConceptRole.CONDITION))
    )
    return all(any(each.told(tokens) for each in group) for group in needed if group)


def _says_outright(text: str, question: Question, says: Stance) -> bool:
    """Tell whether *text* says what it is read as in so many words."""
    if _OF_SOME.search(text) or _OF_USE.search(text) or _REASON.search(text):
        return False
    if says is Stance.NO_CLEAR_DIFFERENCE:
        return _says_none(text)
    if says is Stance.NO and question.kind not in OF_HARM:
        return (_SAYS_NONE.search(text) or _SAYS_WORSE.search(text)) is not None
    is_only_offered = _OFFERED.search(text) is not None
    return says is not Stance.YES or (_SAYS_SO.search(text) is not None and not is_only_offered)


def _says_none(text: str) -> bool:
    """Tell whether *text* says in so many words that nothing came of it, and nothing but that."""
    is_said = _SAYS_NONE.search(text) is not None
    excused = (_STANDS, _BETTER_TOO, _UNSETTLED, _WON_TOO)
    return is_said and not any(pattern.search(text) for pattern in excused)


def _is_no_null(text: str, question: Question) -> bool:
    """Tell whether words that sound as if nothing came of it say something else."""
    if question.kind in OF_HARM:
        return _IS_A_HARM.search(text) is not None or _UNDOES.search(text) is not None
    if question.kind is QuestionKind.OPTIONS and _BROUGHT_ON.search(text):
        return True
    return _ADDED.search(text) is not None and _ADDED.search(question.text) is None
