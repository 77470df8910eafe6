"""From an article to its embedded passages: cut, encoded in batches, ready for the store."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from corpus.article import PARAGRAPH_BREAK, Article
from corpus.segmenter import cut_passages
from corpus.sentences import sentences
from corpus.storage.queries import EmbeddedPassage
from index.encoding.encoder import Encoder, Vectors
from index.search.late_interaction import Projection, pack

PORTION = 4000
"""Characters of passages that are encoded before anything else gets a say."""

SEGMENTATION = "2"
"""Moves when passages are cut or encoded anew, so that stored vectors are made again."""


def passage_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Return the sentence spans of a passage; no sentence runs over the end of a paragraph."""
    spans: list[tuple[int, int]] = []
    position = 0
    for paragraph in text.split(PARAGRAPH_BREAK):
        spans.extend((position + start, position + end) for start, end in sentences(paragraph))
        position += len(paragraph) + len(PARAGRAPH_BREAK)
    return tuple(spans)


def embed(
    article: Article,
    encoder: Encoder,
    projection: Projection,
    known: Mapping[str, EmbeddedPassage] | None = None,
    before_each: Callable[[], object] = lambda: None,
) -> list[EmbeddedPassage]:
    """Return the passages of *article* with their vectors: whole, by sentence, by word piece.

    Passages of the texts of *known*, which this encoder made, keep their vectors. Before each
    portion of the others *before_each* is called, which may wait for what is more urgent.
    """
    passages = cut_passages(
        article.body, article.paragraphs, encoder.count_pieces, limit=encoder.window
    )
    texts = [article.body[each.start : each.end] for each in passages]
    made = dict(known or {})
    for portion in _portions([text for text in texts if text not in made]):
        before_each()
        made |= _encode(portion, encoder, projection)
    return [
        replace(made[text], start=each.start, end=each.end)
        for each, text in zip(passages, texts, strict=True)
    ]


def _portions(texts: Sequence[str]) -> Iterator[list[str]]:
    """Yield *texts* in order, as many together as `PORTION` holds, one at least."""
    portion: list[str] = []
    for text in texts:
        if portion and sum(map(len, portion)) + len(text) > PORTION:
            yield portion
            portion = []
        portion.append(text)
    if portion:
        yield portion


def _encode(
    texts: Sequence[str], encoder: Encoder, projection: Projection
) -> dict[str, EmbeddedPassage]:
    groups = [[text[start:end] for start, end in passage_sentences(text)] for text in texts]
    # Together, because between two calls processors that have ended wait for the last one.
    encoded = encoder.encode_pieces([*texts, *(text for group in groups for text in group)])
    whole, parts = encoded[: len(texts)], encoded[len(texts) :]
    ends = np.cumsum([len(group) for group in groups])
    return {
        text: EmbeddedPassage(
            0,
            0,
            b"".join(one.vector.tobytes() for one in (each, *parts[end - len(group) : end])),
            pack(each, projection),
        )
        for text, each, group, end in zip(texts, whole, groups, ends, strict=True)
    }


def unpack(stored: bytes, dimension: int) -> Vectors:
    """Return stored vectors as they were encoded: float32, (1 + sentences) x *dimension*."""
    return np.frombuffer(stored, dtype=np.float32).reshape(-1, dimension)
