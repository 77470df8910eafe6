"""Word's formulas in a line of text: a stroke for fractions, exponents raised, a sign for roots."""

from collections.abc import Callable, Mapping

from corpus.formats.docx.word_xml import Node, child, name, put_in_place_of, text_run, value
from corpus.formats.raised_text.writing import exponent, index

_PROPERTIES = "Pr"
_TEXTS = {name("m:t"), name("w:t")}
_OPERATORS = set("+-\u2212\u00b1=/ ")


def write_formulas(root: Node) -> None:
    """Put a run of text in the place of each formula under *root*."""
    for formula in list(root.iter(name("m:oMath"))):
        put_in_place_of(formula, [text_run(f" {_inside(formula)} ")])


def _said(node: Node) -> str:
    """Return what *node* says, nested as deeply as XML lets it be."""
    if node.tag in _TEXTS:
        return node.text or ""
    written = _WRITTEN.get(str(node.tag))
    return written(node) if written else _inside(node)


def _inside(node: Node | None) -> str:
    parts = node if node is not None else ()
    return "".join(_said(each) for each in parts if not str(each.tag).endswith(_PROPERTIES))


def _fraction(node: Node) -> str:
    return f"{_grouped(child(node, 'm:num'))}/{_grouped(child(node, 'm:den'))}"


def _root(node: Node) -> str:
    degree = _inside(child(node, "m:deg"))
    return f"{exponent(degree) if degree else ''}\u221a{_grouped(child(node, 'm:e'))}"


def _bracketed(node: Node) -> str:
    stated = child(node, "m:dPr")
    opening, between, closing = (
        default if child(stated, short) is None else value(stated, short) or ""
        for short, default in (("m:begChr", "("), ("m:sepChr", "|"), ("m:endChr", ")"))
    )
    parts = [_inside(each) for each in node if each.tag == name("m:e")]
    return f"{opening}{between.join(parts)}{closing}"


def _operator(node: Node) -> str:
    return f"{value(node, 'm:naryPr', 'm:chr') or chr(0x222B)}{_inside(node)}"


def _raised(node: Node) -> str:
    text = _inside(node)
    return exponent(text) if text.strip() else ""


def _lowered(node: Node) -> str:
    text = _inside(node)
    return index(text) if text.strip() else ""


def _apart(node: Node) -> str:
    return f"{_inside(node)} "


def _grouped(node: Node | None) -> str:
    """Return what *node* says, in brackets where it is more than a number or a letter."""
    text = _inside(node).strip()
    return text if _OPERATORS.isdisjoint(text) else f"({text})"


_WRITTEN: Mapping[str, Callable[[Node], str]] = {
    name("m:f"): _fraction,
    name("m:rad"): _root,
    name("m:d"): _bracketed,
    name("m:nary"): _operator,
    name("m:sup"): _raised,
    name("m:sub"): _lowered,
    name("m:lim"): _lowered,
    name("m:fName"): _apart,
    name("m:mr"): _apart,
}
