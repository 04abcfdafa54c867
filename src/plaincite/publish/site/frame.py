"""The frame around every page of a site: its head, its navigation, its footer, its own words."""

from markupsafe import Markup

from plaincite.model.library import PublicPage
from plaincite.publish.environment import environment
from plaincite.publish.site.settings import SiteSettings
from plaincite.publish.site.texts import Texts

__all__ = ["Frame"]

# Styles and pictures from this site alone; nothing is embedded, and nothing runs but the search box
# of a site without a server. "connect-src" lets a reader's own tools read files such as robots.txt.
_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; "
    "form-action {forms}"
)
_SCRIPTS = "; script-src 'self'"


class Frame:
    """Renders templates with what is the same on every page."""

    def __init__(
        self, settings: SiteSettings, texts: Texts, *, style_path: str, today: str
    ) -> None:
        self.settings = settings
        self.today = today  # ISO date: what is overdue depends on it, and nothing else
        self.texts = texts
        self.style_path = style_path
        self.policy = _POLICY.format(forms="'self'" if settings.with_forms else "'none'")

    @property
    def has_search(self) -> bool:
        """Whether the reader's browser looks for questions itself: where no server answers."""
        return not self.settings.with_forms

    def render(
        self, template: str, *, path: str | None, runs: bool = False, **values: object
    ) -> str:
        """Render one of the site's templates.

        Args:
            template: Its file's name.
            path: Of the page inside the site, "" for home; None for a page without an address
                of its own, which no search engine may list.
            runs: Whether the page has a script.
            values: What the template asks for.
        """
        page = environment().get_template(f"site/{template}")
        theirs = self._marks()
        return page.render(
            **values | theirs,
            address=None if path is None else self.address(path),
            date=self.texts.date,
            frame=self,
            language=self.texts.language,
            lines=self.texts.lines,
            link=self.link,
            link_to=self.link_to,
            path=path,
            policy=self.policy + (_SCRIPTS if runs else ""),
            say=self.texts.say,
            settings=self.settings,
            style=self.link(self.style_path),
        )

    def _marks(self) -> dict[str, Markup]:
        """Return the attributes that tell the two languages of a page apart, where there are two.

        Answers are in English whatever the site speaks.
        """
        texts = self.texts
        if texts.language == "en":
            return {"english": Markup(), "own": Markup()}
        own = Markup(' lang="{}" dir="{}"').format(texts.language, texts.say("direction"))
        return {"english": Markup(' lang="en" dir="ltr"'), "own": own}

    def address(self, path: str) -> str:
        """Return the whole web address of *path*."""
        return self.settings.address + path

    def link(self, path: str) -> str:
        """Return *path* as links inside the site name it."""
        return self.settings.root + path

    def link_to(self, page: PublicPage) -> str:
        """Return the link to the page of a question."""
        return self.link(f"q/{page.question.question_id}/")
