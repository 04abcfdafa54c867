"""Topics: what a kind of question asks of a record besides its concepts.

A trial of a treatment for a disease says nothing of what causes the disease or how it is found, and
a medicine's trials in other people say nothing of its safety in pregnancy. Without these rules such
questions would be answered with whatever names the disease.
"""

import re

from plaincite.appraise.roles import sentences
from plaincite.model.evidence import Role
from plaincite.model.question import Question, QuestionKind
from plaincite.model.record import Record

__all__ = ["is_of_topic"]

_ASKED = {
    # A test that screens is also used to watch and to diagnose; the record must say screening.
    QuestionKind.SCREENING: re.compile(r"\bscreen"),
    QuestionKind.CAUSE: re.compile(
        r"\bcaus(?:e|es|ed|al|ation|ing)\b|\brisk factors?\b|\b(?:a?etiolog|pathogenesis|trigger"
        r"|associat|heredit|genetic|exposure|origin|develop(?:s|ment) of)"
    ),
    QuestionKind.DIAGNOSIS: re.compile(
        r"\bdiagnos|\baccura|\bsensitivity\b|\bspecificity\b|\bdetect|\bcriteria\b|\bbiomarker"
        r"|\btest(?:s|ing)?\b|\bimaging\b"
    ),
    QuestionKind.PROGNOSIS: re.compile(
        r"\bprogno|\bsurviv|\bmortality\b|\blong-?term\b|\boutcomes?\b|\bcourse\b|\bpredict|\brecover"
        r"|\bfollow-?up\b|\brelaps|\brecurren|\bprogress|\bnatural history\b|\bquality of life\b"
        r"|\bprevalen|\binciden|\bfrequen|\bepidemiolog|\brare\b|\bcommon\b|\bduration\b|\btransmi"
        r"|\binfectious|\binfectivity\b|\bshedding\b|\bclearance\b|\bhalf-li"
    ),
}
# With a treatment or exposure named, its link to the outcome is the topic, and concepts tell.
_ONLY_WITHOUT_INTERVENTION = frozenset(
    {QuestionKind.CAUSE, QuestionKind.DIAGNOSIS, QuestionKind.PROGNOSIS}
)
_PREGNANCY = re.compile(
    r"\b(?:pregnan|prenatal|antenatal|in utero|gestation|maternal|f(?:o)?etal|f(?:o)?etus|perinatal"
    r"|birth|teratogen|malformation)"
)
# How many come, know or pay is another matter than what good or harm it does.
_OF_UPTAKE = re.compile(
    r"\b(?:uptake|adherence|compliance|reminders?|attitudes?|knowledge|perceptions?|awareness"
    r"|willingness|acceptability|beliefs|barriers|cost[- ]effective\w*|cost[- ]utility|costs"
    r"|reimbursement|prescribing (?:patterns|trends)|satisfaction|preferences)\b"
)
_OF_WORTH = frozenset(
    {
        QuestionKind.CAUSE,
        QuestionKind.COMPARISON,
        QuestionKind.EFFECT,
        QuestionKind.HARM,
        QuestionKind.NEED,
        QuestionKind.PREVENTION,
        QuestionKind.SCREENING,
    }
)
_OWN_WORK = re.compile(
    r"\bwe (?!review|discuss|describe|summari|highlight|present|focus|outline|consider)\w+"
    r"|\b(?:patients|participants|subjects|women|men|children|samples|mice|rats) (?:were|was|had)\b"
    r"|\bn ?= ?\d|\bp ?[<=>] ?0?\.\d|\bthis study\b|\bour (?:results|findings|data|patient)"
    r"|\b(?:a|the) (?:patient|case)\b|\byear-old\b|\bcase report"
)
_TOLD = (Role.AIM, Role.RESULT, Role.CONCLUSION)


def is_of_topic(record: Record, question: Question) -> bool:
    """Tell whether *record* is of the topic that the kind of *question* asks for."""
    if question.constraints.pregnancy and not _speaks(_PREGNANCY, record, (*_TOLD, Role.METHODS)):
        return False
    if question.kind in _OF_WORTH and _is_only_of_uptake(record, question):
        return False
    asked = _ASKED.get(question.kind)
    if asked is None:
        return True
    if question.names_treatment and question.kind in _ONLY_WITHOUT_INTERVENTION:
        return True
    # Outcomes stand in every abstract; a record on causes or tests says so in title or aim.
    # So does a survey of what is known, but anywhere: it has no aim apart from its subject.
    if _is_survey(record):
        return _speaks(asked, record, tuple(Role))
    where = _TOLD if question.kind is QuestionKind.SCREENING else (Role.AIM,)
    return _speaks(asked, record, where)


def _is_survey(record: Record) -> bool:
    """Tell whether *record* tells what is known, in one text without sections or own findings."""
    is_whole = all(sentence.section is None for sentence in sentences(record))
    told = f"{record.title or ''} . {record.abstract}".lower()
    return is_whole and _OWN_WORK.search(told) is None


def _is_only_of_uptake(record: Record, question: Question) -> bool:
    in_title = _OF_UPTAKE.search((record.title or "").lower())
    return in_title is not None and _OF_UPTAKE.search(question.text.lower()) is None


def _speaks(wanted: re.Pattern[str], record: Record, roles: tuple[Role, ...]) -> bool:
    if wanted.search((record.title or "").lower()):
        return True
    told = (each.span.text for each in sentences(record) if each.role in roles)
    return any(wanted.search(text.lower()) for text in told)
