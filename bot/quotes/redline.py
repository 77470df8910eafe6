"""A quotation with its changes marked: what it adds in bold, what it leaves out struck through."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.interface.escaping import display_length, escaped_characters, longest_prefix
from bot.interface.quotation import CUT
from index.quotations.outcome import Piece, PieceKind

_ADDED, _LEFT_OUT = "**", "~~"

_LEAD = 40
"""Characters shown before the first change of a quotation that is too long to be shown whole."""


@dataclass(frozen=True, slots=True)
class _Run:
    """Some *text*, and the *mark* of Discord's Markdown around it."""

    text: str
    mark: str = ""


def redline(pieces: Sequence[Piece], budget: int) -> str:
    """Return *pieces* as Discord text within *budget* UTF-16 units, cut visibly where it must be.

    What is cut leaves the first change in sight.
    """
    runs = list(_runs(pieces))
    text = "".join(each.text for each in runs)
    shown = escaped_characters(f"{text}:")[:-1]
    whole = _marked(runs, shown, 0, len(text))
    if display_length(whole) <= budget:
        return whole
    start = _start(runs, text)
    lead = f"{CUT} " if start else ""
    room = budget - display_length(lead) - len(f" {CUT}")
    length = longest_prefix(
        min(len(text) - start, max(0, room)),
        lambda count: display_length(_marked(runs, shown, start, start + count)) <= room,
    )
    end = start + length
    space = text.rfind(" ", start, end)
    end = space if end < len(text) and space > start else end
    return lead + _marked(runs, shown, start, end) + (f" {CUT}" if end < len(text) else "")


def _runs(pieces: Sequence[Piece]) -> Iterator[_Run]:
    for each in pieces:
        if each.kind is not PieceKind.CHANGED:
            yield _Run(each.said)
            continue
        stated = " ".join(each.stated.split())
        if stated and not each.said and stated[0].isalnum():
            yield _Run(" ")
        if stated:
            yield _Run(stated, _LEFT_OUT)
        if each.said:
            yield from (_Run(" " if stated else ""), _Run(each.said, _ADDED))


def _start(runs: Sequence[_Run], text: str) -> int:
    """Return where to begin so that the first change is seen: behind a space, or at the start."""
    reached = 0
    for each in runs:
        if each.mark:
            break
        reached += len(each.text)
    else:
        return 0
    if reached <= _LEAD:
        return 0
    space = text.find(" ", reached - _LEAD, reached)
    return reached if space < 0 else space + 1


def _marked(runs: Sequence[_Run], shown: Sequence[str], start: int, end: int) -> str:
    """Return the characters from *start* to *end* as they are *shown*, with their runs' marks."""
    made, first = "", 0
    for each in runs:
        last = first + len(each.text)
        within = "".join(shown[max(first, start) : min(last, end)])
        made += f"{each.mark}{within}{each.mark}" if within.strip() else within
        first = last
    return made
