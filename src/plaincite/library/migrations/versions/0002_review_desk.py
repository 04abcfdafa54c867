"""The tables of the review desk: people, sessions, reports of readers, and the audit trail."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_REFUSAL = "rows of a library are never changed or deleted"


def upgrade() -> None:
    """Make the tables; only the audit trail is guarded like the others."""
    op.create_table("audit", _key("entry_id"), *map(_text, ("at", "by", "act")),
                    _text("about", nullable=True))  # fmt: skip
    op.create_table(
        "people", _key("name"), *map(_text, ("role", "password")), _number("is_active"),
        _text("added_at"),
    )  # fmt: skip
    op.create_table(
        "sessions", _key("token_sum"), _text("name"), *map(_number, ("started", "seen")),
        sa.ForeignKeyConstraint(["name"], ["people.name"]),
    )  # fmt: skip
    op.create_table(
        "reports",
        _key("report_id"),
        _text("question_id"),
        _number("version"),
        *map(_text, ("kind", "text", "on")),
        *(_text(name, nullable=True) for name in ("closed_by", "closed_on")),
        sa.ForeignKeyConstraint(["question_id"], ["questions.question_id"]),
    )
    _guard_audit()


def _key(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, primary_key=True)


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=nullable)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False)


def _guard_audit() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER audit_no_{change.lower()} BEFORE {change} ON audit "
                f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
            )
    else:
        op.execute(
            "CREATE TRIGGER audit_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON audit "
            "FOR EACH STATEMENT EXECUTE FUNCTION plaincite_refuse()"
        )
