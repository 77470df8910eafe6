"""A day is told by the range in which it lies: a Tuesday by Monday to Thursday."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.ranking.written.ranges import as_ranged_in, range_stems

TEXT = (
    "Mon-Thu 10:00. From May to August, tea. Between November and February, no fire. Fridays: 9:00."
)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("is it open on wednesday", "is it open on Mon-Thu"),
        ("wednesdays?", "Mon-Thu?"),
        ("is there tea in june", "is there tea in May to August"),
        ("Is there tea in July?", "Is there tea in May to August?"),
        ("is there a fire in january", "is there a fire in November and February"),
        ("is it open on friday", "is it open on friday"),
        ("is it open on sunday", "is it open on sunday"),
        ("is there tea in may", "is there tea in may"),
        ("may i have tea in october", "may i have tea in october"),
        ("is there tea on 4 june", "is there tea on 4 june"),
        ("is it open tuesday to friday", "is it open tuesday to friday"),
        ("who sat there", "who sat there"),
        ("the sun is out", "the sun is out"),
    ],
)
def test_what_lies_in_a_range_is_written_as_that(asked: str, told: str) -> None:
    assert as_ranged_in(TEXT, asked) == told


@pytest.mark.parametrize(
    ("text", "asked", "told"),
    [
        ("Mo\u2013Fr 10 bis 18 Uhr", "am Mittwoch offen?", "am Mo\u2013Fr offen?"),
        ("Mo. bis Do.", "mittwochs offen?", "Mo. bis Do offen?"),
        ("Mai bis September", "im Juli", "im Mai bis September"),
        ("zwischen November und Februar", "im januar", "im November und Februar"),
        ("de lunes a jueves", "los mi\u00e9rcoles", "los lunes a jueves"),
        ("mar-vie 9:00", "el jueves", "el mar-vie"),
        ("de mayo a agosto", "en junio", "en mayo a agosto"),
        ("entre noviembre y febrero", "en enero", "en noviembre y febrero"),
        ("du mardi au vendredi", "le mercredi ?", "le mardi au vendredi ?"),
        ("lun.-jeu.", "les mercredis", "les lun.-jeu"),
        ("de novembre \u00e0 mars", "en janvier", "en novembre \u00e0 mars"),
        ("Mo\u2013Fr", "is it open on wednesday", "is it open on Mo\u2013Fr"),
        ("Mon-Fri", "ist am mittwoch offen", "ist am Mon-Fri offen"),
        ("mar-vie", "in march", "in march"),
        ("January to May", "is mars a planet", "is mars a planet"),
        ("do it so - do it", "on sunday", "on sunday"),
        ("Mo\u2013Fr, Mi nur bis 12", "am Mittwoch offen?", "am Mittwoch offen?"),
    ],
)
def test_each_language_has_its_own_ranges(text: str, asked: str, told: str) -> None:
    assert as_ranged_in(text, asked) == told


def test_the_stems_of_a_range_are_those_of_its_language() -> None:
    assert range_stems("de lunes a jueves", "is it open on wednesday", "es") == {"lun": "wednesday"}


def test_where_a_range_begins_tells_of_what_lies_in_it() -> None:
    assert range_stems(TEXT, "is it open on wednesday", "en") == {"mon": "wednesday"}
    assert range_stems(TEXT, "is it open on sunday", "en") == {}


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_is_taken(text: str, question: str) -> None:
    assert isinstance(as_ranged_in(text, question), str)


@given(st.sampled_from("monday tuesday wednesday thursday friday saturday sunday".split()))
def test_the_whole_week_holds_every_day(day: str) -> None:
    assert as_ranged_in("Saturday to Friday", f"on {day}") in {f"on {day}", "on Saturday to Friday"}
