"""Listings of code: the numbers of their lines, and the tables in which both stand side by side."""

import re
from collections.abc import Iterator
from itertools import islice

from corpus.formats.markup.element import Element, attribute
from corpus.formats.markup.element_names import CELLS, ROWS

_NUMBERS = re.compile(r"\s*+\d{1,5}(?:\s++\d{1,5})*+\s*+")
_NUMBERED = frozenset(
    "lineno linenos linenumber line-number line-numbers linenumbers ln lnt"
    " react-syntax-highlighter-line-number hljs-ln-numbers hljs-ln-n".split()
)
"""Classes of the number of a line inside code, in Pygments, Chroma, Prism and their like."""
_UNSELECTABLE = re.compile(r"user-select\s*+:\s*+none")
"""Style of what nobody copies with the code beside it."""


def line_numbers_in(root: Element) -> Iterator[Element]:
    """Yield the elements under *root* that number lines of code and say nothing else.

    A table that holds nothing but such numbers and the code beside them is made one that only lays
    out.
    """
    for table in root.iter("table"):
        if (numbers := _numbers_beside_code(table)) is not None:
            table.attrib["role"] = "presentation"
            yield numbers
    for code in root.iter("pre"):
        for element in code.iter("span", "a"):
            if _is_number_of_line(element):
                yield element


def _numbers_beside_code(table: Element) -> Element | None:
    """Return the cell of *table* that numbers the lines of the code in its other one."""
    rows = list(islice(table.iter(*ROWS), 2))
    cells = [cell for cell in rows[0] if cell.tag in CELLS] if len(rows) == 1 else []
    if len(cells) != 2 or next(cells[1].iter("pre"), None) is None:  # noqa: PLR2004 - numbers and code
        return None
    stated = "".join(f"{text} " for text in cells[0].itertext())
    return cells[0] if _NUMBERS.fullmatch(stated) and _count_up(stated.split()) else None


def _count_up(numbers: list[str]) -> bool:
    first = int(numbers[0])
    return [int(each) for each in numbers] == list(range(first, first + len(numbers)))


def _is_number_of_line(element: Element) -> bool:
    text = element.text or ""
    if next(iter(element), None) is not None or not _NUMBERS.fullmatch(text):
        return False
    is_called_so = not _NUMBERED.isdisjoint(attribute(element, "class").split())
    return is_called_so or bool(_UNSELECTABLE.search(attribute(element, "style").lower()))
