"""What is checked of a passage: whether it speaks of what the question names."""

from bisect import bisect_right
from collections.abc import Sequence

from corpus.article import Article, Paragraph, ParagraphKind
from index.citations import attribution
from index.ranking.asked_things import AskedThings
from index.ranking.names import Surroundings, found_row, look_for
from index.search.collection_index import Candidate
from index.search.late_interaction import Floats


def checked_row(asked: AskedThings, candidate: Candidate) -> Floats:
    """Return what is checked of *candidate*: the `CHECKED_SIGNALS` of the reader.

    *asked* are the things that the question names.
    """
    return found_row(
        look_for(asked, surroundings(candidate.article, candidate.start, candidate.end))
    )


def surroundings(article: Article, start: int, end: int) -> Surroundings:
    """Return `body[start:end]` of *article* with what stands around it.

    Title, authors and the heading that it stands under count as stated of it.
    """
    body, paragraphs = article.body, article.paragraphs
    first, last = _number(paragraphs, start), _number(paragraphs, end - 1)
    above = next(
        (each for each in paragraphs[first::-1] if each.kind is ParagraphKind.HEADING), None
    )
    led = [each for each in (above, paragraphs[first].introduction) if each is not None]
    stated = [attribution(article.metadata), *(body[each.start : each.end] for each in led)]
    beside = (*paragraphs[max(0, first - 1) : first], *paragraphs[last + 1 : last + 2])
    around = [body[paragraphs[first].start : start], body[end : paragraphs[last].end]]
    around += [body[each.start : each.end] for each in beside]
    return Surroundings(body[start:end], "\n".join(stated), "\n".join(around), body)


def _number(paragraphs: Sequence[Paragraph], offset: int) -> int:
    return bisect_right(paragraphs, offset, key=lambda each: each.start) - 1
