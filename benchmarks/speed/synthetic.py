"""Passages and vectors like those of the shared sets, as many as are wanted, from a seed.

A made vector lies around a real one as the vectors of an article lie around their middle: it is
the real one plus a draw from the normal distribution that has their covariance, brought to unit
length. A made passage has the sentence lengths, in words, and the word pieces of three sentences
that follow each other in a real paragraph. Its words are drawn from all words of that paragraph's
article, each as often as it stands there: so words are as frequent as in real texts, and rare
ones more frequent than in a collection of that size.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from benchmarks.question_sets import pooled
from corpus.article import Draft, Metadata, ParagraphKind
from corpus.assembly import Block, assemble
from corpus.storage.stored_passages import EmbeddedPassage
from index.encoding.encoder import Encoder, Vectors, unit
from index.evaluation.squad import SquadSet
from index.search.embedding import passage_sentences
from index.search.late_interaction import Projection, pack

SETS = ("squad2.json", "xquad-en.json", "new-wiki.json")
SENTENCES = 3
PASSAGES = 20
"""Passages of an article."""

_WORD = re.compile(r"[A-Za-z]+")
_LAST_LETTERS = 7
"""Letters of the last word of a sentence, so that none ends as an abbreviation does."""

_RIDGE = 1e-6
"""Added to a covariance, so that rounding leaves it positive."""

Rows = npt.NDArray[np.int64]


class Scatter:
    """Vectors around *real* ones (n x d), which are of *articles* (n)."""

    def __init__(self, real: Vectors, articles: Rows) -> None:
        self._real = real
        middles = np.stack([real[articles == each].mean(axis=0) for each in np.unique(articles)])
        apart = real - middles[np.unique(articles, return_inverse=True)[1]]
        covariance = apart.T @ apart / len(apart) + _RIDGE * np.eye(real.shape[1])
        self._spread = np.linalg.cholesky(covariance).T.astype(np.float32)

    def around(self, rows: Rows, random: np.random.Generator) -> Vectors:
        """Return a vector around each of the real ones at *rows*."""
        drawn = random.standard_normal((len(rows), self._real.shape[1]), dtype=np.float32)
        return unit(self._real[rows] + drawn @ self._spread)

    def drawn(self, count: int, random: np.random.Generator) -> Vectors:
        """Return *count* vectors around real ones drawn by chance."""
        return self.around(random.integers(0, len(self._real), count), random)


def real_sentences(squad: SquadSet) -> tuple[list[str], Rows]:
    """Return every sentence of *squad*, and the number of its article."""
    found = [
        (text[start:end], number)
        for number, draft in enumerate(squad.drafts)
        for text in [draft.body]
        for start, end in passage_sentences(text)
    ]
    return [text for text, _ in found], np.array([number for _, number in found])


@dataclass(frozen=True, slots=True)
class _Template:
    article: int
    lengths: tuple[int, ...]
    pieces: bytes


class MadeArticles:
    """Articles of `PASSAGES` passages each, made after the shared sets by *encoder*."""

    def __init__(self, encoder: Encoder, projection: Projection) -> None:
        self.squad = pooled(SETS)
        texts, spans, articles = _three_sentences(self.squad)
        encoded = encoder.encode_pieces(texts)
        sentences = encoder.encode(
            [t[a:b] for t, own in zip(texts, spans, strict=True) for a, b in own]
        )
        numbers = np.array(articles)
        self._passages = Scatter(np.stack([each.vector for each in encoded]), numbers)
        self._sentences = Scatter(sentences, numbers.repeat(SENTENCES))
        self._templates = [
            _Template(
                article, tuple(len(_WORD.findall(t[a:b])) for a, b in own), pack(each, projection)
            )
            for t, own, article, each in zip(texts, spans, articles, encoded, strict=True)
        ]
        self._of_article = [np.flatnonzero(numbers == each) for each in np.unique(numbers)]
        self._words = [
            [word.lower() for word in _WORD.findall(draft.body)] for draft in self.squad.drafts
        ]
        self._last = [[w for w in words if len(w) >= _LAST_LETTERS] for words in self._words]

    def made(self, passages: int, seed: int) -> Iterator[tuple[Draft, list[EmbeddedPassage]]]:
        """Yield articles of *passages* passages in all."""
        random = np.random.default_rng(seed)
        for number, first in enumerate(range(0, passages, PASSAGES)):
            held = self._of_article[random.integers(len(self._of_article))]
            count = min(PASSAGES, passages - first)
            yield self._article(number, random.choice(held, count), random)

    def _article(
        self, number: int, rows: Rows, random: np.random.Generator
    ) -> tuple[Draft, list[EmbeddedPassage]]:
        templates = [self._templates[each] for each in rows]
        title = self.squad.drafts[templates[0].article].metadata.title
        draft = assemble(
            Metadata(title=f"{title} {number}"),
            [Block(ParagraphKind.BODY, self._text(each, random)) for each in templates],
        )
        passages = self._passages.around(rows, random)
        lines = (rows[:, None] * SENTENCES + np.arange(SENTENCES)).ravel()
        sentences = self._sentences.around(lines, random).reshape(len(rows), SENTENCES, -1)
        return draft, [
            EmbeddedPassage(place.start, place.end, own.tobytes() + parts.tobytes(), each.pieces)
            for place, own, parts, each in zip(
                draft.paragraphs, passages, sentences, templates, strict=True
            )
        ]

    def _text(self, template: _Template, random: np.random.Generator) -> str:
        words, last = self._words[template.article], self._last[template.article]
        drawn = iter(random.integers(0, len(words), sum(template.lengths)).tolist())
        ends = random.integers(0, len(last), SENTENCES).tolist()
        return " ".join(
            " ".join([*(words[next(drawn)] for _ in range(length - 1)), last[end]]).capitalize()
            + "."
            for length, end in zip(template.lengths, ends, strict=True)
        )


def _three_sentences(
    squad: SquadSet,
) -> tuple[list[str], list[tuple[tuple[int, int], ...]], list[int]]:
    """Return the first three sentences of every paragraph, where they stand, and the article."""
    texts, spans, articles = [], [], []
    for number, draft in enumerate(squad.drafts):
        for paragraph in draft.paragraphs:
            whole = draft.body[paragraph.start : paragraph.end]
            found = passage_sentences(whole)
            if len(found) >= SENTENCES:
                texts.append(whole[: found[SENTENCES - 1][1]])
                spans.append(found[:SENTENCES])
                articles.append(number)
    return texts, spans, articles
