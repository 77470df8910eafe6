"""Finalists come in the order of their scores, each weighed by what its language asks for."""

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from corpus.storage.database import Database
from corpus.store import OPERATOR
from index.answer import Span
from index.encoding.learned_files import PACKAGED
from index.engine import Engine
from index.odds import chance, log_odds
from index.ranking.fitted import Fitted, fitted
from index.ranking.passage_features import PASSAGE_FEATURES
from index.ranking.passages.title_pieces import TitlePieces
from index.ranking.question import prepare
from index.ranking.second_stage import Judged, Ranked, rank
from index.search.late_interaction import Projection, unpack
from index.search.similarities import measure
from tests.doubles.articles import draft, source
from tests.doubles.encoder import VOCABULARY, WordEncoder


def ranked(scores: dict[int, float]) -> Ranked:
    """Return finalists of *scores* by position."""
    said = {each: Judged(Span(0, each + 1), 0.5, np.zeros(1, np.float32)) for each in scores}
    return Ranked(scores, said)


def test_what_loses_more_comes_later_and_keeps_what_is_said_of_it() -> None:
    before = ranked({7: 3.0, 2: 2.5, 5: 1.0})

    after = before.changed({7: -2.5, 2: 0.0, 5: 0.0})

    assert list(after.scores.items()) == [(2, 2.5), (5, 1.0), (7, 0.5)]
    assert after.judged == before.judged


def test_equal_scores_keep_their_order() -> None:
    after = ranked({7: 3.0, 2: 2.0, 5: 1.0}).changed({7: -2.0, 2: -1.0, 5: 0.0})

    assert list(after.scores) == [7, 2, 5]


@given(st.dictionaries(st.integers(0, 20), st.floats(-9, 9), min_size=1))
def test_none_is_lost_and_the_best_comes_first(by: dict[int, float]) -> None:
    after = ranked(dict.fromkeys(by, 0.0)).changed(by).scores

    assert after == by
    assert list(after.values()) == sorted(by.values(), reverse=True)


def weighed(name: str, by: float, probability: float) -> Fitted:
    """Return what ranks by the signal *name* alone, and gives every passage one probability."""
    line = np.array([by * (each == name) for each in PASSAGE_FEATURES], np.float32)
    shown = fitted(PACKAGED)
    level = replace(
        shown.answerability,
        linear=np.zeros_like(shown.answerability.linear),
        out=np.zeros_like(shown.answerability.out),
        intercept=log_odds(probability),
    )
    ranking = replace(
        shown.ranking,
        mean=np.zeros_like(line),
        deviation=np.ones_like(line),
        linear=line,
        intercept=0.0,
    )
    return replace(shown, ranking=ranking, answerability=level)


def found(numbers: Fitted) -> list[tuple[str, float]]:
    """Return the beginnings and probabilities of a German and an English passage, best first."""
    engine = Engine(Database("sqlite://"), WordEncoder())
    for text in ("Die Brücke am Hafen wurde nicht für die Stadt gebaut.", "The bridge was built."):
        engine.writer.add(OPERATOR, draft(text), source())
    snapshot = engine.indexes.snapshot(OPERATOR)
    (question,) = prepare(["Was the bridge built for it?"], WordEncoder(), Projection())
    stored = engine.vectors.pieces([each.id for each in snapshot.candidates])
    pieces = [unpack(stored[e.id], e.sentences, len(VOCABULARY)) for e in snapshot.candidates]
    titled = TitlePieces(WordEncoder(), Projection()).beside(snapshot.candidates, pieces)
    similar = measure(snapshot, question.text, question.vector)
    ranked = rank(question, snapshot, similar, dict(enumerate(titled)), numbers)
    return [
        (snapshot.candidates[at].text[:3], round(ranked.judged[at].probability, 3))
        for at in ranked.scores
    ]


def test_a_passage_in_another_language_is_weighed_by_numbers_of_its_own() -> None:
    own = weighed("length", 1.0, 0.8)

    assert found(own)[0][0] == "Die"
    assert found(replace(own, across=weighed("length", -1.0, 0.3))) == [("The", 0.8), ("Die", 0.3)]


def test_what_two_languages_take_is_taken_from_the_probability() -> None:
    across = replace(weighed("length", -1.0, 0.5), lowered={"en>de": 1.0, "other": 2.0})
    elsewhere = replace(across, lowered={"fr>de": 1.0, "other": 2.0})
    own = weighed("length", 1.0, 0.8)

    assert found(replace(own, across=across))[1] == ("Die", round(chance(-1.0), 3))
    assert found(replace(own, across=elsewhere))[1] == ("Die", round(chance(-2.0), 3))
