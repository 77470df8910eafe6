"""An amount is searched for and read in the form in which an article has it."""

import time
from functools import cache, partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.ranking.written.amounts import AMOUNTS
from index.ranking.written.forms import form_in, rewritten, standing_form
from index.ranking.written.words import WRITTEN_WORDS, WrittenWords
from index.search.snapshot import Snapshot
from tests.doubles.articles import snapshot_of

PARAGRAPHS = (
    "The harbour was dredged for 15 million crowns, and 84,000 people came by boat.",
    "A cabin costs \u20ac1,200.50, a bunk 30 pounds, and a child pays half.",
    "Three trawlers carried forty-two barrels over five kilometres of ice.",
    "The dye is 12 per cent copper. Stir it for 20 minutes and add 2 kg of salt.",
)


@cache
def snapshot() -> Snapshot:
    return snapshot_of(*PARAGRAPHS)


def as_written(question: str, held: Snapshot) -> str:
    """Return *question* with its amounts as an article of *held* has them."""
    return rewritten(question, AMOUNTS, partial(standing_form, snapshot=held))


def as_in(question: str, text: str) -> str:
    """Return *question* with its amounts as *text* has them."""
    return rewritten(question, AMOUNTS, partial(form_in, text=text))


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("what cost 15,000,000 crowns?", "what cost 15 million crowns?"),
        ("what cost 15000000 crowns", "what cost 15 million crowns"),
        ("where did the 84k come from", "where did the 84,000 come from"),
        ("where did 84000 come from", "where did 84,000 come from"),
        ("what costs 1200.50 euros", "what costs \u20ac1,200.50"),
        ("what costs 1200.5 euro", "what costs \u20ac1,200.50"),
        ("what is \u00a330?", "what is 30 pounds?"),
        ("what is 30 quid", "what is 30 pounds"),
        ("who had 3 trawlers", "who had three trawlers"),
        ("what is in the 42 barrels", "what is in the forty-two barrels"),
        ("who went 5km", "who went five kilometres"),
        ("who went 5 kilometers", "who went five kilometres"),
        ("which dye is 12%", "which dye is 12 per cent"),
        ("what do I stir for twenty mins", "what do I stir for 20 minutes"),
        ("what needs two kilos", "what needs 2 kg"),
    ],
)
def test_an_amount_is_written_as_an_article_has_it(typed: str, written: str) -> None:
    assert as_written(typed, snapshot()) == written


@pytest.mark.parametrize(
    "question",
    [
        "what cost 15 million crowns",
        "what cost 16,000,000 crowns",
        "what is 5m",
        "what happened on 3 May or May 3",
        "what happened at 3:05",
        "what is in room 3-b or v1.3",
        "what costs $30 dollars",
        "which one is it",
        "who was 3rd",
        "",
    ],
)
def test_what_no_article_has_stays_as_it_was_typed(question: str) -> None:
    assert as_written(question, snapshot()) == question


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("There were 1,500,000 of them.", "who are the 1,500,000"),
        ("There were 1.5 million of them.", "who are the 1.5 million"),
        ("There were 1.5m of them.", "who are the 1.5m"),
        ("There were 1.5 of them.", "who are the 1500000"),
    ],
)
def test_beside_a_text_an_amount_is_written_as_that_text_has_it(text: str, written: str) -> None:
    assert as_in("who are the 1500000", text) == written


@given(st.text(max_size=60))
def test_any_text_is_taken(text: str) -> None:
    assert isinstance(as_written(text, snapshot()), str)


@given(st.integers(2, 10**11))
def test_grouped_figures_are_read_as_plain_ones(number: int) -> None:
    assert as_in(f"why {number}", f"It is {number:,}.") == f"why {number:,}"


@pytest.mark.parametrize(
    ("typed", "text", "written"),
    [
        ("wer sind die 37", "Es sind siebenunddreißig.", "wer sind die siebenunddreißig"),
        ("wer sind die einundzwanzig", "Es sind 21.", "wer sind die 21"),
        ("wo sind die 300 Boote", "Dreihundert Boote fuhren.", "wo sind die dreihundert Boote"),
        (
            "dónde están las 23 bodegas",
            "Van veintitrés bodegas.",
            "dónde están las veintitrés bodegas",
        ),
        ("donde estan las veintitres", "Van 23 bodegas.", "donde estan las 23"),
        ("de quién son 41 casas", "Hay cuarenta y una casas.", "de quién son cuarenta y una casas"),
        (
            "à qui sont les 71 lits",
            "Il y a soixante et onze lits.",
            "à qui sont les soixante et onze lits",
        ),
        ("à qui sont les nonante-neuf lits", "Il y a 99 lits.", "à qui sont les 99 lits"),
        (
            "à qui sont les 80 lits",
            "Il y a quatre-vingts lits.",
            "à qui sont les quatre-vingts lits",
        ),
        ("wer sind die 37", "Hay treinta y siete.", "wer sind die treinta y siete"),
    ],
)
def test_number_words_of_german_spanish_and_french_are_figures_to_a_search(
    typed: str, text: str, written: str
) -> None:
    assert as_in(typed, text) == written


@pytest.mark.parametrize("words", WRITTEN_WORDS)
def test_no_word_of_a_language_says_two_numbers(words: WrittenWords) -> None:
    said = list(words.number_words())

    assert len({typed for typed, _ in said}) == len(said)
    assert {value for _, value in said} == {*range(100), *range(100, 1000, 100)}


@pytest.mark.parametrize("question", ["what costs 50 cent", "who sang elf songs once"])
def test_what_is_another_word_in_english_is_no_number(question: str) -> None:
    assert as_in(question, "Hay 100 y 11.") == question


def test_a_question_of_many_numbers_takes_as_long_as_it_is() -> None:
    begun = time.thread_time()

    as_in("How many are 5, 6 and 7? " * 4_000, "There are five.")

    assert time.thread_time() - begun < 10
