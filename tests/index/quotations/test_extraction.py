"""What a message quotes is found in whatever marks it stands; what it says itself is not."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.quotations.extraction import MOST_QUOTATIONS, quotations_in
from index.quotations.quotation_marks import marked
from tests.patterns.counting import LINEAR
from tests.patterns.work import work

WORDS = st.text("abc ", min_size=1, max_size=30).map(str.strip).filter(bool)
MARKS = st.sampled_from(
    [
        "„“",
        "“”",
        '""',
        "«»",
        "»«",
        "\u2018\u2019",
        "\u201a\u2018",
        "\u2039\u203a",
        "''",
        "\u300c\u300d",
        "””",
    ]
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He said “the bridge is safe” and left.", ("the bridge is safe",)),
        ('He said "he told her "no" twice" there.', ('he told her "no" twice',)),
        ("'the boys' room was shut', they say, don't they?", ("the boys' room was shut",)),
        ("It's 5'10\" tall and \u2018twas a man's dog", ()),
        ("> one two three\n> four\nfive", ("one two three four",)),
        ("> “one two three”\n> — Jane Doe", ("one two three",)),
        ("> one two three\n> — Jane Doe", ("one two three",)),
        ("a\n>>> one two three\nfour\n> five", ("one two three four > five",)),
        ("Ada wrote: the bridge is safe. I doubt it.", ("the bridge is safe.",)),
        ("Ada schrieb: die Brücke ist sicher. Na ja.", ("die Brücke ist sicher.",)),
        ("Ada wrote: “the bridge is safe”. I doubt it.", ("the bridge is safe",)),
        (
            "Ada said: the bridge is “very very safe” now. No.",
            ("the bridge is “very very safe” now.",),
        ),
        ("“so far” he said “and no farther than that”", ("and no farther than that",)),
        ("“one two three” and “One, two, three!”", ("one two three",)),
        (
            "“one two three”, “four five six”, “One two three!”",
            ("one two three", "four five six"),
        ),
        ("> one two three\n-# ¹ “Fares and tickets of all”", ("one two three",)),
        ("“unclosed and «one two three» goes on", ("one two three",)),
    ],
)
def test_what_is_quoted_is_found(text: str, found: tuple[str, ...]) -> None:
    extracted = quotations_in([text])

    assert (() if extracted.whole else extracted.quotations) == found


def test_a_short_quotation_is_kept_where_it_is_all_there_is() -> None:
    assert quotations_in(["he called it “fun”"]).quotations == ("fun",)


def test_a_message_without_quotations_is_taken_whole_up_to_its_first_sentences() -> None:
    extracted = quotations_in(["", "The bridge is safe. " * 100])

    assert extracted.whole
    assert extracted.quotations == (("The bridge is safe. " * 50).strip(),)


def test_no_more_are_taken_than_one_card_has_room_for() -> None:
    extracted = quotations_in([" ".join(f"“number {each} of many”" for each in range(8))])

    assert (len(extracted.quotations), extracted.more) == (MOST_QUOTATIONS, 8 - MOST_QUOTATIONS)


def test_a_message_without_a_word_quotes_nothing() -> None:
    assert quotations_in(["“…” !", ""]).quotations == ()


@given(st.lists(st.sampled_from(["a b c", "d e f", "g h i", "j k l"]), max_size=8))
def test_quotations_stand_in_the_order_in_which_each_was_made_first(made: list[str]) -> None:
    quoted = quotations_in([" ".join(f"“{each}”" for each in made)]).quotations

    assert quoted == tuple(dict.fromkeys(made))


@given(st.lists(st.tuples(MARKS, WORDS), min_size=1, max_size=6))
def test_each_pair_of_marks_holds_a_quotation(parts: list[tuple[str, str]]) -> None:
    text = " and ".join(f"{marks[0]}{words}{marks[1]}" for marks, words in parts)

    assert [text[start:end] for start, end in marked(text)] == [words for _, words in parts]


@given(st.text("“”„\"'\u2018\u2019«» ab\n", max_size=80))
def test_ranges_are_in_order_and_apart(text: str) -> None:
    found = list(marked(text))

    assert all(0 < start <= end < len(text) for start, end in found)
    assert all(one[1] < other[0] for one, other in pairwise(found))


@pytest.mark.parametrize(
    "part",
    [
        '"a ',
        " “a",
        "'a ",
        "\u2018as ",
        '"a "b" ',
        "s' 'a",
        "„a ",
        "» «a",
        "said: a. ",
        "> a\n",
        "wrote ",
    ],
)
def test_twice_as_many_marks_are_about_twice_the_work(part: str) -> None:
    few, many = (work(lambda n=count: quotations_in([part * n])) for count in (200, 400))  # type: ignore[misc]  # a default is bound at once

    assert many <= LINEAR * few
