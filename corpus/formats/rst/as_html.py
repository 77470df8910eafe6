"""A tree of docutils as HTML that says what a page made of it shows."""

from collections.abc import Callable, Iterator, Mapping
from html import escape

from docutils import nodes

from corpus.formats.rst.lines import LONGEST_SUBSTITUTION, Names, line_html, name_of

_Write = Callable[["_Writer", nodes.Element], str]
_LISTS = {
    "arabic": "1",
    "loweralpha": "a",
    "upperalpha": "A",
    "lowerroman": "i",
    "upperroman": "I",
}
_DEEPEST_HEADING = 6
_FIELDS = {"param": "", "parameter": "", "arg": "", "argument": "", "key": "", "keyword": ""}
"""Words before a parameter's name, which pages do without."""
_TOO_DEEP_TITLE = ("Inconsistent title style", "A level ")
"""How messages begin about a heading that docutils takes for none."""


def html_of(document: nodes.document) -> str:
    """Return *document* as HTML, its notes last."""
    writer = _Writer(_names_in(document))
    text = writer.children(document)
    return text + "".join(writer.notes)


def _names_in(document: nodes.document) -> Names:
    """Return what *document* says of the names in its lines."""
    substitutions = {
        name_of(name): _stands_for(node) for name, node in document.substitution_defs.items()
    }
    return Names(substitutions, frozenset(document.nameids), dict(_titles(document)))


def _stands_for(definition: nodes.Element) -> str:
    text = "" if any(isinstance(each, nodes.image) for each in definition) else definition.astext()
    return text[: LONGEST_SUBSTITUTION + 1]


def _titles(document: nodes.document) -> Iterator[tuple[str, str]]:
    """Yield the names of places right above a heading, or a caption, and what that says."""
    names: list[str] = []
    for node in document.findall(nodes.Element):
        if isinstance(node, nodes.target):
            names += node["names"]
        elif isinstance(node, nodes.title | nodes.rubric):
            yield from ((name_of(name), node.astext()) for name in names)
            names.clear()
        elif isinstance(node, nodes.paragraph):
            names.clear()


class _Writer:
    """Writes each node as HTML; *notes* are kept for the end."""

    def __init__(self, names: Names) -> None:
        self.notes: list[str] = []
        self._names = names
        self._level = 0

    def children(self, node: nodes.Element) -> str:
        """Return what is inside *node*."""
        return "".join(self.node(each) for each in node.children)

    def node(self, node: nodes.Node) -> str:
        """Return *node* as HTML, nothing where a page does not show it."""
        if isinstance(node, nodes.Text):
            return line_html(str(node), self._names)
        write = _WRITTEN.get(type(node))
        return write(self, node) if write and isinstance(node, nodes.Element) else ""

    def section(self, node: nodes.Element) -> str:
        """Return a section, whose heading stands one level below that of the outer one."""
        self._level += 1
        text = self.children(node)
        self._level -= 1
        return text

    def title(self, node: nodes.Element) -> str:
        """Return a heading of the section that it stands in."""
        level = min(max(self._level, 1), _DEEPEST_HEADING)
        return f"<h{level}>{self.children(node)}</h{level}>"

    def numbered(self, node: nodes.Element) -> str:
        """Return a list with the numbers that it shows."""
        style = _LISTS.get(node.get("enumtype", ""), "1")
        start = node.get("start", 1)
        return f'<ol type="{style}" start="{start}">{self.children(node)}</ol>'

    def field(self, node: nodes.Element) -> str:
        """Return a field as an item: its name, and what it holds."""
        name, body = node.children[:2]
        label = name.astext()
        first, _, rest = label.partition(" ")
        if rest and first in _FIELDS:
            label = rest
        said = line_html(label, self._names)
        if isinstance(body, nodes.Element) and len(body) == 1:
            held = body.children[0]
            if isinstance(held, nodes.paragraph):
                return f"<li>{said}: {self.children(held)}</li>"
        return f"<dt>{said}</dt>{_in('dd', self.node(body))}"

    def option(self, node: nodes.Element) -> str:
        """Return an option of a command as the term for what it does."""
        group, description = node.children[:2]
        names = ", ".join(each.astext() for each in group.children)
        return _in("dt", escape(names)) + self.node(description)

    def note(self, node: nodes.Element) -> str:
        """Keep a note for the end; one that has no number of its own has no label."""
        labels = [each.astext() for each in node.children if isinstance(each, nodes.label)]
        said = (each for each in node.children if not isinstance(each, nodes.label))
        text = "".join(map(self.node, said))
        if labels and isinstance(node, nodes.citation):
            text = text.replace("<p>", f"<p>[{escape(labels[0])}] ", 1)
        self.notes.append(f"<ul><li>{text}</li></ul>")
        return ""

    def table(self, node: nodes.Element) -> str:
        """Return a table that holds data, which the caption of it stands above."""
        captions = [each for each in node.children if isinstance(each, nodes.title)]
        groups = [each for each in node.children if isinstance(each, nodes.tgroup)]
        told = "".join(_in("figcaption", self.children(each)) for each in captions)
        rows = "".join(self._rows(group) for group in groups)
        return f'{told}<table role="table">{rows}</table>'

    def _rows(self, group: nodes.Element) -> str:
        stubs = [bool(each.get("stub")) for each in group.findall(nodes.colspec)]
        heads = group.findall(nodes.thead)
        bodies = group.findall(nodes.tbody)
        return "".join(
            [
                *(_in("thead", self._group(head, stubs)) for head in heads),
                *(_in("tbody", self._group(body, stubs)) for body in bodies),
            ]
        )

    def _group(self, group: nodes.Element, stubs: list[bool]) -> str:
        return "".join(
            _in(
                "tr",
                "".join(self._cell(cell, stub) for cell, stub in zip(row, stubs, strict=False)),
            )
            for row in group.children
            if isinstance(row, nodes.row)
        )

    def _cell(self, cell: nodes.Node, is_stub: bool) -> str:  # noqa: FBT001 - from a pair
        if not isinstance(cell, nodes.entry):
            return ""
        name = "th" if is_stub or isinstance(cell.parent.parent, nodes.thead) else "td"
        columns, rows = (1 + int(cell.get(each, 0)) for each in ("morecols", "morerows"))
        return f'<{name} colspan="{columns}" rowspan="{rows}">{self.children(cell)}</{name}>'

    def line(self, node: nodes.Element) -> str:
        """Return a line of verse or an address, which stands for itself."""
        return _in("p", self.children(node))

    def image(self, node: nodes.Element) -> str:
        """Return what is told in the place of a picture."""
        return _in("figcaption", escape(node.get("alt", "")))

    def legend(self, node: nodes.Element) -> str:
        """Return what stands below a picture: its caption first."""
        caption, *others = node.children or [nodes.comment()]
        if not isinstance(caption, nodes.paragraph):
            return self.children(node)
        told = _in("figcaption", self.children(caption))
        return told + "".join(map(self.node, others))

    def message(self, node: nodes.Element) -> str:
        """Return the heading that docutils takes for none, as a heading; no other message."""
        said = node.astext()
        if not said.startswith(_TOO_DEEP_TITLE):
            return ""
        source = next(iter(node.findall(nodes.literal_block)), None)
        lines = source.astext().splitlines() if source else []
        text = next((line for line in lines if any(map(str.isalnum, line))), "")
        return _in(f"h{_DEEPEST_HEADING}", line_html(text, self._names))

    def code(self, node: nodes.Element) -> str:
        """Return code as it is written."""
        return _in("pre", escape(node.astext()))

    def formula(self, node: nodes.Element) -> str:
        """Return a formula as it is written."""
        return _in("p", escape(node.astext()))


def _in(name: str, text: str) -> str:
    return f"<{name}>{text}</{name}>"


def _element(name: str) -> _Write:
    return lambda writer, node: _in(name, writer.children(node))


_WRITTEN: Mapping[type[nodes.Node], _Write] = {
    nodes.section: _Writer.section,
    nodes.title: _Writer.title,
    nodes.rubric: _element("h6"),
    nodes.paragraph: _element("p"),
    nodes.bullet_list: _element("ul"),
    nodes.enumerated_list: _Writer.numbered,
    nodes.list_item: _element("li"),
    nodes.definition_list: _element("dl"),
    nodes.definition_list_item: _Writer.children,
    nodes.term: _element("dt"),
    nodes.definition: _element("dd"),
    nodes.field_list: _element("ul"),
    nodes.field: _Writer.field,
    nodes.field_body: _Writer.children,
    nodes.option_list: _element("dl"),
    nodes.option_list_item: _Writer.option,
    nodes.description: _element("dd"),
    nodes.literal_block: _Writer.code,
    nodes.doctest_block: _Writer.code,
    nodes.math_block: _Writer.formula,
    nodes.line_block: _Writer.children,
    nodes.line: _Writer.line,
    nodes.block_quote: _element("blockquote"),
    nodes.attribution: _element("p"),
    nodes.container: _Writer.children,
    nodes.footnote: _Writer.note,
    nodes.citation: _Writer.note,
    nodes.table: _Writer.table,
    nodes.caption: _element("figcaption"),
    nodes.figure: _Writer.children,
    nodes.legend: _Writer.legend,
    nodes.image: _Writer.image,
    nodes.system_message: _Writer.message,
}
