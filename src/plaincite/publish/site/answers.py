"""The pages that answer: stored ones in all their versions, those taken down, fresh ones."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from plaincite.model.answer import Answer, Status
from plaincite.model.library import LedgerEntry, PublicPage, PublicVersion
from plaincite.publish.html import answer_parts
from plaincite.publish.site.frame import Frame
from plaincite.publish.site.shelf import Shelf
from plaincite.publish.site.structured import description, medical_web_page
from plaincite.text import slugify

__all__ = ["Edition", "due_on", "fresh", "stored", "taken_down"]


@dataclass(frozen=True, slots=True)
class Edition:
    """A version of a public page, to be shown at one of its two addresses."""

    page: PublicPage
    version: PublicVersion
    answer: Answer  # as the library keeps it, without reviewers
    by_number: bool  # at the address of the version: "/q/slug/v3/"


def stored(frame: Frame, shelf: Shelf, edition: Edition) -> str:
    """Render a page of the library."""
    page, version = edition.page, edition.version
    slug = page.question.question_id
    shown = _with_reviewers(edition.answer, version)
    is_current = version.number == page.current
    canonical = frame.address(f"q/{slug}/")
    own = f"q/{slug}/v{version.number}/" if edition.by_number else f"q/{slug}/"
    due = due_on(version.on, frame.settings.review_months)
    parts = answer_parts(shown) | {
        "dateline": tuple(_dateline(frame, page, version)),
        "notes_heading": frame.texts.say("page.notes"),
        "specialty_address": _specialty_link(frame, shelf, page),
    }
    return frame.render(
        "answer.html.jinja",
        path=own,
        canonical=canonical,
        description=description(shown),
        due=due,
        is_current=is_current,
        is_listed=is_current,
        is_overdue=is_current and due < frame.today,
        json_ld=medical_web_page(shown, page, version, canonical, frame.settings),
        ledger=_dated(frame, page.ledger),
        page=page,
        related=shelf.related(page) if is_current else (),
        version=version,
        **parts,
    )


def fresh(
    frame: Frame, answer: Answer, near: Sequence[PublicPage], close: Sequence[PublicPage] = ()
) -> str:
    """Render an answer made just now, which nobody reviewed and nobody may list.

    Published pages that are *close* stand before it, those that are *near* after it. A fixed safety
    message, or a question declined, is not called unreviewed: people wrote it.
    """
    is_research = answer.status in (Status.ANSWERED, Status.INSUFFICIENT_EVIDENCE)
    line = (frame.texts.say("ask.not_reviewed"),) if is_research else ()
    parts = answer_parts(answer) | {
        "dateline": line,
        "is_research": is_research,
        "notes_heading": frame.texts.say("page.notes"),
    }
    others = [page for page in near if page not in close]
    return frame.render("fresh.html.jinja", path=None, near=others, close=close, **parts)


def taken_down(frame: Frame, page: PublicPage, version: PublicVersion | None) -> str:
    """Render what stands where a page, or one *version* of it, once was."""
    return frame.render(
        "gone.html.jinja",
        path=None,
        ledger=_dated(frame, page.ledger),
        page=page,
        version=version,
    )


def due_on(published_on: str, months: int) -> str:
    """Return the ISO date so many *months* later; the last day of a month that is too short.

    >>> due_on("2026-08-31", 6)
    '2027-02-28'
    """
    year, month, day = map(int, published_on.split("-"))
    year, month = year + (month - 1 + months) // 12, (month - 1 + months) % 12 + 1
    last = (date(year + month // 12, month % 12 + 1, 1) - date(year, month, 1)).days
    return date(year, month, min(day, last)).isoformat()


def _with_reviewers(answer: Answer, version: PublicVersion) -> Answer:
    names = ", ".join(version.reviewers) or None
    return replace(answer, provenance=replace(answer.provenance, reviewed_by=names))


def _dateline(frame: Frame, page: PublicPage, version: PublicVersion) -> list[str]:
    texts = frame.texts
    when = "page.published" if version.on == page.first_on else "page.updated"
    names = ", ".join(version.reviewers)
    who = texts.say("page.reviewed", names=names) if names else texts.say("page.not_reviewed")
    return [texts.say(when, date=texts.date(version.on)), who]


def _specialty_link(frame: Frame, shelf: Shelf, page: PublicPage) -> str | None:
    """Return the link to the specialty's list, where it has one."""
    slug = slugify(page.question.specialty)
    return frame.link(f"specialties/{slug}/") if shelf.specialty(slug) else None


def _dated(frame: Frame, ledger: Sequence[LedgerEntry]) -> list[dict[str, Any]]:
    return [
        {"on": entry.on, "date": frame.texts.date(entry.on), "text": entry.text}
        for entry in reversed(ledger)
    ]
