"""Which sentence leads to which: in running text the one before it, in a list the line above it."""

from corpus.article import ParagraphKind, paragraph_at
from index.search.segment import Candidate

NONE = -1
"""Stands for no sentence."""

_ABOVE = -1
"""Stands for the paragraph of the line that a passage is searched with."""


def leading(candidate: Candidate) -> list[int]:
    """Return for each sentence of *candidate* the number of the one that leads to it.

    To every item of a list that is the line above the list, where that is searched too.
    """
    searched, paragraphs = candidate.searched, candidate.article.paragraphs
    first = searched.parts[0]
    last_of: dict[int, int] = {}
    found: list[int] = []
    for number, (start, _) in enumerate(candidate.sentences):
        leads, own = number - 1, _ABOVE
        if start >= first.start:
            paragraph = paragraph_at(paragraphs, first.place.start + start - first.start)
            own, line = paragraph.start, paragraph.introduction
            if paragraph.kind is ParagraphKind.LIST and line and own not in last_of:
                leads = last_of.get(line.start, last_of.get(_ABOVE, leads))
        last_of[own] = number
        found.append(leads)
    return found
