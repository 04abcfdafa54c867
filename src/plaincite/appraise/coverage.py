"""Coverage: whether what a page can show of a study speaks of all that is asked.

A record may name a disease among the side effects of a medicine for another one. A reader sees
the title, who was studied and the finding; what the question names must stand there.
"""

import re
from collections.abc import Sequence

from plaincite.appraise.general import is_asked
from plaincite.appraise.names import Names, longer_names, names_in, without_names
from plaincite.appraise.roles import sentences
from plaincite.appraise.senses import in_asked_sense
from plaincite.appraise.terms import stems
from plaincite.model.evidence import Finding, Role
from plaincite.model.question import ConceptRole, Question, QuestionKind
from plaincite.model.record import Record

__all__ = ["is_about_same", "names_all", "speaks_of_all"]

_LEAST = 0.4  # of a name; "asthma" of asthma attacks will do
_MAIN = (ConceptRole.INTERVENTION, ConceptRole.CONDITION, ConceptRole.OUTCOME)
_TREATED = (ConceptRole.INTERVENTION,)
# Methods tell who took part, and what was counted among them.
_MEASURED = re.compile(r"\b(?:outcomes?|end ?points?|adverse|safety)\b", re.IGNORECASE)
# Where besides title and headings a study tells of each: an aim may name a treatment that those
# studied had anyway, and methods name illnesses that they did not have.
_WHERE: dict[ConceptRole, tuple[Role, ...]] = {
    ConceptRole.INTERVENTION: (),
    ConceptRole.OUTCOME: (Role.AIM,),
    ConceptRole.CONDITION: (Role.AIM, Role.METHODS),
}


def speaks_of_all(record: Record, finding: Finding, question: Question, *, is_near: bool) -> bool:
    """Tell whether subject and *finding* of the study together name each thing asked about.

    Where only one thing is asked about, the study must be about it: it stands in the subject.

    Args:
        record: The study.
        finding: What a page would quote.
        question: As understood.
        is_near: It may only stand beside others: right treatment, other outcome or kindred illness.
    """
    concepts = names_in(record, question)
    groups = _groups([each for each in concepts if each.role in _MAIN and is_asked(each)])
    if is_near:
        groups = [each for each in groups if each[0].role is ConceptRole.INTERVENTION]
    found = _stems(" . ".join(each.span.text for each in finding.sentences), question)
    for group in groups:
        texts = [_subject(record, question, _WHERE[group[0].role])]
        if len(groups) > 1:
            texts.append(found)
        if not any(_is_named(each, text, concepts) for each in group for text in texts):
            return False
    return True


def names_all(text: str, record: Record, question: Question) -> bool:
    """Tell whether *text*, read under the title of *record*, names each thing asked about.

    An outcome stands in the words themselves: a title that names it does not say what became of
    it. Of two things compared one at least does. Whether a treatment is in use may be told
    of kindred illnesses.
    """
    concepts = names_in(record, question)
    said = _stems(text, question)
    title = _stems(record.title or "", question)
    is_of_use = question.kind is QuestionKind.USE
    needed = _TREATED if is_of_use else _MAIN
    for group in _groups([each for each in concepts if each.role in needed and is_asked(each)]):
        places = (said,) if group[0].role is ConceptRole.OUTCOME else (said, title)
        if not any(_is_named(each, tokens, concepts) for each in group for tokens in places):
            return False
    if not _names_some_loose(concepts, (*said, *title)):
        return False
    return question.kind is not QuestionKind.COMPARISON or _names_rival(concepts, said, title)


def _names_some_loose(concepts: Sequence[Names], tokens: tuple[str, ...]) -> bool:
    """Of the things that no table knows, a word of one at least stands there."""
    loose = [each for each in concepts if each.role is ConceptRole.UNKNOWN and is_asked(each)]
    words = {word for each in loose for name in each.names for word in name}
    return not words or not words.isdisjoint(tokens)


def _names_rival(concepts: Sequence[Names], said: tuple[str, ...], title: tuple[str, ...]) -> bool:
    rivals = [each for each in concepts if each.role is ConceptRole.COMPARATOR]
    treatments = [each for each in concepts if each.role is ConceptRole.INTERVENTION]
    if not rivals:
        return True
    is_told = any(_is_named(each, said, concepts) for each in (*rivals, *treatments))
    return is_told and any(
        _is_named(each, tokens, concepts) for each in rivals for tokens in (said, title)
    )


def is_about_same(record: Record, question: Question) -> bool:
    """Tell whether the study's subject names the treatment and the illness asked about.

    Where only an outcome is asked about ("asthma attacks"), what has it is the illness.
    """
    concepts = names_in(record, question)
    conditions = [each for each in concepts if each.role is ConceptRole.CONDITION]
    illness = ConceptRole.CONDITION if conditions else ConceptRole.OUTCOME
    needed = [each for each in concepts if each.role in (ConceptRole.INTERVENTION, illness)]
    subject = _subject(record, question, ())
    return len({each.role for each in needed}) > 1 and all(
        any(_is_named(each, subject, concepts) for each in group) for group in _groups(needed)
    )


def _groups(asked: Sequence[Names]) -> list[list[Names]]:
    """Things listed side by side ("statins or fibrates") are one group."""
    groups: list[list[Names]] = []
    for each in asked:
        if each.is_alternative and groups and groups[-1][0].role is each.role:
            groups[-1].append(each)
        else:
            groups.append([each])
    return groups


def _is_named(concept: Names, tokens: tuple[str, ...], concepts: Sequence[Names]) -> bool:
    return concept.told(without_names(tokens, longer_names(concept, concepts))) >= _LEAST


def _subject(record: Record, question: Question, roles: Sequence[Role]) -> tuple[str, ...]:
    """What the study is about: title, headings, and its sentences of *roles*."""
    told = [record.title or ""]
    told += [
        each.span.text
        for each in sentences(record)
        if each.role in roles and _MEASURED.search(each.span.text) is None
    ]
    told += [heading.descriptor for heading in record.mesh if heading.is_major]
    if Role.METHODS in roles and record.digest is not None:
        told.append(record.digest.population or "")
    return _stems(" . ".join(told), question)


def _stems(text: str, question: Question) -> tuple[str, ...]:
    return stems(in_asked_sense(text, question.text))
