"""The lines of a typed text: how far in they stand, and which of them go on as one paragraph."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from corpus.article import ParagraphKind
from corpus.assembly import Block, is_drawn
from corpus.formats.text.blocks import TERMINAL, paragraphs
from corpus.normalise import normalise

BULLET = re.compile(r"[-*+\u2022\u2023\u25e6\u25aa]\s+(?=\S)")
_LETTER_AS_BULLET = re.compile(r"o\s{2,}(?=\S)")
"""A small o, as typewriters have it for a bullet; in some languages a word, before one space."""
_NUMBERED_ITEM = re.compile(r"(?:\d{1,3}[.)]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})\))\s")


class Line(NamedTuple):
    """A line as it is *said*, how many columns it is indented, and as it was *typed*."""

    said: str
    indent: int
    typed: str


def stanzas(text: str) -> Iterator[list[Line]]:
    """Yield the lines that stand together between blank lines."""
    stanza: list[Line] = []
    for line in [*text.expandtabs().splitlines(), ""]:
        said = normalise(_LETTER_AS_BULLET.sub("\u2022 ", line.lstrip(), count=1))
        if said:
            stanza.append(Line(said, len(line) - len(line.lstrip()), line))
        elif stanza:
            yield stanza
            stanza = []


def margin_of(together: Sequence[Sequence[Line]]) -> int:
    """Return how far most lines that a line of text follows are indented."""
    indents = Counter(line.indent for stanza in together for line in stanza[1:])
    return indents.most_common(1)[0][0] if indents else 0


def width_of(together: Sequence[Sequence[Line]]) -> int:
    """Return the column before which nearly all lines that another one follows end."""
    ends = sorted(line.indent + len(line.said) for stanza in together for line in stanza[:-1])
    return ends[len(ends) * 9 // 10] if ends else 0


def cut(stanza: Sequence[Line], width: int) -> Iterator[list[str]]:
    """Yield the lines of each paragraph in *stanza*, of a document so many columns in *width*."""
    part = [stanza[0].said]
    for line, following in pairwise(stanza):
        if _is_over(line, following, width):
            yield from _paragraphs(part)
            part = []
        part.append(following.said)
    yield from _paragraphs(part)


def _is_over(line: Line, following: Line, width: int) -> bool:
    """Tell whether *following* begins something else than *line* is part of."""
    if BULLET.match(following.said) or is_rule(line.said) or is_rule(following.said):
        return True
    left = width - line.indent - len(line.said) - 1
    is_full = left < len(following.said.split(maxsplit=1)[0])
    if _NUMBERED_ITEM.match(following.said):
        return not is_full or TERMINAL.search(line.said) is not None
    return following.indent > line.indent and not is_full and not _begins_item(line.said)


def _paragraphs(lines: list[str]) -> Iterator[list[str]]:
    """Yield the paragraphs in *lines*; those of an item go on whatever their width is."""
    is_sentence = all(line[0].islower() for line in lines[1:])
    if len(lines) > 1 and is_sentence and _begins_item(lines[0]):
        yield lines
    else:
        yield from paragraphs(lines, is_item=True)


def _begins_item(said: str) -> bool:
    return bool(BULLET.match(said)) or bool(_NUMBERED_ITEM.match(said))


def is_rule(said: str) -> bool:
    """Tell whether a line is drawn with what is *said* in it, as below a heading."""
    return is_drawn(Block(ParagraphKind.BODY, said))
