"""The styles of a Word document: what a paragraph is, and what a run of text looks like."""

import re
from collections.abc import Iterator
from enum import StrEnum

from corpus.formats.docx.word_xml import Node, child, is_on, name, number, value
from corpus.formats.word_processing.titles import NUMBERED

_MOST_BASES = 20
"""Styles that a style is based on, one on the other; Word writes some five. Our own choice."""
_DEEPEST = 6
"""Levels of headings that HTML has."""
_SIZE = 20
"""Half-points of letters where nothing states a size (ISO/IEC 29500-1, 17.3.2.38)."""
_LEVELS = 9
"""Levels that an outline has, from 0 on; the next one is that of text."""
_LONGEST_HEADING = 200
"""Characters; a longer paragraph with the outline level of a heading is none. Our own choice."""

_HEADING = re.compile(
    "(?:heading|\u00fcberschrift|titre|t[i\u00ed]tulo|encabezado|titolo|kop|nag\u0142\u00f3wek"
    "|rubrik|overskrift|otsikko|nadpis|c\u00edmsor|ba\u015fl\u0131k|\u0437\u0430\u0433\u043e\u043b"
    "\u043e\u0432\u043e\u043a|\u6807\u9898|\u6a19\u984c|\u898b\u51fa\u3057|\uc81c\ubaa9) ?([1-9])"
)
"""Names that word processors give to styles of headings; Word itself writes the English ones."""
_CONTENTS = re.compile(r"(?:toc|contents|table of contents) ?(?:\d|heading)?|table of figures")
_TITLES = {"title", "titel", "titre", "t\u00edtulo", "titulo", "titolo", "tytu\u0142"}
_CAPTIONS = {
    *("caption", "beschriftung", "l\u00e9gende", "legende", "descripci\u00f3n", "ep\u00edgrafe"),
    *("didascalia", "bijschrift", "legenda", "podpis", "image caption", "table caption"),
}
_QUOTATIONS = {
    *("quote", "intense quote", "block text", "quotations", "zitat", "intensives zitat"),
    *("citation", "citation intense", "cita", "cita destacada", "citazione", "citaat"),
}
_CODE = {"html preformatted", "source code", "preformatted text"}
_ITEMS = re.compile(r"list (?:bullet|number)(?: [2-5])?")


class Role(StrEnum):
    """What a paragraph is by its style; the value is what mammoth is told of it."""

    TEXT = "text"
    TITLE = "title"
    HEADING = "heading"
    NUMBERED_HEADING = NUMBERED
    CAPTION = "caption"
    QUOTATION = "quotation"
    CODE = "code"
    ITEM = "item"
    CONTENTS = "contents"
    """A line of a table of contents, which programs make."""


class Styles:
    """The styles that the part *root* defines; without one there are none."""

    def __init__(self, root: Node | None) -> None:
        styles = [] if root is None else list(root.iter(name("w:style")))
        self._by_id = {style.get(name("w:styleId")) or "": style for style in styles}
        self._default = next(filter(_is_default_of_paragraphs, styles), None)
        self._defaults = child(root, "w:docDefaults", "w:rPrDefault", "w:rPr")
        self._chains: dict[str | None, tuple[Node, ...]] = {}
        self._paragraph: Node | None = None
        self._of_paragraph: tuple[Node, ...] = ()

    def chain(self, style_id: str | None) -> tuple[Node, ...]:
        """Return the style of that id, and those it is based on, one after the other."""
        if style_id not in self._chains:
            self._chains[style_id] = tuple(self._chain(style_id))
        return self._chains[style_id]

    def of_paragraph(self, paragraph: Node) -> tuple[Node, ...]:
        """Return the style of *paragraph*, or the default one, and those it is based on."""
        if paragraph is not self._paragraph:
            stated = self.chain(value(paragraph, "w:pPr", "w:pStyle"))
            default = (self._default,) if self._default is not None else ()
            # Each run asks; where nothing is stated, all runs would be looked through for that.
            self._paragraph, self._of_paragraph = paragraph, stated or default
        return self._of_paragraph

    def role(self, paragraph: Node) -> tuple[Role, int]:
        """Return what *paragraph* is, and of which level where that is a heading."""
        chain = self.of_paragraph(paragraph)
        names = [_name(style) for style in chain]
        level = number(paragraph, "w:pPr", "w:outlineLvl")
        if level is None or (level < _LEVELS and _length(paragraph) > _LONGEST_HEADING):
            level = _level(chain)
        if names and names[0] in _TITLES:
            return Role.TITLE, 0
        if any(map(_CONTENTS.fullmatch, names)):
            return Role.CONTENTS, 0
        if level is not None and level < _LEVELS:
            return Role.HEADING, min(level, _DEEPEST - 1) + 1
        return next((role for each in names if (role := _role(each))), Role.TEXT), 0

    def is_on(self, run: Node, paragraph: Node | None, short: str) -> bool:
        """Tell whether the property *short* is on for *run*, which stands in *paragraph*.

        What a run states holds; else what its style and that of the paragraph say takes each
        other back (ISO/IEC 29500-1, 17.7.3).
        """
        stated = is_on(run, "w:rPr", short)
        if stated is not None:
            return stated
        of_run = _first_on(self.chain(value(run, "w:rPr", "w:rStyle")), short)
        of_paragraph = paragraph is not None and _first_on(self.of_paragraph(paragraph), short)
        return of_run != of_paragraph or bool(is_on(self._defaults, short))

    def stated(self, run: Node, short: str) -> str | None:
        """Return what *run*, or its own style, states as *short*."""
        styles = self.chain(value(run, "w:rPr", "w:rStyle"))
        told = (value(each, "w:rPr", short) for each in (run, *styles))
        return next((each for each in told if each is not None), None)

    def size(self, paragraph: Node | None) -> int:
        """Return the size of letters in *paragraph* where a run states none, in half-points."""
        styles = () if paragraph is None else self.of_paragraph(paragraph)
        sizes = [number(style, "w:rPr", "w:sz") for style in styles]
        sizes.append(number(self._defaults, "w:sz"))
        return next((each for each in sizes if each is not None), _SIZE)

    def _chain(self, style_id: str | None) -> Iterator[Node]:
        style = self._by_id.get(style_id or "")
        for _ in range(_MOST_BASES):
            if style is None:
                return
            yield style
            style = self._by_id.get(value(style, "w:basedOn") or "")


def _is_default_of_paragraphs(style: Node) -> bool:
    stated = style.get(name("w:default")) not in (None, "0", "false")
    return stated and style.get(name("w:type")) == "paragraph"


def _name(style: Node) -> str:
    return (value(style, "w:name") or "").strip().lower()


def _level(chain: tuple[Node, ...]) -> int | None:
    """Return the level of headings of a style, counted from 0; `None` where it has none."""
    for style in chain:
        stated = number(style, "w:pPr", "w:outlineLvl")
        if stated is not None:
            return stated
        if found := _HEADING.fullmatch(_name(style)):
            return int(found[1]) - 1
    return None


def _role(style_name: str) -> Role | None:
    if style_name in _CAPTIONS:
        return Role.CAPTION
    if style_name in _QUOTATIONS:
        return Role.QUOTATION
    if style_name in _CODE:
        return Role.CODE
    return Role.ITEM if _ITEMS.fullmatch(style_name) else None


def _first_on(styles: tuple[Node, ...], short: str) -> bool:
    told = (is_on(style, "w:rPr", short) for style in styles)
    return bool(next((each for each in told if each is not None), False))


def _length(paragraph: Node) -> int:
    return sum(len(said.text or "") for said in paragraph.iter(name("w:t")))
