"""A list counts in letters, Roman numerals or digits, in the form of its example."""

import pytest

from corpus.formats.word_processing.list_numbers import counted


@pytest.mark.parametrize(
    ("number", "form", "expected"),
    [
        (4, "decimal", "4"),
        (4, "decimalZero", "04"),
        (27, "lowerLetter", "aa"),
        (3, "upperLetter", "C"),
        (1999, "lowerRoman", "mcmxcix"),
        (14, "upperRoman", "XIV"),
        (10**8, "upperRoman", "100000000"),
        (10**8, "lowerLetter", "100000000"),
        (0, "lowerLetter", "0"),
        (21, "ordinal", "21st"),
        (112, "ordinal", "112th"),
        (4, "none", ""),
        (4, "chicago", "4"),
    ],
)
def test_numbers_are_written_in_the_form_that_is_stated(
    number: int, form: str, expected: str
) -> None:
    assert counted(number, form) == expected
