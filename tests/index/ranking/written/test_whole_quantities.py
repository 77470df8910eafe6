"""Words that answer are whole: a number has all its figures and its sign."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.answer import Span
from index.ranking.written.whole_quantities import whole


def made_whole(text: str, words: str) -> str:
    start = text.index(words)
    found = whole(text, Span(start, start + len(words)), Span(0, len(text)))
    return text[found.start : found.end]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("It shut at 7:15 p.m. on Friday.", "7:15 p.m", "7:15 p.m."),
        ("It shut at 7:15 p.m. on Friday.", "7:15", "7:15 p.m."),
        ("It shut at 7:15 p.m. on Friday.", "7", "7:15 p.m."),
        ("It shut at 6am.", "6", "6am"),
        ("They paid 14,250 euros.", "14", "14,250"),
        ("They paid \u00a314.50 for it.", "14.50", "\u00a314.50"),
        ("They paid \u00a314.50 for it.", "50", "\u00a314.50"),
        ("They paid \u20ac 9 for it.", "9", "\u20ac 9"),
        ("Thirty-seven goats came.", "seven", "Thirty-seven"),
        ("Thirty-seven goats came.", "Thirty", "Thirty-seven"),
        ("It is 41 \u00b0C in there.", "41", "41 \u00b0C"),
        ("About 64 % of them.", "64", "64 %"),
        ("About 64 % of them.", "About 64", "About 64 %"),
        ("The Goatherds won.", "Goat", "Goatherds"),
        ("Sie schloss um 19.15 Uhr.", "19", "19.15 Uhr"),
        ("Elle ferme \u00e0 17 h 30.", "17", "17 h 30"),
        ("Ils ont pay\u00e9 1\u202f150 euros.", "1", "1\u202f150"),
        ("Ils ont pay\u00e9 1\u202f150 euros.", "150 euros", "1\u202f150 euros"),
    ],
)
def test_what_is_cut_is_added(text: str, words: str, expected: str) -> None:
    assert made_whole(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It was Ada. Later Bo came.", "Ada"),
        ("Three goats came.", "Three"),
        ("In 1987, 14 goats came.", "1987"),
        ("It costs 20. More is not asked.", "20"),
        ("Open from 8:00\u201314:00.", "8:00"),
        ("It takes eleven minutes.", "eleven"),
        ("\u5c71\u7f8a\u5728\u8349\u5730\u4e0a", "\u5c71\u7f8a"),
        ("It has 7.2 GB.", "7.2"),
    ],
)
def test_what_is_whole_stays(text: str, words: str) -> None:
    assert made_whole(text, words) == words


def test_nothing_is_added_from_without() -> None:
    text = "It shut at 7:15 p.m. on Friday."
    seven = text.index("7")

    assert whole(text, Span(seven, seven + 1), Span(seven, seven + 4)) == Span(seven, seven + 4)


@given(st.text(max_size=40), st.data())
def test_a_span_only_grows_within_its_bounds(text: str, data: st.DataObject) -> None:
    low, start, end, high = sorted(
        data.draw(st.lists(st.integers(0, len(text)), min_size=4, max_size=4))
    )

    found = whole(text, Span(start, end), Span(low, high))

    assert low <= found.start <= start <= end <= found.end <= high
