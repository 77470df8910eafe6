"""Word's formulas in a line of text: a stroke for fractions, exponents raised, a sign for roots."""

from collections.abc import Iterator

from corpus.formats.docx_xml import (
    Node,
    child,
    element,
    name,
    put_in_place_of,
    text_run,
    value,
)

_Piece = tuple[str, str]
"""A text, and whether it is raised or lowered: as Word states it, empty for neither."""

_LINE = ""
_PROPERTIES = "Pr"
_ALIGNED = {
    name("m:sup"): "superscript",
    name("m:deg"): "superscript",
    name("m:sub"): "subscript",
    name("m:lim"): "subscript",
}
_TEXTS = {name("m:t"), name("w:t")}
_OPERATORS = set("+-\u2212\u00b1=/ ")


def write_formulas(root: Node) -> None:
    """Put runs of text in the place of all formulas under *root*."""
    for formula in list(root.iter(name("m:oMath"))):
        runs = [_run(*piece) for piece in _pieces(formula, _LINE)]
        put_in_place_of(formula, [text_run(" "), *runs, text_run(" ")])


def _run(text: str, aligned: str) -> Node:
    run = text_run(text)
    if aligned:
        run.insert(0, element("w:rPr", element("w:vertAlign", val=aligned)))
    return run


def _pieces(node: Node, aligned: str) -> Iterator[_Piece]:
    """Yield what *node* says, in its order; nested as deeply as XML lets it be."""
    if node.tag in _TEXTS:
        yield node.text or "", aligned
    elif node.tag == name("m:f"):
        yield from _grouped(child(node, "m:num"), aligned)
        yield "/", aligned
        yield from _grouped(child(node, "m:den"), aligned)
    elif node.tag == name("m:rad"):
        yield from _inside(child(node, "m:deg"), "superscript")
        yield "\u221a", aligned
        yield from _grouped(child(node, "m:e"), aligned)
    elif node.tag == name("m:d"):
        yield from _bracketed(node, aligned)
    elif node.tag == name("m:nary"):
        yield value(node, "m:naryPr", "m:chr") or "\u222b", aligned
        yield from _inside(node, aligned)
    else:
        yield from _inside(node, aligned)
        if node.tag in (name("m:fName"), name("m:mr")):
            yield " ", aligned


def _inside(node: Node | None, aligned: str) -> Iterator[_Piece]:
    for each in node if node is not None else ():
        if isinstance(each.tag, str) and not each.tag.endswith(_PROPERTIES):
            yield from _pieces(each, _ALIGNED.get(each.tag, aligned))


def _grouped(node: Node | None, aligned: str) -> Iterator[_Piece]:
    """Yield what *node* says, in brackets where it is more than a number or a letter."""
    pieces = list(_inside(node, aligned))
    is_term = any(not _OPERATORS.isdisjoint(text) for text, _ in pieces)
    yield from [("(", aligned), *pieces, (")", aligned)] if is_term else pieces


def _bracketed(node: Node, aligned: str) -> Iterator[_Piece]:
    stated = child(node, "m:dPr")
    opening, between, closing = (
        default if child(stated, short) is None else value(stated, short) or ""
        for short, default in (("m:begChr", "("), ("m:sepChr", "|"), ("m:endChr", ")"))
    )
    yield opening, aligned
    for number, each in enumerate(each for each in node if each.tag == name("m:e")):
        if number:
            yield between, aligned
        yield from _inside(each, aligned)
    yield closing, aligned
