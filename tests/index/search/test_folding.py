"""Words are compared in the figures that whoever asks can type."""

import sys
import unicodedata

from index.search.folding import folded


def test_the_digits_of_every_script_are_told_by_their_value() -> None:
    digits = [each for each in map(chr, range(sys.maxunicode + 1)) if each.isdecimal()]

    assert [folded(each) for each in digits] == [str(unicodedata.decimal(each)) for each in digits]
