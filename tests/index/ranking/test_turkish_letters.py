"""Words for days, times and amounts are known whichever i they are typed with.

Patterns that ignore case take the capital and the small i of Turkish for i, and the long s for s.
"""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.ranking.tables.cell_values import value_of
from index.ranking.tables.cell_words import Measure
from index.ranking.written.as_written import as_worded_in

TEXT = (
    "The fair is on 20 April 2020, Mon-Fri from 20:00, six dogs for 5 million euros, at midnight, "
    "from five o'clock to half past six, from April to June."
)
LETTERS = {"i": "i\u0130\u0131", "s": "s\u017f", "k": "k\u212a"}


def typed(word: str) -> list[str]:
    """Return the ways in which *word* may be typed with these letters."""
    return ["".join(each) for each in itertools.product(*(LETTERS.get(c, c) for c in word))]


@pytest.mark.parametrize(
    ("plain", "others"),
    [
        ("when is 20 april", typed("april")),
        ("is it open on friday", typed("friday")),
        ("who comes at midnight", typed("midnight")),
        ("is it five o'clock", typed("five")),
        ("at half past six", typed("six")),
        ("was it 5 million euros", typed("million")),
        ("six dogs", typed("six")),
        ("abre a las cinco", typed("cinco")),
        ("am 20 juli", typed("juli")),
    ],
)
def test_a_question_is_written_as_its_text_has_it_whichever_i_is_typed(
    plain: str, others: list[str]
) -> None:
    written = as_worded_in(TEXT, plain)
    word = others[0]
    for other in others:
        found = as_worded_in(TEXT, plain.replace(word, other))
        assert found.replace(other, word) == written, other


@pytest.mark.parametrize(
    ("text", "question", "written"),
    [
        ("Open MON\u2013FR\u0130.", "open on tuesday", "open on MON\u2013FR\u0130"),
        ("From APR\u0130L to JUNE.", "open in may", "open in APR\u0130L to JUNE"),
    ],
)
def test_a_range_of_a_text_may_have_them_as_well(text: str, question: str, written: str) -> None:
    assert as_worded_in(text, question) == written


@given(st.text("aeiou\u0130\u0131\u017f\u212arlpfdymnthsk 0123456789.:", max_size=40))
def test_no_mixture_of_them_is_a_failure(question: str) -> None:
    assert as_worded_in(TEXT, question) is not None
    value_of(question, "de")


@pytest.mark.parametrize("minutes", typed("minutes"))
def test_a_cell_has_its_unit_whichever_i_it_is_written_with(minutes: str) -> None:
    value = value_of(f"5 {minutes}", "en")
    assert value is not None
    assert (value.measure, value.low) == (Measure.DURATION, 300)
