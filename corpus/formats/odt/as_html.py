"""The text of an OpenDocument file as HTML: what its reader sees, and nothing else."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from html import escape

from corpus.formats.odt.elements import (
    CHANGES,
    MARKS,
    NEVER_SEEN,
    PLAIN,
    SPACES,
    TABLE_HEADING,
    block_tag,
    deletions,
    formula_html,
    is_foreign,
    is_hidden,
)
from corpus.formats.odt.lists import Level, Numbers
from corpus.formats.odt.names import full, short
from corpus.formats.odt.styles import Styles, number
from corpus.formats.zip_packages.xml_element import XmlElement, local_name
from corpus.tables import MOST_COLUMNS

MOST_REPEATED = 1_000_000
"""Characters that cells and rows which stand for several may take together. Our own choice."""


@dataclass(slots=True)
class _Open:
    """What has been written of a paragraph, or of what stands apart; *anchored* comes behind it."""

    is_paragraph: bool = False
    parts: list[str] = field(default_factory=list)
    anchored: list[str] = field(default_factory=list)

    @property
    def place_of_boxes(self) -> list[str]:
        return self.anchored if self.is_paragraph else self.parts


class TextWriter:
    """One pass over a text, however deep: what is still to do stands on a stack, next last."""

    def __init__(self, styles: Styles, formula: Callable[[str], XmlElement | None]) -> None:
        """Write texts in *styles*; *formula* finds the one that is kept under a name."""
        self._styles = styles
        self._formula = formula
        self._outline = Numbers(styles.outline)
        self._lists: dict[str, Numbers] = {}
        self._open = _Open()
        self._around: list[_Open] = []
        self._notes: list[str] = []
        self._repeated = 0
        self.deletions: frozenset[str] = frozenset()
        self._deleting: set[str] = set()
        self._carried = ""
        """What goes on in the next paragraph, since the end of its own was deleted."""
        self._to_do: list[Callable[[], None]] = []

    def html(self, text: XmlElement) -> str:
        """Return the HTML of *text* with its notes behind it."""
        self.deletions = frozenset(deletions(text))
        self._enter(text)
        while self._to_do:
            self._to_do.pop()()
        self._write(f"<p>{self._carried}</p>")
        notes = "".join(f"<li>{note}</li>" for note in self._notes)
        return f"{''.join(self._open.parts)}<ul>{notes}</ul>"

    def _write(self, html: str) -> None:
        self._open.parts.append(html)

    def _say(self, text: str | None) -> None:
        if text and not self._deleting:
            self._write(escape(text))

    def _enter(self, element: XmlElement) -> None:
        self._say(element.text)
        for child in reversed(list(element)):
            self._to_do.append(partial(self._say, child.tail))
            self._to_do.append(partial(self._visit, child))

    def _visit(self, element: XmlElement) -> None:
        name = short(element.tag)
        if name in NEVER_SEEN or is_hidden(element) or is_foreign(element):
            return
        if name in CHANGES:
            self._change(name, element.get(full("text:change-id")) or "")
        elif name in SPACES:
            self._write(" ")
        elif name in MARKS:
            self._write(MARKS[name])
        elif name in PLAIN:
            self._within(PLAIN[name], element)
        elif (visit := _VISITS.get(name)) is not None:
            visit(self, element)
        elif name.startswith("draw:") and any(short(each.tag) in _BOXED for each in element):
            self._box(element)
        else:
            self._enter(element)

    def _change(self, name: str, change: str) -> None:
        """Begin or end what a change covers; what was deleted may still stand in its place."""
        if name == "text:change-end":
            self._deleting.discard(change)
        elif change in self.deletions:
            self._deleting.add(change)

    def _within(self, tag: str, element: XmlElement) -> None:
        self._write(f"<{tag}>")
        self._to_do.append(partial(self._write, f"</{tag}>"))
        self._enter(element)

    def _paragraph(self, element: XmlElement, label: str = "") -> None:
        style = self._styles.style("paragraph", element.get(full("text:style-name")))
        if not style.is_read or any(
            each.get(full("text:is-hidden")) == "true"
            for each in element.iter(full("text:hidden-paragraph"))
        ):
            return
        level = number(element.get(full("text:outline-level")))
        if short(element.tag) == "text:h" and element.get(full("text:is-list-header")) != "true":
            label = label or self._outline.next(level or 1, self._restart(element, level or 1))
        self._around.append(self._open)
        self._open = _Open(is_paragraph=True)
        self._to_do.append(partial(self._end_paragraph, block_tag(element, style, level), label))
        self._enter(element)

    def _end_paragraph(self, block: tuple[str, str], label: str) -> None:
        ended, self._open = self._open, self._around.pop()
        inner = self._carried + "".join(ended.parts)
        self._carried = inner if self._deleting else ""
        if not self._deleting:
            tag, attributes = block
            number_told = f"{escape(label)} " if label else ""
            self._write(f"<{tag}{attributes}>{number_told}{inner}</{tag}>")
        self._open.parts += ended.anchored

    def _restart(self, heading: XmlElement, level: int) -> int | None:
        """Return the number that *heading* begins to count at anew, `None` where it goes on."""
        if heading.get(full("text:restart-numbering")) != "true":
            return None
        start = number(heading.get(full("text:start-value")))
        return self._styles.outline.get(level, Level()).start if start is None else start

    def _span(self, element: XmlElement) -> None:
        style = self._styles.style("text", element.get(full("text:style-name")))
        if style.is_read and style.raised:
            self._within(style.raised, element)
        elif style.is_read:
            self._enter(element)

    def _apart(self, element: XmlElement, take: Callable[[str], None]) -> None:
        """Write what is in *element* apart from the text around it, and let *take* have it."""
        self._around.append(self._open)
        self._open = _Open()
        self._to_do.append(partial(self._end, take))
        self._enter(element)

    def _end(self, take: Callable[[str], None]) -> None:
        ended, self._open = self._open, self._around.pop()
        take("".join([*ended.parts, *ended.anchored]))

    def _note(self, element: XmlElement) -> None:
        place = len(self._notes)
        self._notes.append("")

        def keep(html: str) -> None:
            self._notes[place] = html

        self._apart(element, keep)

    def _box(self, element: XmlElement) -> None:
        """Read a text box, which stands behind the paragraph that it is anchored in."""
        self._apart(element, lambda html: self._open.place_of_boxes.append(f"<div>{html}</div>"))

    def _object(self, element: XmlElement) -> None:
        href = element.get("{http://www.w3.org/1999/xlink}href") or ""
        inside = next((each for each in element if local_name(each) == "math"), None)
        found = inside if inside is not None else self._formula(href.removeprefix("./"))
        if found is not None and local_name(found) == "math":
            self._write(formula_html(found))

    def _list(self, element: XmlElement) -> None:
        name = element.get(full("text:style-name")) or ""
        known = self._lists.get(name)
        goes_on = element.get(full("text:continue-numbering")) == "true"
        goes_on = goes_on or element.get(full("text:continue-list")) is not None
        if known is None or not goes_on:
            known = self._lists[name] = Numbers(self._styles.levels(name))
        self._items(element, known, 1)

    def _items(self, element: XmlElement, numbers: Numbers, depth: int) -> None:
        self._write("<ul>")
        self._to_do.append(partial(self._write, "</ul>"))
        for child in reversed(list(element)):
            self._to_do.append(partial(self._item, child, numbers, depth))

    def _item(self, element: XmlElement, numbers: Numbers, depth: int) -> None:
        start = number(element.get(full("text:start-value")))
        is_list = [short(child.tag) == "text:list" for child in element]
        # The head of a list, and an item that only holds a deeper one, have no number of their own.
        is_numbered = short(element.tag) == "text:list-item" and not all(is_list)
        label = numbers.next(depth, start) if is_numbered else ""
        self._write("<li>")
        self._to_do.append(partial(self._write, "</li>"))
        first = is_list.index(False) if label else -1
        for place, child in reversed(list(enumerate(element))):
            if is_list[place]:
                levels = self._styles.levels(child.get(full("text:style-name")))
                deeper = Numbers(levels) if levels else numbers
                self._to_do.append(partial(self._items, child, deeper, depth + 1))
            elif place == first and short(child.tag) in ("text:p", "text:h"):
                self._to_do.append(partial(self._paragraph, child, label))
            else:
                self._to_do.append(partial(self._visit, child))

    def _row(self, element: XmlElement) -> None:
        count = number(element.get(full("table:number-rows-repeated"))) or 1

        def keep(html: str) -> None:
            self._repeat(f"<tr>{html}</tr>", count)

        self._apart(element, keep)

    def _cell(self, element: XmlElement) -> None:
        count = number(element.get(full("table:number-columns-repeated"))) or 1
        spans = "".join(
            f' {name}="{spanned}"'
            for name, stated in _SPANS.items()
            if (spanned := number(element.get(full(stated))))
        )
        tag = "th" if self._is_heading(element) else "td"

        def keep(html: str) -> None:
            self._repeat(f"<{tag}{spans}>{html}</{tag}>", min(count, MOST_COLUMNS))

        self._apart(element, keep)

    def _is_heading(self, cell: XmlElement) -> bool:
        styles = (
            self._styles.style("paragraph", each.get(full("text:style-name")))
            for each in cell
            if short(each.tag) == "text:p"
        )
        return any(TABLE_HEADING in style.names for style in styles)

    def _repeat(self, html: str, count: int) -> None:
        added = len(html) * (count - 1)
        if self._repeated + added > MOST_REPEATED:
            count = 1
        self._repeated += len(html) * (count - 1)
        self._open.parts += [html] * count


_SPANS = {
    "colspan": "table:number-columns-spanned",
    "rowspan": "table:number-rows-spanned",
}
_BOXED = {"text:p", "text:h", "text:list", "draw:text-box"}
_VISITS: dict[str, Callable[[TextWriter, XmlElement], None]] = {
    "text:p": TextWriter._paragraph,  # noqa: SLF001 - of this module
    "text:h": TextWriter._paragraph,  # noqa: SLF001
    "text:span": TextWriter._span,  # noqa: SLF001
    "text:note": TextWriter._note,  # noqa: SLF001
    "text:list": TextWriter._list,  # noqa: SLF001
    "table:table-row": TextWriter._row,  # noqa: SLF001
    "table:table-cell": TextWriter._cell,  # noqa: SLF001
    "draw:object": TextWriter._object,  # noqa: SLF001
}
