"""What a question asks for is told by its wording."""

import json
from pathlib import Path

import pytest

from plaincite.model.question import QuestionKind
from plaincite.question.kinds import find_kind
from plaincite.question.understand import understand

DATA = Path(__file__).parents[1] / "data" / "question"

PANEL = {
    "q01": "use",
    "q03": "harm",
    "q05": "effect",
    "q07": "effect",
    "q09": "screening",
    "q11": "effect",
    "q13": "effect",
    "q15": "effect",
    "q17": "prevention",
    "q19": "effect",
    "q21": "effect",
    "q23": "options",
    "q25": "need",
    "q27": "comparison",
    "q29": "effect",
    "q31": "prevention",
    "q32": "prevention",
    "q33": "prevention",
    "q34": "prevention",
    "q35": "options",
    "q36": "comparison",
    "q37": "effect",
    "q38": "harm",
    "q39": "effect",
    "q40": "effect",
    "q41": "screening",
    "q42": "harm",
    "q43": "effect",
    "q44": "effect",
    "q45": "prevention",
    "q46": "harm",
    "q47": "effect",
    "q48": "effect",
}


def wordings(name: str) -> list[tuple[str, str]]:
    """(kind, question) for each line of a sample; `[kind]` opens a section."""
    kind, pairs = "", []
    for line in (DATA / name).read_text("utf-8").splitlines():
        if line.startswith("["):
            kind = line.strip("[]")
        elif line and not line.startswith("#"):
            pairs.append((kind, line))
    return pairs


@pytest.mark.parametrize(("kind", "text"), wordings("kinds_seen.txt"))
def test_wordings_the_rules_were_written_with(kind: str, text: str) -> None:
    assert understand(text).kind == kind


def test_wordings_written_before_the_rules_and_kept_aside() -> None:
    """95 of 97 when the rules were first tried on them; a fall means over-fitting.

    A later sample of 48, made to be harder and then moved to the seen ones, gave 35.
    """
    pairs = wordings("kinds_unseen.txt")
    right = sum(understand(text).kind == kind for kind, text in pairs)

    assert right >= 93
    assert {kind for kind, _ in pairs} == set(QuestionKind)


@pytest.mark.shared
def test_every_panel_question_gets_its_kind(shared_data: Path) -> None:
    lines = (shared_data / "panel" / "questions.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]

    assert {row["id"]: understand(row["question"]).kind.value for row in rows} == PANEL


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("Does the pill cause weight gain?", "harm", id="a treatment harms"),
        pytest.param("Does red meat cause bowel cancer?", "cause", id="an exposure causes"),
        pytest.param("Does foobarimab cause headaches?", "harm", id="unknown, but named as a drug"),
        pytest.param("Is sunscreen useful?", "effect", id="sunscreen is no screening"),
        pytest.param("Does screen time affect sleep?", "effect", id="nor is screen time"),
        pytest.param("Is zinc better than placebo for colds?", "effect", id="placebo is no rival"),
        pytest.param("What causes essential tremor?", "cause", id="essential in a name is no need"),
        pytest.param("How do you check for a hernia?", "diagnosis", id="to check for it"),
        pytest.param("Who is prescribed zinc?", "use", id="for whom it is"),
        pytest.param("Do biologics slow damage in joints?", "effect", id="damage that is slowed"),
        pytest.param("ibuprofen headache", "effect", id="bare words with a treatment"),
        pytest.param("Do people gain weight after gout?", "prognosis", id="what comes after it"),
        pytest.param("Do people benefit from tea after gout?", "effect", id="what helps after it"),
        pytest.param("gout", "definition", id="bare words without"),
    ],
)
def test_traps(text: str, kind: str) -> None:
    assert understand(text).kind == kind


def test_the_pivot_is_where_the_verb_stands() -> None:
    text = "Does zinc prevent colds?"

    assert find_kind(text).pivot == text.index("prevent")


def test_bare_words_get_a_kind_that_is_marked_as_a_guess() -> None:
    assert understand("statins muscle pain").kind_is_guessed
    assert not understand("do statins cause muscle pain").kind_is_guessed
