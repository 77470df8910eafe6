"""Formulas stand in the text once, on one line."""

import pytest

from corpus.formats.markup.blocks import blocks_of
from corpus.formats.markup.cleaning import clean
from corpus.formats.markup.element import parse


def read(body: str) -> str:
    root = parse(f"<body><p>So {body} holds.</p></body>")
    clean(root)
    return " | ".join(block.text for block in blocks_of(root))


ENERGY = (
    "<math>\n <semantics>\n <mrow><mi>\n E </mi> <mo>=</mo> <mi>m</mi><mo>\u2062</mo>"
    "<msup>\n<mi>c</mi>\n<mn>2</mn>\n</msup></mrow>"
    "<annotation encoding='application/x-tex'>E=mc^2</annotation></semantics></math>"
)


KATEX = (
    f"<span class='katex'><span class='katex-mathml'>{ENERGY}</span>"
    "<span class='katex-html' aria-hidden='true'><span>E</span>=mc2</span></span>"
)
WIKIPEDIA = (
    "<span class='mwe-math-element'><span class='mwe-math-mathml-a11y' style='display: none;'>"
    f"{ENERGY}</span><img alt='E=mc^2' aria-hidden='true'></span>"
)
MATHJAX = (
    "<span class='MathJax_Preview'></span><span class='MathJax'><nobr aria-hidden='true'>"
    f"E=mc2</nobr><span class='MJX_Assistive_MathML'>{ENERGY}</span></span>"
)
SUM = (
    "<munderover><mo>\u2211</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi>"
    "</munderover><mi>i</mi>"
)


@pytest.mark.parametrize("shown", [ENERGY, KATEX, WIKIPEDIA, MATHJAX])
def test_a_formula_is_read_once_however_a_page_shows_it(shown: str) -> None:
    assert read(shown) == "So E=mc\u00b2 holds."


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        ("<msub><mi>x</mi><mn>1</mn></msub>", "x\u2081"),
        ("<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>", "x\u1d62\u00b2"),
        ("<mfrac><mn>1</mn><mn>2</mn></mfrac>", "1/2"),
        ("<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mi>c</mi></mfrac>", "(a+b)/c"),
        ("<msqrt><mn>2</mn></msqrt>", "\u221a2"),
        ("<msqrt><mi>a</mi><mo>+</mo><mi>b</mi></msqrt>", "\u221a(a+b)"),
        ("<mroot><mi>x</mi><mn>3</mn></mroot>", "(x)^(1/3)"),
        ("<mfenced><mi>x</mi></mfenced>", "(x)"),
        (SUM, "\u2211\u1d62\u208c\u2081\u207fi"),
        (
            "<mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr></mtable>",
            "1 2",
        ),
    ],
)
def test_what_stands_above_and_below_is_written_on_the_line(formula: str, text: str) -> None:
    assert read(f"<math>{formula}</math>") == f"So {text} holds."


def test_a_formula_on_a_line_of_its_own_is_read_though_its_text_is_hidden() -> None:
    shown = f"<div><div style='display: none;'>{ENERGY}</div><img alt='E=mc^2'></div>"
    assert read(shown) == "So | E=mc\u00b2 | holds."
