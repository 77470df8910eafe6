"""From an article to its embedded passages: cut, encoded in batches, ready for the store."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from corpus.article import PARAGRAPH_BREAK, Article
from corpus.queries import EmbeddedPassage
from corpus.segmenter import cut_passages
from corpus.sentences import sentences
from index.encoder import Encoder, Vectors
from index.late_interaction import Projection, pack

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
) -> list[EmbeddedPassage]:
    """Return the passages of *article* with their vectors: whole, by sentence, by word piece.

    Passages of the texts of *known*, which this encoder made, keep their vectors.
    """
    passages = cut_passages(
        article.body, article.paragraphs, encoder.count_pieces, limit=encoder.window
    )
    texts = [article.body[each.start : each.end] for each in passages]
    made = dict(known or {})
    made |= _encode([text for text in texts if text not in made], encoder, projection)
    return [
        replace(made[text], start=each.start, end=each.end)
        for each, text in zip(passages, texts, strict=True)
    ]


def _encode(
    texts: Sequence[str], encoder: Encoder, projection: Projection
) -> dict[str, EmbeddedPassage]:
    whole = encoder.encode_pieces(texts)
    groups = [[text[start:end] for start, end in passage_sentences(text)] for text in texts]
    vectors = encoder.encode([text for group in groups for text in group])
    ends = np.cumsum([len(group) for group in groups])
    return {
        text: EmbeddedPassage(
            0,
            0,
            encoded.vector.tobytes() + vectors[end - len(group) : end].tobytes(),
            pack(encoded, projection),
        )
        for text, encoded, group, end in zip(texts, whole, groups, ends, strict=True)
    }


def unpack(stored: bytes, dimension: int) -> Vectors:
    """Return stored vectors as they were encoded: float32, (1 + sentences) x *dimension*."""
    return np.frombuffer(stored, dtype=np.float32).reshape(-1, dimension)
