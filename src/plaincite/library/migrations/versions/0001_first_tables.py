"""The first tables, and the triggers that keep rows as they were written."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_TABLES = ("questions", "wordings", "revisions", "cited", "events", "retracted")
_REFUSAL = "rows of a library are never changed or deleted"


def upgrade() -> None:
    """Make the tables and forbid changes to their rows."""
    _questions()
    _revisions()
    _events()
    if op.get_bind().dialect.name == "sqlite":
        _guard_sqlite()
    else:
        _guard_postgresql()


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=nullable)


def _number(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=nullable)


def _questions() -> None:
    op.create_table(
        "questions",
        sa.Column("question_id", sa.Text, primary_key=True),
        *map(_text, ("text", "specialty", "topics")),
    )
    op.create_table(
        "wordings",
        sa.Column("wording_key", sa.Text, primary_key=True),
        _text("question_id"),
        _number("position"),
        _text("text"),
        sa.ForeignKeyConstraint(["question_id"], ["questions.question_id"]),
    )
    op.create_index("wordings_by_question", "wordings", ["question_id", "position"], unique=True)


def _revisions() -> None:
    op.create_table(
        "revisions",
        _text("question_id"),
        _number("number"),
        *map(_text, ("document", "sha256", "status", "snapshot", "engine", "composer")),
        *map(_text, ("made_by", "made_at", "origin", "blocking")),
        sa.PrimaryKeyConstraint("question_id", "number"),
        sa.ForeignKeyConstraint(["question_id"], ["questions.question_id"]),
    )
    op.create_table(
        "cited",
        _text("question_id"),
        _number("number"),
        _text("record_id"),
        sa.PrimaryKeyConstraint("question_id", "number", "record_id"),
        sa.ForeignKeyConstraint(
            ["question_id", "number"], ["revisions.question_id", "revisions.number"]
        ),
    )
    op.create_index("cited_by_record", "cited", ["record_id"])


def _events() -> None:
    op.create_table(
        "events",
        _text("question_id"),
        *map(_number, ("sequence", "version")),
        *map(_text, ("kind", "by", "at", "state")),
        _number("revision", nullable=True),
        _number("published", nullable=True),
        _text("note", nullable=True),
        _text("ledger"),
        _text("snapshot", nullable=True),
        sa.PrimaryKeyConstraint("question_id", "sequence"),
        sa.ForeignKeyConstraint(["question_id"], ["questions.question_id"]),
    )
    op.create_table(
        "retracted",
        sa.Column("record_id", sa.Text, primary_key=True),
        *map(_text, ("reason", "noticed_at")),
    )


def _guard_sqlite() -> None:
    for table in _TABLES:
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
            )


def _guard_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION plaincite_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{_REFUSAL}'; END $$"
    )
    for table in _TABLES:
        op.execute(
            f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION plaincite_refuse()"
        )
