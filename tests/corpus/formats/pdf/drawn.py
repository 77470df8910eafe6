"""PDFs drawn line by line, and what is read of them."""

import io
import random
from collections.abc import Iterable

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from corpus.article import Draft
from corpus.formats.pdf.document import read_pdf

REGULAR, BOLD, ITALIC = "Helvetica", "Helvetica-Bold", "Helvetica-Oblique"
SIZE, LEADING = 10, 13

QUAY = (
    "The harbour board met on Tuesday evening to hear what the surveyors had found beneath the "
    "eastern quay. Their report says that the third bay has moved nine centimetres towards the "
    "water since it was last measured, and that nobody can say for certain why it has done so."
)
DREDGER = (
    "Members asked whether the dredger that deepened the approach two winters ago was the cause of "
    "it. The engineer thought that it was not: the dredger had kept well away from the wall, and "
    "what was measured afterwards showed the bottom as it had been along the whole of its length."
)
FERRIES = (
    "Until the matter is understood, lorries are not let on to the quay. Ferries sail from the "
    "northern basin, and the line pays for buses between the two. Passengers who travel with a "
    "trunk may ask for help at the ticket office at least one day before the day on which they sail."  # noqa: E501 - as it is printed
)

_WORDS = (
    "the harbour master counted every boat that came in before a storm and wrote it down with "
    "ink while gulls cried over wet roofs until dark fell upon quay mast sail rope lamp stone"
).split()


def sentences(seed: int) -> str:
    """Return three to six sentences that no other seed gives."""
    chance = random.Random(seed)  # noqa: S311  a made-up text, no secret
    lengths = [chance.randint(8, 20) for _ in range(3 + seed % 4)]
    return " ".join(" ".join(chance.sample(_WORDS, size)).capitalize() + "." for size in lengths)


class Sheets:
    """A PDF in the making; lines are drawn down from `y`, which moves."""

    def __init__(self, **options: object) -> None:
        self._output = io.BytesIO()
        self.canvas = Canvas(self._output, pagesize=A4, **options)
        self.y = 780.0

    def lines(
        self,
        texts: Iterable[str],
        x: float = 50,
        font: str = REGULAR,
        size: float = SIZE,
        leading: float = LEADING,
    ) -> None:
        """Draw *texts* below each other."""
        self.canvas.setFont(font, size)
        for text in texts:
            self.canvas.drawString(x, self.y, text)
            self.y -= leading

    def paragraph(
        self, text: str, x: float = 50, width: float = 450, size: float = SIZE, gap: float = 8
    ) -> None:
        """Draw *text* in lines as wide as *width* at most, and leave a *gap* below."""
        self.lines(wrapped(text, width, size), x, size=size, leading=1.3 * size)
        self.y -= gap

    def row(self, cells: Iterable[str], columns: Iterable[float], font: str = REGULAR) -> None:
        """Draw *cells* beside each other where *columns* begin."""
        self.canvas.setFont(font, SIZE)
        for text, x in zip(cells, columns, strict=False):
            self.canvas.drawString(x, self.y, text)
        self.y -= 16

    def page(self) -> None:
        """Begin the next page."""
        self.canvas.showPage()
        self.y = 780.0

    def data(self) -> bytes:
        """Return the file."""
        self.canvas.save()
        return self._output.getvalue()

    def draft(self) -> Draft:
        """Return what is read of the file."""
        return read_pdf(self.data())

    def blocks(self) -> list[tuple[str, str]]:
        """Return the kinds and texts of the paragraphs that are read of the file."""
        return blocks_of(self.draft())

    def body(self) -> str:
        """Return all text that is read of the file."""
        return self.draft().body


def blocks_of(draft: Draft) -> list[tuple[str, str]]:
    """Return the kinds and texts of the paragraphs of *draft*."""
    return [(str(each.kind), draft.body[each.start : each.end]) for each in draft.paragraphs]


def cells_of(draft: Draft) -> list[list[str]]:
    """Return the cells of each row of a table, with the heads that name them before a colon."""
    return [
        [
            ": ".join(draft.body[start:end] for start, end in (*cell.heads, cell.place))
            for cell in each.cells
        ]
        for each in draft.paragraphs
        if each.cells
    ]


def wrapped(text: str, width: float, size: float = SIZE, font: str = REGULAR) -> list[str]:
    """Return *text* in lines of at most *width* points."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if stringWidth(longer, font, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
