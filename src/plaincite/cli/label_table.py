"""Figures of labels as a table to read: what `evaluate claims`, `safety` and `verdicts` print."""

from collections.abc import Mapping

from plaincite.evaluate import ClassificationFigures

__all__ = ["label_table"]


def label_table(
    found: ClassificationFigures, *, cases: str, shares: Mapping[str, float], seconds: float
) -> str:
    """Return a row for each label, and below them the figures of all.

    Args:
        found: The figures.
        cases: What was labelled: "claims".
        shares: Further figures of all, by name.
        seconds: Wall time for all cases.
    """
    width = max(8, *(len(label) + 1 for label in found.labels))
    rows = [f"{'label':<{width}} {'precision':>9} {'recall':>7} {'F1':>7} {'n':>6}"]
    rows += [
        f"{label:<{width}} {own.precision:>9.3f} {own.recall:>7.3f} {own.f1:>7.3f} "
        f"{sum(found.confusion[label].values()):>6}"
        for label, own in found.labels.items()
    ]
    all_shares = {"accuracy": found.accuracy, "macro F1": found.macro_f1, **shares}
    totals = {
        cases: f"{found.n}",
        **{name: f"{share:.3f}" for name, share in all_shares.items()},
        "seconds": f"{seconds:.2f}",
    }
    width = max(map(len, totals))
    return "\n".join([*rows, "", *(f"{name:<{width}}  {value}" for name, value in totals.items())])
