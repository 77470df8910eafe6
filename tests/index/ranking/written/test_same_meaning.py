"""What a passage says in other words is found to be said: prams are strollers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.ranking.written.same_meaning import as_said_in, stems_for
from index.search.words import stems

TEXT = "Two prams can pass. Tickets are not refunded. The hall is open at weekends."


@pytest.mark.parametrize(
    ("asked", "text", "meant"),
    [
        ("what is its crit dmg", "Critical damage is 81.", {"critic": "crit", "damag": "dmg"}),
        ("how accurate is it", "Its accuracy is poor.", {"accuraci": "accur"}),
        ("who decided it", "The decision was the board's.", {"decis": "decid"}),
    ],
)
def test_a_word_cut_short_and_one_derived_from_another_stand_for_it(
    asked: str, text: str, meant: dict[str, str]
) -> None:
    assert stems_for(stems(asked), frozenset(stems(text))) == meant


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("is there room for strollers", "is there room for prams"),
        ("do i get my money back", "do i get my refunded"),
        ("is the hall open on saturday", "is the hall open on weekends"),
        ("is the hall open on weekends", "is the hall open on weekends"),
        ("are there lockers in the hall", "are there lockers in the hall"),
    ],
)
def test_a_word_that_the_text_lacks_is_the_one_that_it_has_for_it(asked: str, said: str) -> None:
    assert as_said_in(TEXT, asked) == said


def test_a_name_stays_as_it_was_typed() -> None:
    assert as_said_in("All repairs are free.", "Is it Mending Monday?") == "Is it Mending Monday?"


def test_the_wider_word_tells_of_the_narrower_and_not_the_other_way_round() -> None:
    assert as_said_in("No pets.", "may my dog come") == "may my pets come"
    assert as_said_in("No dogs.", "may my pet come") == "may my pet come"


def test_a_stem_stands_for_the_word_that_is_lacking() -> None:
    held = frozenset(stems(TEXT))
    assert stems_for(stems("is a stroller refunded"), held) == {"pram": "stroller"}


def test_what_was_asked_for_itself_stands_for_nothing_else() -> None:
    held = frozenset(stems("Two prams can pass."))
    assert stems_for(stems("is a pram a stroller"), held) == {}


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_is_taken(text: str, question: str) -> None:
    assert isinstance(as_said_in(text, question), str)


@given(st.text(max_size=60))
def test_a_text_with_the_question_s_own_words_changes_nothing(question: str) -> None:
    assert as_said_in(question, question) == question
