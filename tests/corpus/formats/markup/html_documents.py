"""Web pages that are built with the truth that whoever reads them must find in them."""

from dataclasses import dataclass, field
from string import ascii_lowercase

from hypothesis import strategies as st

from corpus.article import ParagraphKind
from corpus.tables import WrittenCell

MOST_DEPTH = 3
"""Lists in lists, quotations in quotations, and boxes in boxes."""


@dataclass
class Document:
    """A page as it grows: its markup, and what it says to who sees it."""

    markup: list[str] = field(default_factory=list)
    blocks: list[tuple[ParagraphKind, str]] = field(default_factory=list)
    cells: list[tuple[WrittenCell, ...]] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)
    _words: int = 0

    def word(self) -> str:
        """Return a word that the page has nowhere else."""
        self._words += 1
        letters = [self._words // power % 26 for power in (26 * 26, 26, 1)]
        return "wrd" + "".join(ascii_lowercase[letter] for letter in letters)

    def lost(self) -> str:
        """Return a word of the page that nobody sees."""
        self.unseen.append(self.word())
        return self.unseen[-1]

    def tell(self, kind: ParagraphKind, text: str) -> None:
        """Take down that the page says *text* next."""
        if text:
            self.blocks.append((kind, text))


_SEEN = {
    "plain": ("{0}", "{0}"),
    "bold": ("<b>{0}</b>", "{0}"),
    "link": ("<a href='/x'><i>{0}</i></a>", "{0}"),
    "wrapped": ("<span><em>{0}</em></span>", "{0}"),
    "inserted": ("<ins>{0}</ins>", "{0}"),
    "power": ("{0} 3 \u00d7 10<sup>6</sup>", "{0} 3 \u00d7 10\u2076"),
    "area": ("{0} 250 km<sup>2</sup>", "{0} 250 km\u00b2"),
    "water": ("{0} H<sub>2</sub>O", "{0} H\u2082O"),
    "ordinal": ("{0} 21<sup>st</sup>", "{0} 21st"),
    "marked": ("{0}<sup>12</sup>", "{0}"),
    "linked mark": ("{0}<sup><a href='#fn3'>3</a></sup>", "{0}"),
    "bracketed mark": ("{0}[<a href='#note-4'>4</a>]", "{0}"),
    "soft": ("{0}&shy;a&#8203;b", "{0}ab"),
    "broken": ("{0}<br>c", "{0} c"),
    "empty": ("<span></span>{0}<b></b>", "{0}"),
    "quoted": ("<q>{0}</q>", "\u201c{0}\u201d"),
}
_UNSEEN = (
    "<s>{0}</s>",
    "<del><b>{0}</b></del>",
    "<strike>{0}</strike>",
    "<span style='text-decoration: line-through'>{0}</span>",
    "<span hidden>{0}</span>",
    "<span style='display:none'>{0}</span>",
    "<span class='visually-hidden'>{0}</span>",
    "<span class='own'>{0}</span>",
    "<script>{0}</script>",
    "<noscript>{0}</noscript>",
    "<!-- {0} -->",
    "<select><option>{0}</option></select>",
)
STYLE = "<style>.own { display: none }</style>"


def text(draw: st.DrawFn, document: Document, *, least: int = 0) -> tuple[str, str]:
    """Return the markup of some words in a line, and what they say."""
    markup, said = [], []
    for kind in draw(st.lists(st.sampled_from([*_SEEN, "unseen"]), min_size=least, max_size=5)):
        if kind == "unseen":
            markup.append(draw(st.sampled_from(_UNSEEN)).format(document.lost()))
        else:
            word = document.word()
            markup.append(_SEEN[kind][0].format(word))
            said.append(_SEEN[kind][1].format(word))
    return " ".join(markup), " ".join(said)


def _line(draw: st.DrawFn, document: Document, kind: ParagraphKind, name: str) -> None:
    markup, said = text(draw, document)
    if kind is ParagraphKind.CODE:
        # Each line of code is a block.
        markup = markup.replace("<br>", " ")
    document.markup.append(f"<{name}>{markup}</{name}>")
    document.tell(kind, said)


def _loose(draw: st.DrawFn, document: Document, kind: ParagraphKind) -> None:
    markup, said = text(draw, document)
    document.markup.append(markup)
    document.tell(kind, said)


def _items(draw: st.DrawFn, document: Document, depth: int) -> None:
    """Add a list, numbered or not, with lists in its items."""
    start = draw(st.sampled_from([None, 1, 7]))
    count = draw(st.integers(2, 3))
    document.markup.append("<ul>" if start is None else f"<ol start='{start}'>")
    for place in range(count):
        wrapper = draw(st.sampled_from(["{0}", "<p>{0}</p>", "<div><span>{0}</span></div>"]))
        markup, said = text(draw, document, least=1)
        document.markup.append("<li>" + wrapper.format(markup))
        number = "" if start is None else f"{start + place}. "
        document.tell(ParagraphKind.LIST, said and number + said)
        # Without a word of its own, an item begins with that of the list in it.
        if said and depth < MOST_DEPTH and draw(st.booleans()):
            _items(draw, document, depth + 1)
        document.markup.append("</li>")
    document.markup.append("</ul>" if start is None else "</ol>")


def _table(draw: st.DrawFn, document: Document) -> None:
    """Add a table of three columns under a head, with cells over two columns or two rows."""
    heads = [document.word() for _ in range(3)]
    document.markup.append("<table><tr>" + "".join(f"<th>{head}</th>" for head in heads) + "</tr>")
    _row(document, [WrittenCell(head, heading=True) for head in heads])
    for _ in range(draw(st.integers(1, 3))):
        spans: tuple[int, ...] = draw(st.sampled_from([(1, 1, 1), (2, 1), (1, 2)]))
        written, markup = [], []
        for span in spans:
            inside, said = text(draw, document)
            written.append(WrittenCell(said, columns=span))
            markup.append(f"<td colspan='{span}'>{inside}</td>")
        document.markup.append(f"<tr>{''.join(markup)}</tr>")
        _row(document, written)
    document.markup.append("</table>")


def _row(document: Document, written: list[WrittenCell]) -> None:
    said = " ".join(cell.text for cell in written if cell.text)
    document.tell(ParagraphKind.TABLE, said)
    if said:
        document.cells.append(tuple(written))


def _hidden(draw: st.DrawFn, document: Document) -> None:
    opening = draw(st.sampled_from(["<div hidden>", "<div class='sr-only'>", "<template>"]))
    closing = "</template>" if opening == "<template>" else "</div>"
    words = f"<p>{document.lost()}</p><ol><li>{document.lost()}</li><li>{document.lost()}</li></ol>"
    document.markup.append(f"{opening}{words}{closing}")


def _box(draw: st.DrawFn, document: Document, depth: int) -> None:
    name = draw(st.sampled_from(["div", "section", "details", "article"]))
    document.markup.append(f"<{name}>")
    _loose(draw, document, ParagraphKind.BODY)
    if depth < MOST_DEPTH:
        _parts(draw, document, depth + 1)
    # Between two loose texts something must begin a line.
    document.markup.append("<hr>")
    _loose(draw, document, ParagraphKind.BODY)
    document.markup.append(f"</{name}>")


def _parts(draw: st.DrawFn, document: Document, depth: int) -> None:
    lines = {
        "p": ParagraphKind.BODY,
        "h2": ParagraphKind.HEADING,
        "pre": ParagraphKind.CODE,
        "blockquote": ParagraphKind.QUOTE,
        "figcaption": ParagraphKind.CAPTION,
    }
    parts = st.sampled_from([*lines, "items", "table", "hidden", "box"])
    for part in draw(st.lists(parts, max_size=4)):
        if part in lines:
            _line(draw, document, lines[part], part)
        elif part == "items":
            _items(draw, document, 0)
        elif part == "table":
            _table(draw, document)
        elif part == "hidden":
            _hidden(draw, document)
        else:
            _box(draw, document, depth)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Return pages of nested lists, tables, quotations and loose text, with parts unseen."""
    document = Document()
    # What is seen is more than what is hidden, as it is in pages.
    for _ in range(3):
        words = " ".join(document.word() for _ in range(60))
        document.markup.append(f"<p>{words}.</p>")
        document.tell(ParagraphKind.BODY, f"{words}.")
        _parts(draw, document, 0)
    return document
