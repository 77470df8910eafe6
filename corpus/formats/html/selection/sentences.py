"""Prose among the blocks of a page, told from labels, and what two of them have in common."""

import re

from corpus.formats.blocks import words_of
from corpus.formats.html.selection.page import MOSTLY_LINKED, Page

_SHORTEST = 40
"""Characters; a shorter text is a label unless it ends as a sentence does. Our own choice."""
_LONG = 20
"""Words from which a text is prose, however it ends. Our own choice."""
_END = re.compile(r"[.!?:;,\u2026\u3002\uff01\uff1f\uff1a][\"'\u201d\u2019\u00bb\u300d)\]]*+$")
_RUN = 6
"""Words that no two sentences share by chance. Our own choice."""


def ends(text: str) -> bool:
    """Tell whether *text* ends as a sentence does, or a line that leads on to the next."""
    return bool(_END.search(text))


def is_long(page: Page, number: int) -> bool:
    """Tell whether block *number* has more words than a label."""
    return page.words[number] >= _LONG


def is_sentence(page: Page, number: int) -> bool:
    """Tell whether block *number* is prose, and neither a label nor a row of links."""
    text = page.blocks[number].text
    if ends(text):
        return len(text) >= _SHORTEST or is_long(page, number)
    return is_long(page, number) and page.linked[number] <= MOSTLY_LINKED


def runs(text: str) -> list[tuple[str, ...]]:
    """Return the runs of words of *text* that tell it from others, none where it is too short."""
    words = words_of(text)
    return [tuple(words[start : start + _RUN]) for start in range(len(words) - _RUN + 1)]
