"""Whatever a document consists of, each word that is seen is read once, in its order."""

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    ListFlowable,
    ListItem,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

from corpus.formats.pdf.document import read_pdf
from tests.corpus.formats.pdf.drawn import BOLD, sentences

TEXT = ParagraphStyle(
    "text", fontName="Times-Roman", fontSize=10, leading=12, spaceAfter=7, alignment=4
)
HEADING = ParagraphStyle(
    "heading", fontName=BOLD, fontSize=12, leading=15, spaceBefore=8, spaceAfter=6
)
ITEM = ParagraphStyle("item", parent=TEXT, alignment=0, spaceAfter=0)
GRID = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("FONTNAME", (0, 0), (-1, 0), BOLD)]
RULE = [("LINEBELOW", (0, 0), (-1, 0), 0.8, colors.black)]
PLAIN = [("FONTNAME", (0, 0), (-1, 0), BOLD)]


@dataclass(frozen=True)
class Part:
    """What a document consists of, and the words that are seen of it."""

    flowables: tuple[Flowable, ...]
    words: tuple[str, ...]


def part(flowables: Iterable[Flowable], *texts: str) -> Part:
    return Part(tuple(flowables), tuple(" ".join(texts).split()))


def paragraph(seed: int) -> Part:
    text = sentences(seed)
    return part([Paragraph(text, TEXT)], text)


def with_marks(seed: int) -> Part:
    first, _, rest = sentences(seed).partition(". ")
    markup = (
        f"{first}.<super>1</super> It holds 3 \u00d7 10<super>6</super> m<super>3</super>, says "
        f'<strike>nobody</strike> <font color="#ffffff">unseen</font> one. {rest}'
    )
    return part([Paragraph(markup, TEXT)], first + ".", "It holds 3 \u00d7 10⁶ m³, says one.", rest)


def heading(seed: int) -> Part:
    text = " ".join(sentences(seed).split()[:4]).removesuffix(".").title()
    return part([Paragraph(text, HEADING)], text)


def items(seed: int, kind: str) -> Part:
    texts = [sentences(seed + each).split(". ")[0] + "." for each in range(3)]
    flowable = ListFlowable(
        [ListItem(Paragraph(text, ITEM)) for text in texts],
        bulletType=kind,
        bulletFormat="%s." if kind == "1" else None,
        bulletFontSize=10,
    )
    marks = [f"{each}." if kind == "1" else "" for each in (1, 2, 3)]
    said = [f"{mark} {text}" for mark, text in zip(marks, texts, strict=True)]
    return part([flowable, Spacer(1, 8)], *said)


def table(seed: int, style: list[tuple[object, ...]]) -> Part:
    words = sentences(seed).replace(".", "").split()
    rows = [["Bay", "Length", f"State {seed}"]]
    rows += [[words[each], f"{seed + each} metres", words[each + 4]] for each in range(4)]
    whole = Table(rows, colWidths=[54, 58, 42], splitByRow=0, hAlign="LEFT", style=style)
    flowables = [whole, Spacer(1, 8)]
    return part(flowables, *(cell for row in rows for cell in row))


SEEDS = st.integers(0, 500)
PARTS = st.one_of(
    st.builds(paragraph, SEEDS),
    st.builds(with_marks, SEEDS),
    st.builds(items, SEEDS, st.sampled_from(["bullet", "1"])),
    st.builds(table, SEEDS, st.sampled_from([GRID, RULE, PLAIN])),
    st.builds(lambda seed: Part(*_under(heading(seed), paragraph(seed + 1))), SEEDS),
)


def _under(above: Part, below: Part) -> tuple[tuple[Flowable, ...], tuple[str, ...]]:
    return above.flowables + below.flowables, above.words + below.words


def built(parts: list[Part], columns: int) -> bytes:
    def running_lines(canvas: Canvas, _document: object) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(50, 812, "The Coast Quarterly")
        canvas.drawRightString(545, 25, f"Page {canvas.getPageNumber()}")

    width = 500 / columns
    frames = [Frame(45 + width * each, 60, width - 8, 720, 2, 6, 2, 6) for each in range(columns)]
    output = BytesIO()
    document = BaseDocTemplate(output, pagesize=A4)
    document.addPageTemplates(PageTemplate(frames=frames, onPage=running_lines))
    document.build([flowable for each in parts for flowable in each.flowables])
    return output.getvalue()


@pytest.mark.slow
@settings(max_examples=25)
@given(
    st.lists(PARTS, min_size=4, max_size=14, unique_by=lambda each: each.words), st.integers(1, 3)
)
def test_each_word_that_is_seen_is_read_once_in_its_order(parts: list[Part], columns: int) -> None:
    # A table alone says too little, and lines run only where there are pages.
    whole = [paragraph(9_000), *parts, part([PageBreak()]), paragraph(9_001)]
    body = read_pdf(built(whole, columns)).body
    assert body.split() == [word for each in whole for word in each.words]
