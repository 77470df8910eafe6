"""A question can be narrowed to an article, a publication or a span of days."""

from dataclasses import replace
from datetime import date

import pytest

from corpus.article import Article
from corpus.errors import InvalidQuestion, UnknownArticle
from corpus.store import OPERATOR
from index.scope import EVERYTHING, Scope, within
from tests.doubles.articles import BRIDGE, MEMOIR, article, draft, engine, source

OLD = date(2020, 1, 1)
NEW = date(2022, 5, 6)


def dated(day: date | None, publication: str | None = "The Harbour Post") -> Article:
    held = article(MEMOIR)
    stated = replace(held.metadata, published=day, publication=publication)
    return replace(held, id=f"{day}{publication}", metadata=stated)


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
    assert scope.holds(dated(NEW)) is held


def test_an_unknown_date_or_publication_fits_no_filter_on_it() -> None:
    assert not Scope(after=OLD).holds(dated(None))
    assert not Scope(publication="The Harbour Post").holds(dated(NEW, None))
    assert EVERYTHING.holds(dated(None, None))


def test_what_fits_is_told_by_its_ids() -> None:
    old, new = dated(OLD), dated(NEW)

    assert within([old, new], Scope(after=NEW)) == {new.id}
    assert within([old, new], EVERYTHING) == {old.id, new.id}


def test_a_filter_that_nothing_fits_is_refused_with_what_to_do() -> None:
    with pytest.raises(InvalidQuestion, match="other filters"):
        within([dated(OLD)], Scope(after=NEW))
    with pytest.raises(UnknownArticle, match="pick one"):
        within([dated(OLD)], Scope("0" * 12))


def test_only_articles_in_scope_are_searched() -> None:
    asked = engine()
    asked.add(OPERATOR, draft(MEMOIR, title="One"), source())
    bridge = asked.add(OPERATOR, draft(BRIDGE, title="Two"), source())

    found = asked.ask(OPERATOR, "Who wrote the memoir?", scope=Scope(bridge.id), top=9).passages

    assert {each.citation.article_id for each in found} == {bridge.id}
