"""Numbers in sentences are written as the language of the sentence writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.filling import filled
from bot.language import speaking
from bot.retelling import retold, told
from corpus.errors import SourceRefused

TOO_MANY = "This transcript has more than {count:,} cues: post it in parts."
TOO_LARGE = "This source has {size:.1f} MB, the limit is {limit} MB: post the article's text alone."
COUNTS = [
    ("en", "20,000"),
    ("de", "20.000"),
    ("fr", "20\u202f000"),
    ("es", "20.000"),
    ("pt", "20.000"),
    ("pl", "20\u00a0000"),
    ("ja", "20,000"),
]
SIZES = [
    ("en", "12.5"),
    ("de", "12,5"),
    ("fr", "12,5"),
    ("es", "12,5"),
    ("pt", "12,5"),
    ("pl", "12,5"),
    ("ja", "12.5"),
]


@pytest.mark.parametrize(("language", "written"), COUNTS)
def test_thousands_are_set_apart_as_the_language_does(language: str, written: str) -> None:
    refused = SourceRefused(TOO_MANY, count=20_000)

    with speaking(language):
        assert written in told(refused)
        assert written in retold(str(refused))


@pytest.mark.parametrize(("language", "written"), SIZES)
def test_decimals_are_set_apart_as_the_language_does(language: str, written: str) -> None:
    refused = SourceRefused(TOO_LARGE, size=12.5, limit=10)

    with speaking(language):
        assert written in told(refused)
        assert written in retold(str(refused))


def test_words_where_a_number_belongs_come_through_as_they_are() -> None:
    with speaking("fr"):
        assert "plus de beaucoup entrées" in retold(TOO_MANY.replace("{count:,}", "beaucoup"))


@given(st.integers(0, 10**12))
def test_english_numbers_are_those_of_python(number: int) -> None:
    assert filled("{n:,}", {"n": number}, "en_GB") == f"{number:,}"
