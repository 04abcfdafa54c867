"""The library commands: what they print, what they refuse, and that a kill loses nothing."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from plaincite.cli.library import library
from plaincite.corpus import Corpus
from plaincite.errors import LibraryError, LibraryNotFoundError, NotAllowedError, PlainciteError
from plaincite.model.record import Notice, NoticeKind, PublicationDate, Record, Section

STATINS = "do-statins-cause-muscle-pain"
QUESTIONS = """question,wording,specialty,topic
Do statins cause muscle pain?,Can statins make my muscles hurt?,cardiology,statins
Does exercise help with depression?,Is working out good for depression?,,exercise
Is my specialty wrong?,,Astrology,
"""


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """An empty library, at a fixed time."""
    path = str(tmp_path / "library.sqlite")
    monkeypatch.setenv("PLAINCITE_LIBRARY", path)
    monkeypatch.setenv("PLAINCITE_USER", "anna")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1773480600")  # 14 March 2026, 09:30 UTC
    run("create")
    return path


@pytest.fixture
def filled(target: str, tmp_path: Path) -> str:
    """A library with two questions."""
    (tmp_path / "list.csv").write_text(QUESTIONS)
    run("import", tmp_path / "list.csv")
    return target


def run(*arguments: str | Path, raises: type[BaseException] | None = None) -> Result:
    result = CliRunner().invoke(library, [str(argument) for argument in arguments])
    if raises is not None:
        assert isinstance(result.exception, raises), result.output
    else:
        assert result.exit_code == 0, result.output
    return result


def document(*arguments: str | Path) -> Any:
    return json.loads(run(*arguments, "--format", "json").stdout)


def publish(question_id: str) -> None:
    run("review", question_id)
    run("review", question_id, "--approve", "--by", "Dr Ben Example")
    run("publish", question_id)


def test_import_tells_what_came_and_what_was_left_out(target: str, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(QUESTIONS)
    result = run("import", tmp_path / "list.csv")

    assert (
        result.stdout
        == "2 questions added, 0 known already, 2 wordings new. The library holds 2.\n"
    )
    assert "no specialty 'Astrology'" in result.stderr
    assert document("import", tmp_path / "list.csv")["known"] == 2


def test_a_list_of_which_nothing_can_be_taken_is_an_error(target: str, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("question,specialty\nIs it?,Astrology\n")

    result = run("import", tmp_path / "list.csv", raises=PlainciteError)
    assert "Astrology" in str(result.exception)


def test_a_question_without_a_specialty_gets_the_one_we_understand(filled: str) -> None:
    found = {item["id"]: item["specialty"] for item in document("list")}

    assert found[STATINS] == "Cardiology"
    assert found["does-exercise-help-with-depression"] == "Psychiatry"


def test_list_filters_by_specialty_state_and_topic(filled: str) -> None:
    assert len(document("list", "--specialty", "cardiology")) == 1
    assert len(document("list", "--state", "unanswered")) == 2
    assert len(document("list", "--topic", "exercise")) == 1
    assert document("list", "--state", "published") == []
    assert STATINS in run("list").stdout
    run("list", "--specialty", "Astrology", raises=PlainciteError)


def test_the_way_of_a_page_from_question_to_reader(filled: str) -> None:
    assert run("answer").stdout.startswith("2 questions done: 2 answered.")
    assert run("answer").stdout.startswith("0 questions done.")
    run("publish", STATINS, raises=NotAllowedError)
    publish(STATINS)

    shown = document("show", STATINS)
    assert (shown["state"], shown["published"]) == ("published", 1)
    assert shown["ledger"] == [{"on": "2026-03-14", "text": "first published"}]
    assert shown["revision"]["document"]["question"] == "Do statins cause muscle pain?"
    assert shown["revision"]["reviewed_by"] == ["Dr Ben Example"]
    text = run("show", STATINS).stdout
    assert "14 March 2026: first published" in text
    assert "Reviewed by Dr Ben Example" in text
    assert "not yet reviewed" not in text.lower()
    kinds = [(event["kind"], event["by"]) for event in document("log", STATINS)]
    assert kinds == [
        ("added", "anna"),
        ("revised", "anna"),
        ("submitted", "anna"),
        ("approved", "Dr Ben Example"),
        ("published", "anna"),
    ]
    run("withdraw", STATINS, "--note", "Being rewritten.")
    assert document("show", STATINS)["published"] is None
    assert "Being rewritten." in run("log").stdout


def test_the_editors_specialty_stands_on_the_page(target: str, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        '{"question": "Do statins cause muscle pain?", "specialty": "Geriatrics"}\n'
    )
    run("import", tmp_path / "a.jsonl")
    run("answer")

    page = document("show", STATINS)["revision"]["document"]
    assert page["specialty"] == {"name": "Geriatrics", "schema_org": "Geriatric"}
    assert "questions about Geriatrics and" in page["footer"]


def test_the_same_library_made_twice_gives_the_same_backup(filled: str, tmp_path: Path) -> None:
    run("answer")
    run("backup", tmp_path / "one.jsonl")
    other = str(tmp_path / "other.sqlite")
    run("create", "--library", other)
    run("import", tmp_path / "list.csv", "--library", other)
    run("answer", "--library", other)
    run("backup", tmp_path / "two.jsonl", "--library", other)

    assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "two.jsonl").read_bytes()


def test_backup_and_restore_are_one_command_each(filled: str, tmp_path: Path) -> None:
    run("answer", STATINS)
    run("backup", tmp_path / "b.jsonl.gz")
    restored = str(tmp_path / "restored.sqlite")
    run("restore", tmp_path / "b.jsonl.gz", "--library", restored)

    assert document("list", "--library", restored) == document("list")
    run("restore", tmp_path / "b.jsonl.gz", "--library", restored, raises=LibraryError)


def test_an_editor_who_names_an_old_version_is_refused(filled: str) -> None:
    run("answer", STATINS)
    run("review", STATINS, "--version", "2")

    result = run("withdraw", STATINS, "--version", "2", raises=PlainciteError)
    assert "somebody else" in str(result.exception)


def test_reasons_are_asked_for(filled: str) -> None:
    assert run("review", STATINS, "--send-back", raises=SystemExit).exit_code == 2
    assert run("import", raises=SystemExit).exit_code == 2
    assert run("publish", raises=SystemExit).exit_code == 2


def test_without_a_library_the_command_to_make_one_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = run("list", "--library", tmp_path / "none", raises=LibraryNotFoundError)
    assert "plaincite library create" in str(result.exception)
    monkeypatch.delenv("PLAINCITE_LIBRARY", raising=False)
    assert run("list", raises=SystemExit).exit_code == 2


def test_what_is_refused_does_not_stop_the_others(filled: str) -> None:
    run("answer")
    for question_id in (STATINS, "does-exercise-help-with-depression"):
        run("review", question_id)
    run("review", STATINS, "--approve")

    result = run("publish", "--all", raises=LibraryError)
    assert result.stdout == "1 page published.\n"
    assert "does-exercise" in str(result.exception)


def trial(number: int, days: int, *, retracted: bool = False) -> Record:
    """An invented trial of zinc for colds, in *number* adults."""
    notice = Notice(NoticeKind.RETRACTION, "in", pmid="999", ref_type="RetractionIn")
    texts = {
        "OBJECTIVE": "To learn whether zinc lozenges shorten the common cold in adults.",
        "METHODS": f"We randomised {number} adults with a common cold to zinc lozenges or placebo.",
        "RESULTS": f"The common cold lasted {days} days with zinc lozenges, 7 days with placebo. "
        f"Nausea occurred in {days + 9} of 100 people with zinc lozenges.",
        "CONCLUSIONS": f"Zinc lozenges shortened the common cold in trial {number}. "
        "Limitations are the short follow-up and that no children were studied.",
    }
    return Record(
        f"pmid:{number}",
        f"Zinc lozenges for the common cold in adults: randomised trial {number}",
        sections=tuple(Section(text, label) for label, text in texts.items()),
        pmid=str(number),
        doi=f"10.1000/zinc.{number}",
        journal=f"Journal of Examples {number}",
        date=PublicationDate(2026),
        publication_types=("Randomized Controlled Trial",),
        languages=("eng",),
        notices=(notice,) if retracted else (),
    )


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "colds"
    trials = [trial(212, 4), trial(180, 5), trial(96, 6), trial(431, 3)]
    with Corpus.create(folder, today="2026-03-01") as made:
        made.add(trials, source="a", today="2026-03-01")
    return folder


@pytest.fixture
def public(target: str, tmp_path: Path, corpus: Path) -> str:
    """A public page that rests on four trials."""
    (tmp_path / "zinc.csv").write_text("question\nDo zinc lozenges shorten the common cold?\n")
    run("import", tmp_path / "zinc.csv")
    run("answer", "--corpus", corpus)
    publish("do-zinc-lozenges-shorten-the-common-cold")
    return "do-zinc-lozenges-shorten-the-common-cold"


def test_refresh_with_nothing_new_changes_nothing(public: str, corpus: Path) -> None:
    assert "1 page asked again: 0 changed" in run("refresh", "--all", "--corpus", corpus).stdout
    assert "0 pages asked again" in run("refresh", "--corpus", corpus).stdout
    assert document("show", public)["state"] == "published"


def test_refresh_shows_what_changed_and_because_of_which_study(public: str, corpus: Path) -> None:
    with Corpus.open(corpus) as kept:
        kept.add([trial(340, 2)], source="b", today="2026-03-14")
    found = document("refresh", "--corpus", corpus)

    (changed,) = found["changed"]
    assert (changed["id"], changed["state"]) == (public, "needs update")
    assert any(line.startswith("+ study: a 2026 trial of 340") for line in changed["changes"])
    shown = document("show", public)
    assert (shown["published"], shown["revision"]["number"]) == (1, 2)
    assert "added a 2026 trial of 340 people" in run("log", public).stdout
    publish(public)
    assert "14 March 2026: added a 2026 trial of 340 people" in run("show", public).stdout


def test_refresh_takes_a_page_down_when_its_article_is_retracted(public: str, corpus: Path) -> None:
    with Corpus.open(corpus) as kept:
        kept.add([trial(212, 4, retracted=True)], source="b", today="2026-03-14")
    output = run("refresh", "--corpus", corpus).stdout

    assert f"Taken down: {public}" in output
    shown = document("show", public)
    assert (shown["published"], shown["state"]) == (None, "draft")
    assert "pmid:212" not in json.dumps(shown["revision"]["document"]["references"])
    assert document("show", public, "--revision", "1")["revision"]["retracted"] == ["pmid:212"]
    assert [line["text"] for line in shown["ledger"]] == [
        "first published",
        "taken down, because an article it cites was retracted",
    ]


@pytest.mark.parametrize("line", ["212", "10.1000/ZINC.212"])
def test_a_retraction_list_dropped_in_takes_the_page_down_for_good(
    public: str, corpus: Path, tmp_path: Path, line: str
) -> None:
    (tmp_path / "retracted.txt").write_text(f"{line}\n1\n")
    found = document("refresh", "--corpus", corpus, "--retracted", tmp_path / "retracted.txt")

    (down,) = found["taken_down"]
    assert (down["record"], down["questions"]) == ("pmid:212", [public])
    assert document("show", public)["published"] is None
    run("answer", public, "--again", "--corpus", corpus)
    shown = document("show", public)["revision"]
    assert "pmid:212" not in {item["record"] for item in shown["document"]["references"]}
    assert shown["retracted"] == []
    run("publish", public, "--unreviewed")


def test_what_a_list_names_is_retracted_before_any_page_cites_it(
    target: str, corpus: Path, tmp_path: Path
) -> None:
    """A list is dropped in once; a question that is added later never rests on what it names."""
    (tmp_path / "retracted.txt").write_text("10.1000/ZINC.212\n")
    run("refresh", "--corpus", corpus, "--retracted", tmp_path / "retracted.txt")
    (tmp_path / "zinc.csv").write_text("question\nDo zinc lozenges shorten the common cold?\n")
    run("import", tmp_path / "zinc.csv")
    run("answer", "--corpus", corpus)

    shown = document("show", "do-zinc-lozenges-shorten-the-common-cold")["revision"]
    records = {item["record"] for item in shown["document"]["references"]}
    assert records
    assert "pmid:212" not in records


def test_a_list_is_asked_about_once(public: str, corpus: Path, tmp_path: Path) -> None:
    """What was retracted is part of what a page was compared with, so nothing is asked twice."""
    (tmp_path / "retracted.txt").write_text("212\n")
    listed = ("--corpus", corpus, "--retracted", tmp_path / "retracted.txt")
    assert "1 page asked again: 1 changed" in run("refresh", *listed).stdout
    assert document("show", public)["state"] == "draft"

    assert "0 pages asked again" in run("refresh", *listed).stdout
    assert "0 pages asked again" in run("refresh", "--corpus", corpus).stdout
