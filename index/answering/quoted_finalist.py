"""From a finalist, which is marked in what is searched, to the passage that is quoted."""

from itertools import takewhile

from corpus.article import (
    Article,
    Paragraph,
    ParagraphKind,
    Slice,
    paragraph_at,
    paragraph_number_at,
)
from corpus.errors import StoreUnavailable
from corpus.searched_text import introduction_of
from index.answer import RankedPassage, Span
from index.answering.quoting import quoted_passage
from index.ranking.decision import Finalist
from index.search.segment import Candidate

LONGEST_LIST = 2_500
"""Characters of a list that is quoted whole: what a message of Discord holds of it beside a long
question and a long citation (`bot/interface/layout.py`). A longer one stays cut into passages."""
_QUOTED_WHOLE = frozenset({ParagraphKind.LIST, ParagraphKind.CODE})


def quoted_finalist(candidate: Candidate, finalist: Finalist, rank: int) -> RankedPassage:
    """Return *candidate*, of which *finalist* tells what is marked, as it is quoted.

    Where the line above a list is marked, the question asks for all of the list: it is quoted with
    the passage, unless it is too long. So is code, which tells what to type.
    """
    _require_whole(candidate)
    searched, read = candidate.searched, finalist.answer
    place = searched.passage
    marked = searched.marked(finalist.marked.start, finalist.marked.end)
    words = searched.answering(read.start, read.end) if read else None
    line = _line_above(candidate, finalist)
    marked = with_code_below(candidate.article, whole_lines(candidate.article, marked))
    words = words and whole_lines(candidate.article, words)
    if whole := _whole_list(candidate.article, line or marked):
        place = Slice(min(place.start, whole.start), max(place.end, whole.end))
        if line:
            marked = line if place.start <= line.start else place
    return quoted_passage(
        candidate.article,
        place,
        rank=rank,
        score=finalist.probability,
        marked=_within(place, marked),
        words=_within(place, words) if words else None,
    )


def whole_lines(article: Article, marked: Slice) -> Slice:
    """Return what is *marked* with the whole lines of code that it touches.

    A part of a command does nothing.
    """
    first, last = _first_and_last(article, marked)
    start, end = marked
    if first.kind is ParagraphKind.CODE:
        start = first.start
    if last.kind is ParagraphKind.CODE:
        end = last.end
    return Slice(start, end)


def with_code_below(article: Article, marked: Slice) -> Slice:
    """Return what is *marked* with the code below it, where it is a step that ends with a colon."""
    _, step = _first_and_last(article, marked)
    if step.kind is ParagraphKind.CODE or article.body[step.end - 1] != ":":
        return marked
    at = paragraph_number_at(article.paragraphs, step.start)
    following = article.paragraphs[at + 1 :]
    below = takewhile(lambda each: each.kind is ParagraphKind.CODE, following)
    return Slice(marked.start, max([marked.end, *(each.end for each in below)]))


def _first_and_last(article: Article, marked: Slice) -> tuple[Paragraph, Paragraph]:
    last = max(marked.start, marked.end - 1)
    return paragraph_at(article.paragraphs, marked.start), paragraph_at(article.paragraphs, last)


def _line_above(candidate: Candidate, finalist: Finalist) -> Slice | None:
    """Return the line that the passage stands under, where that is what is marked."""
    article = candidate.article
    if finalist.marked.end > candidate.searched.parts[0].start:
        return None
    paragraph = paragraph_at(article.paragraphs, candidate.start)
    return introduction_of(article.body, paragraph, candidate.start)


def _whole_list(article: Article, line: Slice) -> Slice | None:
    """Return the list or code below *line*, with that line unless it is a heading; `None` if none.

    One that is too long counts as none.
    """
    items = [
        each
        for each in article.paragraphs
        if each.kind in _QUOTED_WHOLE
        and (above := introduction_of(article.body, each, each.start))
        and above.start < line.end
        and line.start < above.end
    ]
    if not items:
        return None
    heading = paragraph_at(article.paragraphs, line.start).kind is ParagraphKind.HEADING
    whole = Slice(items[0].start if heading else line.start, items[-1].end)
    return whole if whole.end - whole.start <= LONGEST_LIST else None


def _within(place: Slice, inside: Slice) -> Span:
    start, end = max(place.start, inside.start), min(place.end, inside.end)
    return Span(start - place.start, end - place.start)


def _require_whole(candidate: Candidate) -> None:
    if len(candidate.text) != candidate.end - candidate.start:
        raise StoreUnavailable(
            "A stored passage does not fit its article {article}: remove that article and add it "
            "again.",
            article=candidate.article.id,
        )
