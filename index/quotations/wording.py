"""A match put back into words: the quotation with its changes, the true words as passages."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from corpus.article import Article, ParagraphKind, Slice, paragraph_at
from corpus.sentences import sentences
from index.answer import RankedPassage, Span
from index.answering.quoting import quoted_passage
from index.quotations.alignment import Aligned, Step
from index.quotations.matching import Match
from index.quotations.outcome import Piece, PieceKind
from index.quotations.tokens import Token, tokens

TOGETHER = 400
"""Characters within which the parts of a quotation are shown with what it leaves out between."""

_CHANGED = frozenset({Step.REPLACED, Step.ADDED, Step.LEFT_OUT})


class _Part(NamedTuple):
    """`said[start:end]` that is no kept one, and what the article has in its place."""

    start: int
    end: int
    kind: PieceKind
    stated: str = ""


class Wording:
    """The words of a *match*, in the body of its article and in the quotation."""

    def __init__(self, match: Match) -> None:
        self._article = match.index.articles[match.number]
        self._parsed = match.parsed
        self._steps = match.steps
        self._index = match.index
        self._cut: dict[int, list[Token]] = {}

    def passages(self) -> tuple[RankedPassage, ...]:
        """Return the true words, each run of them with the sentences that it stands in."""
        runs = groupby(self._steps, lambda each: each.step is Step.SKIPPED)
        found = [self._place(list(run)) for skipped, run in runs if not skipped]
        places = [each for each in found if each is not None]
        if places and places[-1].end - places[0].start <= TOGETHER:
            places = [Slice(places[0].start, places[-1].end)]
        return tuple(self._passage(each, rank) for rank, each in enumerate(places, 1))

    def pieces(self) -> tuple[Piece, ...]:
        """Return the quotation piece by piece: what it keeps, changes and puts in."""
        text, reached = self._parsed.text, 0
        made: list[Piece] = []
        for part in sorted(self._parts(), key=lambda each: each[:2]):
            if part.start < reached:
                continue  # words put in among words that were changed
            if part.start > reached:
                made.append(Piece(PieceKind.KEPT, text[reached : part.start]))
            made.append(Piece(part.kind, text[part.start : part.end], part.stated))
            reached = part.end
        return (*made, Piece(PieceKind.KEPT, text[reached:])) if reached < len(text) else (*made,)

    def _parts(self) -> Iterator[_Part]:
        """Yield what is changed or put in, in no order."""
        yield from (_Part(*each, PieceKind.INSERTED) for each in self._parsed.insertions)
        reached = 0
        for changed, run in groupby(self._steps, lambda each: each.step in _CHANGED):
            steps = list(run)
            said = self._said(steps)
            if changed:
                place = self._place(steps)
                stated = self._article.body[slice(*place)] if place else ""
                start, end = said or (reached, reached)
                yield _Part(start, end, PieceKind.CHANGED, stated)
            reached = said.end if said else reached

    def _said(self, steps: Sequence[Aligned]) -> Slice | None:
        """Return where the words of *steps* stand in the quotation; `None` where none do."""
        own = [each.said for each in steps if each.step not in {Step.LEFT_OUT, Step.SKIPPED}]
        found = self._parsed.tokens
        return Slice(found[own[0]].start, found[own[-1]].end) if own else None

    def _place(self, steps: Sequence[Aligned]) -> Slice | None:
        """Return where the words of *steps* stand in the body; `None` where none do."""
        own = [each.stated for each in steps if each.step is not Step.ADDED]
        return Slice(self._stated(own[0]).start, self._stated(own[-1]).end) if own else None

    def _stated(self, place: int) -> Slice:
        """Return where the token at *place* of the index stands in the body."""
        number, at = self._index.paragraph_of(place)
        paragraph = self._article.paragraphs[number]
        if number not in self._cut:
            self._cut[number] = tokens(self._article.body[paragraph.start : paragraph.end])
        _, start, end = self._cut[number][at]
        return Slice(paragraph.start + start, paragraph.start + end)

    def _passage(self, place: Slice, rank: int) -> RankedPassage:
        whole = _with_sentences(self._article, place)
        marked = Span(place.start - whole.start, place.end - whole.start)
        return quoted_passage(
            self._article, whole, rank=rank, score=1.0, marked=marked, words=self._changed(whole)
        )

    def _changed(self, whole: Slice) -> Span | None:
        """Return the words in *whole* that the quotation has otherwise, where it is one run."""
        runs = groupby(self._steps, lambda each: each.step in _CHANGED)
        places = [self._place(list(run)) for changed, run in runs if changed]
        if len(places) != 1 or places[0] is None:
            return None
        only = places[0]
        if only.start < whole.start or whole.end < only.end:
            return None
        return Span(only.start - whole.start, only.end - whole.start)


def _with_sentences(article: Article, place: Slice) -> Slice:
    """Return *place* from the beginning of its first sentence to the end of its last one."""
    return Slice(_sentence(article, place.start).start, _sentence(article, place.end - 1).end)


def _sentence(article: Article, offset: int) -> Slice:
    """Return the sentence that holds *offset*; of a table the row."""
    paragraph = paragraph_at(article.paragraphs, offset)
    if paragraph.kind is not ParagraphKind.TABLE:
        for start, end in sentences(article.body[paragraph.start : paragraph.end]):
            if offset < paragraph.start + end:
                return Slice(paragraph.start + start, paragraph.start + end)
    return Slice(paragraph.start, paragraph.end)
