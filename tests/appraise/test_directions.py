"""Whether an outcome rose, fell or did not differ."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaincite.appraise.directions import direction


@pytest.mark.parametrize(
    ("text", "outcome", "way"),
    [
        ("Pain was lower with the drug than with placebo.", "pain", "decreased"),
        ("Survival was longer with the drug.", "survival", "increased"),
        ("Survival was longer, but pain did not differ.", "pain", "none"),
        ("Pain scores improved.", "pain", "decreased"),
        ("Walking speed improved.", "walking speed", "increased"),
        ("Pain was higher in placebo patients than in drug patients.", "pain", "decreased"),
        ("Pain fell by 6%, but this was not statistically significant.", "pain", "none"),
        ("The hazard ratio for stroke was 1.13 (95% CI 0.68 to 1.89).", "stroke", "none"),
        ("Relapse was seen in 18% on drug and 40% on placebo (p = 0.01).", "relapse", "decreased"),
        ("Relapse was seen in 40% on placebo and 18% on drug (p = 0.01).", "relapse", "decreased"),
        ("There was a greater reduction in pain.", "pain", "decreased"),
        ("It raised early survival and may reduce costs.", "survival", "increased"),
        ("Forty people took part.", "pain", None),
        ("", "", None),
    ],
)
def test_direction(text: str, outcome: str, way: str | None) -> None:
    assert direction(text, outcome, intervention="drug", comparator="placebo") == way


@given(st.text(max_size=200), st.text(max_size=30), st.text(max_size=30), st.text(max_size=30))
def test_any_text_has_a_direction_or_none(text: str, outcome: str, one: str, two: str) -> None:
    way = direction(text, outcome, intervention=one, comparator=two)

    assert way in ("increased", "decreased", "none", None)


@pytest.mark.shared
def test_directions_hold_on_findings_that_no_rule_was_tuned_on(shared_data: Path) -> None:
    """Macro F1 of the half with an odd hash, findings with their words in the abstract."""
    pairs = []
    for line in (shared_data / "rct_abstracts/findings.jsonl").read_text().splitlines():
        row = json.loads(line)
        quotes = zip(row["evidence"], row["evidence_in_abstract"], strict=False)
        quote = next((text for text, is_there in quotes if is_there), None)
        digest = hashlib.sha256(str(row["prompt_id"]).encode()).hexdigest()
        if quote is None or int(digest, 16) % 2 == 0:
            continue
        label = max(sorted(set(row["labels"])), key=row["labels"].count)
        truth = {"significantly increased": "increased", "significantly decreased": "decreased"}
        way = direction(
            quote, row["outcome"], intervention=row["intervention"], comparator=row["comparator"]
        )
        pairs.append((truth.get(label, "none"), way))

    scores = [_f1(pairs, label) for label in ("increased", "decreased", "none")]
    assert len(pairs) > 400
    assert sum(scores) / 3 >= 0.75


def _f1(pairs: Sequence[tuple[str, str | None]], label: str) -> float:
    hits = sum(truth == label == said for truth, said in pairs)
    return 2 * hits / sum((truth == label) + (said == label) for truth, said in pairs)
