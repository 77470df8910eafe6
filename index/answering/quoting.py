"""A passage as it is quoted, with what is shown beside it: its list's line, its row's cells."""

from collections.abc import Iterable
from dataclasses import replace

from corpus.article import Article, Citation, Slice, paragraph_at
from corpus.rows import row_of
from corpus.searched_text import introduction_of, question_above
from index.answer import Excerpt, QuotedCell, QuotedRow, RankedPassage, Span
from index.citations import passage_citation
from index.search.shared_language import told_language


def quoted_passage(  # noqa: PLR0913 - one for each thing that is said of a passage
    article: Article,
    place: Slice,
    *,
    rank: int,
    score: float,
    marked: Span,
    words: Span | None = None,
) -> RankedPassage:
    """Return `body[place]` of *article* as it is quoted, all that it shows read from there.

    *marked* and the *words* that answer are spans of it.
    """
    return RankedPassage(
        rank,
        score,
        article.body[slice(*place)],
        marked,
        words,
        _citation(article, place, marked, words),
        introduction=_introduction(article, place),
        row=_row(article, place),
    )


def _citation(article: Article, place: Slice, marked: Span, words: Span | None) -> Citation:
    """Return where the passage stands, and in which language: not all who ask read it."""
    said = _in_body(place, words) if words else None
    cited = passage_citation(article, *place, _in_body(place, marked), said)
    return replace(cited, language=told_language(article))


def _in_body(place: Slice, span: Span) -> Slice:
    return Slice(place.start + span.start, place.start + span.end)


def _introduction(article: Article, place: Slice) -> Excerpt | None:
    paragraph = paragraph_at(article.paragraphs, place.start)
    found = introduction_of(article.body, paragraph, place.start) or question_above(
        article.body, article.paragraphs, place.start
    )
    return None if found is None else _excerpt(article, found)


def _row(article: Article, place: Slice) -> QuotedRow | None:
    row = row_of(paragraph_at(article.paragraphs, place.start), place)
    if row is None:
        return None
    cells = (
        QuotedCell(_excerpts(article, each.names), _excerpt(article, each.place))
        for each in row.cells
    )
    return QuotedRow(_excerpts(article, row.names), tuple(cells))


def _excerpts(article: Article, places: Iterable[Slice]) -> tuple[Excerpt, ...]:
    return tuple(_excerpt(article, each) for each in places)


def _excerpt(article: Article, place: Slice) -> Excerpt:
    return Excerpt(article.body[slice(*place)], *place)
