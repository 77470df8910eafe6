"""A year that an article never names is not told of there."""

import pytest

from index.ranking.names.checking import names_unheard_year
from tests.doubles.articles import article

TEXT = "The fair of 2024 brought £2,019, and in the 1990s it was held twice."


@pytest.mark.parametrize(
    ("question", "is_unheard"),
    [
        ("when is the fair in 2027", True),
        ("who won in 2023 and 2024", True),
        ("what did the fair bring in 2024", False),
        ("how much is 2019 pounds", False),
        ("was there a fair in the 1980s", False),
        ("what happened on 2027-05-04", False),
        ("when is the fair", False),
        ("was there a fair between 2020 and 2025", False),
        ("was there a fair between 2010 and 2020", True),
    ],
)
def test_only_a_year_by_itself_is_looked_for(question: str, *, is_unheard: bool) -> None:
    assert names_unheard_year(question, article(TEXT)) is is_unheard


def test_the_year_in_the_title_is_heard() -> None:
    assert not names_unheard_year("when is the fair in 2027", article(TEXT, title="Fair 2027"))


def test_a_year_between_two_of_an_article_is_heard() -> None:
    told = article("It was a mill from 1862 to 1955.")
    assert not names_unheard_year("was it a mill in 1900", told)
    assert names_unheard_year("was it a mill in 1990", told)
