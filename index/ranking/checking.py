"""What is checked of a passage that was read: whether it speaks of what is asked for."""

from bisect import bisect_right
from collections.abc import Sequence

import numpy as np

from corpus.article import Article, Paragraph, ParagraphKind
from index.citations import attribution
from index.ranking.answer_types import AnswerType, fit
from index.ranking.asked_things import AskedThings
from index.ranking.names import Surroundings, found_row, look_for
from index.ranking.question import Question
from index.reader.reading import Reading, best_span
from index.search.collection_index import Candidate
from index.search.late_interaction import Floats


def checked_row(
    question: Question, asked: AskedThings, candidate: Candidate, reading: Reading
) -> Floats:
    """Return what is checked of *candidate*, as read: the `CHECKED_SIGNALS` of the reader.

    *asked* are the things that *question* names.
    """
    found = look_for(asked, surroundings(candidate.article, candidate.start, candidate.end))
    texts = (candidate.searched.text, _read_sentence(candidate, reading))
    fits = [fit(question.expects, each) for each in texts]
    exact = question.expects.general in {AnswerType.NUMBER, AnswerType.TIME}
    types = [*fits, 0.0, 0.0] if exact else [0.0, 0.0, *fits]
    return np.concatenate([found_row(found), types]).astype(np.float32)


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


def _read_sentence(candidate: Candidate, reading: Reading) -> str:
    """Return the sentence that holds the likeliest words, or all of them where none does."""
    text = candidate.searched.text
    found = best_span(reading, 0, len(text))
    if found is None:
        return text
    sentences = [
        text[start:end] for start, end in candidate.sentences if start <= found.span.start < end
    ]
    return next(iter(sentences), text)
