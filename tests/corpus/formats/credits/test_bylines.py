"""A byline names people, whatever is written around their names, or nobody."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus.formats.credits.bylines import credit_in

NAMES = (
    "Ann Lee", "Bo Sund", "Abby Bygrave", "Jane Q. Doe", "Ilse Panich-Lindt", "Rui P\u00e1scoa",
    "Jan de Vries", "Amina al-Sayed", "Seamus O\u2019Hara", "J. R. Ewart", "d'Arcy Lund",
    "\u0141ucja Wi\u015bniewska", "Lawrence van der Post", "Robert Downing Jr.", "MARY BYRNE",
)  # fmt: skip
LEADS = ("", "By ", "by ", "Written by ", "BY: ", "Analysis by ")
CONJUNCTIONS = (" and ", " & ", ", and ", " og ", " und ", "; ", ", ")
BEHIND = (
    "", ", Political Editor", " | Staff writer", " \u2014 Reuters", " (AP)", " \u00b7 BBC News",
    ", News reporter", " in Oslo", " @handle", " a.b@coast.example", ", 14 March 2026",
    " Published 14 March 2026", ", Chief Political Correspondent", " for The Coast",
)  # fmt: skip


@given(
    st.lists(st.sampled_from(NAMES), min_size=1, max_size=4, unique=True),
    st.sampled_from(LEADS),
    st.sampled_from(CONJUNCTIONS),
    st.sampled_from(BEHIND),
)
def test_a_byline_built_of_names_gives_back_the_names(
    names: list[str], lead: str, conjunction: str, behind: str
) -> None:
    listed = conjunction.join([", ".join(names[:-1]), names[-1]] if names[1:] else names)
    assert credit_in([f"{lead}{listed}{behind}"]).people == tuple(names)


@given(st.text(max_size=80), st.text(max_size=20))
@example("\u00a8", "")
def test_any_byline_names_somebody_or_nobody(byline: str, publication: str) -> None:
    credit = credit_in([byline], publication)
    assert all(any(map(str.isalnum, name)) for name in (*credit.people, *credit.organisations))


@pytest.mark.parametrize(
    ("byline", "language", "people"),
    [
        ("Von Thilo", "de", ("Thilo",)),
        ("Von Thilo", "nl", ("Von Thilo",)),
        ("Di Stefano", "it", ("Di Stefano",)),
    ],
)
def test_one_word_behind_a_german_von_in_capitals_is_the_whole_name(
    byline: str, language: str, people: tuple[str, ...]
) -> None:
    assert credit_in([byline], None, language).people == people
