"""A question can be narrowed to an article, a publication or a span of days."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Article
from corpus.errors import InvalidQuestion, UnknownArticle
from corpus.store import OPERATOR
from index.search.catalogue import Catalogue
from index.search.filters import EVERYTHING, Filters, within
from tests.doubles.articles import BRIDGE, MEMOIR, article, draft, engine, source

OLD = date(2020, 1, 1)
NEW = date(2022, 5, 6)


DAYS = st.none() | st.sampled_from([OLD, date(2021, 3, 3), NEW])
PUBLICATIONS = st.none() | st.sampled_from(["The Harbour Post", "The Fog"])


def dated(day: date | None, publication: str | None = "The Harbour Post") -> Article:
    held = article(MEMOIR)
    stated = replace(held.metadata, published=day, publication=publication)
    return replace(held, id=f"{day}{publication}", metadata=stated)


def retitled(title: str | None) -> Article:
    held = article(MEMOIR)
    return replace(held, metadata=replace(held.metadata, title=title))


@pytest.mark.parametrize(
    ("filters", "held"),
    [
        (EVERYTHING, True),
        (Filters(after=NEW), True),
        (Filters(before=NEW), True),
        (Filters(after=date(2022, 5, 7)), False),
        (Filters(before=date(2022, 5, 5)), False),
        (Filters(after=OLD, before=NEW), True),
        (Filters(publication="the harbour post "), True),
        (Filters(publication="Harbour"), False),
        (Filters(publication="The Harbour Post", after=OLD), True),
    ],
)
def test_filters_hold_what_fits_each_of_them(filters: Filters, held: bool) -> None:  # noqa: FBT001 - a table
    assert filters.held(Catalogue([dated(NEW)])).tolist() == [held]


def test_an_unknown_date_or_publication_fits_no_filter_on_it() -> None:
    unknown = Catalogue([dated(None), dated(NEW, None)])

    assert Filters(after=OLD).held(unknown).tolist() == [False, True]
    assert Filters(publication="The Harbour Post").held(unknown).tolist() == [True, False]
    assert EVERYTHING.held(unknown).all()


@pytest.mark.slow
@given(st.lists(st.tuples(DAYS, PUBLICATIONS), max_size=6), DAYS, DAYS, PUBLICATIONS)
def test_what_is_held_is_what_looking_at_each_article_finds(
    stated: list[tuple[date | None, str | None]],
    after: date | None,
    before: date | None,
    publication: str | None,
) -> None:
    filters = Filters(None, publication, after, before)

    found = filters.held(Catalogue([dated(*each) for each in stated]))

    assert found.tolist() == [fits(*each, filters) for each in stated]


def fits(day: date | None, publication: str | None, filters: Filters) -> bool:
    if filters.publication is not None and publication != filters.publication:
        return False
    if filters.after is None and filters.before is None:
        return True
    return day is not None and (filters.after or day) <= day <= (filters.before or day)


def test_of_each_collection_it_is_told_what_fits() -> None:
    old, new = dated(OLD), dated(NEW)
    apart = [Catalogue([old, new]), Catalogue([]), Catalogue([new])]

    found = within(apart, Filters(after=NEW)) or []

    assert [flags.tolist() for flags in found] == [[False, True], [], [True]]
    assert within(apart, EVERYTHING) is None
    one = within(apart, Filters(old.id)) or []
    assert [flags.tolist() for flags in one] == [[True, False], [], [False]]


def test_a_filter_that_nothing_fits_is_refused_with_what_to_do() -> None:
    with pytest.raises(InvalidQuestion, match="other filters"):
        within([Catalogue([dated(OLD)])], Filters(after=NEW))
    with pytest.raises(UnknownArticle, match="pick one"):
        within([Catalogue([dated(OLD)])], Filters("0" * 12))


def test_titles_are_found_in_a_question_whatever_their_case() -> None:
    titles = ["A memoir", "The bridge", "A memoir", "Bridge of fog", None]
    catalogue = Catalogue([retitled(each) for each in titles])

    assert catalogue.named("Who wrote “a Memoir”?") == [0, 2]
    assert catalogue.named("is it THE BRIDGE of fog") == [1, 3]
    assert catalogue.named("Who wrote it?") == []


def test_only_articles_in_scope_are_searched() -> None:
    asked = engine()
    asked.writer.add(OPERATOR, draft(MEMOIR, title="One"), source())
    bridge = asked.writer.add(OPERATOR, draft(BRIDGE, title="Two"), source())

    found = asked.ask(OPERATOR, "Who wrote the memoir?", filters=Filters(bridge.id), top=9).passages

    assert {each.citation.article_id for each in found} == {bridge.id}
