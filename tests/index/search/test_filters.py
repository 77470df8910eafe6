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
from index.search.filters import EVERYTHING, Scope, within
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
    ("scope", "held"),
    [
        (EVERYTHING, True),
        (Scope(after=NEW), True),
        (Scope(before=NEW), True),
        (Scope(after=date(2022, 5, 7)), False),
        (Scope(before=date(2022, 5, 5)), False),
        (Scope(after=OLD, before=NEW), True),
        (Scope(publication="the harbour post "), True),
        (Scope(publication="Harbour"), False),
        (Scope(publication="The Harbour Post", after=OLD), True),
    ],
)
def test_a_scope_holds_what_fits_all_its_parts(scope: Scope, held: bool) -> None:  # noqa: FBT001 - a table
    assert scope.held(Catalogue([dated(NEW)])).tolist() == [held]


def test_an_unknown_date_or_publication_fits_no_filter_on_it() -> None:
    unknown = Catalogue([dated(None), dated(NEW, None)])

    assert Scope(after=OLD).held(unknown).tolist() == [False, True]
    assert Scope(publication="The Harbour Post").held(unknown).tolist() == [True, False]
    assert EVERYTHING.held(unknown).all()


@pytest.mark.slow
@given(st.lists(st.tuples(DAYS, PUBLICATIONS), max_size=6), DAYS, DAYS, PUBLICATIONS)
def test_what_is_held_is_what_looking_at_each_article_finds(
    stated: list[tuple[date | None, str | None]],
    after: date | None,
    before: date | None,
    publication: str | None,
) -> None:
    scope = Scope(None, publication, after, before)

    found = scope.held(Catalogue([dated(*each) for each in stated]))

    assert found.tolist() == [fits(*each, scope) for each in stated]


def fits(day: date | None, publication: str | None, scope: Scope) -> bool:
    if scope.publication is not None and publication != scope.publication:
        return False
    if scope.after is None and scope.before is None:
        return True
    return day is not None and (scope.after or day) <= day <= (scope.before or day)


def test_of_each_collection_it_is_told_what_fits() -> None:
    old, new = dated(OLD), dated(NEW)
    apart = [Catalogue([old, new]), Catalogue([]), Catalogue([new])]

    found = within(apart, Scope(after=NEW)) or []

    assert [flags.tolist() for flags in found] == [[False, True], [], [True]]
    assert within(apart, EVERYTHING) is None
    one = within(apart, Scope(old.id)) or []
    assert [flags.tolist() for flags in one] == [[True, False], [], [False]]


def test_a_filter_that_nothing_fits_is_refused_with_what_to_do() -> None:
    with pytest.raises(InvalidQuestion, match="other filters"):
        within([Catalogue([dated(OLD)])], Scope(after=NEW))
    with pytest.raises(UnknownArticle, match="pick one"):
        within([Catalogue([dated(OLD)])], Scope("0" * 12))


def test_titles_are_found_in_a_question_whatever_their_case() -> None:
    titles = ["A memoir", "The bridge", "A memoir", "Bridge of fog", None]
    catalogue = Catalogue([retitled(each) for each in titles])

    assert catalogue.named("Who wrote “a Memoir”?") == [0, 2]
    assert catalogue.named("is it THE BRIDGE of fog") == [1, 3]
    assert catalogue.named("Who wrote it?") == []


def test_only_articles_in_scope_are_searched() -> None:
    asked = engine()
    asked.add(OPERATOR, draft(MEMOIR, title="One"), source())
    bridge = asked.add(OPERATOR, draft(BRIDGE, title="Two"), source())

    found = asked.ask(OPERATOR, "Who wrote the memoir?", scope=Scope(bridge.id), top=9).passages

    assert {each.citation.article_id for each in found} == {bridge.id}
