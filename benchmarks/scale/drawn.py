"""Articles and vectors that cost nothing to make: drawn by chance, as wide as real ones."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from zlib import crc32

import numpy as np

from benchmarks.speed.filling import Filled
from corpus.article import Draft, Metadata, ParagraphKind, Source, SourceKind
from corpus.assembly import Block, assemble
from corpus.drafts import as_article
from corpus.storage.stored_passages import EmbeddedPassage
from index.encoding.encoder import EncodedText, Role, Vectors, unit

DIMENSION = 384
"""Of the packaged model's vectors."""

WORDS = 40_000
"""Different words that texts are drawn from, as frequent as Zipf has it."""

PASSAGES, SENTENCES, LENGTH = 20, 3, 14
"""Passages of an article, sentences of a passage, words of a sentence."""

_SEED = 20261127
_BEGUN = datetime(2020, 1, 1, tzinfo=UTC)
_EXPONENT = 1.1

_DRAWN_AT_ONCE = 1 << 16
"""Words: one by one they would take as long as all else."""


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
    """Articles of `PASSAGES` passages each, from a *seed*; the words are the same for all."""

    def __init__(self, seed: int) -> None:
        self._random = np.random.default_rng(seed)
        of_words = np.random.default_rng(_SEED)
        letters = np.array(list("etaoinshrdlcumwfgypbvk"))
        drawn = of_words.choice(letters, (WORDS, 9))
        lengths = of_words.integers(4, 10, WORDS)
        self._words = np.array(["".join(w[:n]) for w, n in zip(drawn, lengths, strict=True)])
        self._next: list[str] = []

    def draft(self, passages: int = PASSAGES) -> Draft:
        """Return a new draft of so many passages."""
        blocks = [Block(ParagraphKind.BODY, self._passage()) for _ in range(passages)]
        title = " ".join(self._drawn(3)).title()
        return assemble(Metadata(title=title, publication="Drawn", language="en"), blocks)

    def filled(self, collection: str, passages: int) -> Iterator[Filled]:
        """Yield articles of *collection* with so many passages in all, posted a second apart."""
        for first in range(0, passages, PASSAGES):
            posted_at = _BEGUN + timedelta(seconds=first // PASSAGES)
            source = Source(SourceKind.FILE, "drawn", None, posted_at)
            draft = self.draft(min(PASSAGES, passages - first))
            slices = [(each.start, each.end) for each in draft.paragraphs]
            embedded = [
                EmbeddedPassage(*each, vectors.tobytes())
                for each, vectors in zip(slices, self._vectors(len(slices)), strict=True)
            ]
            yield Filled(collection, as_article(collection, draft, source), embedded)

    def words(self, count: int) -> str:
        """Return *count* words, as a question has them."""
        return " ".join(self._drawn(count))

    def _passage(self) -> str:
        return " ".join(" ".join(self._drawn(LENGTH)).capitalize() + "." for _ in range(SENTENCES))

    def _drawn(self, count: int) -> list[str]:
        while len(self._next) < count:
            ranks = self._random.zipf(_EXPONENT, _DRAWN_AT_ONCE)
            self._next += self._words[ranks[ranks < WORDS]].tolist()
        drawn = self._next[-count:]
        del self._next[-count:]
        return drawn

    def _vectors(self, passages: int) -> Vectors:
        """Return a vector for each of so many *passages*, and for each of its sentences."""
        rows = passages * (1 + SENTENCES)
        drawn = unit(self._random.standard_normal((rows, DIMENSION), dtype=np.float32))
        return drawn.reshape(passages, 1 + SENTENCES, DIMENSION)
