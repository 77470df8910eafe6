"""The same article is known again by link and by words, and what changed in it is told."""

import pytest

from corpus.article import Metadata, ParagraphKind, Source, SourceKind
from corpus.assembly import Block, assemble
from corpus.drafts import as_article
from corpus.submissions.duplicates import canonical_url, nearest
from corpus.submissions.revisions import changes, suspicion
from tests.doubles.articles import BRIDGE, MEMOIR, MISSILES, POSTED_AT, article, draft

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
