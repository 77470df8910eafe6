"""Markdown that is built with the truth that whoever reads it must find in it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from string import ascii_lowercase

from hypothesis import strategies as st

from corpus.article import ParagraphKind
from corpus.assembly import Block
from corpus.normalise import normalise
from corpus.tables import WrittenCell

MOST_DEPTH = 3
"""Lists in lists, and quotations in quotations."""

_SEEN = {
    "plain": ("{0}", "{0}"),
    "bold": ("**{0}**", "{0}"),
    "italic": ("_{0}_", "{0}"),
    "both": ("***{0}** x*", "{0} x"),
    "link": ("[*{0}*](/x 'title')", "{0}"),
    "wiki link": ("[[page|{0}]]", "{0}"),
    "code": ("`{0} *a* ~~b~~ {{{{< c >}}}}`", "{0} *a* ~~b~~ {{{{< c >}}}}"),
    "formula": ("$x_{0}$", "$x_{0}$"),
    "marked": ("=={0}==", "{0}"),
    "span": ("[{0}]{{.underline}}", "{0}"),
    "power": ("{0} 3 \u00d7 10^6^", "{0} 3 \u00d7 10\u2076"),
    "water": ("{0} H~2~O", "{0} H\u2082O"),
    "escaped": (r"\*{0}\* \[x\]", "*{0}* [x]"),
    "reference": ("{0} &amp; &euro;", "{0} & \u20ac"),
    "address": ("https://a.example/_{0}_/b", "https://a.example/_{0}_/b"),
    "broken": ("{0}\\\nb", "{0} b"),
    "wrapped": ("{0}\nb", "{0} b"),
    "tag": ("#{0} <b>y</b>", "#{0} y"),
}
_UNSEEN = (
    "~~{0}~~",
    "~~**{0}**~~",
    "<del>{0}</del>",
    "<span hidden>{0}</span>",
    "<!-- {0} -->",
    "%%{0}%%",
    "{{{{< video {0} >}}}}",
    "![{0}](a.png)",
    "![[{0}.png]]",
)


@dataclass
class Document:
    """A text as it grows: what it says to who reads it, and the notes that stand at its end."""

    blocks: list[Block] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)
    _words: int = 0

    def tell(self, kind: ParagraphKind, said: str) -> None:
        """Take down that the text says this next."""
        self.blocks.append(Block(kind, normalise(said)))

    def word(self) -> str:
        """Return a word that the text has nowhere else."""
        self._words += 1
        letters = [self._words // power % 26 for power in (26 * 26, 26, 1)]
        return "wrd" + "".join(ascii_lowercase[letter] for letter in letters)

    def lost(self) -> str:
        """Return a word of the text that nobody sees."""
        self.unseen.append(self.word())
        return self.unseen[-1]

    def note(self) -> str:
        """Return the mark of a note, which is told of behind everything else."""
        self.notes.append(self.word())
        return f"[^{len(self.notes)}]"


Lines = list[str]


def text(draw: st.DrawFn, document: Document, *, in_line: bool = False) -> tuple[str, str]:
    """Return some words as Markdown, and what they say; *in_line* wants no line break."""
    markup, said = [], []
    kinds = [kind for kind in _SEEN if not in_line or "\n" not in _SEEN[kind][0]]
    for kind in draw(st.lists(st.sampled_from([*kinds, "unseen", "note"]), max_size=4)):
        if kind == "unseen":
            markup.append(draw(st.sampled_from(_UNSEEN)).format(document.lost()))
        elif kind == "note":
            word = document.word()
            markup.append(word + document.note())
            said.append(word)
        else:
            word = document.word()
            markup.append(_SEEN[kind][0].format(word))
            said.append(_SEEN[kind][1].format(word))
    # A word comes first, so that nothing is taken for the mark of a block.
    first = document.word()
    return " ".join([first, *markup]), " ".join([first, *said])


def _paragraph(draw: st.DrawFn, document: Document, kind: ParagraphKind) -> Lines:
    markup, said = text(draw, document)
    document.tell(kind, said)
    return markup.split("\n")


def _heading(draw: st.DrawFn, document: Document, _depth: int) -> Lines:
    is_underlined = draw(st.booleans())
    markup, said = text(draw, document, in_line=not is_underlined)
    document.tell(ParagraphKind.HEADING, said)
    return [*markup.split("\n"), "------"] if is_underlined else [f"## {markup} ##"]


def _code(draw: st.DrawFn, document: Document, _depth: int) -> Lines:
    word = document.word()
    document.tell(ParagraphKind.CODE, f"{word} = *a* ~~b~~ <i>")
    document.tell(ParagraphKind.CODE, "- x")
    fence = draw(st.sampled_from(["```", "~~~~"]))
    return [f"{fence}python", f"{word} = *a* ~~b~~ <i>", "", "- x", fence]


def _items(draw: st.DrawFn, document: Document, depth: int) -> Lines:
    """Return a list, numbered or not, with paragraphs and lists in its items."""
    start, mark = draw(st.sampled_from([(None, "-"), (None, "*"), (1, "."), (3, ")"), (7, ".")]))
    lines: Lines = []
    for place in range(draw(st.integers(1, 3))):
        number = "" if start is None else f"{start + place}{mark} "
        markup, said = text(draw, document)
        document.tell(ParagraphKind.LIST, number + said)
        inside = markup.split("\n")
        if draw(st.booleans()):
            inside += ["", *_paragraph(draw, document, ParagraphKind.LIST)]
        if depth < MOST_DEPTH and draw(st.booleans()):
            inside += ["", *_items(draw, document, depth + 1)]
        lead = number or f"{mark} "
        lines += [lead + inside[0], *_indented(inside[1:], len(lead))]
    return lines


def _quotation(draw: st.DrawFn, document: Document, _depth: int) -> Lines:
    title = draw(st.sampled_from(["quote", "callout", "titled callout"]))
    if title == "quote":
        return [f"> {line}" for line in _paragraph(draw, document, ParagraphKind.QUOTE)]
    own = document.word() if title == "titled callout" else ""
    if own:
        document.tell(ParagraphKind.BODY, own)
    inside = _paragraph(draw, document, ParagraphKind.BODY)
    return [f"> {line}" for line in (f"[!NOTE] {own}", *inside)]


def _table(draw: st.DrawFn, document: Document, _depth: int) -> Lines:
    """Return a table of two columns, whose rows may be shorter or longer than its head."""
    lines: Lines = []
    table = len(document.blocks)
    for place in range(draw(st.integers(2, 4))):
        count = draw(st.sampled_from([2, 2, 1, 3])) if place else 2
        inside = [text(draw, document, in_line=True) for _ in range(count)]
        said = [normalise(each) for _, each in inside] + [""] * (2 - count)
        written = tuple(WrittenCell(each, heading=not place) for each in said)
        row = Block(ParagraphKind.TABLE, normalise(" | ".join(said)), written, table)
        document.blocks.append(row)
        # A bar in a cell has to be escaped, even that of a link.
        lines.append("".join("| " + markup.replace("|", r"\|") for markup, _ in inside) + "|")
    return [lines[0], "|---|:-:|", *lines[1:]]


def _hidden(draw: st.DrawFn, document: Document, _depth: int) -> Lines:
    opening, closing = draw(
        st.sampled_from(
            [
                ("<!--", "-->"),
                ("%%", "%%"),
                ("{% comment %}", "{% endcomment %}"),
                ("<script>", "</script>"),
                ("<div hidden>", "</div>"),
                ("{{< video", ">}}"),
            ]
        )
    )
    return [opening, document.lost(), closing]


def _figure(draw: st.DrawFn, document: Document, _depth: int) -> Lines:
    words = [document.word() for _ in range(3)]
    for word in words:
        document.tell(ParagraphKind.CAPTION, word)
    between = draw(st.sampled_from([[], [""]]))
    return [f'![{words[0]}](a.png "{words[1]}")', *between, f"*{words[2]}*"]


def _indented(lines: Iterable[str], width: int) -> Lines:
    return [f"{' ' * width}{line}" if line else "" for line in lines]


_PARTS: tuple[Callable[[st.DrawFn, Document, int], Lines], ...] = (
    lambda draw, document, _: _paragraph(draw, document, ParagraphKind.BODY),
    _heading,
    _code,
    _items,
    _quotation,
    _table,
    _hidden,
    _figure,
)


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, Document]:
    """Return texts of nested lists, tables, quotations and notes, with parts unseen."""
    document = Document()
    lines = [*_paragraph(draw, document, ParagraphKind.BODY), ""]
    for part in draw(st.lists(st.sampled_from(_PARTS), max_size=6)):
        # A comment of the text itself keeps two lists apart, and a list from code.
        lines += [*part(draw, document, 0), "", "<!-- -->", ""]
    for number, word in enumerate(document.notes, 1):
        second = document.word()
        lines += [f"[^{number}]: {word}", "", f"    {second}", ""]
        document.tell(ParagraphKind.LIST, word)
        document.tell(ParagraphKind.LIST, second)
    return "\n".join(lines), document
