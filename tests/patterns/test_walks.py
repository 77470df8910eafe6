"""No walk over a document, a question or a card does more than its share for each part of it."""

import json
from collections.abc import Callable, Iterable, Iterator, MutableMapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.interface.escaping import escape_within
from bot.interface.quotation import quotation
from bot.sources.candidates import links_in
from corpus.article import Article, Draft, Metadata, ParagraphKind, Source, SourceKind
from corpus.assembly import Block, assemble
from corpus.discord_transcript import Message, Transcript
from corpus.formats.discord.document import read_discord
from corpus.formats.discord.lines import without_spoilers
from corpus.formats.docx.document import read_docx
from corpus.formats.html.document import read_html
from corpus.formats.html.selection.alignment import Alignment
from corpus.formats.html.selection.article_blocks import Selection
from corpus.formats.html.selection.page import Page
from corpus.formats.html.statements.by_certainty import PageStatements
from corpus.formats.html.statements.linked_data import linked_data
from corpus.formats.html.statements.metadata import statements_of
from corpus.formats.html.walls.page_walls import wall_before, wall_instead
from corpus.formats.markdown.document import read_markdown
from corpus.formats.markup.blocks import blocks_of
from corpus.formats.markup.cleaning import clean
from corpus.formats.markup.element import parse
from corpus.formats.pdf.aligned import with_tables
from corpus.formats.pdf.blocks import blocks_in
from corpus.formats.pdf.characters import Character, Style
from corpus.formats.pdf.drawings import Drawings, Rule
from corpus.formats.pdf.layout import layout_of
from corpus.formats.pdf.lines import Line
from corpus.formats.pdf.page_edges import Page as PrintedPage
from corpus.formats.pdf.pieces import Piece, pieces_of
from corpus.formats.pdf.raised_pieces import with_raised
from corpus.formats.pdf.running_lines import without_running_lines
from corpus.formats.pdf.visibility import seen
from corpus.formats.text.document import read_text
from corpus.segmenter import cut_passages
from corpus.sentences import sentences
from corpus.submissions.revisions import changes
from corpus.tables import WrittenCell
from index.quotations.parsing import parsed
from index.quotations.tokens import tokens
from tests.corpus.formats.docx.word_files import paragraph, styled, word_file
from tests.doubles.tables import body, item, row
from tests.patterns.counting import LINEAR
from tests.patterns.work import work

DELETED = paragraph("a", properties="<w:rPr><w:del/></w:rPr>")
LISTED = paragraph("a", properties=styled("List"))
BOX = f"<w:r><w:pict><w:txbxContent>{paragraph('b')}</w:txbxContent></w:pict></w:r>"

SENTENCE = "The ferry was late again, and nobody on the quay was told why it did not come."


@dataclass(eq=False)
class Node:
    """An element of a page that is nested deeper than lxml lets any be."""

    tag: object
    text: str | None = None
    tail: str | None = None
    children: list["Node"] = field(default_factory=list)
    attrib: MutableMapping[str, str] = field(default_factory=dict)

    def __iter__(self) -> Iterator["Node"]:
        """Yield the children in order."""
        return iter(self.children)

    def get(self, _key: str) -> str | None:
        """Return that no attribute is stated."""
        return None

    def getparent(self) -> None:
        """Return that nothing is around: these pages are not asked."""

    def getprevious(self) -> None:
        """Return that nothing is before: these pages are not asked."""

    def itertext(self) -> Iterator[str]:
        """Yield nothing: these pages are not asked."""
        return iter(())

    def iter(self, *_tags: str) -> Iterator["Node"]:
        """Yield this element and all inside, in order."""
        left = [self]
        while left:
            node = left.pop()
            yield node
            left += reversed(node.children)

    def iterancestors(self) -> Iterator["Node"]:
        """Yield nothing: these pages are not asked."""
        return iter(())

    def itersiblings(self) -> Iterator["Node"]:
        """Yield nothing: these pages are not asked."""
        return iter(())

    def extend(self, elements: Iterable[object]) -> None:
        """Put nothing behind the children: what only walks over a tree adds none."""

    def clear(self, *, keep_tail: bool) -> None:
        """Do nothing: these pages are not changed."""


def nested(depth: int, *tags: str, words: str = "deep") -> Node:
    node = Node("p", words)
    for _ in range(depth):
        for tag in reversed(tags):
            node = Node(tag, None, None, [node])
    return Node("body", None, None, [node])


def cells(depth: int, count: int) -> Node:
    node = Node("p", "deep")
    for _ in range(depth):
        row = [Node("td", None, None, [node]), *(Node("td", "x") for _ in range(count - 1))]
        node = Node("table", None, None, [Node("tr", None, None, row)])
    return Node("body", None, None, [node])


def drafted(texts: Iterable[str]) -> Draft:
    return assemble(Metadata(), [Block(ParagraphKind.BODY, text) for text in texts])


def article(texts: Iterable[str]) -> Article:
    draft = drafted(texts)
    posted = Source(SourceKind.TEXT, "text", None, datetime(2026, 1, 1, tzinfo=UTC))
    return Article("a", 1, Metadata(), draft.body, draft.paragraphs, posted)


def revised(before: list[str], after: list[str]) -> Callable[[], object]:
    old, new = article(before), drafted(after)
    return lambda: changes(old, new)


def lines(texts: Iterable[str], left: Callable[[int], float] = lambda _: 50.0) -> list[Line]:
    return [
        Line(0, text, left(row), left(row) + 200, 10_000 - 12.0 * row, 10.0)
        for row, text in enumerate(texts)
    ]


STYLE = Style(10.0, "Times", bold=False, angle=0, colour=(0, 0, 0, 255), invisible=False)
DRAWINGS = Drawings((0.0, -100_000.0, 600.0, 800.0))


def characters(text: str, left: float, baseline: float, size: float = 10.0) -> list[Character]:
    style = STYLE._replace(size=size)
    return [
        Character(each, left + 5 * at, left + 5 * at + 5, baseline, size, style, int(left))
        for at, each in enumerate(text)
    ]


def pieces(count: int, *lefts: float, text: str = "a quay that moved") -> list[Piece]:
    """Return *count* rows of pieces that begin at *lefts*."""
    return [
        Piece(characters(text, left, 700.0 - 12 * row)) for row in range(count) for left in lefts
    ]


def cut(texts: list[str], pieces: Callable[[str], int]) -> Callable[[], object]:
    return cut_blocks([body(text) for text in texts], pieces)


def cut_blocks(blocks: list[Block], pieces: Callable[[str], int] = len) -> Callable[[], object]:
    def cut_anew() -> object:
        draft = assemble(Metadata(), blocks)
        return cut_passages(draft.body, draft.paragraphs, pieces)

    return cut_anew


def headed(number: int) -> str:
    tens, ones = divmod(number, 10)
    name = "JKLMNOPQRSTU"[tens] + "abcdefghij"[ones]
    return f"Nobody on the quay said why ferry {number} was so late!\n\nBy Ann {name}\n\n"


def conversation(text: str, count: int) -> str:
    messages = (Message(text, "Ada", is_own=False),) * count
    return Transcript("https://discord.com/channels/1/2", messages).to_json().decode()


def script(statement: object) -> Callable[[], object]:
    written = json.dumps(statement)
    page = parse(f'<p>x<script type="application/ld+json">{written}</script>')
    return lambda: linked_data(page)


def page(part: str, count: int, head: str = "") -> Callable[[], object]:
    root = parse(f"<html><head>{head}</head><body>{part * count}</body></html>")
    return lambda: clean(root)


def read(part: str) -> Callable[[], object]:
    return lambda: read_html(f"<body><p>{SENTENCE}</p>{part}")


def selected(part: str, count: int) -> Callable[[], object]:
    root = parse(f"<body><p>{SENTENCE}</p>{part * count}<p>{SENTENCE}</p></body>")
    last = len(Page(root).blocks) - 1
    return lambda: Selection(Page(root), {0, last}, set(), None).taken()


def aligned(texts: Sequence[str]) -> Callable[[], object]:
    blocks = [Block(ParagraphKind.BODY, text) for text in texts]
    altered = [Block(ParagraphKind.BODY, f"{text} Indeed.") for text in texts]
    return lambda: Alignment(blocks).places(altered)


def listed(depth: int) -> object:
    node: object = [{"@type": "Thing"}] * depth
    for _ in range(depth):
        node = [node]
    return node


def stated(source: str) -> Callable[[], object]:
    page = parse(f"<title>Quay</title>{source}")
    return lambda: statements_of(PageStatements(page, page, None), None)


def walled(source: str) -> Callable[[], object]:
    page = parse(source)
    return lambda: (wall_before(page, page, ["Short."], is_free=True), wall_instead(page))


SCOPE = (
    "<div class='hentry' itemscope itemtype='Article'><i class='author' itemprop='author'>A B</i>"
)

WALKS: dict[str, tuple[int, Callable[[int], Callable[[], object]]]] = {
    "tables of one cell": (40, lambda n: lambda: blocks_of(nested(n, "table", "tr", "td"))),
    "tables of two cells": (40, lambda n: lambda: blocks_of(cells(n, 2))),
    "nested elements": (400, lambda n: lambda: blocks_of(nested(n, "div", "blockquote"))),
    "a page of nested elements": (400, lambda n: lambda: Page(nested(n, "div", "b"))),
    "places of nested blocks": (100, lambda n: selected("<div>a<div>b", n // 2)),
    "lost paragraphs": (50, lambda n: selected(f"<div><p>{SENTENCE}</p></div>", n)),
    "code in a line": (100, lambda n: selected("<code>a</code> ", n)),
    "code in lines": (100, lambda n: selected("<span><code>a</code><b> <i> </i></b></span>", n)),
    "numbers of lines of code": (200, lambda n: page("<pre><b class='ln'>1</b>a</pre>", n)),
    "headings that link to themselves": (
        100,
        lambda n: selected("<a href='#a'><h2>A heading</h2></a>", n),
    ),
    "lone headings": (100, lambda n: selected("<h2>A heading</h2>", n)),
    "teasers": (50, lambda n: selected("<div><a href='/'>A B C D</a><p>So it is.</p></div>", n)),
    "fields to write in": (50, lambda n: selected("<div><input><div><input></div>a b</div>", n)),
    "captions": (50, lambda n: selected(f"<figure>{SENTENCE} {SENTENCE}</figure>", n)),
    "altered blocks": (50, lambda n: aligned([SENTENCE] * n)),
    "altered blocks of their own": (
        50,
        lambda n: aligned([f"{SENTENCE} {each} {SENTENCE}" for each in range(n)]),
    ),
    "raised text": (200, lambda n: page("x<sup>2</sup> a<sup>b<sup>c</sup></sup>", n)),
    "marks of notes": (200, lambda n: page("[<a href='#fn1'>1</a>, <a href='#fn2'>2</a>] ", n)),
    "struck-out text": (200, lambda n: page("a <s>b</s>, ", n)),
    "hidden text": (200, lambda n: page("<p hidden>a</p>b<p style='display:none'>c</p>", n)),
    "rules of a style sheet": (
        200,
        lambda n: page("<p class='a0'>x</p>", n, f"<style>{'.a{b:c;d:e}' * n}</style>"),
    ),
    "pull quotes": (60, lambda n: page("<aside class='pullquote'>one two three four</aside>", n)),
    "cells that span others": (
        40,
        lambda n: read("<table>" + "<tr><td rowspan='99' colspan='99'>a</td></tr>" * n),
    ),
    "formulas": (400, lambda n: page("<math><msup><mi>x</mi><mn>2</mn></msup></math>", n)),
    "quotations": (200, lambda n: page("<q>a <q>b</q></q>", n)),
    "ordered lists": (200, lambda n: page("<ol><li>a<li>b<ol><li>c<li>d</ol></ol>", n)),
    "nested statements": (100, lambda n: script(listed(n))),
    "heads": (50, lambda n: lambda: read_text("".join(map(headed, range(n))) + SENTENCE)),
    "notes": (
        100,
        lambda n: (
            lambda: read_text(
                f"{SENTENCE}\n\n" + "".join(f"Ann Lee{each} is a writer.\n\n" for each in range(n))
            )
        ),
    ),
    "bars": (400, lambda n: lambda: read_text(f"{SENTENCE}\n\nBy {'| ' * n}\n\n{SENTENCE}")),
    "lines before a headline": (
        200,
        lambda n: stated("<p>By <b class='author'>Ann Lee</b></p>" * n + "<h1>Quay</h1>"),
    ),
    "a line of many parts": (200, lambda n: stated("<h1>Quay</h1>" + "<i>By A</i> " * n)),
    "authors in authors": (
        40,
        lambda n: stated("<h1>Quay</h1>" + "<div class='author'>By Ann Lee " * n),
    ),
    "articles of a page": (200, lambda n: stated(f"{SCOPE}</div>" * n + "<h1>Quay</h1>")),
    "articles in articles": (40, lambda n: stated(SCOPE * n + "<h1>Quay</h1>")),
    "headings": (200, lambda n: stated("<h1>Quay of a town</h1>" * n)),
    "parts of a title": (
        200,
        lambda n: stated(f"<meta property='og:title' content='{'a | ' * n}'>"),
    ),
    "names": (200, lambda n: stated(f"<meta name='author' content='{'Ann Lee, ' * n}'>")),
    "names that belong together": (
        200,
        lambda n: stated(f"<meta name='author' content='{'Ann y ' * n}'>"),
    ),
    "lines of a wall": (
        200,
        lambda n: walled("<div class='paywall consent'>Subscribe to <b>read</b> on.</div>" * n),
    ),
    "walls in walls": (40, lambda n: walled("<div class='paywall consent'>We use cookies " * n)),
    "rows": (
        100,
        lambda n: lambda: read_markdown("x\n\n| a | b |\n|---|---|\n" + "| c | d |\n" * n),
    ),
    "emphasis": (400, lambda n: lambda: read_markdown("*a _b " * n)),
    "marks of Markdown's notes": (100, lambda n: lambda: read_markdown("[^a]: x\n\n" + "[^" * n)),
    "notes in a line": (100, lambda n: lambda: read_markdown("^[a " * n)),
    "tags of templates": (200, lambda n: lambda: read_markdown("{{< a\n" * n)),
    "sections without end": (100, lambda n: lambda: read_markdown("{% comment %}\n\n" * n + "x")),
    "borders of grids": (100, lambda n: lambda: read_markdown("+-+\n|a|\n" * n + "+x")),
    "lines of dashes": (100, lambda n: lambda: read_markdown("-- --\n\na\n\n" * n + "x")),
    "marks in a line": (100, lambda n: lambda: read_markdown("~a ==b [[c {.d %%e ^f $g " * n)),
    "callouts": (100, lambda n: lambda: read_markdown("> [!a] b\n> c\n\n" * n)),
    "Word's paragraphs": (100, lambda n: lambda: read_docx(word_file(DELETED * n + LISTED * n))),
    "Word's boxes": (40, lambda n: lambda: read_docx(word_file(paragraph(BOX, "x", BOX) * n))),
    "labels": (400, lambda n: lambda: read_markdown("[" * n + "a](" * n)),
    "spoilers": (400, lambda n: lambda: without_spoilers("||a `b` \\|" * n)),
    "messages": (40, lambda n: lambda: read_discord(conversation("> - *a* ||b||\nc", n))),
    "lines of a message": (40, lambda n: lambda: read_discord(conversation("- a\n>b\n" * n, 1))),
    "lines of a page": (
        200,
        lambda n: (
            lambda: blocks_in([lines([SENTENCE[:40]] * n, lambda row: 50.0 + 90.0 * (row % 3))])
        ),
    ),
    "words over many lines": (200, lambda n: lambda: blocks_in([lines(["ab-"] * n)])),
    "divided words": (
        200,
        lambda n: lambda: blocks_in([lines(f"known ab{each}- a-b" for each in range(n))]),
    ),
    "columns of a page": (
        50,
        lambda n: lambda: layout_of(pieces(n, 50.0, 250.0, 450.0), DRAWINGS),
    ),
    "rows of a table": (
        50,
        lambda n: (
            lambda: list(
                with_tables([pieces(1, 50.0, 250.0)] * n, [Rule(50.0, 1.0, 300.0, 1.5)] * n)
            )
        ),
    ),
    "rows that are no table": (
        50,
        lambda n: (
            lambda: list(
                with_tables(
                    [pieces(1, 50.0 + row % 7, 200.0 + 9 * (row % 5)) for row in range(n)], []
                )
            )
        ),
    ),
    "letters of a page": (
        100,
        lambda n: (
            lambda: pieces_of(
                seen(
                    [each for row in range(n) for each in characters("at sea", 50.0, -9.0 * row)],
                    DRAWINGS,
                ).characters
            )
        ),
    ),
    "raised letters": (
        50,
        lambda n: (
            lambda: with_raised(
                [
                    Piece(characters("ab", 50.0 + at, 700.0 - 14 * row + at / 3, 10.0 - at / 3))
                    for row in range(n)
                    for at in (0, 10)
                ]
            )
        ),
    ),
    "pages": (
        20,
        lambda n: lambda: without_running_lines([PrintedPage(pieces(6, 50.0), DRAWINGS)] * n),
    ),
    "equal paragraphs": (100, lambda n: revised(["x"] * n, ["y", *["x"] * n, "z"])),
    "changed paragraphs": (
        100,
        lambda n: revised(
            [f"{each}" for each in range(n)],
            [f"{each}" if each % 2 else f"new {each}" for each in range(n)],
        ),
    ),
    "paragraphs without pieces": (100, lambda n: cut(["\u0301" * 400] * n, lambda _: 0)),
    "rows with heads": (
        100,
        lambda n: cut_blocks([row("Bay", "State", heading=True), *[row("first", "sound")] * n]),
    ),
    "a cell over many rows": (
        100,
        lambda n: cut_blocks([row(WrittenCell("a", rows=n), "b"), *[row("c")] * n]),
    ),
    "a long row": (100, lambda n: cut_blocks([row("a", "So it is. " * n + "b")])),
    "items below a line": (100, lambda n: cut_blocks([body("Bring:"), *[item("a rope")] * n])),
    "stops": (400, lambda n: lambda: sentences("No. 1. a. \u201cB!\u201d (c) " * n)),
    "a long field": (4_000, lambda n: lambda: escape_within("*a" * n, 160)),
    "a long paragraph": (400, lambda n: lambda: quotation("He came. " * n, None, 100)),
    "trailing marks": (400, lambda n: lambda: links_in("https://a.org/" + ").," * n)),
    "tokens": (400, lambda n: lambda: tokens("**\u201cso\u201d it's 5 000, \u221210%*... " * n)),
    "a token": (400, lambda n: lambda: tokens("5*" * n + "..." * n + "\u0301" * n)),
    "brackets": (200, lambda n: lambda: parsed("[he] a[b]c [... (...) [" * n)),
}


@pytest.mark.parametrize("name", WALKS)
def test_twice_as_much_is_about_twice_the_work(name: str) -> None:
    size, walk = WALKS[name]
    walk(size)()  # what is made once is made now
    few, many = (work(walk(count)) for count in (size, 2 * size))

    assert many <= LINEAR * few


@given(st.lists(st.sampled_from("abcdef"), max_size=12), st.lists(st.sampled_from("abcdef")))
def test_what_changes_are_told_adds_up(before: list[str], after: list[str]) -> None:
    found = changes(article(before), drafted(after))

    assert len(before) == found.unchanged + len(found.changed) + len(found.removed)
    assert len(after) == found.unchanged + len(found.changed) + len(found.added)
    assert found.any is (before != after)


def test_paragraphs_that_repeat_are_told_from_what_changed() -> None:
    before = ["Ad", "one", "Ad", "two", "Ad", "three"]
    found = changes(article(before), drafted(["Ad", "Ad", "one", "Ad", "2", "Ad", "three"]))

    assert (found.changed, found.added, found.removed, found.unchanged) == (
        (("two", "2"),),
        ("Ad",),
        (),
        5,
    )
