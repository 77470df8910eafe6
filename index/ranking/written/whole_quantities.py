"""Words that answer, made whole: no span cuts a number, a time, a price or a word."""

import re

from index.answer import Span
from index.ranking.written.numbers import ONES, TENS

_TENS = rf"(?:{'|'.join(TENS)})"
_ONES = rf"(?:{'|'.join(ONES[1:10])})"
_LETTER = r"[0-9A-Za-z\u00c0-\u024f]"
"""Of a script that parts words by spaces."""

_BEHIND = (
    (re.compile(rf"{_LETTER}\Z"), re.compile(rf"{_LETTER}+")),
    (re.compile(r"\d\Z"), re.compile(r"(?:[.,:]\d+)+")),
    (re.compile(rf"\b{_TENS}\Z", re.IGNORECASE), re.compile(rf"-{_ONES}\b", re.IGNORECASE)),
    (re.compile(r"\b[ap]\Z", re.IGNORECASE), re.compile(r"\.m\b\.?", re.IGNORECASE)),
    (re.compile(r"\b[ap]\.m\Z", re.IGNORECASE), re.compile(r"\.")),
    (re.compile(r"\d\Z"), re.compile(r" ?[ap]\.?m\b\.?", re.IGNORECASE)),
    (re.compile(r"\d\Z"), re.compile(r" (?:Uhr|h(?: [0-5]\d)?)\b")),
    (re.compile(r"(?<!\d)\d{1,3}\Z"), re.compile(r"(?:[\u00a0\u202f]\d{3})+(?!\d)")),
    (re.compile(r"\d\Z"), re.compile(r" ?(?:%|\u00b0[CF]?(?!\w)|[\u20ac\u00a3])")),
)
"""What a span that ends so goes on with."""

_BEFORE = (
    (re.compile(_LETTER), re.compile(rf"(?<!{_LETTER}){_LETTER}++\Z")),
    (re.compile(r"\d"), re.compile(r"(?<![\d.,:])(?:\d++[.,:])++\Z")),
    (
        re.compile(r"\d{3}(?!\d)"),
        re.compile(r"(?<!\d)\d{1,3}(?:[\u00a0\u202f]\d{3}){0,3}[\u00a0\u202f]\Z"),
    ),
    (re.compile(r"\d"), re.compile(r"[\u00a3$\u20ac] ?\Z")),
    (re.compile(rf"{_ONES}\b", re.IGNORECASE), re.compile(rf"\b{_TENS}-\Z", re.IGNORECASE)),
)
"""What stands before a span that begins so."""


def whole(text: str, span: Span, within: Span) -> Span:
    """Return *span* of *text* with what it cuts, as far as that lies *within*."""
    start, end = span.start, span.end
    for ending, more in _BEHIND:
        if ending.search(text[start:end]) and (found := more.match(text, end, within.end)):
            end = found.end()
    for beginning, more in _BEFORE:
        before = text[within.start : start]
        if beginning.match(text, start) and (found := more.search(before)):
            start -= len(found[0])
    return Span(start, end)
