"""Days told from the day of publication: reckoned where one alone can be meant."""

from datetime import date

import pytest

from index.timeline.relative_days import quotation_marks, reckoned_moments

MONDAY = date(2022, 5, 9)
FRIDAY = date(2022, 5, 6)


def reckoned(sentence: str, published: date, language: str | None) -> list[tuple[str, str, str]]:
    return [
        (sentence[each.start : each.end], each.first.isoformat(), each.last.isoformat())
        for each in reckoned_moments(sentence, 0, quotation_marks(sentence), published, language)
    ]


@pytest.mark.parametrize(
    ("sentence", "language", "words", "day"),
    [
        ("The council met yesterday.", None, "yesterday", "2022-05-08"),
        ("The council meets tomorrow.", "en", "tomorrow", "2022-05-10"),
        ("The council met last Tuesday.", "en", "last Tuesday", "2022-05-03"),
        ("The council met last Monday.", "en", "last Monday", "2022-05-02"),
        ("The council met on Friday.", "en", "on Friday", "2022-05-06"),
        ("Gestern brannte der Wald.", "de", "Gestern", "2022-05-08"),
        ("Der Rat wurde am Freitag laut.", "de", "am Freitag", "2022-05-06"),
        ("Der Rat tagte letzten Dienstag.", "de", "letzten Dienstag", "2022-05-03"),
        ("Hier, le port a fermé.", "fr", "Hier", "2022-05-08"),
        ("Le port a fermé mardi dernier.", "fr", "mardi dernier", "2022-05-03"),
        ("Ayer cerró el puerto.", "es", "Ayer", "2022-05-08"),
        ("El martes pasado cerró el puerto.", "es", "El martes pasado", "2022-05-03"),
    ],
)
def test_what_can_mean_one_day_alone_is_reckoned(
    sentence: str, language: str | None, words: str, day: str
) -> None:
    assert reckoned(sentence, MONDAY, language) == [(words, day, day)]


@pytest.mark.parametrize(
    ("sentence", "published", "language"),
    [
        ("The council met last Tuesday.", FRIDAY, "en"),
        ("The council met last Sunday.", MONDAY, "en"),
        ("The council met on Friday.", FRIDAY, "en"),
        ("The council will meet on Friday.", MONDAY, "en"),
        ("The council meets on Friday.", MONDAY, "en"),
        ("The shop was open on Friday, 6 May.", MONDAY, "en"),
        ("He said: “It closed yesterday.”", MONDAY, "en"),
        ("It closed the day before yesterday.", MONDAY, "en"),
        ("Yesterday's papers were wet.", MONDAY, "en"),
        ("Over the last year sales fell.", MONDAY, "en"),
        ("Hier steht das Haus.", MONDAY, "de"),
        ("Hier steht das Haus.", MONDAY, None),
    ],
)
def test_what_may_mean_more_than_one_day_is_left_out(
    sentence: str, published: date, language: str | None
) -> None:
    assert reckoned(sentence, published, language) == []


def test_last_year_and_last_month_are_as_wide_as_they_are_told() -> None:
    assert reckoned("Sales fell last year.", MONDAY, "en") == [
        ("last year", "2021-01-01", "2021-12-31")
    ]
    assert reckoned("Der Absatz fiel im vergangenen Monat.", date(2022, 1, 9), "de") == [
        ("im vergangenen Monat", "2021-12-01", "2021-12-31")
    ]


@pytest.mark.parametrize(
    ("sentence", "words", "day"),
    [
        ("The council met on FR\u0130DAY.", "on FR\u0130DAY", "2022-05-06"),
        ("The council met last tue\u017fday.", "last tue\u017fday", "2022-05-03"),
        ("Le conseil se r\u00e9unit DEMA\u0130N.", "DEMA\u0130N", "2022-05-10"),
    ],
)
def test_a_day_is_known_whichever_i_or_s_it_is_written_with(
    sentence: str, words: str, day: str
) -> None:
    assert reckoned(sentence, MONDAY, None) == [(words, day, day)]
