"""Formulas in a page: MathML written on one line, once, whatever else a page shows of it."""

from collections.abc import Callable

from corpus.formats.markup.element import Element, attribute
from corpus.formats.raised_text.writing import exponent, index

_AROUND = 3
"""Elements that stand around a formula and belong to it, as KaTeX and MathJax write them."""
_LEVELS: dict[str, tuple[Callable[[str], str], ...]] = {
    "msup": (exponent,),
    "mover": (exponent,),
    "msub": (index,),
    "munder": (index,),
    "msubsup": (index, exponent),
    "munderover": (index, exponent),
}
"""How the children behind the first are written, by the element that they stand in."""
_CELLS = {"mtr", "mlabeledtr", "mtd"}
_TOKENS = {"mi", "mn", "mo", "mtext", "ms"}
_SOURCES = {"annotation", "annotation-xml", "mphantom"}
_UNSEEN = dict.fromkeys(range(0x2061, 0x2065))
"""Operators that are not seen: a product's, a function's."""


def write_formulas(root: Element) -> tuple[set[Element], set[Element]]:
    """Write the MathML under *root* as text on one line.

    Return the elements around formulas, which may be hidden from who sees, and those beside them
    that show the same to who does.
    """
    around = _Around()
    for math in list(root.iter("math")):
        elements = [element for element in math.iter() if isinstance(element.tag, str)]
        # The other way round, what is inside an element is written before the element.
        for element in reversed(elements):
            _write(element)
        for element in elements:
            element.tag = "span"
        around.take(math)
    return around.elements, around.twins - around.elements


class _Around:
    """The elements around formulas, each of them looked at once."""

    def __init__(self) -> None:
        self.elements: set[Element] = set()
        self.twins: set[Element] = set()
        self._lines: set[Element] = set()

    def take(self, formula: Element) -> None:
        """Take what stands around *formula* and says nothing else."""
        around = formula.getparent()
        for _ in range(_AROUND):
            if around is None or around in self.elements or around in self._lines:
                return
            if _says_more(around):
                self._lines.add(around)
                return
            self.elements.add(around)
            self.twins.update(each for each in around if _is_twin(each))
            around = around.getparent()


def _says_more(element: Element) -> bool:
    """Tell whether *element* is a line of text, of which a formula is a part."""
    texts = [element.text, *(child.tail for child in element)]
    return any(text and text.strip() for text in texts)


def _is_twin(element: Element) -> bool:
    return attribute(element, "aria-hidden") == "true"


def _write(element: Element) -> None:
    """Write *element*, whose children are written: spaces between elements mean nothing."""
    children = list(element)
    if element.tag in _SOURCES:
        element.clear(keep_tail=False)
        return
    if element.tag in _TOKENS:
        said = (element.text or "").translate(_UNSEEN)
        element.text = said if element.tag == "mtext" else said.strip()
        return
    element.text = None
    for child in children:
        child.tail = " " if child.tag in _CELLS else None
    for child, level in zip(children[1:], _LEVELS.get(str(element.tag), ()), strict=False):
        _replace(child, level("".join(child.itertext())))
    if element.tag == "mfrac":
        _write_fraction(children)
    elif element.tag in ("msqrt", "mroot"):
        _write_root(element, children)
    elif element.tag == "mfenced":
        _enclose(element, element.get("open") or "(", element.get("close") or ")")


def _write_fraction(children: list[Element]) -> None:
    for child in filter(_is_composed, children):
        _enclose(child, "(", ")")
    for child in children[:-1]:
        child.tail = "/"


def _write_root(element: Element, children: list[Element]) -> None:
    if element.tag == "mroot" and len(children) > 1:
        _enclose(children[0], "(", ")")
        _replace(children[1], exponent("1/" + "".join(children[1].itertext())))
    elif len(children) > 1 or any(map(_is_composed, children)):
        _enclose(element, "\u221a(", ")")
    else:
        element.text = "\u221a"


def _replace(element: Element, text: str) -> None:
    element.clear(keep_tail=False)
    element.text = text


def _is_composed(element: Element) -> bool:
    children = list(element)
    while len(children) == 1:
        element, children = children[0], list(children[0])
    return len(children) > 1 and element.tag not in _LEVELS


def _enclose(element: Element, before: str, behind: str) -> None:
    children = list(element)
    element.text = before + (element.text or "")
    if children:
        children[-1].tail = (children[-1].tail or "") + behind
    else:
        element.text += behind
