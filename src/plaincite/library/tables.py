"""The tables of a library. Rows are only ever added; the database itself refuses anything else.

Four tables hold what must be able to change or go: people, their sessions, reports of readers, who
may have written more about themselves than anybody should keep, and what readers asked.

The last event of a question tells where it stands, so there is no row to overwrite. Keys are
natural ones, so that a backup can be put into any store.
"""

from sqlalchemy import (
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
)

__all__ = [
    "BACKED_UP",
    "TABLES",
    "asked",
    "audit",
    "cited",
    "events",
    "metadata",
    "people",
    "questions",
    "reports",
    "retracted",
    "revisions",
    "sessions",
    "wordings",
]

metadata = MetaData()

questions = Table(
    "questions",
    metadata,
    Column("question_id", Text, primary_key=True),
    Column("text", Text, nullable=False),
    Column("specialty", Text, nullable=False),
    Column("topics", Text, nullable=False),  # a JSON array
)

wordings = Table(
    "wordings",
    metadata,
    Column("wording_key", Text, primary_key=True),  # no wording may belong to two questions
    Column("question_id", Text, nullable=False),
    Column("position", Integer, nullable=False),  # 0 is the question's own text
    Column("text", Text, nullable=False),
    ForeignKeyConstraint(["question_id"], ["questions.question_id"]),
    Index("wordings_by_question", "question_id", "position", unique=True),
)

revisions = Table(
    "revisions",
    metadata,
    Column("question_id", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("document", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("snapshot", Text, nullable=False),
    Column("engine", Text, nullable=False),
    Column("composer", Text, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Column("blocking", Text, nullable=False),  # a JSON array
    PrimaryKeyConstraint("question_id", "number"),
    ForeignKeyConstraint(["question_id"], ["questions.question_id"]),
)

cited = Table(
    "cited",
    metadata,
    Column("question_id", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("record_id", Text, nullable=False),
    PrimaryKeyConstraint("question_id", "number", "record_id"),
    ForeignKeyConstraint(["question_id", "number"], ["revisions.question_id", "revisions.number"]),
    Index("cited_by_record", "record_id"),
)

events = Table(
    "events",
    metadata,
    Column("question_id", Text, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("revision", Integer),
    Column("published", Integer),
    Column("note", Text),
    Column("ledger", Text, nullable=False),  # a JSON array
    Column("snapshot", Text),
    PrimaryKeyConstraint("question_id", "sequence"),
    ForeignKeyConstraint(["question_id"], ["questions.question_id"]),
)

retracted = Table(
    "retracted",
    metadata,
    Column("record_id", Text, primary_key=True),
    Column("reason", Text, nullable=False),
    Column("noticed_at", Text, nullable=False),
)

audit = Table(
    "audit",
    metadata,
    Column("entry_id", Text, primary_key=True),
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("about", Text),
)

people = Table(
    "people",
    metadata,
    Column("name", Text, primary_key=True),
    Column("role", Text, nullable=False),
    Column("password", Text, nullable=False),  # as argon2 writes it: never the words themselves
    Column("is_active", Integer, nullable=False),
    Column("added_at", Text, nullable=False),
)

sessions = Table(
    "sessions",
    metadata,
    Column("token_sum", Text, primary_key=True),  # of the cookie: a copy of the table opens nothing
    Column("name", Text, nullable=False),
    Column("started", Integer, nullable=False),  # seconds since 1970
    Column("seen", Integer, nullable=False),
    ForeignKeyConstraint(["name"], ["people.name"]),
)

reports = Table(
    "reports",
    metadata,
    Column("report_id", Text, primary_key=True),
    Column("question_id", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("on", Text, nullable=False),
    Column("closed_by", Text),
    Column("closed_on", Text),
    ForeignKeyConstraint(["question_id"], ["questions.question_id"]),
)

asked = Table(
    "asked",
    metadata,
    Column("month", Text, nullable=False),  # "2026-03", no finer
    Column("words", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("times", Integer, nullable=False),
    PrimaryKeyConstraint("month", "words", "outcome"),
    sqlite_with_rowid=False,
)

# Rows of these are never changed. In the order in which rows may be put in.
TABLES = (questions, wordings, revisions, cited, events, retracted, audit)
BACKED_UP = (*TABLES, people, reports)
