"""What stands before an article is known by its words and its markup, in each language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import SourceRefused
from corpus.formats.html.document import read_html
from corpus.formats.html.walls.interstitials import Interstitial, interstitial_in
from tests.corpus.formats.html.statements.stating import BODY
from tests.corpus.formats.html.walls.walled_pages import KINDS, LANGUAGES, TEXTS, page, texts, walls


@pytest.mark.parametrize(
    "around",
    ["<main>{}</main>", "<div class='wrap'><div>{}<button>OK</button></div></div>"],
    ids=["plain", "button"],
)
@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_known_in_every_language_and_taken_for_no_other(
    kind: str, around: str
) -> None:
    for language, told in texts(kind):
        assert walls(page(*told, language=language, around=around)) == [kind], told


@pytest.mark.parametrize("kind", KINDS)
def test_every_language_family_has_six_texts_of_each_kind(kind: str) -> None:
    counts = {language: len(TEXTS[kind][language]) for language in LANGUAGES}
    assert counts["en"] + counts["de"] + counts["nl"] >= 6
    assert counts["fr"] + counts["es"] + counts["it"] + counts["pt"] >= 6
    assert counts["pl"] >= 6


@pytest.mark.parametrize(("language", "told"), texts("about"))
def test_an_article_about_such_pages_is_an_article(language: str, told: list[str]) -> None:
    source = page(f"<h1>{told[0].split()[0]}</h1>", *told, language=language)
    assert walls(source) == []
    assert told[-1] in read_html(source).body


@pytest.mark.parametrize(("language", "told"), texts("about"))
@pytest.mark.parametrize("kind", ["javascript", "consent", "challenge"])
def test_a_notice_beside_an_article_makes_it_none_of_these(
    language: str, told: list[str], kind: str
) -> None:
    notice = "".join(f"<p>{text}</p>" for text in TEXTS[kind][language][0])
    boxes = {
        "javascript": f"<noscript>{notice}</noscript>",
        "consent": f"<div id='onetrust-banner-sdk' class='cookie-consent'>{notice}</div>",
        "challenge": f"<form class='comment-form'><textarea></textarea><label>{notice}</label>"
        "<div class='g-recaptcha'></div></form>",
    }
    article = "".join(f"<p>{text}</p>" for text in [*told, *BODY])
    inside = f"{boxes[kind]}<article>{article}</article>"
    source = f"<html lang='{language}'><body>{inside}</body></html>"
    assert walls(source) == []


@pytest.mark.parametrize(
    "container",
    [
        "<div id='didomi-popup'>{}</div>",
        "<div class='qc-cmp2-container'>{}</div>",
        "<section class='cookie-wall__text'>{}</section>",
        "<div id='sp_message_container_1' class='consent'>{}</div>",
        "<dialog class='gdpr-dialog'>{}</dialog>",
        "<div class='cmpboxinner'><div id='cmpbox'>{}</div></div>",
    ],
)
@pytest.mark.parametrize(
    "told",
    [
        (
            "Vi bruger cookies til statistik og annoncer p\u00e5 vores sider.",
            "Du kan til enhver tid \u00e6ndre det igen.",
        ),
        (
            "K\u00e4yt\u00e4mme ev\u00e4steit\u00e4 (cookies) tilastointiin ja mainontaan.",
            "Voit muuttaa valintasi my\u00f6hemmin.",
        ),
    ],
)
def test_markup_that_asks_for_consent_is_known_in_languages_that_are_not(
    container: str, told: tuple[str, ...]
) -> None:
    assert walls(page(*told, around=container)) == ["consent"]


@pytest.mark.parametrize(
    "body",
    [
        "<noscript>You need to enable JavaScript to run this app.</noscript><div id='root'></div>",
        "<div id='app'></div>",
        "<div id='__next'><div class='spinner'>Loading</div></div>",
        "<app-root></app-root><noscript>Bitte JavaScript einschalten.</noscript>",
        "<div id='root'></div><noscript><p>Ce site requiert JavaScript.</p></noscript>",
        "<nav><a href='/'>Home</a></nav><div id='__nuxt'></div>",
        "<div id='app'><p>Please enable JavaScript to view this page.</p></div>",
    ],
)
def test_a_page_that_is_empty_without_its_program_is_refused_in_one_sentence(body: str) -> None:
    shell = f"<html><head><title>Quay</title><script src='/app.js'></script></head><body>{body}"
    with pytest.raises(
        SourceRefused, match=r"^This page shows its text by JavaScript alone, [^.]+\.$"
    ):
        read_html(f"{shell}</body></html>")


@pytest.mark.parametrize(
    "body",
    [
        "<h1>Just a moment</h1><form id='challenge-form'><p>Checking your browser.</p></form>",
        "<div class='cf-turnstile'></div><p>Verifying you are human.</p>",
        "<p>Press &amp; Hold</p><div id='px-captcha'></div>",
        "<p>Please turn off whatever blocks this page</p><div id='captcha-box'></div>",
    ],
)
def test_a_check_against_bots_without_any_text_is_refused_as_one(body: str) -> None:
    script = "<script src='https://challenges.cloudflare.com/turnstile/v0/api.js'></script>"
    assert walls(f"<html><head>{script}</head><body>{body}</body></html>") == ["challenge"]


def test_each_kind_has_a_sentence_of_its_own() -> None:
    assert len({each.value for each in Interstitial}) == len(Interstitial)
    assert all(each.value.count(".") == 1 and each.value.endswith(".") for each in Interstitial)


SENTENCES = [text for _, told in texts("about") for text in told]


@given(st.lists(st.sampled_from(SENTENCES), min_size=3, max_size=6, unique=True))
def test_what_articles_say_of_such_pages_makes_none_whatever_its_order(told: list[str]) -> None:
    assert interstitial_in("\n\n".join(told)) is None


@given(st.text(max_size=300))
def test_any_text_is_of_a_kind_or_of_none(text: str) -> None:
    assert interstitial_in(text) in {None, *Interstitial}
