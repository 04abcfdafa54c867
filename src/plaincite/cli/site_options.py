"""What the commands of a site share: its settings, and its press."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from plaincite.model.answer import Answer
from plaincite.publish import from_document
from plaincite.publish.site import Press, SiteSettings, read_texts

if TYPE_CHECKING:
    from plaincite.library.store import Library

__all__ = ["address_option", "press_of", "settings_option"]

settings_option = click.option(
    "--settings",
    "settings_file",
    type=click.Path(path_type=Path, dir_okay=False),
    envvar="PLAINCITE_SITE",
    show_envvar=True,
    help="A TOML file with the site's title, address, publisher, contact and so on.",
)
address_option = click.option(
    "--address", metavar="URL", help="Where readers will find the home page."
)


def press_of(library: "Library", settings: SiteSettings, *, today: str) -> Press:
    """Return a press for what is public in *library* at this moment; *today* is an ISO date."""

    def read_answer(question_id: str, number: int) -> Answer:
        revision = library.revision(question_id, number)
        return from_document(revision.document, source=f"{library.name}, {question_id}")

    texts = read_texts(settings.texts)
    return Press(library.shelf(), read_answer, settings=settings, texts=texts, today=today)
