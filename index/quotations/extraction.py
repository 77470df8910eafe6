"""The quotations in a message: in marks, in blocks, and behind “X said:”."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from corpus.normalise import normalise
from corpus.sentences import sentences
from index.quotations.quotation_marks import Range, marked
from index.quotations.tokens import is_quotation_mark, tokens

FEWEST_WORDS = 3
"""A shorter quotation is left out where there are others: two words stand in many articles."""

MOST_QUOTATIONS = 5
"""Quotations of one message that are checked: as many as one card has room for, with citations."""

WHOLE_LIMIT = 1000
"""Characters of a message without quotations that are tried as one: some ten sentences."""

_BLOCK, _BLOCK_TO_END = "> ", ">>> "
_SMALL_PRINT = "-# "
_ATTRIBUTION = re.compile(r"^[ ]*+[-\u2013\u2014~][ ]*+\w", re.MULTILINE)
_SAID = re.compile(
    r"""\b(?:
      said|says|wrote|writes|claimed|claims|stated|states|reported|reports|according\ to
    | sagte|sagt|schrieb|schreibt|behauptete|behauptet|erkl\u00e4rte|erkl\u00e4rt|meinte|laut
    | dit|\u00e9crit|affirme|affirm\u00e9|d\u00e9clare|d\u00e9clar\u00e9|selon
    | dijo|dice|escribi\u00f3|escribe|afirm\u00f3|afirma|declar\u00f3|seg\u00fan
    )\b
    [^\n:.!?]{0,60}:[ ]*+(?=\S)
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Ends where somebody's words begin, in the languages that the bot speaks."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """*quotations* on one line each, in order; *more* of them are not to be checked.

    They are the *whole* text where it holds none.
    """

    quotations: tuple[str, ...]
    more: int = 0
    whole: bool = False


def quotations_in(texts: Iterable[str]) -> Extracted:
    """Return what *texts*, in Discord's Markdown, quote; or the first of them as one quotation."""
    said = list(texts)
    distinct: dict[tuple[str, ...], str] = {}
    for each in (normalise(each) for text in said for each in _quoted(text)):
        if key := _key(each):
            distinct.setdefault(key, each)
    longer = [each for key, each in distinct.items() if len(key) >= FEWEST_WORDS]
    chosen = longer or list(distinct.values())
    if chosen:
        return Extracted(tuple(chosen[:MOST_QUOTATIONS]), max(0, len(chosen) - MOST_QUOTATIONS))
    plain = (normalise(each) for each in said)
    return Extracted(tuple(_beginning(each) for each in plain if _key(each))[:1], whole=True)


def _quoted(text: str) -> Iterator[str]:
    for is_block, part in _parts(text):
        yield from _of_block(part) if is_block else _of_prose(part)


def _parts(text: str) -> Iterator[tuple[bool, str]]:
    """Yield block quotes, without their marks, and what stands between them."""
    head, mark, tail = f"\n{text}".partition(f"\n{_BLOCK_TO_END}")
    lines = [each for each in head.split("\n") if not each.startswith(_SMALL_PRINT)]
    for is_block, run in groupby(lines, _is_in_block):
        yield is_block, "\n".join(each.removeprefix(_BLOCK) if is_block else each for each in run)
    if mark:
        yield True, tail


def _is_in_block(line: str) -> bool:
    return line.startswith(_BLOCK) or line == _BLOCK.strip()


def _of_block(block: str) -> Iterator[str]:
    """Yield the quotation that *block* is, or those in marks that it begins with."""
    lead = block.lstrip(" *_\n")
    if lead and is_quotation_mark(lead[0]):
        inner = list(marked(block))
        if inner:
            yield from (block[start:end] for start, end in inner)
            return
    lines = block.rstrip().split("\n")
    if len(lines) > 1 and _ATTRIBUTION.match(lines[-1]):
        lines.pop()
    yield "\n".join(lines)


def _of_prose(text: str) -> Iterator[str]:
    told = list(_said(text))
    in_marks = [each for each in marked(text) if not any(_holds(other, each) for other in told)]
    for start, end in sorted([*in_marks, *told]):
        yield text[start:end]


def _said(text: str) -> Iterator[Range]:
    """Yield the sentences without marks that follow “X said:” in *text*."""
    told = 0
    for found in _SAID.finditer(text):
        start = found.end()
        if found.start() < told or is_quotation_mark(text[start]):
            continue
        line = text[start : start + WHOLE_LIMIT].partition("\n")[0]
        for _, end in sentences(line)[:1]:
            told = start + end
            yield start, told


def _holds(outer: Range, inner: Range) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _beginning(text: str) -> str:
    """Return *text*, or its first sentences up to the limit."""
    if len(text) <= WHOLE_LIMIT:
        return text
    ends = [end for _, end in sentences(text) if end <= WHOLE_LIMIT]
    return text[: ends[-1] if ends else WHOLE_LIMIT]


def _key(text: str) -> tuple[str, ...]:
    """Return the words of *text*, by which two quotations are the same."""
    return tuple(each.text for each in tokens(text) if each.is_word)
