"""Formulas as one line of text."""

from collections.abc import Callable

import pytest

from plaincite.model.record import Record


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        pytest.param("<mi>x</mi><mo>=</mo><mn>3</mn>", "x = 3", id="a relation is spaced"),
        pytest.param("<mo>-</mo><mn>3</mn>", "-3", id="a sign belongs to its number"),
        pytest.param("<mi>p</mi><mo>=</mo><mo>-</mo><mn>3</mn>", "p = -3", id="also after ="),
        pytest.param("<msup><mi>m</mi><mn>2</mn></msup>", "m²", id="raised"),
        pytest.param("<msup><mrow/><mn>2</mn></msup>", "²", id="raised on nothing stays raised"),
        pytest.param("<msub><mi>x</mi><mi>Q</mi></msub>", "x_(Q)", id="lowered without a form"),
        pytest.param(
            "<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>", "xᵢ²", id="lowered and raised"
        ),
        pytest.param(
            "<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mi>c</mi></mfrac>",
            "(a + b)/c",
            id="a fraction keeps its order",
        ),
        pytest.param("<msqrt><mi>x</mi><mi>y</mi></msqrt>", "√(xy)", id="root"),
        pytest.param("<mroot><mi>x</mi><mn>3</mn></mroot>", "³√(x)", id="root of a degree"),
        pytest.param("<mover><mi>x</mi><mo>¯</mo></mover>", "x̄", id="a bar is an accent"),
        pytest.param("<mfenced><mi>a</mi><mi>b</mi></mfenced>", "(a, b)", id="fenced list"),
        pytest.param(
            "<mmultiscripts><mi>He</mi><mprescripts/><none/><mn>3</mn></mmultiscripts>",
            "³He",
            id="an isotope's number stands before",
        ),
        pytest.param(
            "<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi>"
            "</munderover>",
            "∑ᵢ₌₁ⁿ",
            id="limits of a sum",
        ),
        pytest.param(
            "<semantics><mi>x</mi><annotation>\\LaTeX</annotation></semantics>",
            "x",
            id="notations for machines are left out",
        ),
        pytest.param("<mn>5</mn><mtext> </mtext><mi>mg</mi>", "5 mg", id="a blank that is meant"),
    ],
)
@pytest.mark.parametrize("prefix", ["mml:", ""], ids=["prefixed", "default namespace"])
def test_formulas(
    read_article: Callable[..., Record], formula: str, text: str, prefix: str
) -> None:
    tagged = formula.replace("</", "\0").replace("<", f"<{prefix}").replace("\0", f"</{prefix}")
    name = f"xmlns{':mml' if prefix else ''}"
    math = f'<{prefix}math {name}="http://www.w3.org/1998/Math/MathML">{tagged}</{prefix}math>'
    record = read_article(f"<ArticleTitle>Of {math}.</ArticleTitle>")

    assert record.title == f"Of {text}."
