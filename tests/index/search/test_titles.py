"""A title is found in a question whole, and by what stands before or behind its colon."""

import pytest

from corpus.article import Metadata
from index.search.titles import Titles, short_titles


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Below the ice: a year of diving", ("Below the ice", "a year of diving")),
        ("Below the ice \u2013 diving", ("Below the ice",)),
        ("Below the ice | Diver", ("Below the ice",)),
        ("Ice: below", ()),
        ("Below the ice", ()),
        ("Opening at 9:30 again", ()),
        ("Frost Club: what we paid", ("what we paid",)),
        ("Ida Mole: what we paid", ("what we paid",)),
        ("Below the ice: a dive: the end", ("Below the ice", "a dive: the end")),
    ],
)
def test_a_title_in_short_has_two_words_and_is_nobodys_name(
    title: str, short: tuple[str, ...]
) -> None:
    assert short_titles(Metadata(title, ("Ida Mole",), "Frost Club")) == short


def test_titles_are_found_where_a_word_begins() -> None:
    titles = Titles([("The Ice", "a year of diving"), (), ("ice age",)])

    assert titles.within("who wrote THE ICE age") == [0, 2]
    assert titles.within("and a year of diving?") == [0]
    assert titles.within("a nice age") == []
    assert titles.within("") == []
