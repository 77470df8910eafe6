"""What a cell comes to is told by its number and its unit, and prose comes to nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.ranking.tables.cell_values import is_empty, value_of
from index.ranking.tables.cell_words import Measure


@pytest.mark.parametrize(
    ("cell", "measure", "low", "high"),
    [
        ("12,400", Measure.NUMBER, 12_400, 12_400),
        ("10\u202f000", Measure.NUMBER, 10_000, 10_000),
        ("120k", Measure.NUMBER, 120_000, 120_000),
        ("\u22125 \u00b0C", Measure.NUMBER, -5, -5),
        ("3-5", Measure.NUMBER, 3, 5),
        ("\u00a32.50", Measure.PRICE, 2.5, 2.5),
        ("6p a gram", Measure.PRICE, 0.06, 0.06),
        ("40 euros", Measure.PRICE, 40, 40),
        ("\u00a31.2 million", Measure.PRICE, 1_200_000, 1_200_000),
        ("$5 - $8", Measure.PRICE, 5, 8),
        ("free", Measure.PRICE, 0, 0),
        ("up to 4 hours", Measure.DURATION, 14_400, 14_400),
        ("1 h 30 min", Measure.DURATION, 5_400, 5_400),
        ("90\u2013120 min", Measure.DURATION, 5_400, 7_200),
        ("1.5 km", Measure.LENGTH, 1_500, 1_500),
        ("45 %", Measure.SHARE, 45, 45),
        ("250 g", Measure.WEIGHT, 250, 250),
        ("30 km/h", Measure.SPEED, 30, 30),
        ("18:00", Measure.CLOCK, 64_800, 64_800),
        ("7 pm", Measure.CLOCK, 68_400, 68_400),
        ("12:30 am", Measure.CLOCK, 1_800, 1_800),
        ("1:02:33", Measure.CLOCK, 3_753, 3_753),
    ],
)
def test_a_cell_comes_to_what_it_says(cell: str, measure: Measure, low: float, high: float) -> None:
    found = value_of(cell, "en")
    assert found is not None
    assert found.measure is measure
    assert (found.low, found.high) == pytest.approx((low, high))


def test_days_are_in_the_order_of_the_calendar() -> None:
    earlier, later = value_of("14 March 2026", "en"), value_of("2026-04-02", "en")
    assert earlier is not None
    assert later is not None
    assert earlier.measure is later.measure is Measure.DAY
    assert later.low - earlier.low == 19


@pytest.mark.parametrize(
    "cell",
    [
        "soup",
        "three courses",
        "2 x 3 m",
        "\u00a38 / \u00a35",
        "3rd",
        "v2.3",
        "03/04/2026",
        "1 kg, 2 h",
        "3 h 4 h",
    ],
)
def test_what_is_no_one_value_comes_to_nothing(cell: str) -> None:
    assert value_of(cell, "en") is None


def test_a_dash_says_that_there_is_nothing_to_say() -> None:
    assert [is_empty(each, "en") for each in (" ", "\u2014", "n/a", "TBC", "0", "free")] == [
        True, True, True, True, False, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "cell", "measure", "low", "high"),
    [
        ("de", "1.375", Measure.NUMBER, 1_375, 1_375),
        ("de", "12,50 \u20ac", Measure.PRICE, 12.5, 12.5),
        ("de", "1.375,50 Euro", Measure.PRICE, 1_375.5, 1_375.5),
        ("de", "8 bis 12 \u20ac", Measure.PRICE, 8, 12),
        ("de", "1,3 Mio. Euro", Measure.PRICE, 1_300_000, 1_300_000),
        ("de", "kostenlos", Measure.PRICE, 0, 0),
        ("de", "2 Std. 30 Min.", Measure.DURATION, 9_000, 9_000),
        ("de", "3 Wochen", Measure.DURATION, 1_814_400, 1_814_400),
        ("de", "9.30 Uhr", Measure.CLOCK, 34_200, 34_200),
        ("de", "3. Juni 2018", Measure.DAY, 736_848, 736_848),
        ("es", "de 10 a 20 euros", Measure.PRICE, 10, 20),
        ("es", "1 h 45 min", Measure.DURATION, 6_300, 6_300),
        ("es", "2 a\u00f1os", Measure.DURATION, 63_115_200, 63_115_200),
        ("es", "20 horas", Measure.CLOCK, 72_000, 72_000),
        ("es", "22 m\u00b2", Measure.AREA, 22, 22),
        ("fr", "1\u202f200,50 \u20ac", Measure.PRICE, 1_200.5, 1_200.5),
        ("fr", "gratuit", Measure.PRICE, 0, 0),
        ("fr", "14 jours", Measure.DURATION, 1_209_600, 1_209_600),
        ("fr", "19 h 30", Measure.CLOCK, 70_200, 70_200),
        ("fr", "2 hectares", Measure.AREA, 20_000, 20_000),
    ],
)
def test_each_language_writes_values_in_its_own_way(
    language: str, cell: str, measure: Measure, low: float, high: float
) -> None:
    found = value_of(cell, language)
    assert found is not None
    assert found.measure is measure
    assert (found.low, found.high) == pytest.approx((low, high))


@pytest.mark.parametrize("language", ["de", "es", "fr"])
def test_a_comma_before_three_figures_is_grouping_to_some_and_a_part_to_others(
    language: str,
) -> None:
    assert value_of("1,375", language) is None


@given(st.text(max_size=120), st.sampled_from(["en", "de", "es", "fr", "pl"]))
def test_any_text_comes_to_a_value_or_nothing(text: str, language: str) -> None:
    found = value_of(text, language)
    assert found is None or found.low <= found.high
