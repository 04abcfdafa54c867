"""Lists of questions: every form, and a bad row never stops the others."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plaincite.errors import RecordError, SourceError
from plaincite.library import read_questions
from plaincite.model.library import NewQuestion

WANTED = NewQuestion(
    "Is zinc good?", "Nutrition", ("Does zinc work?", "Should I take zinc?"), ("zinc", "colds")
)
LISTS = {
    "list.csv": "\ufeffQuestion,wording,wording 2,specialty,topic\r\n"
    "Is zinc good?,Does zinc work?,Should I take zinc?,Nutrition,zinc; colds\r\n",
    "list.jsonl": '{"question": "Is zinc good?", "specialty": "Nutrition", '
    '"wordings": ["Does zinc work?", "Should I take zinc?"], "topics": ["zinc", "colds"]}\n\n',
    "list.yaml": "- question: Is zinc good?\n  specialty: Nutrition\n"
    "  wordings:\n    - Does zinc work?\n    - Should I take zinc?\n  topics: [zinc, colds]\n",
}


@pytest.mark.parametrize(("name", "content"), LISTS.items(), ids=LISTS)
def test_a_question_reads_alike_in_every_form(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content, "utf-8")

    assert list(read_questions(tmp_path / name)) == [WANTED]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("list.csv", "question,specialty\n,X\nIs it?,\nIs it?,X,extra\n???,X\n" + "a" * 301 + ",X"),
        (
            "list.jsonl",
            '{"question": ""}\n{"question": "Is it?"}\nno JSON\n{"question": 7}\n{"q": 1}\n',
        ),
        ("list.yml", "- question: ''\n- question: Is it?\n- 7\n- q: 1\n- question: [1]\n"),
    ],
)
def test_a_bad_row_is_told_with_its_place(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content)
    items = list(read_questions(tmp_path / name))

    assert [item for item in items if isinstance(item, NewQuestion)] == [NewQuestion("Is it?")]
    errors = [item for item in items if isinstance(item, RecordError)]
    assert len(errors) == 4
    assert all(error.record[-1].isdigit() and error.source.endswith(name) for error in errors)


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("list.csv", b"wording,specialty\nIs it?,X\n", "column 'question'"),
        ("list.csv", b"question,colour\nIs it?,red\n", "unknown column 'colour'"),
        ("list.csv", b'question\n"Is it?\n', "no CSV"),
        ("list.csv", b"question\n\xff\xfe\n", "UTF-8"),
        ("list.csv", b"", "column 'question'"),
        ("list.yaml", b"question: Is it?\n", "must be a list"),
        ("list.yaml", b"- &a [x]\n- *a\n", "aliases"),
        ("list.yaml", b"- !!python/object:os.system x\n", "no YAML"),
        ("list.yaml", b"- a: 1\n- [\n", r"no YAML that we can read \(line 3\)"),
        ("list.yaml", b"- question: Is it?\n  wordings: [Is it so?]\n", "need quotes"),
        ("list.yaml", b"[" * 50000, "nesting"),
        ("list.txt", b"Is it?\n", "ends in .csv"),
    ],
)
def test_what_is_no_list_is_one_clear_error(
    tmp_path: Path, name: str, content: bytes, word: str
) -> None:
    (tmp_path / name).write_bytes(content)

    with pytest.raises(SourceError, match=word):
        list(read_questions(tmp_path / name))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"none\.csv: no such file"):
        list(read_questions(tmp_path / "none.csv"))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=200), name=st.sampled_from(["a.csv", "a.jsonl", "a.yaml"]))
def test_any_bytes_give_questions_or_errors(tmp_path: Path, content: bytes, name: str) -> None:
    (tmp_path / name).write_bytes(content)
    try:
        items = list(read_questions(tmp_path / name))
    except SourceError:
        return
    assert all(isinstance(item, (NewQuestion, RecordError)) for item in items)


def test_without_the_extra_its_install_line_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("- question: Is it?\n")
    program = (
        "import sys; sys.modules.update(yaml=None, sqlalchemy=None, alembic=None)\n"
        "from pathlib import Path\n"
        "from plaincite.errors import MissingExtraError\n"
        "from plaincite.library import open_library, read_questions\n"
        "for use in (lambda: open_library('x'), lambda: list(read_questions(Path('a.yaml')))):\n"
        "    try: use()\n"
        "    except MissingExtraError as error: print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True
    )

    assert done.stdout.count("pip install 'plaincite[library]'") == 2
