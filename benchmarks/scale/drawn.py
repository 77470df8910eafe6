"""Articles and vectors that cost nothing to make: drawn by chance, as wide as real ones."""

from collections.abc import Iterator, Sequence
from zlib import crc32

import numpy as np

from benchmarks.speed.filling import Filled
from corpus.article import Draft, Metadata, ParagraphKind, Source, SourceKind
from corpus.assembly import Block, assemble
from corpus.drafts import as_article, now
from corpus.storage.queries import EmbeddedPassage
from index.encoding.encoder import EncodedText, Role, Vectors, unit
from index.search.embedding import passage_sentences

DIMENSION = 384
"""Of the packaged model's vectors."""

WORDS = 40_000
"""Different words that texts are drawn from, as frequent as Zipf has it."""

PASSAGES, SENTENCES, LENGTH = 20, 3, 14
"""Passages of an article, sentences of a passage, words of a sentence."""

_EXPONENT = 1.1


class DrawnEncoder:
    """Unit vectors that are drawn by the letters of a text, without a model."""

    name = fingerprint = weights = "drawn"
    window = 200
    dimension = DIMENSION

    def encode(self, texts: Sequence[str], _role: Role = Role.QUESTION) -> Vectors:
        """Return a row a text."""
        rows = [
            np.random.default_rng(crc32(each.encode())).normal(size=DIMENSION) for each in texts
        ]
        return unit(np.array(rows, dtype=np.float32).reshape(-1, DIMENSION))

    def encode_pieces(self, texts: Sequence[str], _role: Role = Role.PASSAGE) -> list[EncodedText]:
        """Return a row a text, and one piece of each."""
        rows = self.encode(texts)
        return [EncodedText(row, row[None], np.zeros(1, dtype=np.int32)) for row in rows]

    def count_pieces(self, text: str) -> int:
        """Return how many words *text* has."""
        return text.count(" ") + 1


class DrawnArticles:
    """Articles of `PASSAGES` passages each, from a *seed*."""

    def __init__(self, seed: int) -> None:
        self._random = np.random.default_rng(seed)
        letters = np.array(list("etaoinshrdlcumwfgypbvk"))
        drawn = self._random.choice(letters, (WORDS, 9))
        lengths = self._random.integers(4, 10, WORDS)
        self._words = np.array(["".join(w[:n]) for w, n in zip(drawn, lengths, strict=True)])

    def draft(self, passages: int = PASSAGES) -> Draft:
        """Return a new draft of so many passages."""
        blocks = [Block(ParagraphKind.BODY, self._passage()) for _ in range(passages)]
        title = " ".join(self._drawn(3)).title()
        return assemble(Metadata(title=title, publication="Drawn", language="en"), blocks)

    def filled(self, collection: str, passages: int) -> Iterator[Filled]:
        """Yield articles of *collection* with so many passages in all."""
        source = Source(SourceKind.FILE, "drawn", None, now())
        for first in range(0, passages, PASSAGES):
            draft = self.draft(min(PASSAGES, passages - first))
            embedded = [
                EmbeddedPassage(
                    each.start, each.end, self._vectors(draft.body[each.start : each.end])
                )
                for each in draft.paragraphs
            ]
            yield Filled(collection, as_article(collection, draft, source), embedded)

    def words(self, count: int) -> str:
        """Return *count* words, as a question has them."""
        return " ".join(self._drawn(count))

    def _passage(self) -> str:
        return " ".join(" ".join(self._drawn(LENGTH)).capitalize() + "." for _ in range(SENTENCES))

    def _drawn(self, count: int) -> list[str]:
        ranks = self._random.zipf(_EXPONENT, 4 * count)
        return [str(self._words[each]) for each in ranks[ranks < WORDS][:count]]

    def _vectors(self, text: str) -> bytes:
        rows = 1 + len(passage_sentences(text))
        drawn = self._random.standard_normal((rows, DIMENSION), dtype=np.float32)
        return unit(drawn).tobytes()
