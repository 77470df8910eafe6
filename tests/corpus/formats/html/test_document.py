"""The article is found in a page, in the page's own words."""

import gzip
import json
import socket
from datetime import date
from pathlib import Path

import pytest

from corpus.article import Draft, Metadata, ParagraphKind
from corpus.errors import SourceRefused
from corpus.formats.blocks import words_of
from corpus.formats.html.document import read_html
from corpus.formats.html.walls.interstitials import Interstitial
from corpus.formats.markup.element import parse
from corpus.normalise import normalise
from corpus.submissions.cautions import cautions

PAGES = Path(__file__).resolve().parents[4] / ".." / "shared" / "data" / "pages"

FIRST = (
    "The lighthouse at Cape Orrin was built in 1871, after three ships had been lost in one "
    "winter, and it has been kept by the same family for five generations since."
)
SECOND = (
    "Its lamp burned whale oil at first, then paraffin; the <a href='/e'>electric light</a> "
    "came only in 1954, when a cable was laid across the bay by fishermen&nbsp;\u2014 "
    "\u201cby hand\u201d."
)
THIRD = (
    "Today the tower is open on Sundays, and those who climb its 214 steps can see, on clear "
    "days, as far as the islands where the stone for it was cut and shipped."
)
SECOND_READ = (
    "Its lamp burned whale oil at first, then paraffin; the electric light came only in 1954, "
    "when a cable was laid across the bay by fishermen \u2014 \u201cby hand\u201d."
)
BIOGRAPHY = "Mara Q. Lind is a senior writer at The Coast and lives on the island of Orr."


def page(head: str = "", body: str = "", language: str = "en-GB") -> str:
    return (
        f"<!doctype html><html lang='{language}'><head>{head}</head><body>"
        "<nav><ul><li><a href='/'>Home</a></li><li><a href='/n'>News</a></li></ul></nav>"
        f"<article><h1>A Light for Orrin</h1><p>{FIRST}</p><h2>The lamp</h2><p>{SECOND}</p>"
        f"<p>{THIRD}</p>{body}</article>"
        "<footer><p>Copyright. All rights reserved.</p></footer></body></html>"
    )


HEAD = """
<title>A Light for Orrin - The Coast</title>
<meta property="og:title" content="A Light for Orrin | The Coast">
<meta property="og:site_name" content="The Coast">
<meta name="author" content="Somebody Else">
<link rel="canonical" href="https://coast.example/light">
<link rel="license" href="https://creativecommons.org/licenses/by/4.0/">
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
  {"@type": "WebSite", "name": "The Coast"},
  {"@type": "NewsArticle", "headline": "A Light for Orrin", "datePublished": "2021-03-04T22:00:00Z",
   "author": [{"@type": "Person", "name": "Mara Q. Lind"}, {"@type": "Person", "name": "Bo Sund"}]}
]}</script>
"""


def texts(draft: Draft, kind: ParagraphKind) -> list[str]:
    return [draft.body[item.start : item.end] for item in draft.paragraphs if item.kind is kind]


def test_the_article_is_its_paragraphs_and_headings_and_nothing_around_them() -> None:
    draft = read_html(page(HEAD))
    assert texts(draft, ParagraphKind.BODY) == [FIRST, SECOND_READ, THIRD]
    assert texts(draft, ParagraphKind.HEADING) == ["The lamp"]


def test_metadata_is_what_the_page_states() -> None:
    metadata = read_html(page(HEAD), "https://coast.example/light?utm_source=x").metadata
    assert metadata.title == "A Light for Orrin"
    assert metadata.authors == ("Mara Q. Lind", "Bo Sund")
    assert metadata.publication == "The Coast"
    assert metadata.published == date(2021, 3, 4)
    assert metadata.url == "https://coast.example/light"
    assert metadata.language == "en"
    assert metadata.licence == "https://creativecommons.org/licenses/by/4.0/"


def test_the_picture_that_a_page_states_for_cards_is_its_address_on_a_public_host() -> None:
    inner = "<meta property='og:image' content='https://10.0.0.1/a.jpg'>"
    stated = "<meta property='og:image' content='/a.jpg'>"
    other = "<meta name='twitter:image' content='https://images.example.org/b.jpg'>"

    def picture(head: str) -> str | None:
        return read_html(page(head), "https://coast.example/light").metadata.picture

    assert picture(stated) == "https://coast.example/a.jpg"
    assert picture(inner + other) == "https://images.example.org/b.jpg"
    assert picture(inner) is None
    assert picture("") is None


def test_a_page_with_all_its_metadata_gives_no_warning() -> None:
    assert read_html(page(HEAD)).warnings == ()


def test_what_a_page_does_not_state_is_null_and_warned_of() -> None:
    draft = read_html(page(language=""))
    assert draft.metadata.authors == ()
    assert draft.metadata.published is None
    assert draft.metadata.url is None
    assert draft.metadata.language is None
    assert draft.metadata.licence is None
    assert cautions(draft.metadata, draft.warnings) == (
        "No author is known: add one if you know who wrote it.",
        "No publication date is known: add it if you know it.",
    )


@pytest.mark.parametrize("href", ["javascript:alert(1)", "file:///etc/passwd", "//", "http://["])
def test_a_canonical_link_that_is_no_web_address_is_passed_by(href: str) -> None:
    head = f'<link rel="canonical" href="{href}">'
    assert read_html(page(head), "https://a.example/b").metadata.url == "https://a.example/b"


def test_year_one_in_linked_data_is_no_date() -> None:
    head = """<meta property="article:published_time" content="2020-02-03T10:00:00Z">
    <script type="application/ld+json">
    {"@type": "Article", "datePublished": "0001-01-01"}</script>"""
    assert read_html(page(head)).metadata.published == date(2020, 2, 3)


def test_broken_linked_data_does_not_stop_the_reading() -> None:
    head = '<script type="application/ld+json">{"@type": "Article", </script>'
    assert texts(read_html(page(head)), ParagraphKind.BODY) == [FIRST, SECOND_READ, THIRD]


def test_a_date_in_the_future_is_kept_and_warned_of() -> None:
    draft = read_html(page('<meta name="date" content="9000-01-01">'))
    assert draft.metadata.published == date(9000, 1, 1)
    assert cautions(draft.metadata, ())[-1] == "The publication date lies in the future: check it."


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


def test_what_a_page_states_is_no_guess() -> None:
    assert read_html(page(HEAD)).guessed == Metadata()


@pytest.mark.parametrize(
    ("stated", "authors"),
    [
        ("By Ann Lee and Bo Sund", ("Ann Lee", "Bo Sund")),
        ("Jill Disis, The Coast", ("Jill Disis",)),
        ("Jane Q. Doe, PhD", ("Jane Q. Doe",)),
        ("admin", ()),
        ("https://facebook.example/coast", ()),
    ],
)
def test_a_byline_is_cut_to_the_people_it_names(stated: str, authors: tuple[str, ...]) -> None:
    head = (
        f'<meta property="og:site_name" content="The Coast"><meta name="author" content="{stated}">'
    )
    assert read_html(page(head)).metadata.authors == authors


def test_a_biography_of_the_author_at_the_end_is_no_body_paragraph() -> None:
    draft = read_html(page(HEAD, f"<p>{BIOGRAPHY}</p>"))
    assert texts(draft, ParagraphKind.ABOUT_AUTHOR) == [BIOGRAPHY]
    assert texts(draft, ParagraphKind.BODY) == [FIRST, SECOND_READ, THIRD]


@pytest.mark.parametrize(
    "text",
    ["", " ", "<html></html>", "<html><body><nav><a href='/'>Home</a></nav></body></html>"],
)
def test_a_page_without_an_article_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(SourceRefused, match=r"^[^.]+\.$"):
        read_html(text)


@pytest.mark.parametrize("name", ["div", "blockquote"])
def test_a_page_nested_too_deeply_is_refused_without_a_crash(name: str) -> None:
    with pytest.raises(SourceRefused, match="post"):
        read_html("<html><body>" + f"<{name}>" * 5000 + FIRST + f"</{name}>" * 5000)


@pytest.mark.slow
@pytest.mark.skipif(not PAGES.is_dir(), reason="the shared pages are not on this machine")
def test_real_pages_are_read_offline_silently_and_in_normal_form(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a reader touched the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    truth = json.loads((PAGES / "truth.json").read_text(encoding="utf-8"))
    for name in sorted(truth)[:8]:
        source = gzip.decompress((PAGES / f"{name}.html.gz").read_bytes()).decode()
        draft = read_html(source)
        said = set(words_of("".join(parse(source).itertext())))
        for item in draft.paragraphs:
            text = draft.body[item.start : item.end]
            assert normalise(text) == text
            assert said.issuperset(words_of(text))
    assert capfd.readouterr() == ("", "")


def test_a_page_that_is_nested_too_deeply_is_refused_rather_than_read_in_part() -> None:
    deep = "<div>" * 300 + "deep" + "</div>" * 300
    page = f"<html><body><article><p>{'It rained on Monday. ' * 9}</p>{deep}<p>After.</p></article>"

    with pytest.raises(SourceRefused, match="nested too deeply"):
        read_html(page)


def test_an_article_in_a_page_without_a_body_tag_is_none_of_its_head() -> None:
    bare = f"<html lang=en><title>A light</title><article><p>{FIRST}</p><p>{THIRD}</p></article>"
    draft = read_html(f"{bare}</html>")
    assert draft.metadata.title == "A light"
    assert [part.kind for part in draft.paragraphs] == [ParagraphKind.BODY] * 2


def test_a_page_that_is_nothing_but_a_list_is_an_article_whose_items_are_items() -> None:
    items = "".join(f"<li>{each}</li>" for each in (FIRST, THIRD))
    draft = read_html(f"<html><body><h1>Notes</h1><ul>{items}</ul></body></html>")
    assert [part.kind for part in draft.paragraphs] == [ParagraphKind.LIST] * 2


TYPED = """The harbour board met in the old customs house on Tuesday evening and
agreed to rebuild the eastern quay, which a storm damaged in the winter
before last.

The work is to begin in the first week of May, once the nesting season of
the terns that live on the breakwater is over.
"""


def archived(typed: str) -> str:
    """Return the page of a letter in the archive of a mailing list."""
    return (
        "<html><head><title>[harbour] The quay is to be rebuilt</title></head><body>"
        "<h1>[harbour] The quay is to be rebuilt</h1><b>Ann Lee</b><ul>"
        '<li>Previous message: <a href="1.html">[harbour] Ferry fares</a></li>'
        '<li>Next message: <a href="3.html">[harbour] Ferry fares</a></li></ul><hr>'
        f"<pre>{typed}</pre><hr></body></html>"
    )


def test_prose_that_a_page_shows_as_it_was_typed_is_read_in_paragraphs() -> None:
    draft = read_html(archived(TYPED))
    assert draft.metadata.title == "[harbour] The quay is to be rebuilt"
    assert draft.body == normalise_paragraphs(TYPED)
    assert {each.kind for each in draft.paragraphs} == {ParagraphKind.BODY}


def test_a_page_of_code_is_still_refused() -> None:
    code = "int main(void) {\n    /* It rained. */\n    return board(3);\n}\n" * 5
    with pytest.raises(SourceRefused, match="No article was found"):
        read_html(archived(code))


def normalise_paragraphs(typed: str) -> str:
    return "\n\n".join(map(normalise, typed.split("\n\n")))


@pytest.mark.parametrize(
    "filed",
    [
        "This entry was posted in <a href='/q'>Quay</a> and tagged storm by Ann Lee.",
        "Dieser Eintrag wurde ver\u00f6ffentlicht in <a href='/q'>Hafen</a> von Ann Lee.",
        "Esta entrada fue publicada en <a href='/q'>Puerto</a> el 3 de mayo.",
        "Cet article a \u00e9t\u00e9 publi\u00e9 dans <a href='/q'>Port</a> par Ann Lee.",
    ],
)
def test_where_a_blog_files_its_post_is_none_of_it(filed: str) -> None:
    texts = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p><p>{filed}</p>"
    page = f"<html><body><div class='post'><h1>The lighthouse</h1>{texts}</div></body></html>"
    assert read_html(page).body == f"{FIRST}\n\n{SECOND_READ}\n\n{THIRD}"


def test_a_page_that_only_draws_lines_is_refused() -> None:
    with pytest.raises(SourceRefused, match="No article was found"):
        read_html(f"<html><body><p>{'=' * 60}</p></body></html>")
