"""What is asked for: a study of the right illness may still answer another question.

"How is diabetes diagnosed?" is not answered by a trial of a treatment in people with newly
diagnosed diabetes. For kinds of question that ask for one sort of knowledge, the finding or the
title must speak of it. Questions about treatments are held to their concepts elsewhere.
"""

import re

from plaincite.appraise.names import names_in
from plaincite.appraise.sequence import is_of_a_choice
from plaincite.appraise.terms import stems
from plaincite.model.evidence import Finding
from plaincite.model.question import Question, QuestionKind
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
        r"\b(?:caus\w+|etiolog\w+|aetiolog\w+|risks?|pathogen\w*|due to|owing to"
        r"|result(?:s|ed|ing)? (?:from|in)|induc\w+|trigger\w*|lead(?:s|ing)? to|led to|mechanisms?"
        r"|genes?|genetic\w*|mutations?|inherit\w*|hereditary|autosomal|associat\w+|linked|related"
        r"|responsible|origin\w*|predispos\w+|expos\w+|more (?:common|likely)|contribut\w+"
        r"|explain\w*|infect\w+|virus\w*|bacteri\w+)\b",
        re.IGNORECASE,
    ),
}


# What follows a name that is explained.
_IS_WHAT = (
    r"(?:s|es)?(?: \([^()]{1,60}\))? (?:is|are|was|were|refers? to|means?|describes?|consists? of) "
    r"(?:also |now |often |usually |commonly )?(?:an? |the |one of |any |made |caused|defined"
    r"|characteri[sz]ed|inherited|known|called|drugs|medicines|treatments|disorders|diseases)"
)
# To stop a medicine is another thing than to take it.
_STOPPING = re.compile(
    r"\b(?:stop(?:s|ped|ping)? (?!smoking|cancer)|discontinu\w+|com(?:e|ing) off|withdraw\w*"
    r"|deprescri\w+|taper\w*|wean\w*|cessation|quit(?:ting)?)\b",
    re.IGNORECASE,
)
_STOPS_A_TREATMENT = re.compile(
    r"\b(?:stopping|discontinu\w+|com(?:e|ing) off|withdraw(?:al|ing)|deprescri\w+|taper\w*"
    r"|stop taking)\b",
    re.IGNORECASE,
)


# Asked of an illness itself, how a treatment did against another is no answer.
_OF_ITS_COURSE = frozenset(
    {QuestionKind.DEFINITION, QuestionKind.DIAGNOSIS, QuestionKind.PROGNOSIS}
)
_TRIED = re.compile(
    r"\bplacebo\b|\b(?:usual|standard) care\b|\bsham\b|\bcontrol (?:group|arm)\b"
    r"|\b(?:groups?|arms) (?:given|treated|receiving)\b",
    re.IGNORECASE,
)
_ASKS_KINDS = re.compile(r"^what (?:are|is) the (?:types|kinds|forms|classes) of\b", re.IGNORECASE)
_KINDS = re.compile(r"\b(?:types?|kinds?|classes|families|subtypes|variants)\b", re.IGNORECASE)


def speaks_of_what_is_asked(finding: Finding, record: Record, question: Question) -> bool:
    """Tell whether *finding* or the record's title speaks of the sort of thing that is asked."""
    texts = [*(sentence.span.text for sentence in finding.sentences), record.title or ""]
    if _is_of_another_matter(finding, record, question):
        return False
    if _ASKS_KINDS.search(question.text):
        return any(_KINDS.search(text) for text in texts)
    if question.kind is QuestionKind.DEFINITION and not question.kind_is_guessed:
        return any(_defines(text, question) for text in texts)
    cue = _CUES.get(question.kind)
    if cue is None or question.names_treatment:
        return True
    told = [text for text in texts if cue.search(_NOT_DIAGNOSIS.sub(" ", text))]
    if question.kind is not QuestionKind.DIAGNOSIS:
        return bool(told)
    names = names_in(record, question)
    return any(each.strength(stems(text)) for text in told for each in names)


def _is_of_another_matter(finding: Finding, record: Record, question: Question) -> bool:
    """Tell whether stopping, or what follows an operation, is asked of, and not told of."""
    texts = [*(sentence.span.text for sentence in finding.sentences), record.title or ""]
    asks_of_stopping = _STOPS_A_TREATMENT.search(question.text) is not None
    if asks_of_stopping and not any(_STOPPING.search(text) for text in texts):
        return True
    return is_of_a_choice(finding, record, question) or _is_of_a_trial(finding, question)


def _is_of_a_trial(finding: Finding, question: Question) -> bool:
    """Tell whether it is found how a treatment did, where none is asked about."""
    is_of_illness = question.kind in _OF_ITS_COURSE and not question.names_treatment
    texts = [sentence.span.text for sentence in finding.sentences]
    return is_of_illness and any(_TRIED.search(text) for text in texts)


def _defines(text: str, question: Question) -> bool:
    """Tell whether *text* says what a thing asked about is: "Gout is a painful disease"."""
    return any(
        re.search(rf"(?<!\w){re.escape(name)}{_IS_WHAT}", text, re.IGNORECASE) is not None
        for concept in question.concepts
        for name in concept.names
    )
