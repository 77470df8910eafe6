"""A thing that is all that a question names takes the place of the one that is most like it."""

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.answering.thing_places import named_alone, put_behind, put_in_place
from index.answering.things import things


def like(*alike: str, cosine: float = 0.5) -> Callable[[str, Sequence[str]], list[float]]:
    """Return a likeness by which anything is like those things alone."""
    return lambda _, others: [cosine if each in alike else 0.0 for each in others]


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("and the keeper", "the keeper"),
        ("what about mac?", "mac"),
        ("skald?", "skald"),
        ("same for kids?", "kids"),
        ("juniors same?", "juniors"),
        ("sunday too?", "sunday"),
        ("sorry i meant europe", "europe"),
        ("oops meant europe", "europe"),
        ("the rye loaf i mean", "the rye loaf"),
        ("and the new museum ticket", "the new museum ticket"),
    ],
)
def test_a_question_may_name_a_thing_and_nothing_else(question: str, named: str) -> None:
    assert named_alone(question) == named


@pytest.mark.parametrize(
    "question",
    [
        "who runs the museum",
        "and who runs it",
        "new museum",
        "and in 2025?",
        "and the other one",
        "and the others",
        "and this year",
        "why",
        "for kids",
        "and the keeper of the big red house",
        "",
    ],
)
def test_more_than_a_thing_or_none_is_not_named_alone(question: str) -> None:
    assert named_alone(question) is None


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("how many goals did the captain score", ["goals", "captain"]),
        ("what changed for the warden", ["warden"]),
        ("when do i sow tomatoes", ["tomatoes"]),
        ("how did they nerf wardens", ["wardens"]),
        ("who plays last on friday", ["last", "friday"]),
        ("how tall can a shed be", ["shed"]),
        ("why", []),
    ],
)
def test_the_things_of_a_question_are_its_nouns_without_its_verbs(
    question: str, named: list[str]
) -> None:
    assert [each.text for each in things(question)] == named


@pytest.mark.parametrize(
    ("named", "before", "alike", "meant"),
    [
        (
            "the keeper",
            "how many goals did the captain score",
            "captain",
            "how many goals did the keeper score",
        ),
        ("mac", "when is update 7 out on pc?", "pc", "when is update 7 out on mac"),
        ("sewing", "who does bikes at the cafe", "bikes", "who does sewing at the cafe"),
        ("a cockerel", "can i keep hens here", "hens", "can i keep a cockerel here"),
    ],
)
def test_it_takes_the_place_of_what_is_like_it(
    named: str, before: str, alike: str, meant: str
) -> None:
    assert put_in_place(named, before, like(alike)) == meant


def test_of_things_as_like_it_the_one_with_the_same_article_gives_way() -> None:
    found = put_in_place("the keeper", "how old is the captain of fans", like("captain", "fans"))

    assert found == "how old is the keeper of fans"


@pytest.mark.parametrize("before", ["how much is a jar of honey", "why", ""])
def test_what_is_like_nothing_takes_no_place(before: str) -> None:
    assert put_in_place("the museum", before, like()) is None


def test_a_place_or_time_takes_that_of_another_behind_the_same_word() -> None:
    before = "how often do i feed it in summer"

    assert put_behind("in winter?", before, like("summer")) == "how often do i feed it in winter"
    assert put_behind("on sundays", before, like("summer")) is None
    assert put_behind("in winter", before, like()) is None
    assert put_behind("winter", before, like("summer")) is None


WORDS = st.sampled_from("the a who does in Stra\u00dfe \u0130zmir \ufb02our boat".split())


@given(st.lists(WORDS).map(" ".join) | st.text(max_size=80))
def test_things_stand_where_they_are_said_to(question: str) -> None:
    for each in things(question):
        assert each.text in question[each.start : each.end]
        assert not set(each.article) or question[each.start :].casefold().startswith(each.article)
