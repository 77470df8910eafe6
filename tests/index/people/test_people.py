"""Who is named: by full name, then by surname; kept apart from others of that surname."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.store import OPERATOR
from index.engine import Engine
from index.people import people as people_module
from index.people.names import names_of
from index.people.page import NamedPage
from index.people.people import People
from index.people.spelling import within_one
from tests.doubles.articles import article, draft, engine, source
from tests.patterns.work import work


def holding(*texts: str) -> Engine:
    made = engine()
    for number, text in enumerate(texts):
        made.writer.add(OPERATOR, draft(text, title=f"Number {number}"), source(str(number)))
    return made


def named(name: str, *texts: str) -> NamedPage:
    return People().page(holding(*texts), OPERATOR, name, 0, 50)


def quotes(page: NamedPage) -> list[str]:
    return [each.text for each in page.shown]


@pytest.mark.parametrize(
    "name", ["Ada Moreau", "ada moreau", "ADA MOREAU", "Ada Moréau", "Ada Moreau's"]
)
def test_a_name_is_found_in_any_spelling_of_it(name: str) -> None:
    assert quotes(named(name, "Nobody asked Ada Moreau. It rained.")) == [
        "Nobody asked Ada Moreau."
    ]


@pytest.mark.parametrize(
    "later",
    [
        "Moreau left.",
        "Mrs. Moreau left.",
        "A. Moreau left.",
        "Then Moreau\u2019s ferry left.",
        "MOREAU left.",
        "Ada J. Moreau left.",
    ],
)
def test_a_surname_counts_after_the_full_name(later: str) -> None:
    page = named("Ada Moreau", f"Ada Moreau came. {later}")

    assert quotes(page) == ["Ada Moreau came.", later]


def test_a_surname_before_the_full_name_or_without_it_is_nobodys() -> None:
    assert quotes(named("Ada Moreau", "Moreau left. Ada Moreau came.", "Moreau sang.")) == [
        "Ada Moreau came."
    ]


def test_where_an_article_names_two_of_one_surname_it_counts_for_neither() -> None:
    page = named("Ada Moreau", "Ada Moreau came. Jules Moreau came. Moreau left.")

    assert quotes(page) == ["Ada Moreau came."]


def test_two_of_one_surname_are_kept_apart_and_asked_for() -> None:
    page = named("moreau", "Ada Moreau came. Moreau left.", "Jules Moreau sang.")

    assert (page.shown, set(page.choices)) == ((), {"Ada Moreau", "Jules Moreau"})


def test_the_one_person_of_a_surname_is_meant_by_it() -> None:
    page = named("moreau", "Ada Moreau came. Moreau left.")

    assert (page.name, quotes(page)) == ("Ada Moreau", ["Ada Moreau came.", "Moreau left."])


def test_a_body_that_stands_by_itself_is_meant_by_its_own_name() -> None:
    page = named("senate", "The Senate voted.", "The French Senate rose.")

    assert (page.name, quotes(page)) == ("Senate", ["The Senate voted."])
    assert page.choices == ("French Senate",)


@pytest.mark.parametrize(
    "telling",
    [
        "Ada Moreau, the harbour master, closed it.",
        "Ada Moreau is the harbour master.",
        "Ada Moreau, die Hafenmeisterin, schloss ihn.",
        "Ada Moreau, la capitaine du port, l'a fermé.",
        "Ada Moreau era la capitana del puerto.",
    ],
)
def test_who_somebody_is_comes_first_where_an_article_says_so(telling: str) -> None:
    page = named("Ada Moreau", f"Ada Moreau came late. {telling}")

    assert page.introduced
    assert quotes(page) == [telling, "Ada Moreau came late."]


@pytest.mark.parametrize(
    "other",
    ["For Ada Moreau, the bridge was too low.", "When asked, Moreau, the bridge behind her, left."],
)
def test_what_only_looks_like_it_does_not_say_who_somebody_is(other: str) -> None:
    page = named("Ada Moreau", f"Ada Moreau came late. {other}")

    assert (page.introduced, quotes(page)) == (False, ["Ada Moreau came late.", other])


@pytest.mark.parametrize("typed", ["Ada Moreua", "Ada Morea", "Ada Morreau", "Ada Moroau"])
def test_a_name_that_is_a_letter_off_is_put_right(typed: str) -> None:
    page = named(typed, "Nobody asked Ada Moreau.")

    assert (page.name, page.corrected) == ("Ada Moreau", True)
    assert quotes(page) == ["Nobody asked Ada Moreau."]


def test_a_name_that_is_not_there_finds_nothing() -> None:
    page = named("Zoltan Quick", "Nobody asked Ada Moreau.")

    assert (page.shown, page.choices, page.corrected) == ((), (), False)


def test_names_are_offered_by_the_articles_they_stand_in_without_days_and_openers() -> None:
    made = holding(
        "In May, Ada Moreau met NATO on Friday. Rain fell.", "But NATO slept.", "A NATO."
    )

    assert People().names(made, OPERATOR) == ["NATO", "Ada Moreau"]


def test_names_are_counted_once_for_all_who_type_until_an_article_comes() -> None:
    made = holding(*(f"Nobody asked Ada Moreau nor Bo Number{letter}." for letter in "abcdefgh"))
    people = People()

    first = work(lambda: people.names(made, OPERATOR))
    again = work(lambda: people.names(made, OPERATOR))
    made.writer.add(OPERATOR, draft("Nobody asked Cy Quill.", title="Another"), source("9"))

    assert again * 4 < first
    assert "Cy Quill" in people.names(made, OPERATOR)


def test_no_more_names_are_offered_than_can_be_looked_through(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(people_module, "MOST_OFFERED", 1)
    made = holding("Nobody asked Ada Moreau.", "Nobody asked Ada Moreau nor Bo Quill.")

    assert People().names(made, OPERATOR) == ["Ada Moreau"]


@given(st.text(alphabet="Ada Moreau.\u2019'- \n\u00c9\u0301vondeZ", max_size=80))
def test_every_name_is_a_slice_that_begins_with_a_capital(text: str) -> None:
    made = article(f"Once {text} ended.")

    for held in names_of(made).values():
        for start, end in held.places:
            assert 0 <= start < end <= len(made.body)
            assert made.body[start].isupper()


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("esper", "esper", True),
        ("esper", "espr", True),
        ("espr", "esper", True),
        ("esper", "espor", True),
        ("esper", "epser", True),
        ("esper", "espres", False),
        ("esper", "epsre", False),
        ("esper", "sp", False),
    ],
)
def test_one_letter_more_less_changed_or_exchanged_is_near(
    one: str,
    other: str,
    near: bool,  # noqa: FBT001 - a column
) -> None:
    assert within_one(one, other) is near
