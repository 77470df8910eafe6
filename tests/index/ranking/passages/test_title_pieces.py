"""A title is compared as the passages of its article are, and remembered."""

import numpy as np

from corpus.store import OPERATOR
from index.ranking.passages.title_pieces import TitlePieces, title_matches
from index.search.late_interaction import Projection, unpack
from tests.doubles.articles import BRIDGE, draft, engine, source
from tests.doubles.encoder import VOCABULARY, WordEncoder


def test_a_title_is_encoded_once() -> None:
    made = engine()
    made.writer.add(OPERATOR, draft(BRIDGE, title="The harbour bridge"), source())
    candidate = made.indexes.snapshot(OPERATOR).candidates[0]
    stored = made.vectors.pieces([candidate.id])[candidate.id]
    pieces = unpack(stored, candidate.sentences, len(VOCABULARY))
    encoder = WordEncoder()
    titles = TitlePieces(encoder, Projection())

    first, again = (titles.beside([candidate], [pieces])[0] for _ in range(2))

    assert encoder.encoded == ["The harbour bridge"]
    np.testing.assert_array_equal(first.title, again.title)
    assert first.passage is pieces


def test_each_piece_of_a_question_has_its_best_match_in_each_title() -> None:
    question = np.eye(2, dtype=np.float32)
    title = np.array([[1, 0], [0.6, 0.8]], dtype=np.float32)
    against = np.array([[-1, 0]], dtype=np.float32)
    none = np.zeros((0, 2), dtype=np.float32)

    found = title_matches(question, [title, against, none])

    np.testing.assert_allclose(found, np.array([[1, 0, 0], [0.8, 0, 0]], dtype=np.float32))
