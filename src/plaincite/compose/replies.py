"""Pages that answer without research: a question we cannot take, or one that nothing bears on."""

from dataclasses import replace

from plaincite.compose.doctor_questions import doctor_questions
from plaincite.compose.footer import footer_text
from plaincite.compose.wording import count, english_date
from plaincite.model.answer import Answer, Provenance, Statement, StatementKind, Status
from plaincite.model.question import Question, Safety, SafetyLevel, Screening
from plaincite.text import clean_text

__all__ = ["as_written", "decline", "insufficient", "interrupted"]

_LONGEST_TEXT = 160  # characters of the reader's own words
_ASK_A_DOCTOR = Statement(
    "A doctor, nurse or pharmacist can tell you what fits you.", StatementKind.POINTER
)


def as_written(question: Question, text: str) -> Question:
    """Return *question* with the reader's own *text*, shortened, where nothing is answered.

    A cry for help is not turned into a question.
    """
    shown = clean_text(text) or "(no question)"
    is_long = len(shown) > _LONGEST_TEXT
    return replace(question, text=f"{shown[:_LONGEST_TEXT].rstrip()}…" if is_long else shown)


def interrupted(question: Question, safety: Safety, *, provenance: Provenance) -> Answer:
    """Return a page that shows the safety message and no research."""
    status = Status.DECLINED if safety.level is SafetyLevel.ADVICE else Status.URGENT
    message = Statement(safety.message or "", StatementKind.SAFETY)
    return _bare(question, status, safety, (message,), provenance)


def decline(question: Question, screening: Screening, *, provenance: Provenance) -> Answer:
    """Return a page that says kindly why this question is not taken."""
    reply = Statement(screening.message or "", StatementKind.POINTER)
    return _bare(question, Status.DECLINED, Safety(SafetyLevel.NONE), (reply,), provenance)


def insufficient(question: Question, safety: Safety, *, provenance: Provenance) -> Answer:
    """Return a page that says that nothing here answers the question, and where we looked."""
    is_live = provenance.query is not None
    where = provenance.corpus_name if is_live else f"the {provenance.corpus_name}"
    size = count(provenance.corpus_size, "study", plural="studies")
    day = english_date(provenance.searched_on)
    searched = (
        f"We searched {where} on {day} and read {size}."
        if is_live
        else f"We searched {size}, last updated on {day}."
    )
    answer = (
        Statement(
            f"We did not find research in {where} that answers this question.", StatementKind.FRAME
        ),
        Statement(searched, StatementKind.FRAME),
    )
    unknown = Statement(
        "This does not mean that there is no research, or that the answer is no. It means that "
        "the studies we hold do not answer it.",
        StatementKind.FRAME,
    )
    page = _bare(question, Status.INSUFFICIENT_EVIDENCE, safety, answer, provenance)
    return replace(page, unknowns=(unknown, _ASK_A_DOCTOR))


def _bare(
    question: Question,
    status: Status,
    safety: Safety,
    short_answer: tuple[Statement, ...],
    provenance: Provenance,
) -> Answer:
    return Answer(
        question=question,
        status=status,
        safety=safety,
        short_answer=short_answer,
        findings=(),
        other_side=(),
        unknowns=(),
        doctor_questions=doctor_questions(question, ()),
        references=(),
        glossary=(),
        provenance=provenance,
        footer=footer_text(question.specialty),
    )
