"""Word documents that are built with the truth that whoever reads them must find in them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from string import ascii_lowercase

from hypothesis import strategies as st

from corpus.article import ParagraphKind
from corpus.assembly import Block
from corpus.tables import WrittenCell
from tests.corpus.formats.docx.word_files import (
    cell,
    paragraph,
    row,
    run,
    style,
    styled,
    table,
    word_file,
)

BODY, LIST = ParagraphKind.BODY, ParagraphKind.LIST

_STYLES = {
    "Head": ('<w:name w:val="heading 2"/>', ParagraphKind.HEADING),
    "Kop": ('<w:name w:val="Kop 3"/>', ParagraphKind.HEADING),
    "Caption": ('<w:name w:val="caption"/>', ParagraphKind.CAPTION),
    "Quote": ('<w:name w:val="Quote"/>', ParagraphKind.QUOTE),
    "Own": ('<w:name w:val="Own"/>', BODY),
}
STYLES = "".join(style(name, inside) for name, (inside, _) in _STYLES.items()) + style(
    "Gone", "<w:rPr><w:vanish/></w:rPr>", "character"
)
_LEVELS = (("decimal", "%1."), ("lowerLetter", "%2)"), ("upperRoman", "(%3)"))
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    + "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (form, text) in enumerate(_LEVELS)
    )
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
_ROMAN = "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX".split()

_SEEN: dict[str, tuple[str, str]] = {
    "plain": (run("{0}"), "{0}"),
    "bold": (run("{0}", "<w:b/><w:i/>"), "{0}"),
    "halves": (run("{0}") + run("y", '<w:color w:val="FF0000"/>'), "{0}y"),
    "inserted": (f"<w:ins>{run('{0}')}</w:ins>", "{0}"),
    "moved": (f"<w:moveTo>{run('{0}')}</w:moveTo>", "{0}"),
    "link": (f'<w:hyperlink r:id="r1">{run("{0}")}</w:hyperlink>', "{0}"),
    "control": (f"<w:sdt><w:sdtContent>{run('{0}')}</w:sdtContent></w:sdt>", "{0}"),
    "power": (
        run("{0} 3 \u00d7 10") + run("6", '<w:vertAlign w:val="superscript"/>'),
        "{0} 3 \u00d7 10\u2076",
    ),
    "water": (
        run("{0} H") + run("2", '<w:vertAlign w:val="subscript"/>') + run("O"),
        "{0} H\u2082O",
    ),
    "soft": ("<w:r><w:t>{0}</w:t><w:softHyphen/><w:t>z</w:t></w:r>", "{0}z"),
    "broken": ("<w:r><w:t>{0}</w:t><w:br/><w:t>z</w:t></w:r>", "{0} z"),
    "tab": ("<w:r><w:t>{0}</w:t><w:tab/><w:t>z</w:t></w:r>", "{0} z"),
    "field": (
        (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>X</w:instrText></w:r>'
            f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("{0}")}'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        ),
        "{0}",
    ),
}
_UNSEEN = (
    "<w:del><w:r><w:delText>{0}</w:delText></w:r></w:del>",
    f"<w:moveFrom>{run('{0}')}</w:moveFrom>",
    run("{0}", "<w:vanish/>"),
    run("{0}", '<w:rStyle w:val="Gone"/>'),
    run("{0}", "<w:strike/>"),
    run("{0}", "<w:dstrike/>"),
    "<w:r><w:instrText>{0}</w:instrText></w:r>",
)
_SPACE = run(" ")


@dataclass
class Document:
    """A document as it grows: its body, its notes, and what it says to who reads it."""

    body: list[str] = field(default_factory=list)
    footnotes: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)
    counts: list[int] = field(default_factory=lambda: [0, 0, 0])
    _words: int = 0

    def word(self) -> str:
        """Return a word that the document has nowhere else."""
        self._words += 1
        letters = [self._words // power % 26 for power in (26 * 26, 26, 1)]
        return "wrd" + "".join(ascii_lowercase[letter] for letter in letters)

    def number(self, depth: int) -> str:
        """Return the number of the next item of that *depth*."""
        self.counts[depth] += 1
        self.counts[depth + 1 :] = [0] * (len(self.counts) - depth - 1)
        # A level that was skipped counts as begun.
        self.counts[:depth] = [count or 1 for count in self.counts[:depth]]
        count = self.counts[depth]
        return (f"{count}.", f"{ascii_lowercase[count - 1]})", f"({_ROMAN[count - 1]})")[depth]

    def file(self) -> bytes:
        """Return the document as a file."""
        notes = "".join(self.footnotes)
        return word_file("".join(self.body), styles=STYLES, numbering=NUMBERING, footnotes=notes)


def _text(draw: st.DrawFn, document: Document, *, least: int = 1) -> tuple[list[str], str]:
    """Return the runs of some words in a line, and what they say."""
    runs: list[str] = []
    said: list[str] = []
    kinds = [*_SEEN, "unseen", "note"]
    for kind in draw(st.lists(st.sampled_from(kinds), min_size=least, max_size=5)):
        if kind == "unseen":
            document.unseen.append(document.word())
            runs.append(draw(st.sampled_from(_UNSEEN)).format(document.unseen[-1]))
            continue
        word = document.word()
        markup, told = (run("{0}"), "{0}") if kind == "note" else _SEEN[kind]
        runs += ([_SPACE] if said else []) + [markup.format(word)]
        said.append(told.format(word))
        if kind == "note":
            runs.append(_note(document))
    return runs, " ".join(said)


def _note(document: Document) -> str:
    document.notes.append(document.word())
    number = len(document.notes)
    told = paragraph("<w:r><w:footnoteRef/></w:r>", f" {document.notes[-1]}")
    document.footnotes.append(f'<w:footnote w:id="{number}">{told}</w:footnote>')
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def _paragraph(draw: st.DrawFn, document: Document) -> None:
    """Add a paragraph of some style, perhaps over two whose ends were deleted."""
    name = draw(st.sampled_from([None, None, *_STYLES]))
    kind = BODY if name is None else _STYLES[name][1]
    runs, said = _text(draw, document, least=0)
    if draw(st.booleans()):
        more, told = _text(draw, document)
        gone = paragraph(*runs, _SPACE, properties="<w:rPr><w:del/></w:rPr>")
        document.body.append(gone)
        runs, said = more, " ".join(filter(None, [said, told]))
    document.body.append(paragraph(*runs, properties=styled(name) if name else ""))
    _tell(document, kind, said)


def _items(draw: st.DrawFn, document: Document) -> None:
    """Add items of the one list there is, of any depth; it goes on after what stands between."""
    for depth in draw(st.lists(st.integers(0, 2), min_size=1, max_size=4)):
        runs, said = _text(draw, document)
        level = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="1"/></w:numPr>'
        document.body.append(paragraph(*runs, properties=level))
        number = document.number(depth)
        _tell(document, LIST, said and f"{number} {said}")


def _table(draw: st.DrawFn, document: Document) -> None:
    """Add a table of three columns under a head, with cells over two columns."""
    heads = [document.word() for _ in range(3)]
    rows = [row(*heads, properties="<w:tblHeader/>")]
    number = len(document.blocks)
    _tell_row(document, number, [WrittenCell(head, heading=True) for head in heads])
    for _ in range(draw(st.integers(1, 3))):
        spans: tuple[int, ...] = draw(st.sampled_from([(1, 1, 1), (2, 1), (1, 2)]))
        cells, written = [], []
        for span in spans:
            runs, said = _text(draw, document)
            more, told = _text(draw, document, least=0)
            inside = [paragraph(*runs), paragraph(*more)]
            cells.append(cell(*inside, properties=f'<w:gridSpan w:val="{span}"/>'))
            written.append(WrittenCell(" ".join(filter(None, [said, told])), columns=span))
        rows.append(row(*cells))
        _tell_row(document, number, written)
    document.body.append(table(*rows))


def _tell_row(document: Document, number: int, written: list[WrittenCell]) -> None:
    said = " ".join(each.text for each in written if each.text)
    if said:
        document.blocks.append(Block(ParagraphKind.TABLE, said, tuple(written), number))


def _box(draw: st.DrawFn, document: Document) -> None:
    """Add a paragraph with a text box, in the form for newer programs and that for older ones."""
    runs, said = _text(draw, document)
    inner, told = _text(draw, document)
    inside = f"<w:txbxContent>{paragraph(*inner)}</w:txbxContent>"
    document.body.append(
        paragraph(
            *runs,
            f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{inside}</w:drawing>'
            f"</mc:Choice><mc:Fallback><w:pict>{inside}</w:pict></mc:Fallback>"
            "</mc:AlternateContent></w:r>",
        )
    )
    _tell(document, BODY, said)
    _tell(document, BODY, told)


def _tell(document: Document, kind: ParagraphKind, said: str) -> None:
    if said:
        document.blocks.append(Block(kind, said))


_PARTS: tuple[Callable[[st.DrawFn, Document], None], ...] = (_paragraph, _items, _table, _box)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Return documents of paragraphs, lists, tables, boxes and notes, with parts unseen."""
    document = Document()
    for part in draw(st.lists(st.sampled_from(_PARTS), max_size=6)):
        part(draw, document)
    # The last paragraph is one of the body, so that there is text at all.
    word = document.word()
    document.body.append(paragraph(word))
    _tell(document, BODY, word)
    for note in document.notes:
        _tell(document, LIST, note)
    return document
