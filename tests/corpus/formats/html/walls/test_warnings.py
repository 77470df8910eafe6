"""What may stand before an article of a page is warned of, and an article about it is not."""

import pytest

from corpus.formats.html.document import read_html
from corpus.formats.html.walls.interstitials import Interstitial
from tests.corpus.formats.html.pages import HEAD, page


@pytest.mark.parametrize(
    ("words", "wall"),
    [
        ("Checking your browser before you can go on to news.example.", Interstitial.CHALLENGE),
        ("We value your privacy. Our partners use cookies here.", Interstitial.CONSENT),
        ("The memoir appeared. Subscribe to continue reading this article.", Interstitial.PAYWALL),
    ],
)
def test_what_stands_before_an_article_is_warned_of(words: str, wall: Interstitial) -> None:
    text = f"<html><head><title>A memoir</title></head><body><p>{words} {words}</p></body></html>"
    assert read_html(text).warnings == (wall,)


def test_a_page_that_says_it_is_not_free_is_warned_of() -> None:
    data = '{"@type": "NewsArticle", "isAccessibleForFree": "False"}'
    head = f'{HEAD}<script type="application/ld+json">{data}</script>'
    assert read_html(page(head)).warnings == (Interstitial.PAYWALL,)


def test_a_long_article_about_cookies_is_an_article() -> None:
    body = "".join(
        f"<p>Site {n} asks: accept all cookies? Its readers did not.</p>" for n in range(60)
    )
    assert read_html(f"<html><body><article>{body}</article></body></html>").warnings == ()
