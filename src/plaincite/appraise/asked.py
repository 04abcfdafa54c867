"""What is asked for: a study of the right illness may still answer another question.

"How is diabetes diagnosed?" is not answered by a trial of a treatment in people with newly
diagnosed diabetes. For kinds of question that ask for one sort of knowledge, the finding or the
title must speak of it. Questions about treatments are held to their concepts elsewhere.
"""

import re

from plaincite.model.evidence import Finding
from plaincite.model.question import ConceptRole, Question, QuestionKind
from plaincite.model.record import Record

__all__ = ["speaks_of_what_is_asked"]

# People who have the diagnosis are no news of how it is made.
_NOT_DIAGNOSIS = re.compile(
    r"\b(?:newly|recently|previously|already|first)[- ]diagnosed\b|\bdiagnosed with\b"
    r"|\b(?:after|since|at|time of|following) (?:the |their )?diagnosis\b"
    r"|\bdiagnosis of [^.]{0,40} (?:were|was) (?:included|enrolled|randomi[sz]ed)\b",
    re.IGNORECASE,
)
_CUES = {
    QuestionKind.DIAGNOSIS: re.compile(
        r"\b(?:diagnos\w+|detect\w*|screen\w*|sensitivit\w+|specificit\w+|accurac\w+|criteria"
        r"|biopsy|symptoms? (?:are|include)|signs?|present(?:s|ed|ing|ation)|predictive value"
        r"|tests?|testing|scans?|imaging|examination|measur\w+|cut-?off|threshold)\b",
        re.IGNORECASE,
    ),
    QuestionKind.PROGNOSIS: re.compile(
        r"\b(?:prognos\w+|surviv\w+|mortality|recover\w*|relaps\w+|recurr\w+|remission|progress\w+"
        r"|course|duration|last(?:s|ed|ing)?|long[- ]term|outcomes?|incidence|prevalence|natural"
        r" history|common|rare|frequen\w+|risk|likel\w+|years?|months?|weeks?|days?|deaths?|died"
        r"|life expectancy|heal(?:s|ed|ing)?)\b",
        re.IGNORECASE,
    ),
    QuestionKind.CAUSE: re.compile(
        r"\b(?:caus\w+|etiolog\w+|aetiolog\w+|risk factors?|risks?|pathogen\w*|due to|owing to"
        r"|result(?:s|ed|ing)? (?:from|in)|induc\w+|trigger\w*|lead(?:s|ing)? to|led to|mechanisms?"
        r"|genes?|genetic\w*|mutations?|inherit\w*|hereditary|autosomal|associat\w+|linked|related"
        r"|responsible|origin\w*|predispos\w+|expos\w+|more (?:common|likely)|contribut\w+"
        r"|explain\w*|infect\w+|virus\w*|bacteri\w+)\b",
        re.IGNORECASE,
    ),
    QuestionKind.DEFINITION: re.compile(
        r"\b(?:is|are|was|were) (?:an? |the |one of )|\bdefin\w+|\bcharacteri[sz]ed\b|\bknown as\b"
        r"|\bcalled\b|\bconsists?\b|\bconditions?\b|\bdisorders?\b|\bdiseases?\b|\bsyndromes?\b"
        r"|\btreatments?\b|\btherap\w+|\busually\b|\bincludes?\b|\bcaused by\b|\brefers? to\b",
        re.IGNORECASE,
    ),
}


def speaks_of_what_is_asked(finding: Finding, record: Record, question: Question) -> bool:
    """Tell whether *finding* or the record's title speaks of the sort of thing that is asked."""
    cue = _CUES.get(question.kind)
    if cue is None or _names_a_treatment(question):
        return True
    told = " ".join(sentence.span.text for sentence in finding.sentences)
    return any(cue.search(_NOT_DIAGNOSIS.sub(" ", text)) for text in (told, record.title or ""))


def _names_a_treatment(question: Question) -> bool:
    return any(concept.role is ConceptRole.INTERVENTION for concept in question.concepts)
