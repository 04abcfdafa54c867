"""Keys and texts as the tables hold them."""

from hypothesis import given
from hypothesis import strategies as st

from plaincite.library.rows import safe_text, wording_key


@given(st.text(max_size=60))
def test_a_wording_keeps_its_key_whatever_its_spaces_and_case(text: str) -> None:
    assert wording_key(f"  {text.upper()} ?") == wording_key(f"{text.upper()}?".lower().upper())
    assert wording_key(wording_key(text)) == wording_key(text)


@given(st.text(alphabet=st.characters(), max_size=60))
def test_a_safe_text_fits_every_store_and_stays_as_it_is(text: str) -> None:
    safe = safe_text(text)

    assert "\x00" not in safe
    assert "\n" not in safe
    assert safe.encode("utf-8").decode("utf-8") == safe
    assert safe_text(safe) == safe
