"""From how little is answered among few articles, as questions about absent ones teach it."""

from dataclasses import replace

import numpy as np
import pytest

from benchmarks.training.reader.few_articles import among_few, answered_from, few_articles
from benchmarks.training.reader.outcomes import Outcome
from benchmarks.training.reader.read_trials import ReadTrial, half_of
from benchmarks.training.trials import SMALL_SIZES, Trial
from index.answer import Span
from index.encoding.learned_files import PACKAGED
from index.evaluation.squad import Place, SquadQuestion
from index.ranking.answer_kinds.answer_types import AnswerType
from index.ranking.fitted import Fitted, fitted
from index.ranking.names.asked_things import AskedThings
from index.ranking.question import Question
from index.ranking.rising_threshold import RisingThreshold

FIRST, SECOND = "Normans", "Chopin"
NOBODY = np.zeros(0, np.float32)


ABSENT = Trial(
    question=SquadQuestion("Who?", 0, 0, answers=(Place(0, 1),)),
    asked=Question(
        "Who?",
        NOBODY,
        NOBODY,
        NOBODY,
        (),
        {},
        frozenset(),
        frozenset(),
        frozenset(),
        AnswerType.PERSON,
    ),
    things=AskedThings((), frozenset()),
    title=FIRST,
    collection="ships",
    size=1,
    present=False,
    finalists=(),
    positions=(),
    features=(),
    right=np.zeros(0, np.bool_),
    answers=(),
    shared=np.zeros(0, np.bool_),
    plain_ranks=(1, 1),
)
PRESENT = replace(ABSENT, present=True)
LEFT_OPEN = replace(ABSENT, question=SquadQuestion("Who?", 0, 0, answers=()))


def asked(probability: float, trial: Trial = ABSENT) -> Outcome:
    """Return what became of *trial* where its best passage answers with *probability*."""
    read = ReadTrial(trial, {}, {}, {}, {}, ())
    return Outcome(read, 0, Span(0, 1), 1, None, probability, None)


def one_of_twenty(highest: float) -> list[Outcome]:
    """Return twenty questions that no article answers, of which one reaches *highest*."""
    return [asked(highest), *(asked(0.001) for _ in range(19))]


def test_one_in_twenty_of_the_questions_about_absent_articles_is_answered() -> None:
    found = [*one_of_twenty(0.4), *one_of_twenty(0.7)]

    assert answered_from(found, 1) == pytest.approx(0.002)
    assert answered_from([*found, asked(0.6)], 1) == pytest.approx(0.401)


def test_each_set_counts_alike_however_many_of_its_questions_were_asked() -> None:
    small = [asked(0.3, replace(ABSENT, size=1, collection="few")) for _ in range(2)]
    large = [asked(0.1, replace(ABSENT, size=1, collection="many")) for _ in range(100)]

    assert answered_from([*small, *large], 1) == pytest.approx(0.301)


def test_questions_about_articles_that_are_there_or_left_open_teach_no_threshold() -> None:
    present = asked(0.9, PRESENT)
    left_open = asked(0.9, LEFT_OPEN)

    assert answered_from([present, left_open], 1) is None
    assert answered_from([present, left_open, asked(0.2)], 1) == pytest.approx(0.201)


def test_the_threshold_is_the_line_through_what_each_size_asks_for() -> None:
    levels = {size: 0.2 + 0.05 * np.log(size) for size in SMALL_SIZES}
    found = [asked(level - 1e-4, replace(ABSENT, size=size)) for size, level in levels.items()]

    learned = few_articles(found)

    assert learned is not None
    assert learned.at_one == pytest.approx(0.2, abs=2e-3)
    assert learned.growth == pytest.approx(0.05, abs=2e-3)


def test_nothing_is_learned_of_few_articles_where_a_size_was_not_asked() -> None:
    assert few_articles([asked(0.2), asked(0.2, replace(ABSENT, size=3))]) is None


def test_each_half_is_judged_by_what_the_other_taught() -> None:
    assert (half_of(FIRST), half_of(SECOND)) == (0, 1)
    halves = (answering_from(0.2), answering_from(0.4))
    found = [
        asked(0.3, PRESENT),
        asked(0.3, replace(PRESENT, title=SECOND)),
        asked(0.1),
        asked(0.5, replace(ABSENT, size=3, title=SECOND)),
        asked(0.9, replace(ABSENT, size=10, title=SECOND)),
    ]

    assert among_few(found, halves) == {
        "1, absent": {"ships": 0.0},
        "1, present": {"ships": 50.0},
        "3, absent": {"ships": 100.0},
    }


def answering_from(least: float) -> Fitted:
    known = fitted(PACKAGED)
    assert known.reading is not None
    few = RisingThreshold(least, growth=0.0)
    return replace(known, reading=replace(known.reading, answer_at=0.9, few=few))
