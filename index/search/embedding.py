"""From an article to its embedded passages: cut, encoded in batches, ready for the store."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from corpus.article import PARAGRAPH_BREAK, Article
from corpus.searched_text import SearchedKey, SearchedText, searched_text
from corpus.segmenter import cut_passages
from corpus.sentences import sentences
from corpus.storage.stored_passages import EmbeddedPassage
from index.encoding.encoder import Encoder, Vectors
from index.search.late_interaction import Projection, Spans, pack, projection

PORTION = 4000
"""Characters of passages that are encoded before anything else gets a say."""

SEGMENTATION = "6"
"""Moves when passages are cut or encoded anew, so that stored vectors are made again."""


def passage_sentences(text: str) -> Spans:
    """Return the sentence spans of a passage; no sentence runs over the end of a paragraph."""
    spans: list[tuple[int, int]] = []
    position = 0
    for paragraph in text.split(PARAGRAPH_BREAK):
        spans.extend((position + start, position + end) for start, end in sentences(paragraph))
        position += len(paragraph) + len(PARAGRAPH_BREAK)
    return tuple(spans)


def searched_sentences(searched: SearchedText) -> Spans:
    """Return the sentence spans of what a passage is searched by; a table's row is one."""
    return ((0, len(searched.text)),) if searched.is_row else passage_sentences(searched.text)


class Embedder:
    """Makes the passages of articles, with their vectors by *encoder*; nothing is loaded yet."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    @property
    def model(self) -> str:
        """Return what identifies its vectors in the store."""
        return f"{self._encoder.fingerprint}-{SEGMENTATION}-{self._projection.digest}"

    @property
    def dimension(self) -> int:
        """Return the length of a vector."""
        return self._encoder.dimension

    @property
    def _projection(self) -> Projection:
        return projection(self._encoder.weights)

    def embed(
        self,
        article: Article,
        known: Mapping[SearchedKey, EmbeddedPassage] | None = None,
        before_each: Callable[[], object] = lambda: None,
    ) -> list[EmbeddedPassage]:
        """Return the passages of *article* with their vectors: whole, by sentence, by word piece.

        What *known* holds, made by this model, keeps its vectors. Before each portion of the other
        texts *before_each* is called, which may wait for what is more urgent.
        """
        passages = cut_passages(
            article.body,
            article.paragraphs,
            self._encoder.count_pieces,
            limit=self._encoder.window,
        )
        texts = [
            searched_text(article.body, article.paragraphs, each.start, each.end)
            for each in passages
        ]
        made = dict(known or {})
        for portion in _portions([each for each in texts if each.key not in made]):
            before_each()
            made |= _encode(portion, self._encoder, self._projection)
        return [
            replace(made[text.key], start=each.start, end=each.end)
            for each, text in zip(passages, texts, strict=True)
        ]


def _portions(texts: Sequence[SearchedText]) -> Iterator[list[SearchedText]]:
    """Yield *texts* in order, as many together as `PORTION` holds, one at least."""
    portion: list[SearchedText] = []
    length = 0
    for each in texts:
        if portion and length + len(each.text) > PORTION:
            yield portion
            portion, length = [], 0
        portion.append(each)
        length += len(each.text)
    if portion:
        yield portion


def _encode(
    searched: Sequence[SearchedText], encoder: Encoder, projection: Projection
) -> dict[SearchedKey, EmbeddedPassage]:
    groups = [
        [each.text, *(each.text[start:end] for start, end in searched_sentences(each))]
        for each in searched
    ]
    # Together, because between two calls processors that have ended wait for the last one; and
    # each once: a row, or a sentence that is a passage by itself, would be encoded twice.
    texts = list(dict.fromkeys(text for group in groups for text in group))
    encoded = dict(zip(texts, encoder.encode_pieces(texts), strict=True))
    return {
        each.key: EmbeddedPassage(
            0,
            0,
            b"".join(encoded[text].vector.tobytes() for text in group),
            pack(encoded[each.text], projection),
        )
        for each, group in zip(searched, groups, strict=True)
    }


def unpack(stored: bytes, dimension: int) -> Vectors:
    """Return stored vectors as they were encoded: float32, (1 + sentences) x *dimension*."""
    return np.frombuffer(stored, dtype=np.float32).reshape(-1, dimension)
