"""Formulas of a Word document are written on the line that they stand in."""

import inspect
import sys
from collections.abc import Iterator

import pytest

from corpus.errors import SourceRefused
from corpus.formats.docx.document import read_docx
from tests.corpus.formats.docx.word_files import paragraph, word_file
from tests.corpus.formats.docx.word_parts import ENERGY, base, formula, texts


@pytest.mark.parametrize(
    ("told", "text"),
    [
        (ENERGY, "E=mc\u00b2"),
        (formula("oMathPara", ENERGY), "E=mc\u00b2"),
        (formula("oMath", formula("f", formula("num", "a+b"), formula("den", "2"))), "(a+b)/2"),
        (formula("oMath", formula("rad", formula("deg", "3"), base("x"))), "\u00b3\u221ax"),
        (formula("oMath", formula("rad", "<m:deg/>", base("x+y"))), "\u221a(x+y)"),
        (formula("oMath", "f", formula("d", base("y"), base("z"))), "f(y|z)"),
        (
            formula(
                "oMath",
                formula("d", '<m:dPr><m:begChr m:val="["/><m:endChr m:val=""/></m:dPr>', base("y")),
            ),
            "[y",
        ),
        (
            formula(
                "oMath",
                formula(
                    "nary",
                    '<m:naryPr><m:chr m:val="\u2211"/></m:naryPr>',
                    formula("sub", "i"),
                    "<m:sup/>",
                    base("x"),
                ),
            ),
            "\u2211\u1d62x",
        ),
    ],
)
def test_formulas_stand_in_the_line(told: str, text: str) -> None:
    assert texts(paragraph("So ", told, " it is.")) == [f"So {text} it is."]


@pytest.fixture
def little_recursion() -> Iterator[None]:
    """Python may recurse 300 calls further; of a level some versions make more than others."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack(0)) + 300)
    yield
    sys.setrecursionlimit(before)


@pytest.mark.usefixtures("little_recursion")
def test_a_formula_that_is_nested_far_too_deeply_is_refused() -> None:
    deep = "<m:e>" * 240 + "</m:e>" * 240
    with pytest.raises(SourceRefused, match="damaged"):
        read_docx(word_file(paragraph("Text.", f"<m:oMath>{deep}</m:oMath>")))
