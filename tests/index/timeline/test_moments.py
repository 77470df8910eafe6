"""Dates in sentences of four languages: which days they mean, and what is none."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.formats.written_dates import Order
from index.timeline.moments import Precision, stated_moments

DAY, MONTH, QUARTER, YEAR, DECADE = Precision


@pytest.mark.parametrize(
    ("sentence", "language", "words", "first", "last", "precision"),
    [
        ("The quay sank on 14 March 2019.", "en", "14 March 2019", "2019-03-14", "", DAY),
        ("The quay sank on March 14, 2019.", "en", "March 14, 2019", "2019-03-14", "", DAY),
        ("The quay sank on 2019-03-14.", "en", "2019-03-14", "2019-03-14", "", DAY),
        ("Der Kai sank am 3. Mai 1987.", "de", "3. Mai 1987", "1987-05-03", "", DAY),
        ("Le quai a sombré le 1er juin 2004.", "fr", "1er juin 2004", "2004-06-01", "", DAY),
        ("El muelle cayó el 5 de mayo de 2022.", "es", "5 de mayo de 2022", "2022-05-05", "", DAY),
        ("It ran from 3 to 5 May 2022.", "en", "3 to 5 May 2022", "2022-05-03", "2022-05-05", DAY),
        ("It sank in May 2021.", "en", "May 2021", "2021-05-01", "2021-05-31", MONTH),
        ("Er sank im Mai 2021.", "de", "Mai 2021", "2021-05-01", "2021-05-31", MONTH),
        ("En mars 2020, il a sombré.", "fr", "mars 2020", "2020-03-01", "2020-03-31", MONTH),
        ("Cayó en mayo de 2021.", "es", "mayo de 2021", "2021-05-01", "2021-05-31", MONTH),
        ("It fell in Q3 2021.", "en", "Q3 2021", "2021-07-01", "2021-09-30", QUARTER),
        ("Sales fell in the second quarter of 2021.", "en", "second quarter of 2021",
         "2021-04-01", "2021-06-30", QUARTER),
        ("It fell in the \u017fecond quarter of 2021.", "en", "\u017fecond quarter of 2021",
         "2021-04-01", "2021-06-30", QUARTER),
        ("It fell in the F\u0130RST QUARTER of 2021.", "en", "F\u0130RST QUARTER of 2021",
         "2021-01-01", "2021-03-31", QUARTER),
        ("Im ersten Quartal 2023 fiel er.", "de", "ersten Quartal 2023",
         "2023-01-01", "2023-03-31", QUARTER),
        ("Au troisième trimestre 2023, il baisse.", "fr", "troisième trimestre 2023",
         "2023-07-01", "2023-09-30", QUARTER),
        ("It opened in spring 2024.", None, "spring 2024", "2024-01-01", "2024-12-31", YEAR),
        ("Der Wald brannte im Sommer 2018.", "de", "Sommer 2018",
         "2018-01-01", "2018-12-31", YEAR),
        ("In 2019 voters chose another mayor.", "en", "2019", "2019-01-01", "2019-12-31", YEAR),
        ("2019 gewann sie die Wahl.", "de", "2019", "2019-01-01", "2019-12-31", YEAR),
        ("Depuis 2015 le musée est fermé.", "fr", "2015", "2015-01-01", "2015-12-31", YEAR),
        ("Desde 1998 el teatro cierra pronto.", "es", "1998", "1998-01-01", "1998-12-31", YEAR),
        ("From 1939 to 1945 it was closed.", "en", "1939 to 1945",
         "1939-01-01", "1945-12-31", YEAR),
        ("The winter of 2023/24 was mild.", "en", "winter of 2023/24",
         "2023-01-01", "2024-12-31", YEAR),
        ("In the 1990s it was sold.", "en", "1990s", "1990-01-01", "1999-12-31", DECADE),
        ("In den 1990er Jahren schloss er.", "de", "1990er", "1990-01-01", "1999-12-31", DECADE),
        ("Dans les années 1990 il ferme.", "fr", "années 1990",
         "1990-01-01", "1999-12-31", DECADE),
        ("En los años 1990 cerró.", "es", "años 1990", "1990-01-01", "1999-12-31", DECADE),
    ],
)  # fmt: skip
def test_a_date_means_its_days_as_exactly_as_it_is_told(  # noqa: PLR0913, PLR0917 - columns
    sentence: str, language: str | None, words: str, first: str, last: str, precision: Precision
) -> None:
    (found,) = stated_moments(sentence, language, None)

    assert sentence[found.start : found.end] == words
    assert (found.first, found.last) == (
        date.fromisoformat(first),
        date.fromisoformat(last or first),
    )
    assert (found.precision, found.reckoned) == (precision, False)


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("In 2000 metres the runner fell.", "en"),
        ("They walked 2019 steps in all.", "en"),
        ("2019 Menschen kamen zum Fest.", "de"),
        ("2019 people came to the fair.", "en"),
        ("The Mars 2020 rover landed there.", "en"),
        ("In the 1800s the sea was colder.", "en"),
        ("It weighs 1,990 tonnes in water.", "en"),
        ("© 2019 The Harbour Post, in 2019", "en"),
        ("In 2019.", "en"),
        ("It may be open on 14 May.", "en"),
    ],
)
def test_what_only_looks_like_a_date_is_none(sentence: str, language: str) -> None:
    assert stated_moments(sentence, language, None) == []


def test_of_a_date_in_numbers_its_year_alone_is_certain_where_nothing_tells_their_order() -> None:
    sentence = "It sank on 03/04/2024 at noon."

    (unsure,) = stated_moments(sentence, "en", None)
    (sure,) = stated_moments(sentence, "de", Order.DAY_FIRST)

    assert (unsure.first, unsure.precision) == (date(2024, 1, 1), YEAR)
    assert (sure.first, sure.precision) == (date(2024, 4, 3), DAY)


_PIECES = st.sampled_from(
    ["in ", "May ", "2019", "3 ", "to ", "2019/20", " ", ".", "1990s", "Q1 ", "de ", "14.", "x"]
)


@given(st.lists(_PIECES).map("".join) | st.text())
def test_dates_stand_in_order_inside_the_sentence_and_touch_no_other(sentence: str) -> None:
    found = stated_moments(sentence, "de", None)

    edges = [at for each in found for at in (each.start, each.end)]
    assert edges == sorted(edges)
    assert all(0 <= each.start < each.end <= len(sentence) for each in found)
    assert all(each.first <= each.last for each in found)
