"""Answering: whether one sentence, read under its study's title, answers what was asked.

A study may bear on a question, and the sentence at hand still tells of something else: another
outcome, a treatment that all had anyway, what a drug is registered for. Such a sentence may stand
among the findings; it never opens a page.
"""

import re

from plaincite.appraise.acting import is_beside, is_told_of, is_what_acts
from plaincite.appraise.asked_form import answers_in_form
from plaincite.appraise.coverage import names_all
from plaincite.appraise.fit import is_of_people_asked
from plaincite.appraise.patterns import BRACKETS
from plaincite.appraise.senses import in_asked_sense
from plaincite.appraise.stance import stance
from plaincite.model.evidence import AGAINST, Stance
from plaincite.model.question import OF_HARM, ConceptRole, Question, QuestionKind
from plaincite.model.record import Record

__all__ = ["answers"]

# Kinds that ask which way it went: a sentence that points no way does not say.
_DIRECTED = frozenset(
    {
        QuestionKind.COMPARISON,
        QuestionKind.EFFECT,
        QuestionKind.NEED,
        QuestionKind.PREVENTION,
        QuestionKind.SCREENING,
    }
)
_OF_A_THING = frozenset({QuestionKind.EFFECT, QuestionKind.NEED})
_ENDS = frozenset({ConceptRole.CONDITION, ConceptRole.OUTCOME, ConceptRole.UNKNOWN})
# Where no harm is named, the answer tells of one, or that there was none.
_HARMS = re.compile(
    r"\b(?:risks?|harm\w*|safe(?:ty|ly)?|unsafe|adverse|side[ -]effects?|toxic\w*"
    r"|tolera\w+|complications?|deaths?|died|mortality|fatal\w*|cancers?|metasta\w+"
    r"|malform\w+|defects?|miscarr\w+|bleed\w*|fractures?|infections?|injur\w*"
    r"|withdr\w+|dependen\w+|addict\w*|provok\w+|induced|worse\w*|damag\w*|autism"
    r"|weight gain|diabetes|allerg\w+|serious|poor(?:er)?|impair\w*|deficien\w+)\b",
    re.IGNORECASE,
)
# What a thing is given for is not a harm of it.
_EASES = re.compile(
    r"\b(?:benefits?|beneficial|relie[fv]\w*|pain[- ]free|efficac\w+|effective\w*|treatment of)\b",
    re.IGNORECASE,
)
_BRINGS = re.compile(
    r"\b(?:caus\w+|risks?|more|increas\w+|higher|induc\w+|overuse|associat\w+|link\w*|led"
    r"|leads?|develop\w*|adverse|side)\b",
    re.IGNORECASE,
)
# A risk that fell is a gain.
_LESS_RISK = re.compile(
    r"\b(?:lower\w*|reduc\w+|decreas\w+) (?:the |a |an )?(?:\w+ )?risks? of [\w -]{1,30}",
    re.IGNORECASE,
)
# What speaks of a treatment's success, whatever the treatment is.
_TREATS = re.compile(
    r"\b(?:treat\w*|therap\w*|medic\w*|drugs?|effective\w*|efficac\w+|relie[fv]\w*|improv\w*"
    r"|reduc\w+|decreas\w+|lower\w*|fewer|less|better|heal(?:s|ed|ing)?|cur(?:e|es|ed|ing)"
    r"|success\w*|remission|benefi\w+|help\w*|prevent\w*|recommend\w*|recover\w*|eas(?:e|ed|es)"
    r"|differ\w*|shorten\w*|resol\w+|prefer\w*|than)\b",
    re.IGNORECASE,
)
_USES = re.compile(
    r"\b(?:approv\w+|licen[cs]\w+|indicat\w+|us(?:e|es|ed|ing)|treat\w*|recommend\w*|prescri\w+"
    r"|investig\w+|explor\w+|standard|option|available|therap\w+|stud(?:y|ied|ies)|trials?"
    r"|effective\w*|given|role)\b",
    re.IGNORECASE,
)
_SAFELY = re.compile(
    r"\b(?:safe|safer|safest|safely|risky|dangerous|harmful|unsafe)\b", re.IGNORECASE
)
_DANGEROUSLY = re.compile(r"\b(?:risky|dangerous|harmful|unsafe)\b", re.IGNORECASE)
# "Low-risk cancer" is told of no harm, and "not reduced" of none that was done.
_NO_DANGER = re.compile(
    r"\b(?:low|lower|high|higher|average|intermediate|moderate)[- ]risk\b"
    r"|\bnot (?:\w+ ){0,2}(?:reduc|lower|prevent|decreas)\w*"
    r"|\b(?:factors? for|at) risk\b|\brisk (?:factors?|reductions?)\b"
    r"|\b(?:\w+ ){0,2}without [^.;]{1,60} than with\b",
    re.IGNORECASE,
)
_HARMED = re.compile(
    r"\b(?:caus\w+|more|increas\w+|higher|greater|rais\w+|induc\w+|overuse|associat\w+|link\w*|led"
    r"|leads?|adverse|side[ -]effects?|harm\w*|danger\w*|sooner|worse\w*)\b",
    re.IGNORECASE,
)
_SCREENS = re.compile(
    r"(?<!mean )(?<!at )(?<!during )\bscreen|\bearly detection\b|\btest(?:s|ed|ing)\b",
    re.IGNORECASE,
)
# What is measured in a laboratory or a questionnaire on knowledge is no good that a reader feels.
_UNFELT = re.compile(
    r"\b(?:gene expression|expression of|genes|immunogenicity|pharmacokinetic\w*|bioavailab\w+"
    r"|knowledge|attitudes?|protein (?:degradation|turnover|synthesis)|turnover|catalytic|signal\w*"
    r"|receptor|mrna|in vitro|cultures?|taste|polymorphisms?|titers?|titres?|transferrin|endothelin"
    r"|microbiota|(?:more|less) prevalent than)\b",
    re.IGNORECASE,
)
# What is done "to prevent falls" was not seen to prevent one.
_PURPOSE = re.compile(
    r"\b(?!(?:failed|fails?|appear\w*|seem\w*|shown|found|likely|unlikely|able|ability|tend\w*"
    r"|proved|helps?|known|expected|enough|potential|sufficient|demonstrated|reported|not) )"
    r"(?P<before>\w+) to (?:prevent|avoid|reduce|lower|treat|improve) [^.;,]{3,80}(?=[.;,]|$)",
    re.IGNORECASE,
)
# Of two things compared, both are told of.
_TWO_SIDED = re.compile(
    r"\b(?:than|versus|vs|compar\w+|both|between|groups?|superior\w*|inferior\w*|non-?inferior\w*"
    r"|equivalent|similar\w*|same|better|worse|as \w+ as|differ\w*)\b",
    re.IGNORECASE,
)
# Asked how attacks are prevented, a study of those that have begun is no answer.
_ASKS_TO_PREVENT = re.compile(r"\b(?:prevent\w*|prophyla\w+)\b", re.IGNORECASE)
_OF_AN_ATTACK = re.compile(
    r"\bacute(?:ly)? (?:treat|therap|manag)\w*|\babort(?:ive|ing)\b"
    r"|\btreat(?:ment|ing|ed|s)? (?:of )?(?:[\w-]+ ){0,4}?attacks?\b"
    r"|\b(?:headache|pain)[- ](?:relief|free|response)\b",
    re.IGNORECASE,
)
_MUST_SAY = {
    QuestionKind.COMPARISON: _TWO_SIDED,
    QuestionKind.OPTIONS: _TREATS,
    QuestionKind.SCREENING: _SCREENS,
    QuestionKind.USE: _USES,
}


def answers(text: str, record: Record, question: Question) -> bool:
    """Tell whether *text*, sentences of *record*, answers *question* under the study's title."""
    said = _PURPOSE.sub(r"\g<before>", in_asked_sense(text, question.text))
    return (
        _is_understood(question)
        and names_all(said, record, question)
        and is_of_people_asked(record, question, said)
        and answers_in_form(question.text, BRACKETS.sub("", text))
        and _is_of_kind(said, text, record, question)
        and not (_ASKS_TO_PREVENT.search(question.text) and _is_of_attacks(text, record))
    )


def _is_of_kind(said: str, text: str, record: Record, question: Question) -> bool:
    """Tell whether *text* is the sort of thing asked for; *said* is it without asides."""
    if question.kind in OF_HARM:
        return _tells_of_harm(said, text, record, question)
    must = _MUST_SAY.get(question.kind)
    asks_safety = question.kind is QuestionKind.OPTIONS and _SAFELY.search(question.text)
    if asks_safety:
        return _tells_of_danger(said, question)
    if must is not None and must.search(said) is None:
        return False
    is_felt = _UNFELT.search(said) is None or _UNFELT.search(question.text) is not None
    if question.kind not in _DIRECTED:
        return is_felt or question.kind is not QuestionKind.OPTIONS
    if not is_felt:
        return False
    has_way = stance(text, question, record) is not Stance.UNSTATED
    return has_way and is_what_acts(text, record, question)


def _is_of_attacks(text: str, record: Record) -> bool:
    """Tell whether *text*, or all of *record*, is of easing an attack and not of preventing one."""
    return any(
        _OF_AN_ATTACK.search(told) is not None and _ASKS_TO_PREVENT.search(told) is None
        for told in (text, f"{record.title or ''} {record.abstract}")
    )


def _tells_of_danger(said: str, question: Question) -> bool:
    """Asked which are risky, a harm is brought; asked which are safe, harm is spoken of."""
    if _DANGEROUSLY.search(question.text) is None:
        return _HARMS.search(said) is not None
    told = _NO_DANGER.sub(" ", _LESS_RISK.sub("", said))
    return _HARMS.search(told) is not None and _HARMED.search(told) is not None


def _is_understood(question: Question) -> bool:
    """Tell whether we know what thing, or what end, "does it help" and "is it needed" ask of."""
    roles = [each.role for each in question.concepts]
    treatments = roles.count(ConceptRole.INTERVENTION)
    if question.kind is QuestionKind.COMPARISON:
        return ConceptRole.COMPARATOR in roles or treatments > 1
    if question.kind is QuestionKind.OPTIONS:
        return treatments != 1 or not _ENDS.isdisjoint(roles)
    return bool(treatments) or _names_outcome(question) or question.kind not in _OF_A_THING


def _tells_of_harm(said: str, text: str, record: Record, question: Question) -> bool:
    """Asked what causes a thing, a cause is told; of one harm, which way; else any harm."""
    if not question.names_treatment:
        return stance(text, question, record) not in AGAINST and not _is_turned(said, question)
    if not is_told_of(text, record, question) or is_beside(text, record, question):
        return False
    if _names_outcome(question):
        is_cure = _EASES.search(said) is not None and _BRINGS.search(said) is None
        return not is_cure and stance(text, question, record) is not Stance.UNSTATED
    return _HARMS.search(_LESS_RISK.sub("", said)) is not None


def _is_turned(said: str, question: Question) -> bool:
    """Tell whether *said* is of the risk of the illness, where the reader asks what it leads to."""
    if not _names_outcome(question):
        return False
    names = [
        name
        for each in question.concepts
        if each.role is ConceptRole.CONDITION
        for name in each.names
    ]
    return any(
        re.search(rf"\brisks? (?:of|for) (?:\w+ ){{0,3}}{re.escape(name)}\b", said, re.IGNORECASE)
        for name in names
    )


def _names_outcome(question: Question) -> bool:
    return any(each.role is ConceptRole.OUTCOME for each in question.concepts)
