"""From a question to a checked answer: the rooms of plaincite, joined in order. Read this first.

    safety, screening   rules on the reader's words, before anything is searched
    understand          words in, Question out
    search              Question in, records out, best match first
    weigh               records in, Evidence out: what each study is and what it found
    compose             Evidence in, statements out, each shown to the judge before it is used
    rewrite             the page in a language model's words, judged alike, where one was asked for
    judge               statement and cited words in, Verdict out; what fails is never printed
    rubric              the whole page in, checks out

Nothing here decides anything about medicine; the rooms do. Same question, same corpus
snapshot, same engine: the same answer.
"""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from plaincite import __version__
from plaincite.appraise import sentence_kinds, weigh
from plaincite.compose import (
    Gate,
    Relevance,
    Standards,
    Writer,
    as_written,
    compose,
    decline,
    rewrite,
    takes_all,
)
from plaincite.corpus import Corpus, MemoryCorpus
from plaincite.errors import MissingExtraError, QuestionError
from plaincite.indexes import hybrid_where_made, indexed, synchronize_index
from plaincite.ingest import LiveFind, LiveSource, starter_records
from plaincite.model.answer import Answer, Check, Provenance, Statement, Status
from plaincite.model.claim import Verdict
from plaincite.model.question import Question, Safety, SafetyLevel
from plaincite.model.ranking import RecordSource
from plaincite.model.record import Record
from plaincite.question import (
    COUNTRIES,
    SPECIALTIES,
    KnownQuestions,
    assess_safety,
    screen,
    strip_question,
    understand,
)
from plaincite.search import ByWords, Searcher, open_pertinence, to_query
from plaincite.verify import (
    grades,
    own_words,
    rubric,
    standing_reason,
    verify_statement,
)

__all__ = [
    "COUNTRIES",
    "SPECIALTIES",
    "KnownQuestions",
    "Pipeline",
    "assess_safety",
    "reading_grade",
    "rubric",
    "sentence_kinds",
    "standing_reason",
    "strip_question",
    "understand",
]

# How many records are read closely. On the starter library every relevant one is among these.
_DEPTH = 60
# The starter library's last change; its pages carry this date.
_STARTER_CHANGED_ON = "2026-11-23"


class _Corpus(RecordSource, Protocol):
    @property
    def name(self) -> str: ...
    @property
    def last_changed_on(self) -> str: ...
    def __len__(self) -> int: ...


class Pipeline:
    """Answers questions from one corpus. Safe to call again and again, from one thread at a time.

    >>> pipeline = Pipeline.open()
    >>> pipeline.ask("Do statins cause muscle pain?").status.value
    'answered'
    """

    def __init__(
        self,
        corpus: _Corpus,
        index: Searcher,
        *,
        engine: str | None = None,
        country: str | None = None,
        relevance: Relevance | None = None,
    ) -> None:
        self.corpus = corpus
        self.found: LiveFind | None = None  # what a live search brought, where there was one
        self._index = index
        self._relevance = relevance or Relevance()
        by_words = self._relevance.is_pertinent is takes_all
        opening = None if by_words else "short answers chosen by meaning"
        self._engine = ", ".join(filter(None, (f"plaincite {__version__}", engine, opening)))
        self._country = country

    @classmethod
    def open(cls, path: Path | None = None, *, country: str | None = None) -> "Pipeline":
        """Open the corpus in the folder *path*, or the starter library when there is none.

        Args:
            path: A folder made by `plaincite corpus create`.
            country: ISO code ("GB") for emergency numbers; None names no number.

        Raises:
            CorpusError: the folder holds no corpus we can read.
        """
        if path is None:
            starter = MemoryCorpus(
                starter_records(), changed_on=_STARTER_CHANGED_ON, name="starter library"
            )
            # Chosen by hand: words alone find all that bears on its questions, and little else.
            return cls(starter, indexed(starter), country=country)
        corpus = Corpus.open(path, read_only=True)
        index = synchronize_index(path, corpus)
        hybrid = hybrid_where_made(path, corpus, index)
        return cls(
            corpus,
            hybrid or ByWords(index, corpus.bare),
            country=country,
            engine=hybrid.engine if hybrid else None,
            relevance=_by_meaning(),
        )

    @classmethod
    def live(
        cls,
        text: str,
        open_source: Callable[[], LiveSource],
        *,
        today: str,
        limit: int,
        country: str | None = None,
    ) -> "Pipeline":
        """Search a live source for the question *text*; ask the pipeline returned that question.

        What safety rules answer, or decline, is sent nowhere, and no source is opened for it.

        Args:
            text: A question in everyday words.
            open_source: Opens PubMed or another service.
            today: ISO date of the search, which the page names.
            limit: How many records are read at most.
            country: As for `open`.

        Raises:
            SourceUnreachableError: the service gave no answer.
            QuestionError: there is no word in it to search for.
        """
        found = LiveFind("live search", None, 0, ())
        if _needs_research(text, country):
            with closing(open_source()) as source:
                found = source.find(understand(text), limit=limit)
            if found.query is None:
                raise QuestionError("there is nothing in it to search for; name the subject")
        corpus = MemoryCorpus(found.records, changed_on=today, name=found.service)
        pipeline = cls(corpus, indexed(corpus), country=country, relevance=_by_meaning())
        pipeline.found = found
        return pipeline

    def ask(
        self,
        text: str,
        *,
        specialty: str | None = None,
        writer: Writer | None = None,
        on_stage: Callable[[str], object] = lambda _stage: None,
    ) -> Answer:
        """Answer *text*, a question in everyday words. Never raises for any string.

        Args:
            text: A question.
            specialty: An editor's, a name of `SPECIALTIES`; it goes before the one we understand.
            writer: A language model to word the page. It is sent the question and the sentences
                that the page quotes, and nothing where no study answers or safety rules do.
            on_stage: Told what comes next: "understand", "search", "compose", "write".
        """
        on_stage("understand")
        safety = assess_safety(text, country=self._country)
        screening = screen(text)
        question = _filed(understand(text), specialty)
        if not screening.accepted and safety.level is SafetyLevel.NONE:
            asked = as_written(question, text)
            return self._checked(decline(asked, screening, provenance=self._provenance()))
        if safety.replaces_answer:
            return self._checked(self._compose(as_written(question, text), safety, ()))
        on_stage("search")
        found = self._search(question, _DEPTH)
        on_stage("compose")
        page = self._compose(question, safety, found)
        if writer is not None and page.status is Status.ANSWERED:
            on_stage("write")
            page = rewrite(page, writer, Gate(self._judge, self._rubric, self.corpus.get))
        return self._checked(page)

    def search(self, text: str, *, limit: int) -> tuple[tuple[Record, float], ...]:
        """Return records that match *text*, best first, with their scores. Never raises for it."""
        return self._search(understand(text), limit)

    def _search(self, question: Question, limit: int) -> tuple[tuple[Record, float], ...]:
        hits = self._index.search(to_query(question), limit=limit)
        found = ((self.corpus.get(hit.record_id), hit.score) for hit in hits)
        return tuple((record, score) for record, score in found if record is not None)

    def _compose(
        self, question: Question, safety: Safety, found: tuple[tuple[Record, float], ...]
    ) -> Answer:
        evidence, left_out = weigh(question, found)
        provenance = replace(self._provenance(), found=len(found), left_out=left_out)
        standards = Standards(self._judge, self._relevance)
        return compose(question, safety, evidence, provenance=provenance, standards=standards)

    def _judge(self, statement: Statement) -> Verdict:
        return verify_statement(statement, self.corpus.get)

    def _rubric(self, answer: Answer) -> tuple[Check, ...]:
        return rubric(answer, lookup=self.corpus.get)

    def _checked(self, answer: Answer) -> Answer:
        return replace(answer, checks=self._rubric(answer))

    def _provenance(self) -> Provenance:
        return Provenance(
            corpus=self.corpus.snapshot_id,
            corpus_name=self.corpus.name,
            corpus_size=len(self.corpus),
            searched_on=self.corpus.last_changed_on,
            engine=self._engine,
            composer="extractive",
            found=0,
            used=0,
            query=self.found.query if self.found else None,
            matches=self.found.n_matches if self.found and self.found.query else None,
        )


def _by_meaning() -> Relevance:
    """What meaning says of openings and findings, where the extra for it is there; else rules."""
    try:
        meaning = open_pertinence()
    except MissingExtraError:
        return Relevance(takes_all, takes_all)
    return Relevance(meaning.may_open, meaning.is_near, meaning.is_on_point)


def _needs_research(text: str, country: str | None) -> bool:
    """Whether *text* is searched for: rules neither decline it nor answer it alone."""
    safety = assess_safety(text, country=country)
    is_declined = not screen(text).accepted and safety.level is SafetyLevel.NONE
    return not (is_declined or safety.replaces_answer)


def _filed(question: Question, specialty: str | None) -> Question:
    known = next((item for item in SPECIALTIES if item.name == specialty), question.specialty)
    return replace(question, specialty=known)


def reading_grade(answer: Answer) -> float:
    """Return the Flesch-Kincaid grade of the words on the page that are ours, not a source's."""
    return grades(own_words(answer)).flesch_kincaid
