"""What is learned across languages: other weights for each signal, and scores that compare."""

from random import Random

import numpy as np
import pytest

from benchmarks.training import languages
from benchmarks.training.crossvalidation import Outcome
from benchmarks.training.learning import learn_rankings
from benchmarks.training.trials import Trial
from index.evaluation.squad import Place, SquadQuestion
from index.odds import chance
from index.ranking.answer_kinds.answer_types import AnswerType
from index.ranking.features import Features
from index.ranking.fitted import OTHER_LANGUAGES
from index.ranking.names.asked_things import asked_things
from index.ranking.passage_features import PASSAGE_FEATURES
from index.ranking.question import Question
from index.ranking.sentence_features import SENTENCE_FEATURES

WITHIN, ACROSS = PASSAGE_FEATURES.index("sparse"), PASSAGE_FEATURES.index("passage")
FINALISTS = 6


def trial(
    seed: int, *, present: bool = True, pair: str = "de>en", title: str = "An article"
) -> Trial:
    """Return a trial whose right finalist is best in the signal that its language asks for."""
    random = np.random.default_rng(seed)
    rows = random.normal(size=(FINALISTS, len(PASSAGE_FEATURES))).astype(np.float32)
    shared = random.random(FINALISTS) < 0.5
    telling = np.where(shared, rows[:, WITHIN], rows[:, ACROSS])
    none = np.zeros(0, np.float32)
    sentence = np.zeros((1, len(SENTENCE_FEATURES)), np.float32)
    return Trial(
        question=SquadQuestion("?", 0, 0, (Place(0, 1),)),
        asked=Question(
            "?", none, none, none, (), {}, frozenset(), frozenset(), frozenset(), AnswerType.OTHER
        ),
        things=asked_things("?", lambda _: False),
        title=title,
        collection=pair,
        size=0 if present else 1000,
        present=present,
        finalists=(),
        positions=tuple(range(FINALISTS)),
        features=tuple(Features(row, sentence) for row in rows),
        right=np.arange(FINALISTS) == telling.argmax(),
        answers=(np.zeros(1, np.bool_),) * FINALISTS,
        shared=shared,
        plain_ranks=(1, 1),
    )


def test_each_signal_counts_otherwise_across_languages_and_the_scores_compare() -> None:
    within, across = learn_rankings([trial(each) for each in range(400)])

    others = [trial(each) for each in range(400, 500)]
    right = 0
    for each in others:
        rows = np.stack([one.passage for one in each.features])
        scores = np.where(each.shared, within.scores(rows), across.scores(rows))
        right += int(each.right[scores.argmax()])
    assert right >= 85


@pytest.mark.parametrize("raised", [0.0, 1.5])
def test_what_a_pair_of_languages_takes_leaves_it_as_many_false_answers(raised: float) -> None:
    absent = [
        Outcome(
            trial(0, present=False, pair=pair, title=f"Article {number}"),
            9,
            None,
            chance(number / 100 + more),
        )
        for pair, more in (("de>de", 0.0), ("de>en", raised))
        for number in range(1000)
    ]

    figures = languages.figures([*absent, *present()], chance(9.5), 0.05)

    assert figures["de>en"]["false answers"] == pytest.approx(5, abs=1)


def test_of_articles_whose_questions_go_together_no_more_are_answered() -> None:
    random = Random(7)  # noqa: S311 - a table
    absent = [
        Outcome(trial(0, present=False, pair=pair, title=f"Article {article}"), 9, None, each)
        for pair in ("de>de", "es>es", "de>en", "es>en", "de>es", "es>de")
        for article in range(26)
        for own in (random.gauss(0, 1),)
        for each in (chance(own + random.gauss(0, 1)) for _ in range(22))
    ]

    figures = languages.figures([*absent, *present()], chance(9.5), 0.05)

    answered = [each["false answers"] for each in figures.values() if "false answers" in each]
    assert sum(answered) / len(answered) == pytest.approx(5, abs=0.5)


def present() -> list[Outcome]:
    """Return a question that is answered, in each of the languages."""
    asked = (trial(0, pair=pair) for pair in ("de>de", "de>en"))
    return [Outcome(each, 1, marked=True, probability=1.0) for each in asked]


def test_languages_that_nothing_was_learned_from_are_a_key_of_their_own() -> None:
    assert ">" not in OTHER_LANGUAGES
