"""The items of AsciiDoc's lists, and the numbers that they show."""

import re
from html import escape

from corpus.formats.markup.numbering import label

ITEM = re.compile(
    r"\A[ \t]*+(?:(?P<bullet>\*{1,6}|-|\u2022)[ \t]++(?:\[[ xX*]\][ \t]++)?"
    r"|(?P<dots>\.{1,6})[ \t]++|(?P<number>\d{1,9}\.|[a-zA-Z]\.|[ivxIVX]{1,6}\))[ \t]++"
    r"|<(?P<callout>\d{1,3}|\.)>[ \t]++"
    r"|(?P<term>(?![\[<.*|:/])\S(?:[^:;]|:(?!:)|;(?!;)|::(?=[\w\[]))*+)"
    r"(?:(?P<colons>:{2,4})|;;)(?:[ \t]++|\Z))"
    r"(?P<text>.*)"
)
_STYLES = ("decimal", "lower-alpha", "lower-roman", "upper-alpha", "upper-roman")
_START = re.compile(r"start\s*+=\s*+\"?(\d{1,6})")


class Numbers:
    """Counts the items of a list and of those in it, each told by its mark."""

    def __init__(self, attributes: str) -> None:
        found = _START.search(attributes)
        self._first = int(found[1]) if found else 1
        self._open: list[tuple[str, int]] = []

    def label(self, item: re.Match[str]) -> str:
        """Return what stands before the text of *item*, as HTML."""
        if item["number"]:
            return f"{escape(item['number'])} "
        mark = (
            item["dots"] or item["bullet"] or (item["callout"] and "<>") or item["colons"] or ";;"
        )
        number = self._count(mark)
        if item["callout"]:
            return f"{number}. " if item["callout"] == "." else f"{item['callout']}. "
        if not item["dots"]:
            return ""
        return f"{label(number, _STYLES[min(len(mark), len(_STYLES)) - 1])} "

    def _count(self, mark: str) -> int:
        """Return which item of its list this is; what stands in others before it has ended."""
        while self._open and all(mark != each for each, _ in self._open[-1:]) and self._knows(mark):
            self._open.pop()
        if self._open and self._open[-1][0] == mark:
            self._open[-1] = (mark, self._open[-1][1] + 1)
        else:
            self._open.append((mark, self._first if not self._open else 1))
        return self._open[-1][1]

    def _knows(self, mark: str) -> bool:
        return any(mark == each for each, _ in self._open)
