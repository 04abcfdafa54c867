"""What is left of a reader's words when they may be kept: everyday and medical words alone."""

import pytest

from plaincite.question import strip_question


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ("Do statins cause muscle pain?", "do statins cause muscle pain"),
        ("I am Mary Quill, do statins cause muscle pain", "i am … do statins cause muscle pain"),
        ("does ZINC help? mail me: m.quill@example.org", "does zinc help … me …"),
        ("Is aspirin safe? Ring 020 7946 0958", "is aspirin safe ring …"),
        ("born 3/5/1950, has diabetes, lives at 12 Elm Row", "born … has diabetes lives at …"),
        ("see https://example.org/?patient=77 about asthma", "see … patient … about asthma"),
        ("my NHS number is 943 476 5919, gout?", "my … number is … gout"),
        ("Does vitamin B12 help?", "does vitamin b12 help"),
    ],
)
def test_only_known_words_are_left(asked: str, kept: str) -> None:
    assert strip_question(asked) == kept


@pytest.mark.parametrize("asked", ["", "Who wrote Hamlet?", "Mary Quill", "12 34", "…"])
def test_nothing_is_left_of_what_has_no_medical_word(asked: str) -> None:
    assert strip_question(asked) is None


def test_a_story_is_cut() -> None:
    kept = strip_question("aspirin " * 500)

    assert kept is not None
    assert len(kept.split()) == 30
