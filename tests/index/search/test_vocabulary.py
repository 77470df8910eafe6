"""A collection's words: how often they stand there, which are names, and what is near to one."""

import string
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.search.vocabulary import LONGEST, Vocabulary
from tests.doubles.garbage import watched_garbage

TEXT = (
    "The Ferry crossed the sound, and Ingrid waved. A ferry is slow; in Málaga it is slower. "
    "Later Ingrid's ferry sank."
)

letters = st.sampled_from("abcdeimnorst")
written = st.text(letters, min_size=5, max_size=12)


def test_words_are_counted_without_case_accents_and_possessive_endings() -> None:
    found = Vocabulary([TEXT])

    assert [found.count(word) for word in ("ferry", "ingrid", "malaga", "boat")] == [3, 2, 1, 0]


@pytest.mark.parametrize("text", ["पुस्तकालय", "বাংলাদেশ", "மரங்கள்", "مُحَمَّد", "שָׁלוֹם", "Cafe\u0301"])
def test_marks_part_no_words(text: str) -> None:
    assert len(Vocabulary([text])) == 1


@pytest.mark.parametrize(
    ("word", "name"),
    [("ingrid", True), ("malaga", True), ("ferry", False), ("later", False), ("olav", False)],
)
def test_a_name_is_mostly_written_with_a_capital_inside_sentences(word: str, *, name: bool) -> None:
    assert Vocabulary([TEXT]).is_name(word) is name


def test_adding_many_words_has_python_look_for_no_garbage() -> None:
    texts = [" ".join(map("".join, product("abcdefghij", repeat=4))) for _ in range(2)]
    many, more = (Vocabulary([each]) for each in texts)
    with watched_garbage() as looked:
        added = Vocabulary.added([many, more], [many])

    assert len(added) == len(more) == 10_000
    assert looked == []


def test_without_texts_nothing_is_near() -> None:
    found = Vocabulary([])

    assert (len(found), found.count("ferry"), found.near("ferry", 2)) == (0, 0, [])


@pytest.mark.parametrize("length", [1, LONGEST + 2, LONGEST + 3, 127, 128, 500, 40_000])
def test_only_a_word_of_about_its_length_is_near_to_one_however_long_that_is(length: int) -> None:
    longest = "a" * LONGEST

    near = Vocabulary([longest]).near("a" * length, 2)

    assert near == ([longest] if abs(length - LONGEST) <= 2 else [])


def test_what_it_takes_grows_with_its_words() -> None:
    assert Vocabulary(["one two"]).size == 0 + Vocabulary(["two one one"]).size
    assert Vocabulary(["one two three"]).size > Vocabulary(["one two"]).size


@given(word=written, at=st.integers(0, 11), letter=st.sampled_from(string.ascii_lowercase))
def test_one_slip_away_is_always_near(word: str, at: int, letter: str) -> None:
    at = min(at, len(word) - 1)
    slips = {
        word[:at] + word[at + 1 :],
        word[:at] + letter + word[at:],
        word[:at] + letter + word[at + 1 :],
        word[:at] + word[at : at + 2][::-1] + word[at + 2 :],
    }
    vocabulary = Vocabulary([f"a lamp, {word} and fig"])

    assert all(word in vocabulary.near(typed, 1) for typed in slips)


def test_words_of_other_lengths_and_letters_are_not_near() -> None:
    assert Vocabulary(["harbour lighthouse pilot"]).near("harbor", 1) == ["harbour"]
