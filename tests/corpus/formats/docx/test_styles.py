"""A paragraph of a Word document is what its style says it is."""

import pytest

from corpus.article import ParagraphKind
from corpus.formats.docx.document import read_docx
from tests.corpus.formats.docx.word_files import blocks, paragraph, style, styled, word_file
from tests.corpus.formats.docx.word_parts import BODY, HEADING, LIST

BASED = '<w:basedOn w:val="H"/>'


def named(style_name: str, more: str = "") -> str:
    return style("S", f'<w:name w:val="{style_name}"/>{more}')


@pytest.mark.parametrize(
    ("styles", "kind"),
    [
        (named("heading 2"), HEADING),
        (named("\u00dcberschrift 2"), HEADING),
        (named("Titre 3"), HEADING),
        (named("My own", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>'), HEADING),
        (named("My own", BASED) + style("H", '<w:name w:val="heading 4"/>'), HEADING),
        (named("heading 2", '<w:pPr><w:outlineLvl w:val="9"/></w:pPr>'), BODY),
        (named("caption"), ParagraphKind.CAPTION),
        (named("Figure", BASED) + style("H", '<w:name w:val="caption"/>'), ParagraphKind.CAPTION),
        (named("Intense Quote"), ParagraphKind.QUOTE),
        (named("HTML Preformatted"), ParagraphKind.CODE),
        (named("List Bullet"), LIST),
        (named("Loop", '<w:basedOn w:val="S"/>'), BODY),
        (named("Body Text"), BODY),
        ("", BODY),
    ],
)
def test_a_paragraph_is_what_its_style_says(styles: str, kind: ParagraphKind) -> None:
    body = paragraph("Said so", properties=styled("S")) + paragraph("Text.")
    assert blocks(read_docx(word_file(body, styles=styles))) == [(kind, "Said so"), (BODY, "Text.")]


def test_a_short_paragraph_with_an_outline_level_of_its_own_is_a_heading() -> None:
    level = '<w:outlineLvl w:val="1"/>'
    body = paragraph("Part", properties=level) + paragraph("Text. " * 50, properties=level)
    assert [kind for kind, _ in blocks(read_docx(word_file(body)))] == [HEADING, BODY]
