"""Questions are taken apart alike, whatever marks, case and accents they are typed with."""

from hypothesis import given
from hypothesis import strategies as st

from index.understanding.features import BUCKETS, buckets_of, words_of


def test_case_accents_marks_and_apostrophes_tell_nothing_apart() -> None:
    assert words_of("What\u2019s this ABOUT?!") == ["whats", "this", "about"]
    assert words_of("qui l'a écrit ?") == ["qui", "la", "ecrit"]


def test_letters_that_are_drawn_out_are_kept_twice_and_of_numbers_the_length() -> None:
    assert words_of("sooooo cool in 2019") == ["soo", "cool", "in", "####"]


def test_emoji_are_words_and_other_marks_are_none() -> None:
    assert words_of("thx 👍🎉 :) <3") == ["thx", "👍", "🎉", "#"]


def test_what_differs_only_in_marks_has_the_same_buckets() -> None:
    assert buckets_of("who wrote this?").tolist() == buckets_of("Who wrote this").tolist()


def test_the_order_of_words_counts() -> None:
    assert (
        buckets_of("who wrote the article").tolist() != buckets_of("article the wrote who").tolist()
    )


@given(st.text(max_size=80))
def test_every_text_has_buckets_each_once_in_order(text: str) -> None:
    found = buckets_of(text).tolist()

    assert found == sorted(set(found))
    assert all(0 <= each < BUCKETS for each in found)
