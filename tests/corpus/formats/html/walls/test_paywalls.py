"""A page has a paywall where it states one, or breaks off before an offer."""

import gzip
import json
from pathlib import Path

import pytest

from tests.corpus.formats.html.statements.stating import BODY, QUAY, TITLE, WORK, data, meta
from tests.corpus.formats.html.walls.walled_pages import ARTICLE, LANGUAGES, TEXTS, page, walls

PAGES = Path(__file__).resolve().parents[5] / ".." / "shared" / "data" / "pages"


@pytest.mark.parametrize(
    "head",
    [
        data({"@type": "NewsArticle", "headline": TITLE, "isAccessibleForFree": False}),
        data({"@type": "NewsArticle", "isAccessibleForFree": "False"}),
        data({"@type": "NewsArticle", "isAccessibleForFree": "https://schema.org/False"}),
        meta("article:content_tier", "locked"),
    ],
)
def test_a_page_that_states_that_its_article_is_not_free_has_a_paywall(head: str) -> None:
    assert walls(page(f"<h1>{TITLE}</h1>", *BODY, head=head)) == ["paywall"]


@pytest.mark.parametrize(
    "head",
    [
        data(
            {"@type": "NewsArticle", "headline": "Ferry fares rise", "isAccessibleForFree": False}
        ),
        data({"@type": "NewsArticle", "headline": TITLE, "isAccessibleForFree": True}),
        meta("article:content_tier", "free"),
        meta("robots", "noarchive"),
    ],
)
def test_what_is_stated_of_another_article_or_otherwise_is_no_paywall(head: str) -> None:
    assert walls(page(f"<h1>{TITLE}</h1>", *BODY, head=f"<title>{TITLE}</title>{head}")) == []


@pytest.mark.parametrize(
    "name", ["paywall", "regwall", "piano-offer", "tp-container-inner", "meter"]
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_that_breaks_off_before_an_offer_is_behind_a_paywall(
    language: str, name: str
) -> None:
    offer = "".join(f"<span>{text}</span> " for text in TEXTS["paywall"][language][0][1:])
    cut = WORK[:-20] + "\u2026"
    article = f"<article><h1>{TITLE}</h1><p>{QUAY}</p><p>{cut}</p></article>"
    shut = f"<html lang='{language}'><body>{article}<div class='{name}'>{offer}</div></body></html>"
    assert walls(shut) == ["paywall"]


def test_a_text_that_ends_in_the_middle_of_a_sentence_before_an_offer_is_behind_a_paywall() -> None:
    article = f"<article><h1>{TITLE}</h1><p>{QUAY}</p><p>{WORK[:-12]}</p></article>"
    offer = "<div class='regwall'><h2>1 month for $1</h2><a href='/in'>Sign in</a></div>"
    assert walls(f"<html><body>{article}{offer}</body></html>") == ["paywall"]
    assert walls(f"<html><body>{article}</body></html>") == []


def test_a_whole_article_beside_an_offer_for_others_has_no_paywall() -> None:
    paragraphs = "".join(f"<p>{n}. {QUAY} {WORK}</p>" for n in range(8))
    offer = "<div class='paywall-promo'>Subscribe to read all our articles.</div>"
    menu = "<header><a>Already a subscriber? Log in</a></header>"
    assert walls(f"<html><body>{menu}<article>{paragraphs}</article>{offer}</body></html>") == []


def test_a_paywall_and_a_notice_on_javascript_are_told_apart() -> None:
    notice = "Enable JavaScript and disable your ad blocker to continue reading this article."
    assert walls(page(ARTICLE, "Subscribe to continue reading.")) == ["paywall"]
    assert walls(page(ARTICLE, notice)) == []
    assert walls(page(notice)) == ["javascript"]
    assert walls(page("Enable JavaScript and cookies to continue.")) == ["challenge"]


@pytest.mark.slow
@pytest.mark.skipif(not PAGES.is_dir(), reason="the shared pages are not on this machine")
def test_of_sixty_real_pages_only_the_one_that_says_so_is_behind_a_wall() -> None:
    truth = json.loads((PAGES / "truth.json").read_text(encoding="utf-8"))
    found = {
        name: walls(gzip.decompress((PAGES / f"{name}.html.gz").read_bytes()).decode())
        for name in truth
    }
    assert {name[:8]: kinds for name, kinds in found.items() if kinds} == {"d48aeb9c": ["paywall"]}


def test_an_offer_that_the_page_hides_is_none() -> None:
    offer = "<div class='paywall' style='display:none'><p>Subscribe to continue reading.</p></div>"
    assert walls(f"<html><body><article><p>{QUAY}</p></article>{offer}</body></html>") == []
    shown = offer.replace("display:none", "")
    assert walls(f"<html><body><article><p>{QUAY}</p></article>{shown}</body></html>") == [
        "paywall"
    ]
