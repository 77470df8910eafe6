"""Letters that Unicode has several of are told to be the same where a pattern takes them so."""

import re
import string
import sys

from corpus.letters import in_small_letters


def test_what_a_pattern_takes_for_a_letter_is_that_letter_in_small_letters() -> None:
    matched = re.findall("[a-z]", "".join(map(chr, range(sys.maxunicode + 1))), re.IGNORECASE)
    assert {"\u0130", "\u0131", "\u017f", "\u212a"} <= set(matched)
    for each in matched:
        letter = in_small_letters(each)
        assert letter in set(string.ascii_lowercase)
        assert re.fullmatch(letter, each, re.IGNORECASE)


def test_what_has_no_case_and_other_alphabets_stay_as_they_are() -> None:
    assert in_small_letters("12 \u20ac, \u00c9T\u00c9, \u041c\u0410\u0419") == (
        "12 \u20ac, \u00e9t\u00e9, \u043c\u0430\u0439"
    )
