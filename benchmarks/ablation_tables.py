"""The tables and the plot of an ablation, as Markdown and SVG. Pure but for `put_between`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from plaincite.evaluate import RetrievalFigures, paired_interval

__all__ = ["Line", "interval_plot", "markdown_tables", "put_between"]

_MEASURES = (("ndcg@10", "ndcg_at_10", "nDCG@10"), ("recall@100", "recall_at_100", "recall@100"))

_ROW, _LEFT, _PANEL, _TOP = 18, 170, 170, 46  # pixels
_COLOURS = ("#1b6ca8", "#b3541e")


@dataclass(frozen=True, slots=True)
class Line:
    """One way to search: its figures, and those it is compared with."""

    name: str
    figures: RetrievalFigures
    before: RetrievalFigures | None
    against: str | None

    def mean(self, measure: str) -> float:
        """The mean of a measure, by its name in the command's output."""
        return float(self.figures.as_dict()[measure])

    def gain(self, attribute: str) -> tuple[float, float] | None:
        """The interval of the gain, None for the first line."""
        if self.before is None:
            return None
        old, new = (
            [getattr(query, attribute) for query in run.by_query]
            for run in (self.before, self.figures)
        )
        return paired_interval(old, new)


def markdown_tables(lines: Mapping[str, Sequence[Line]]) -> str:
    """Return a table a measure: one row a line, one column a set."""
    return "\n\n".join(_table(lines, *measure) for measure in _MEASURES)


def _table(lines: Mapping[str, Sequence[Line]], key: str, attribute: str, title: str) -> str:
    # The site of the docs draws the column that such a comment names.
    chart = f"<!-- chart: {next(iter(lines))} -->"
    head = f"| {title} | against | {' | '.join(lines)} |\n|{'---|' * (len(lines) + 2)}"
    rows = []
    for row in zip(*lines.values(), strict=True):
        cells = [f"{_short(line.mean(key))}{_bracket(line.gain(attribute))}" for line in row]
        against = (row[0].against or "")[:1]
        rows.append(f"| {row[0].name} | {against} | {' | '.join(cells)} |")
    return "\n".join([chart, head, *rows])


def _short(figure: float) -> str:
    return f"{figure:.3f}".lstrip("0")


def _bracket(gain: tuple[float, float] | None) -> str:
    if gain is None:
        return ""
    shown = ", ".join(f"{end:+.3f}".replace("0.", ".", 1) for end in gain)
    return f" [**{shown}**]" if gain[0] > 0 or gain[1] < 0 else f" [{shown}]"


def interval_plot(lines: Mapping[str, Sequence[Line]]) -> str:
    """Return an SVG of both measures of each line, a panel a set, each on its own scale."""
    names = [line.name for line in next(iter(lines.values()))]
    width, height = _LEFT + _PANEL * len(lines) + 10, _TOP + _ROW * len(names) + 30
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
        f'aria-label="nDCG@10 and recall@100 of each way to search" font-family="sans-serif" '
        f'font-size="11"><rect width="{width}" height="{height}" fill="#fff"/>'
    ]
    for at, name in enumerate(names):
        parts.append(_said(_LEFT - 8, _TOP + _ROW * at + 13, name, "end"))
    for at, (title, own) in enumerate(lines.items()):
        parts.append(_said(_LEFT + _PANEL * at + _PANEL / 2 - 8, 16, title, "middle"))
        for half, (key, _attribute, shown) in enumerate(_MEASURES):
            left = _LEFT + _PANEL * at + (_PANEL // 2 - 4) * half
            parts.extend(_panel(left, [line.mean(key) for line in own], shown, _COLOURS[half]))
    return "\n".join([*parts, "</svg>\n"])


def _panel(left: float, figures: Sequence[float], title: str, colour: str) -> list[str]:
    """Bars from the least figure, rounded down to the next twentieth, each with its number."""
    least = int(min(figures) * 20 - 0.5) / 20
    reach = max(figures) - least
    parts = [_said(left, 34, title, "start", colour)]
    for at, figure in enumerate(figures):
        long = 44 * (figure - least) / reach
        top = _TOP + _ROW * at
        parts.append(
            f'<rect x="{left}" y="{top + 3}" width="{long:.1f}" height="12" fill="{colour}"/>'
        )
        parts.append(_said(left + long + 3, top + 13, _short(figure), "start"))
    parts.append(
        _said(left, _TOP + _ROW * len(figures) + 16, f"from {_short(least)}", "start", "#555")
    )
    return parts


def _said(x: float, y: float, text: str, anchor: str, colour: str = "#222") -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}"'
    return f"<text {place}>{escape(text)}</text>"


def put_between(page: Path, name: str, text: str) -> None:
    """Put *text* between the comments that mark the begin and the end of *name* in *page*.

    Raises:
        ValueError: *page* has no such comments.
    """
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    before, found, rest = page.read_text("utf-8").partition(begin)
    _, found_end, after = rest.partition(end)
    if not (found and found_end):
        raise ValueError(f"{page} lacks {begin} or {end}")
    page.write_text(f"{before}{begin}\n\n{text}\n\n{end}{after}", "utf-8")
