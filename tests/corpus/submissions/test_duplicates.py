"""The same article is known again by link and by words, and what changed in it is told."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.engine import Connection

from corpus.article import Article, Draft, Metadata, ParagraphKind, Source, SourceKind
from corpus.assembly import Block, assemble
from corpus.drafts import as_article, body_sha256
from corpus.shingles import FORM, containment, shingles
from corpus.storage.current_articles import article_of
from corpus.storage.database import Database
from corpus.storage.schema import article_sketches
from corpus.store import Store
from corpus.submissions import duplicates
from corpus.submissions.duplicates import ALIKE_FROM, Duplicates, Likeness, canonical_url
from corpus.submissions.revisions import changes, suspicion
from tests.doubles.articles import BRIDGE, MEMOIR, MISSILES, POSTED_AT, article, draft, source
from tests.doubles.databases import empty_database

WORDS = [f"word{number}" for number in range(100)]
LONG = " ".join(WORDS)


@pytest.mark.parametrize(
    "url",
    [
        "https://www.News.example/a/?utm_source=x&b=2&a=1#top",
        "http://news.example:80/a?a=1&b=2&fbclid=9",
        "https://news.example:443/a/?b=2&a=1",
    ],
)
def test_links_to_one_page_have_one_form(url: str) -> None:
    assert canonical_url(url) == "https://news.example/a?a=1&b=2"


def nearest(made: Draft, held: Sequence[Article]) -> Likeness | None:
    """Return what *made* is likest to where a collection holds the articles *held*."""
    return Duplicates(holding(held)).nearest("operator", made)


def holding(held: Sequence[Article]) -> Database:
    database = empty_database()
    for each in held:
        Store(database).add("operator", each, "model", [])
    return database


def test_the_same_link_is_known_again_though_all_words_differ() -> None:
    held = as_article(
        "operator",
        draft(MEMOIR),
        Source(SourceKind.LINK, "https://news.example/a?utm_source=x", None, POSTED_AT),
    )

    found = nearest(draft(BRIDGE, url="https://www.news.example/a/"), [held])

    assert found is not None
    assert (found.same_link, found.same_words, found.is_same) == (True, False, True)


def test_the_same_words_are_known_again_whatever_their_quotes() -> None:
    found = nearest(draft(MEMOIR.upper()), [article(BRIDGE), article(MEMOIR)])

    assert found is not None
    assert (found.article.body, found.same_words) == (MEMOIR, True)


@pytest.mark.parametrize(
    ("kept", "same", "alike"), [(95, True, True), (60, False, True), (20, False, False)]
)
def test_the_share_of_common_words_decides(kept: int, same: bool, alike: bool) -> None:  # noqa: FBT001 - a table
    other = " ".join([*WORDS[:kept], *(f"other{number}" for number in range(100 - kept))])

    found = nearest(draft(other), [article(LONG)])

    assert (found is not None) == alike
    if found is not None:
        assert found.share == pytest.approx((kept - 3) / 97)
        assert found.is_same == same


def test_short_texts_are_alike_only_when_the_same() -> None:
    assert nearest(draft("The bridge opened in May."), [article(BRIDGE)]) is None


def test_an_article_of_another_collection_is_no_duplicate() -> None:
    database = holding([article(LONG)])

    assert Duplicates(database).nearest("discord:1", draft(LONG)) is None


TEXTS = st.lists(st.integers(0, 12), min_size=30, max_size=90).map(
    lambda parts: " ".join(f"part{part} of the text number{part}" for part in parts)
)
"""Texts that share much, little or nothing: a few sentences in any order, any of them often."""


@pytest.mark.sqlite
@settings(max_examples=60)
@given(TEXTS, st.lists(TEXTS, min_size=1, max_size=6, unique_by=body_sha256))
def test_the_nearest_is_the_one_that_comparing_all_words_finds(text: str, texts: list[str]) -> None:
    held = [
        as_article("operator", draft(each), source(posted_at=POSTED_AT + timedelta(days=day)))
        for day, each in enumerate(texts)
    ]

    found = nearest(draft(text), held)

    shares = [containment(shingles(text), shingles(each)) for each in texts]
    same = [body_sha256(text) == body_sha256(each) for each in texts]
    best = max(range(len(texts)), key=lambda place: (same[place], shares[place], -place))
    if same[best] or shares[best] >= ALIKE_FROM:
        assert found is not None
        assert (found.article.body, found.share) == (texts[best], shares[best])
        assert (found.same_words, found.same_link) == (same[best], False)
    else:
        assert found is None


def test_only_what_may_be_alike_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    read = []

    def counted(connection: Connection, names: Sequence[str], article_id: str) -> Article:
        read.append(article_id)
        return article_of(connection, names, article_id)

    monkeypatch.setattr(duplicates, "article_of", counted)
    unlike = [article(" ".join(f"{word}{number}" for word in WORDS)) for number in range(5)]
    alike, likest = article(" ".join(WORDS[:60])), article(" ".join(WORDS[:90]))
    database = holding([*unlike, alike, likest])

    assert Duplicates(database).nearest("operator", draft(BRIDGE)) is None
    assert read == []
    found = Duplicates(database).nearest("operator", draft(LONG))
    assert found is not None
    assert read == [found.article.id]


@pytest.mark.parametrize("made_before", [0, 7])
def test_articles_of_before_get_their_sketch_when_one_is_compared(
    made_before: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(duplicates, "SKETCHED_AT_ONCE", 3)
    held = [article(" ".join(f"{word}{number}" for word in WORDS)) for number in range(10)]
    database = holding([*held, article(LONG)])
    with database.write() as connection:
        kept = [each.id for each in held[:made_before]]
        of_before = article_sketches.c.article_id.not_in(kept)
        connection.execute(article_sketches.delete().where(of_before))
        connection.execute(article_sketches.update().values(form="older"))

    found = Duplicates(database).nearest("operator", draft(LONG))

    with database.read() as connection:
        forms = connection.scalars(sa.select(article_sketches.c.form)).all()
    assert found is not None
    assert (found.article.body, found.same_words) == (LONG, True)
    assert forms == [FORM] * 11


def test_a_newer_version_is_compared_in_place_of_the_older() -> None:
    (held,) = [article(LONG)]
    database = holding([held])
    other = " ".join(f"{word}b" for word in WORDS)
    newer = replace(held, body=other, paragraphs=draft(other).paragraphs)
    Store(database).replace("operator", newer, "model", [])

    assert Duplicates(database).nearest("operator", draft(LONG)) is None
    found = Duplicates(database).nearest("operator", draft(other))
    assert found is not None
    assert (found.article.version, found.same_words) == (2, True)


def test_what_was_withdrawn_is_compared_again_once_it_is_taken_back() -> None:
    held = article(LONG)
    database = holding([held])
    store = Store(database)

    store.remove("operator", held.id)
    assert Duplicates(database).nearest("operator", draft(LONG)) is None
    store.restore("operator", held.id)
    assert Duplicates(database).nearest("operator", draft(LONG)) is not None


def test_changes_are_told_paragraph_by_paragraph() -> None:
    found = changes(article(MEMOIR, MISSILES, BRIDGE), draft(MEMOIR, MISSILES.upper()))

    assert found.changed == ((MISSILES, MISSILES.upper()),)
    assert (found.added, found.removed, found.unchanged) == ((), (BRIDGE,), 1)
    assert found.any
    assert not changes(article(MEMOIR), draft(MEMOIR)).any


def test_a_page_of_under_half_the_length_is_not_trusted() -> None:
    whole = article(MEMOIR, MISSILES, BRIDGE)
    stub = assemble(Metadata(), [Block(ParagraphKind.BODY, "Please enable JavaScript.")])

    assert "the stored version was kept" in str(suspicion(whole, stub))
    assert suspicion(whole, draft(MEMOIR, MISSILES)) is None
