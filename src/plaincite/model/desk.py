"""The words of the review desk: who may do what, what readers reported, what was done."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["AuditEntry", "Person", "Report", "Role"]


class Role(StrEnum):
    """What somebody who signs in may do; each may do what those before may."""

    EDITOR = "editor"  # comment, hand to review, close reports
    REVIEWER = "reviewer"  # approve, send back
    PUBLISHER = "publisher"  # publish, flag, withdraw

    def may_act_as(self, needed: "Role") -> bool:
        """Whether this role includes what *needed* may do.

        >>> Role.PUBLISHER.may_act_as(Role.REVIEWER), Role.EDITOR.may_act_as(Role.REVIEWER)
        (True, False)
        """
        order = tuple(Role)
        return order.index(self) >= order.index(needed)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who may sign in. The name stands in the log of everything they do."""

    name: str
    role: Role
    is_active: bool
    added_at: str  # ISO 8601, UTC


@dataclass(frozen=True, slots=True)
class Report:
    """What a reader says is wrong with a page; nothing tells who the reader is."""

    report_id: str
    question_id: str
    version: int
    kind: str
    text: str
    on: str  # ISO date, no finer
    closed_by: str | None = None
    closed_on: str | None = None


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """Something done to people and their access; what is done to pages stands in their own log."""

    at: str  # ISO 8601, UTC
    by: str
    act: str  # "signed in", "person added"
    about: str | None
