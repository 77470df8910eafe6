"""Fields of a Word document, such as page numbers and merged names: what they show stays."""

from collections.abc import Iterator

from corpus.formats.docx.word_xml import Node, name, take_out

_MARK = name("w:fldChar")
_CODES = (name("w:instrText"), name("w:delInstrText"), name("w:fldData"))
_SAID = tuple(
    map(name, ("w:t", "w:sym", "w:tab", "w:br", "w:footnoteReference", "w:endnoteReference"))
)


def show_fields(root: Node) -> None:
    """Leave of the fields under *root* what they show: no codes, and nothing within codes."""
    parts = list(root.iter(_MARK, *_SAID))
    hidden = 0
    edges = _edges_of_codes(parts)
    for place, part in enumerate(parts):
        hidden += edges.get(place, 0)
        if hidden or part.tag == _MARK:
            take_out(part)
    for code in list(root.iter(*_CODES)):
        take_out(code)


def _edges_of_codes(parts: list[Node]) -> dict[int, int]:
    """Return where codes begin and end among *parts*; a field without an end is none.

    A field begins, its code ends where what it shows begins, if it shows something.
    """
    edges: dict[int, int] = {}
    for begin, end in _codes(parts):
        edges[begin] = edges.get(begin, 0) + 1
        edges[end] = edges.get(end, 0) - 1
    return edges


def _codes(parts: list[Node]) -> Iterator[tuple[int, int]]:
    open_: list[list[int]] = []
    for place, part in enumerate(parts):
        kind = part.get(name("w:fldCharType")) if part.tag == _MARK else None
        if kind == "begin":
            open_.append([place])
        elif kind == "separate" and open_:
            open_[-1].append(place)
        elif kind == "end" and open_:
            begin, end, *_ = [*open_.pop(), place]
            yield begin, end
