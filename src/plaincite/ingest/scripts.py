"""Raised and lowered characters as Unicode, or set off where Unicode has none.

The rules:

- All characters have a raised (lowered) form: they take it, as in m², 10⁻³, CO₂, LEₘᵢₙ.
- Otherwise the whole is set off: "D^(max/2)", "T_(H)17".
- Marks that are raised by nature (®, *, °) and the ending of an ordinal ("4th") stay as they are.
- Over 24 characters it is no exponent but misuse of the mark-up, and stays plain.
"""

import re

__all__ = ["lowered", "raised"]

_RAISED = dict(
    zip(
        "0123456789+-−–=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWαβγδεθφχ ",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵅᵝᵞᵟᵋᶿᵠᵡ ",
        strict=True,
    )
)
_LOWERED = dict(
    zip(
        "0123456789+-−–=()aehijklmnoprstuvxβγρφχ ",
        "₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ ",
        strict=True,
    )
)
_RAISED_BY_NATURE = re.compile(r"[®™℠©*†‡§¶#°ºª′″'\"‘’“”,;.\s⁰¹²³⁴-ⁿ]+")
_ORDINAL = re.compile(r"(?:st|nd|rd|th)", re.IGNORECASE)
_MOST_CHARACTERS = 24


def raised(text: str, before: str = "") -> str:
    """Return *text* as superscript; *before* is what it is attached to.

    >>> "m" + raised("2"), "10" + raised("-3"), raised("a/b"), "4" + raised("th", "4")
    ('m²', '10⁻³', '^(a/b)', '4th')
    """
    if _RAISED_BY_NATURE.fullmatch(text) or (
        before[-1:].isdigit() and _ORDINAL.fullmatch(text.strip())
    ):
        return text
    return _shifted(text, _RAISED, "^")


def lowered(text: str) -> str:
    """Return *text* as subscript.

    >>> "CO" + lowered("2"), "T" + lowered("H") + "17"
    ('CO₂', 'T_(H)17')
    """
    return _shifted(text, _LOWERED, "_")


def _shifted(text: str, forms: dict[str, str], mark: str) -> str:
    inner = text.strip()
    if not inner or len(inner) > _MOST_CHARACTERS:
        return text
    if all(char in forms for char in inner):
        shifted = "".join(forms[char] for char in inner)
    else:
        shifted = f"{mark}({inner})"
    start = text.index(inner)
    return f"{text[:start]}{shifted}{text[start + len(inner) :]}"
