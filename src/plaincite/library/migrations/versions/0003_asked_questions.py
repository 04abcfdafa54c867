"""The table of what readers asked, where a publisher chooses to keep it."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the table; without row numbers, which would tell the order of questions."""
    op.create_table(
        "asked",
        *(sa.Column(name, sa.Text, nullable=False) for name in ("month", "words", "outcome")),
        sa.Column("times", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("month", "words", "outcome"),
        sqlite_with_rowid=False,
    )
