"""The glossary: well-formed, in order of use, longest form first."""

from plaincite.compose.glossary import explain, glossary_entries


def test_no_form_is_claimed_by_two_entries() -> None:
    forms = [form.lower() for _, all_forms in glossary_entries() for form in set(all_forms)]

    assert len(forms) == len(set(forms))


def test_every_meaning_is_one_short_line() -> None:
    for entry, _ in glossary_entries():
        assert entry.meaning == entry.meaning.strip()
        assert 2 <= len(entry.meaning.split()) <= 30, entry.term


def test_entries_come_in_order_of_first_use_each_once() -> None:
    texts = ["A placebo was used.", "A meta-analysis of placebo trials."]

    assert [entry.term for entry in explain(texts)][:2] == ["placebo", "meta-analysis"]
    assert len(explain(texts)) == len(set(explain(texts)))


def test_the_longest_form_wins() -> None:
    assert [entry.term for entry in explain(["a network meta-analysis"])] == ["meta-analysis"]
