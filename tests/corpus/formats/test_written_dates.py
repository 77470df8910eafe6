"""Days are read back as they are written, and never two of one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.formats.written_dates import Order, date_stated, dates_in, order_of
from tests.corpus.formats.html.statements.stating import QUAY, read


@given(st.dates(date(1971, 1, 1), date(2099, 12, 31)))
def test_a_day_is_read_back_in_whatever_form_it_is_certain(day: date) -> None:
    certain = (
        day.isoformat(), f"{day:%d %B %Y}", f"{day:%B} {day.day}, {day.year}", f"{day:%Y/%m/%d}",
        f"{day:%Y%m%d}", f"{day:%a, %d %b %Y} 23:59:59 -0800", f"{day.isoformat()}T00:30:00+14:00",
        f"{day.year}\u5e74{day.month}\u6708{day.day}\u65e5",
    )  # fmt: skip
    for text in certain:
        stated = date_stated(text)
        assert stated is not None
        assert stated.day() == day, text


@given(st.dates(date(1971, 1, 1), date(2099, 12, 31)), st.sampled_from("/.-"))
def test_numbers_mean_one_day_by_the_order_of_their_page(day: date, mark: str) -> None:
    (written,) = dates_in(f"Published {day:%d}{mark}{day:%m}{mark}{day:%Y}, today")
    certain = day.day > 12 or day.day == day.month
    assert written.day(Order.DAY_FIRST) == day
    assert written.day() == (day if certain else None)


@given(st.text(alphabet="0123456789/.-: TZMarch,", max_size=40))
def test_any_text_states_days_of_the_calendar_or_none(text: str) -> None:
    for written in dates_in(text):
        assert text[written.start : written.end]
        assert written.likeliest in written.days.values()


def test_english_without_a_region_settles_no_order() -> None:
    assert order_of("en", None, "") is None
    assert order_of("en", "en_US") is Order.MONTH_FIRST


@pytest.mark.parametrize("sign", ["\ue000", "\uf8ff", "\ufdd0", "\x1f", "\x1e", "\uffff"])
@pytest.mark.parametrize("line", ["{0}", "By Ann Lee {0}", "{0} 14 March 2026", "{0}{0} | {0}"])
def test_signs_of_icon_fonts_in_a_line_are_no_days(line: str, sign: str) -> None:
    draft = read(
        top=f"<p>{line.format(sign)}</p>", below=f"<p class='byline'>{line.format(sign)}</p>"
    )
    assert QUAY in draft.body
