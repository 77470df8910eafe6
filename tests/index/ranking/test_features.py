"""Evidence a reader can compute, and the networks that weigh it."""

import numpy as np
import pytest

from corpus.store import OPERATOR
from index.encoding.learned_files import PACKAGED
from index.ranking.answerability import ANSWERABILITY_FEATURES
from index.ranking.features import Features, gather
from index.ranking.first_stage import FINALISTS, rerank
from index.ranking.fitted import Network, fitted
from index.ranking.highlighter import HIGHLIGHT_FEATURES, choose
from index.ranking.passage_features import PASSAGE_FEATURES
from index.ranking.passages.title_pieces import TitlePieces
from index.ranking.question import prepare
from index.ranking.sentence_features import SENTENCE_FEATURES
from index.search import segment
from index.search.late_interaction import Projection, unpack
from index.search.similarities import measure
from index.search.words import ENGLISH
from tests.doubles.articles import MISSILES, draft, engine, source
from tests.doubles.encoder import VOCABULARY, WordEncoder


def features(asked: str, *paragraphs: str) -> Features:
    """Return what is known about the first paragraph."""
    made = engine()
    made.writer.add(OPERATOR, draft(*paragraphs), source())
    snapshot = made.indexes.snapshot(OPERATOR)
    (question,) = prepare([asked], WordEncoder(), Projection())
    candidate = snapshot.candidates[0]
    stored = made.vectors.pieces([candidate.id])[candidate.id]
    pieces = unpack(stored, candidate.sentences, len(VOCABULARY))
    signals = measure(snapshot, asked, question.vector)
    titled = TitlePieces(WordEncoder(), Projection()).beside([candidate], [pieces])
    (found,) = gather(question, snapshot, [0], signals, titled)
    return found


def value(found: Features, name: str) -> float:
    return float(found.passage[PASSAGE_FEATURES.index(name)])


def test_late_interaction_counts_the_question_words_that_a_sentence_holds() -> None:
    found = features("missiles Mexico harbour cartels", MISSILES)

    late = found.sentences[:, SENTENCE_FEATURES.index("late")]
    np.testing.assert_allclose(late, [0.25, 0.75], atol=1e-6)
    assert value(found, "late") == pytest.approx(0.75)


def test_what_the_title_says_every_passage_of_its_article_says() -> None:
    alone = features("memoir mexico harbour cartels", MISSILES)

    assert value(alone, "late") == pytest.approx(0.75)  # the title is "A memoir"
    assert value(alone, "best_late") == pytest.approx(0.75)
    np.testing.assert_allclose(
        alone.sentences[:, SENTENCE_FEATURES.index("late")], [0, 0.5], atol=1e-6
    )


@pytest.mark.parametrize(
    ("asked", "paragraph"),
    [
        (
            "Wem gehören die Häuser am Deich?",
            "Das Haus am Deich wurde für die Stadt gebaut und ist heute nicht mehr bewohnt.",
        ),
        (
            "¿Cuántos jugadores quedaron lesionados?",
            "Un jugador quedó lesionado en el partido de ayer y no se sabe cuándo volverá.",
        ),
        (
            "Evlerinde kimler var?",
            "Bu evler çok eski ama kimler için ne zaman önemli olduğu daha sonra belli oldu.",
        ),
    ],
)
def test_words_in_another_form_are_not_missing_in_an_article_of_their_language(
    asked: str, paragraph: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = features(asked, paragraph)
    monkeypatch.setattr(segment, "language_of", lambda _: ENGLISH)
    as_english = features(asked, paragraph)

    assert value(found, "missing") < value(as_english, "missing")
    assert value(found, "best_overlap") > value(as_english, "best_overlap")


def test_what_passage_and_citation_lack_is_missing() -> None:
    assert value(features("missiles Mexico", MISSILES), "missing") == 0
    assert value(features("missiles submarine", MISSILES), "missing") > 0.4


def test_words_of_the_citation_are_not_missing() -> None:
    assert (
        value(
            features("what did Doe say in the Harbour Post in May 2022", MISSILES), "missing_names"
        )
        == 0
    )


def test_pairs_are_words_that_follow_each_other() -> None:
    assert value(features("asked twice", MISSILES), "pairs") == 1
    assert value(features("twice asked", MISSILES), "pairs") == 0


def test_a_negation_on_one_side_only_is_a_mismatch() -> None:
    found = features("who was never asked?", "He was asked. He was not heard.")

    assert found.sentences[:, SENTENCE_FEATURES.index("negation")].tolist() == [1, 0]


def test_the_shipped_numbers_are_for_the_signals_there_are() -> None:
    numbers = fitted(PACKAGED)

    assert numbers.ranking.signals == PASSAGE_FEATURES
    assert numbers.highlight.signals == HIGHLIGHT_FEATURES
    assert numbers.answerability.signals == ANSWERABILITY_FEATURES
    assert 0 < numbers.answer_at < numbers.medium_at < numbers.high_at < 1


def test_a_network_is_a_line_and_a_layer_of_bent_units() -> None:
    network = Network(
        signals=("a", "b"),
        mean=np.array([1, 0], np.float32),
        deviation=np.array([2, 1], np.float32),
        linear=np.array([3, 0], np.float32),
        intercept=0.5,
        hidden=np.array([[0], [1]], np.float32),
        bias=np.array([0], np.float32),
        out=np.array([2], np.float32),
    )

    (score,) = network.scores(np.array([[3, 1]], np.float32))

    assert score == pytest.approx(0.5 + 3 * 1 + 2 * np.tanh(1))


def test_of_equal_sentences_the_first_is_marked_with_its_neighbour() -> None:
    assert choose(np.array([1.0, 1.0, -5.0], np.float32)) == (0, 1)
    assert choose(np.array([0.0, 2.0, 1.0], np.float32)) == (1, 1)
    assert choose(np.array([2.0, -1.0, 2.0], np.float32)) == (0, 0)


def test_equal_finalists_keep_the_order_of_the_snapshot() -> None:
    assert rerank([7, 3, 5], np.array([1, 1, 2], np.float32)) == [2, 1, 0]


def test_what_is_beyond_the_finalists_stays_behind_them() -> None:
    positions = list(range(FINALISTS + 2))
    scores = np.arange(FINALISTS + 2, dtype=np.float32)

    assert rerank(positions, scores)[-2:] == [FINALISTS, FINALISTS + 1]
