"""A question is asked again of another year or thing: “and in 2025?”, “no, the museum”."""

from collections.abc import Callable, Sequence

import pytest

from index.answering.asked_again import asked_of, in_place
from index.answering.follow_ups import continued
from index.answering.openings import turned_to
from index.search.words import stems


def unlike(_: str, others: Sequence[str]) -> list[float]:
    """Return that no thing is like another, so that only what is clear takes another's place."""
    return [0.0] * len(others)


@pytest.mark.parametrize(
    ("before", "question", "meant"),
    [
        ("how many rafts start in 2026", "and in 2025?", "how many rafts start in 2025"),
        ("when is the final 2026", "no i mean 2025", "when is the final 2025"),
        ("how big can a shed be", "sorry i meant a plot", "how big can a plot be"),
        ("how much does the warden have now", "and the hexer?", "how much does the hexer have now"),
        ("who runs the museum?", "what about the archive?", "who runs the archive"),
        ("how much is a jar of jam", "no, the tour", "how much is the tour"),
        (
            "how much is a jar of jam",
            "sorry, i meant the boat ticket",
            "how much is the boat ticket",
        ),
        ("how much is the zoo?", "for kids?", "how much is the zoo for kids?"),
        ("when does the library open", "and on sundays", "when does the library open on sundays"),
    ],
)
def test_the_question_before_is_asked_of_what_is_named_now(
    before: str, question: str, meant: str
) -> None:
    found = continued(question, [before], unlike)

    assert (found.whole or found.own) == meant


@pytest.mark.parametrize(
    ("before", "question"),
    [("how many rafts start in 2026", "and in 2025?"), ("how much is the zoo?", "for kids?")],
)
def test_another_year_or_ending_leaves_nothing_open(before: str, question: str) -> None:
    found = continued(question, [before], unlike)

    assert (found.own, found.leans, found.whole) == (found.searched, False, None)


@pytest.mark.parametrize(
    ("before", "question"),
    [
        ("how much does the bridge repair cost", "and the museum"),
        ("how big is a shed", "and the plot"),
        ("who runs the museum", "when does the archive open"),
        ("who runs the museum", "and what is it about"),
        ("how much is a jar of jam", "and the boat ticket"),
    ],
)
def test_nothing_is_put_in_a_place_that_is_not_clear(before: str, question: str) -> None:
    assert in_place(question, before) is None


@pytest.mark.parametrize(
    ("before", "question"),
    [
        ("when does it open", "on sundays?"),
        ("and the museum", "for kids?"),
    ],
)
def test_the_rest_of_a_question_is_none_of_one_that_goes_on_itself(
    before: str, question: str
) -> None:
    assert continued(question, [before], unlike).leans


def holding(words: str) -> Callable[[str], bool]:
    return set(stems(words)).__contains__


@pytest.mark.parametrize(
    ("named", "before", "held", "meant"),
    [
        ("the museum", "how much is a jar of honey?", "museum", "how much is the museum"),
        ("the bridge", "when does the museum open", "opened", "when does the bridge open"),
        (
            "the coach to ghent",
            "how much does the bridge repair cost",
            "costs",
            "how much does the coach to ghent cost",
        ),
        ("the bridge", "when was it built", "built", "when was it built the bridge"),
    ],
)
def test_what_another_article_does_not_hold_gives_way_to_what_is_named(
    named: str, before: str, held: str, meant: str
) -> None:
    assert asked_of(named, before, holding(held)) == meant


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("ok and the bridge?", "the bridge"),
        ("what about the museum", "the museum"),
        ("no, not that one, the courier one", "the courier one"),
        ("sorry i meant 2025", "2025"),
    ],
)
def test_what_is_turned_to_stands_behind_the_opening(question: str, named: str) -> None:
    assert turned_to(question) == named
