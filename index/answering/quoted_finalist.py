"""From a finalist, which is marked in what is searched, to the passage that is quoted."""

from corpus.article import Article, ParagraphKind, Slice, paragraph_at
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
    return Span(inside.start - place.start, inside.end - place.start)


def _require_whole(candidate: Candidate) -> None:
    if len(candidate.text) != candidate.end - candidate.start:
        raise StoreUnavailable(
            "A stored passage does not fit its article {article}: remove that article and add it "
            "again.",
            article=candidate.article.id,
        )
