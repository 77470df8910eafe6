"""What a question names, with its capitals or without."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.ranking.names.asked_things import asked_things

WRITTEN_AS_NAMES = {"olav", "storvik", "harbour", "guild", "corran"}


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("When did Olav Storvik sail?", {("olav", "storvik")}),
        ("when did olav storvik sail", {("olav", "storvik")}),
        ("how many turbines does vattenfall want", {("vattenfall",)}),
        ("Vattenfall wants what?", {("vattenfall",)}),
        ("What does the HGC stand for?", {("hgc",)}),
        ("Where did the WHO meet?", {("who",)}),
        ("what does the U.S. pay", {("us",)}),
        ("What did Dr. Storvik say to Olav?", {("storvik",), ("olav",)}),
        ("whose is corrans boat", {("corran",)}),
        ("Whats Corrans boat?", {("corran",)}),
        ("Boats are painted when?", set()),
        ("Who Painted The Boat Of The Guild", {("guild",)}),
        ("why was it painted", set()),
        ("I'm asking where Vattenfall builds, I've no map", {("vattenfall",)}),
        ("Boats leak. Painted ones too? What's Olav's?", {("olav",)}),
        ("Paint came off. Now I'm asking Olav", {("olav",)}),
        ("It reads: \u201cPlease ask Vattenfall\u201d", {("vattenfall",)}),
        ("Boat Issue: where is Olav?", {("olav",)}),
        ("Harbour Guild: where is Olav?", {("harbour", "guild"), ("olav",)}),
        ("Vattenfall: how many turbines?", {("vattenfall",)}),
        ("Explain Olav's reasons", {("olav",)}),
        ("Missing Olav Storvik?", {("olav", "storvik")}),
        ("Silver Bridge opens when?", {("silver", "bridge")}),
        ("Who won: Germany?", {("germany",)}),
        ("Can I row if I pay Vattenfall?", {("vattenfall",)}),
    ],
)
def test_names_are_told(question: str, names: set[tuple[str, ...]]) -> None:
    assert set(asked_things(question, WRITTEN_AS_NAMES.__contains__).names) == names


def test_numbers_and_days_are_no_names() -> None:
    found = asked_things("What happened on 6 May 2019 in Storvik?", WRITTEN_AS_NAMES.__contains__)

    assert found.names == (("storvik",),)
    assert found.numbers == {"6", "may", "2019"}


@pytest.mark.parametrize(
    "question", ["May guests row?", "May I row?", "may we row", "May Olav row?"]
)
def test_a_question_that_begins_with_may_names_no_month(question: str) -> None:
    found = asked_things(question, {"may", "olav"}.__contains__)

    assert not found.numbers
    assert ("may",) not in found.names


@pytest.mark.parametrize(
    "question", ["May 6 was what?", "May is when?", "May Day is when?", "Is it in May?"]
)
def test_a_month_is_named_wherever_it_stands(question: str) -> None:
    assert "may" in asked_things(question, WRITTEN_AS_NAMES.__contains__).numbers


@given(st.text(max_size=80))
def test_of_any_text_the_names_have_words(question: str) -> None:
    assert all(name and all(name) for name in asked_things(question, bool).names)


def test_in_german_a_word_in_small_letters_is_a_name_only_where_articles_write_one() -> None:
    question = "wieviele rettungsschwimmer hat olav"

    assert set(asked_things(question, {"olav"}.__contains__).names) == {("olav",)}
