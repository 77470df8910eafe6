"""EPUB books (.epub): the chapters in the order of reading, each as a page of the web is read.

An EPUB is an archive of XHTML, with a list of its files and their order. EbookLib, the one library
for it that is long kept, is under the AGPL, which Footnote is not; others are young, one person's
each. Its archive, its XML and its HTML are read by what reads those everywhere here.
"""

import posixpath
import re

from lxml import etree  # type: ignore[import-untyped]  # lxml publishes no types

from corpus.article import Draft
from corpus.assembly import assemble
from corpus.errors import SourceRefused, gettext_noop
from corpus.formats.blocks import holds_text, without_title
from corpus.formats.encodings.decoding import decode
from corpus.formats.epub.package import book_in, member_named
from corpus.formats.markup.blocks import blocks_of
from corpus.formats.markup.cleaning import clean
from corpus.formats.markup.element import Element, attribute, parse
from corpus.formats.markup.tags import refuse_by_attributes
from corpus.formats.zip_packages.package import Package, Refusals
from corpus.normalise import normalise

_REFUSALS = Refusals(
    damaged=gettext_noop("This EPUB is damaged: save it again, or post its text instead."),
    locked=gettext_noop(
        "This EPUB is protected against copying (DRM), so it cannot be read: "
        "post the text that matters instead."
    ),
    too_large=gettext_noop(
        "This EPUB unpacks to more than {limit} MB of text: post the chapters that matter as text."
    ),
)
_DECLARED = re.compile(rb"\s*+<\?xml[^>]*?encoding\s*+=\s*+[\"']([\w.:-]{1,40})")
_LEFT_OUT = {"cover", "toc", "landmarks", "page-list", "loi", "lot", "index", "titlepage"} | {
    "halftitlepage",
    "copyright-page",
}
"""What a whole chapter is that is no text of the book (EPUB Structural Semantics Vocabulary)."""
_LONGEST_TITLE_PAGE = 60
"""Words; a chapter that is more than a title page is read, whatever it says it is."""
_CONTENTS = 2 / 3
"""Share of a chapter's characters, without headings, that are links where it is contents alone."""
_PAGE_BREAKS = {"pagebreak", "doc-pagebreak"}


def read_epub(data: bytes) -> Draft:
    """Return the book *data* as an article: its title, authors and publisher, and its chapters.

    Its cover, contents and title page are left out, as are the numbers of printed pages and the
    marks of notes. A day that is not said to be that of publication is a guess.

    Raises:
        SourceRefused: it is protected against copying, damaged, too large when unpacked, or has
            no text.
    """
    package = Package(data, _REFUSALS)
    book = book_in(package, _REFUSALS.damaged, _REFUSALS.locked)
    read = (each.name for each in book.chapters if not each.left_out)
    chapters = [chapter for name in read if (chapter := _Chapter(package, name)).is_text]
    sheets = dict.fromkeys(sheet for chapter in chapters for sheet in chapter.sheets)
    styles = [package.read(sheet).decode("utf-8", "replace") for sheet in sheets]
    styles += [style for chapter in chapters for style in chapter.styles]
    sections = "".join(chapter.section for chapter in chapters)
    # Style sheets may hide what stands in a chapter; what they say of tags is not looked at.
    sheet = "".join(styles).replace("<", "")
    root = parse(f"<html><head><style>{sheet}</style></head><body>{sections}</body></html>")
    _drop_page_numbers(root)
    clean(root)
    blocks = without_title(blocks_of(root), book.stated.title)
    if not holds_text(blocks):
        raise SourceRefused("This EPUB has no paragraphs: post the article's text instead.")
    return assemble(book.stated, blocks, guessed=book.guessed)


class _Chapter:
    """One file of a book: its text as a *section*, and the style sheets that it names or holds."""

    def __init__(self, package: Package, name: str) -> None:
        data = package.read(name)
        declared = _DECLARED.match(data)
        text = decode(data, declared[1].decode() if declared else None)
        refuse_by_attributes(text)
        root = parse(text)
        body = next(iter(root.iter("body")), root)
        self.is_text = not (_is_left_out(body) or _is_contents(body))
        self.section = _section(body)
        self.styles = [style.text or "" for style in root.iter("style")]
        self.sheets = [
            member
            for link in root.iter("link")
            if attribute(link, "rel").lower() == "stylesheet"
            and (member := member_named(posixpath.dirname(name), attribute(link, "href")))
            in package.names
        ]


def _section(body: Element) -> str:
    written: str = etree.tostring(body, encoding="unicode", method="html", with_tail=False)
    return f"<section>{written.partition('>')[2].removesuffix('</body>')}</section>"


def _is_left_out(body: Element) -> bool:
    children = list(body)
    outer = [body, *children] if len(children) == 1 else [body]
    types = {kind for each in outer for kind in attribute(each, "epub:type").split()}
    if types.isdisjoint(_LEFT_OUT):
        return False
    return "toc" in types or len("".join(body.itertext()).split()) <= _LONGEST_TITLE_PAGE


def _is_contents(body: Element) -> bool:
    """Tell whether *body* is hardly more than links to places in the book."""
    links = [
        link
        for link in body.iter("a")
        if "://" not in attribute(link, "href") and attribute(link, "href")
    ]
    headings = [heading for level in range(1, 7) for heading in body.iter(f"h{level}")]
    said = _characters(body) - sum(map(_characters, headings))
    return len(links) > 1 and sum(map(_characters, links)) >= _CONTENTS * said


def _characters(element: Element) -> int:
    return len(normalise("".join(element.itertext())))


def _drop_page_numbers(root: Element) -> None:
    for element in list(root.iter()):
        stated = (attribute(element, "epub:type"), attribute(element, "role"))
        if isinstance(element.tag, str) and not _PAGE_BREAKS.isdisjoint(" ".join(stated).split()):
            element.clear(keep_tail=True)
