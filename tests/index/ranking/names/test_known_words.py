"""Words of the dictionary are known in all their forms, and misspelt ones are not."""

import pytest

from index.ranking.names.known_words import has_common_neighbour, is_known


@pytest.mark.parametrize("word", ["capital", "hose", "sigrid", "lanterns", "colours", "realised"])
def test_words_and_names_are_known(word: str) -> None:
    assert is_known(word)


@pytest.mark.parametrize("word", ["lantren", "recieved", "vattenfall", "museeum"])
def test_what_no_dictionary_has_is_not(word: str) -> None:
    assert not is_known(word)


def test_a_common_word_may_be_one_slip_away() -> None:
    assert has_common_neighbour("hospitl")
    assert not has_common_neighbour("vattenfall")
