"""Cutting a body into passages: the slices that are encoded, found and quoted."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from corpus.article import Paragraph, ParagraphKind, Passage, paragraph_at
from corpus.rows import names_in, only_names
from corpus.searched_text import asks, searched_text
from corpus.sentences import sentences

_JOINING = frozenset(
    {ParagraphKind.BODY, ParagraphKind.LIST, ParagraphKind.QUOTE, ParagraphKind.CODE}
)
_BREAKS_IN_A_SENTENCE = (re.compile(r"(?<=;)\s+"), re.compile(r"(?<=,)\s+"), re.compile(r"\s+"))
"""Where one sentence that is too long is cut, best first."""

LEAST_OWN = 1 / 4
"""Of a passage's limit, what its own words may always take, however long what names and introduces
them is. Our own choice."""
LEAST_SHARE = 1 / 16
"""Of a text that is cut, what each part gets at least. Our own choice."""
LONGEST_PIECE = 40
"""Characters that count as a word piece at least. English has some 4 in one; without this bound a
word of a million letters, which the encoder takes for one unknown piece, would never be cut, and
marks that it takes for nothing would be joined and counted without end.
"""


def cut_passages(
    body: str,
    paragraphs: Sequence[Paragraph],
    count_pieces: Callable[[str], int],
    limit: int = 250,
    shortest: int = 32,
) -> tuple[Passage, ...]:
    """Return the passages of *body*, in order: a paragraph each, joined if short, cut if long.

    Lengths are word pieces as *count_pieces* measures them. *limit* keeps what a passage is
    searched by within the 256 that the encoder reads; under *shortest* a paragraph says too
    little to be found alone (both measured over 3,534 paragraphs of English news: 40% are at
    most 30 long, none is over 219). Code joins the step that says what it is for. A table's row
    stands alone. Headings, and rows that only name
    others, give no passage, and nothing joins across them. A question joins what follows it.
    """
    measure = _Measure(body, paragraphs, count_pieces, limit, shortest)
    passages: list[Passage] = []
    for run in _runs(body, paragraphs):
        for passage in measure.join_short(run):
            passages.extend(measure.cut(passage))
    return tuple(passages)


def _runs(body: str, paragraphs: Sequence[Paragraph]) -> Iterator[list[Passage]]:
    """Yield the stretches of paragraphs within which short ones may join."""
    run: list[Passage] = []
    names = names_in(paragraphs)
    for paragraph in paragraphs:
        passage = Passage(paragraph.start, paragraph.end)
        if paragraph.kind in _JOINING:
            if asks(body, paragraph):
                yield run
                run = []
            run.append(passage)
            continue
        yield run
        run = []
        if paragraph.kind is not ParagraphKind.HEADING and not only_names(paragraph, names):
            yield [passage]
    yield run


@dataclass(frozen=True, slots=True)
class _Measure:
    """A body and the lengths, in word pieces, that its passages keep to."""

    body: str
    paragraphs: Sequence[Paragraph]
    count_pieces: Callable[[str], int]
    limit: int
    shortest: int

    def length(self, passage: Passage) -> int:
        """Return the length of the words of *passage* alone."""
        return self._counted(self.body[passage.start : passage.end])

    def searched(self, passage: Passage) -> int:
        """Return the length of what *passage* is searched by."""
        found = searched_text(self.body, self.paragraphs, passage.start, passage.end)
        return self._counted(found.text)

    def _counted(self, text: str) -> int:
        return max(self.count_pieces(text), -(-len(text) // LONGEST_PIECE))

    def join_short(self, run: Iterable[Passage]) -> list[Passage]:
        """Return *run* with each passage under `shortest` joined to a neighbour, within `limit`."""
        joined: list[Passage] = []
        previous = 0
        for passage in run:
            length = self.length(passage)
            if joined and min(previous, length) < self.shortest:
                together = Passage(joined[-1].start, passage.end)
                if self.searched(together) <= self.limit:
                    joined[-1], previous = together, self.length(together)
                    continue
            joined.append(passage)
            previous = length
        return joined

    def cut(self, passage: Passage) -> list[Passage]:
        """Return *passage* in balanced parts within `limit`; a single character is never cut."""
        return self.join_short(self._parts(passage))

    def _parts(self, passage: Passage) -> Iterator[Passage]:
        count = -(-self.searched(passage) // self.limit)
        if count <= 1 or passage.end - passage.start == 1 or self._is_least(passage):
            yield passage
            return
        share = (passage.end - passage.start) * (count // 2) // count
        target = passage.start + max(1, share)
        end, start = self._gap(passage, target)
        yield from self._parts(Passage(passage.start, end))
        yield from self._parts(Passage(start, passage.end))

    def _is_least(self, passage: Passage) -> bool:
        """Return whether *passage* is as short as what names it may ever demand."""
        return self.length(passage) <= self.limit * LEAST_OWN

    def _gap(self, passage: Passage, target: int) -> tuple[int, int]:
        """Return where to cut near *target*: the end of one part, and the start of the next.

        The best kind of place is taken that leaves each part `LEAST_SHARE`: a text that can only
        be cut near its edge would otherwise be cut as often as it has words.
        """
        text = self.body[passage.start : passage.end]
        least = len(text) * LEAST_SHARE
        for between in chain(self._borders(passage), _gaps(text)):
            end, start = min(between, key=lambda gap: abs(passage.start + gap[0] - target))
            if least <= end and start <= len(text) - least:
                return passage.start + end, passage.start + start
        return target, target

    def _borders(self, passage: Passage) -> Iterator[list[tuple[int, int]]]:
        """Yield the places between the cells in *passage*, where it is a row of several."""
        cells = [
            place
            for place, _ in paragraph_at(self.paragraphs, passage.start).cells
            if passage.start <= place.start and place.end <= passage.end
        ]
        if len(cells) > 1:
            start = passage.start
            yield [(left.end - start, right.start - start) for left, right in pairwise(cells)]


def _gaps(text: str) -> Iterator[list[tuple[int, int]]]:
    """Yield the places where *text* may be cut, of one kind after the other, best kind first."""
    between = [(left[1], right[0]) for left, right in pairwise(sentences(text))]
    if between:
        yield between
    for pattern in _BREAKS_IN_A_SENTENCE:
        found = [each.span() for each in pattern.finditer(text.rstrip()) if each.start()]
        if found:
            yield found
