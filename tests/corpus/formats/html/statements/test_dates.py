"""A date of publication is stored where a page states it for certain; all others are guesses."""

from datetime import date

import pytest

from tests.corpus.formats.html.statements.stating import BODY, QUAY, TITLE, WORK, data, meta, read

DAY = date(2026, 3, 14)


def article(**stated: object) -> str:
    return data({"@type": "NewsArticle", "headline": TITLE, **stated})


@pytest.mark.parametrize(
    "head",
    [
        article(datePublished="2026-03-14T22:30:00-05:00", dateModified="2026-06-01"),
        article(datePublished="14 March 2026"),
        article(datePublished="March 14, 2026 10:30 pm EST"),
        article(datePublished="2026-03-14"),
        article(datePublished="20260314T103000Z"),
        article(datePublished="Sat, 14 Mar 2026 23:59:00 -0800"),
        article(datePublished="14/03/2026"),
        article(datePublished="0001-01-01")
        + meta("article:published_time", "2026-03-14T01:00+13:00"),
        article(datePublished="2026") + meta("date", "2026-03-14"),
        meta("article:published_time", "2026-03-14T23:30:00+01:00"),
        meta("parsely-pub-date", "2026-03-14T00:30:00Z"),
        meta("sailthru.date", "2026-03-14 10:00"),
        meta("citation_publication_date", "2026/03/14"),
        meta("dc.date.issued", "2026-03-14"),
        meta("pubdate", "20260314"),
        "<meta itemprop='datePublished' content='2026-03-14'>",
        "<meta name='parsely-page' content='{\"pub_date\": \"2026-03-14T10:00:00Z\"}'>",
    ],
)
def test_data_for_machines_state_the_day_in_their_own_time_zone(head: str) -> None:
    draft = read(head=head)
    assert draft.metadata.published == DAY
    assert draft.guessed.published is None


@pytest.mark.parametrize(
    ("language", "top"),
    [
        ("en", "<p>By Lars Dahl, Political Editor \u00b7 14 March 2026</p>"),
        ("en", "<p>Published 14 March 2026</p>"),
        ("en", "<p>Published: Saturday, March 14th, 2026 at 10:30 pm ET</p>"),
        ("en", "<p>Updated 15 March 2026 | First published 14 March 2026</p>"),
        ("en", "<p>14 March 2026 (updated 15 March 2026)</p>"),
        ("en", "<p>Local \u00b7 14 March 2026 \u00b7 5 min read</p>"),
        ("en", "<p>Posted on March 14, 2026 by Ann Lee in Local</p>"),
        ("en", "<time datetime='2026-03-14T10:00:00Z'>2 days ago</time>"),
        ("en", "<time pubdate datetime='2026-03-14'>Saturday</time>"),
        ("en", "<p>Updated: 15 March 2026</p><p>Published: 14 March 2026</p>"),
        ("en", "<div><span>Published</span> <time datetime='2026-03-14'>14 Mar</time></div>"),
        ("en", "<p>Saturday 14 March 2026, 10:30 GMT</p>"),
        ("en", "<p>Published in Local on 14 March 2026</p>"),
        ("en", "<p>Date published: 14 March 2026</p>"),
        ("en", "<p>Submitted by admin on Sat, 03/14/2026 - 10:30</p>"),
        ("en", "<p>PUBLISHED: 10:30, 14 March 2026 | UPDATED: 11:00, 15 March 2026</p>"),
        ("en", "<p>March 14, 2026 by Ann Lee Leave a Comment</p>"),
        ("en", "<p>First posted Sat 14 Mar 2026 at 10:30am</p>"),
        ("de", "<p>14. M\u00e4rz 2026, 10:30 Uhr Quelle: dpa</p>"),
        ("de", "<p>Ver\u00f6ffentlicht am 14. M\u00e4rz 2026, 10:30 Uhr</p>"),
        ("de", "<p>Von Ann Lee | 14.03.2026</p>"),
        ("de", "<p>Samstag, 14.03.2026 \u2022 Lesezeit: 3 Min.</p>"),
        ("fr", "<p>Publi\u00e9 le 14 mars 2026 \u00e0 10h30, mis \u00e0 jour le 15 mars 2026</p>"),
        ("fr", "<p>Par Ann Lee, le 14/03/2026</p>"),
        ("es", "<p>Publicado el 14 de marzo de 2026</p>"),
        ("it", "<p>Pubblicato il 14 marzo 2026 alle 10:30</p>"),
        ("nl", "<p>Gepubliceerd op 14 maart 2026 om 10:30</p>"),
        ("pl", "<p>Opublikowano: 14 marca 2026 r.</p>"),
        ("pt", "<p>Publicado em 14 de mar\u00e7o de 2026 \u00e0s 10h</p>"),
        ("sv", "<p>Publicerad 14 mars 2026</p>"),
    ],
)
def test_a_line_with_the_headline_states_the_day(language: str, top: str) -> None:
    draft = read(language=language, top=top)
    assert draft.metadata.published == DAY
    assert QUAY in draft.body
    assert "2026" not in draft.body


@pytest.mark.parametrize(
    "markup",
    [
        "<time itemprop='datePublished' datetime='2026-03-14T10:00'>today</time>",
        "<meta itemprop='datePublished' content='2026-03-14'>",
        "<span itemprop='datePublished'>14 March 2026</span>",
        "<time class='published' datetime='2026-03-14'>Saturday</time>",
        "<abbr class='published' title='2026-03-14T10:00:00Z'>Saturday</abbr>",
        "<time class='entry-date published updated' datetime='2026-03-14'>Saturday</time>",
        "<time class='dt-published'>14 March 2026</time><time class='updated'>1 June 2026</time>",
    ],
)
def test_markup_in_the_article_states_the_day(markup: str) -> None:
    scope = "<div class='post hentry' itemscope itemtype='https://schema.org/BlogPosting'>"
    heading = f"{scope}<h1>{TITLE}</h1><p>Standfirst</p><p>For everybody.</p>{markup}</div>"
    assert read(heading=heading).metadata.published == DAY


NOT_STATED = {
    "a sentence": {"body": (QUAY, "The last vote on it was held on 9 May 2011.", WORK)},
    "the first sentence": {"body": ("On 9 May 2011 the quay was sold for a pound.", *BODY)},
    "the footer": {},
    "a change in data": {"head": article(dateModified="2026-06-01")},
    "a change in a tag": {"head": meta("article:modified_time", "2026-06-01T10:00:00Z")},
    "a change in a line": {"top": "<p>Last updated 1 June 2026</p>"},
    "a change as of": {"top": "<p>Stand: 01.06.2026</p>", "language": "de"},
    "a change in markup": {"top": "<time class='updated' datetime='2026-06-01'>1 June 2026</time>"},
    "an unmarked change": {"top": "<p>Updated 1909 GMT (0309 HKT) June 1, 2026</p>"},
    "the address": {"head": "<link rel='canonical' href='https://a.example/2019/05/04/quay'>"},
    "a related story": {
        "below": "<div class='related'><a href='/2'>Ferry fares</a> <time>1 May 2026</time></div>"
    },
    "a story in the sidebar": {"aside": "<time datetime='2026-05-01'>1 May</time>"},
    "a related node": {
        "head": data({"@type": "NewsArticle", "headline": "Ferry fares to rise",
                      "datePublished": "2026-05-01"})
    },
    "a period": {"top": "<p>14 March 2026 \u2013 16 March 2026</p>"},
    "an event": {"top": "<p>Event date: 14 March 2026</p>"},
    "a deadline": {"top": "<p>Entries close: 14 March 2026</p>"},
    "a battle": {"top": "<p>Normandy, 6 June 1944</p>"},
    "a month": {"top": "<p>March 2026</p>"},
    "a year in data": {"head": article(datePublished="2026")},
    "no year": {"top": "<p>14 March</p>"},
    "a time since": {"top": "<p>2 hours ago</p>"},
    "a comment": {"below": "<div id='comments'><p>Bo Sund</p><p>14 March 2026</p></div>"},
    "the top of the page": {"heading": f"<h1>{TITLE}</h1>"},
    "later in the article": {"body": (*BODY, "14 March 2026")},
}  # fmt: skip


@pytest.mark.parametrize("parts", NOT_STATED.values(), ids=NOT_STATED)
def test_what_does_not_state_the_day_of_publication_is_at_most_a_guess(
    parts: dict[str, object],
) -> None:
    assert read(**parts).metadata.published is None


@pytest.mark.parametrize(
    ("parts", "guess"),
    [
        (NOT_STATED["a change in data"], date(2026, 6, 1)),
        (NOT_STATED["a change in a line"], date(2026, 6, 1)),
        (NOT_STATED["a battle"], date(1944, 6, 6)),
        ({"top": "<p>Published 03/04/2024</p>"}, date(2024, 4, 3)),
    ],
)
def test_such_a_day_is_offered(parts: dict[str, object], guess: date) -> None:
    assert read(**parts).guessed.published == guess


@pytest.mark.parametrize(
    "stated",
    ["03/04/2024", "3/4/2024", "03-04-2024", "03.04.2024", "03 / 04 / 2024", "03/04/2024 10:30"],
)
@pytest.mark.parametrize("language", ["", "en", "en-CA"])
def test_an_order_of_day_and_month_that_nothing_settles_is_a_guess(
    language: str, stated: str
) -> None:
    for parts in ({"top": f"<p>Published {stated}</p>"}, {"head": article(datePublished=stated)}):
        draft = read(language=language, **parts)
        assert draft.metadata.published is None
        assert "03" not in draft.body


@pytest.mark.parametrize(
    ("parts", "day"),
    [
        ({"language": "en-US"}, date(2024, 3, 4)),
        ({"language": "en-GB"}, date(2024, 4, 3)),
        ({"language": "en-AU"}, date(2024, 4, 3)),
        ({"language": "de"}, date(2024, 4, 3)),
        ({"language": "fr-FR"}, date(2024, 4, 3)),
        ({"language": "pt-BR"}, date(2024, 4, 3)),
        ({"head": meta("og:locale", "en_US")}, date(2024, 3, 4)),
        ({"head": meta("og:locale", "en_GB")}, date(2024, 4, 3)),
        ({"language": "en-GB", "head": meta("og:locale", "en_US")}, date(2024, 4, 3)),
        ({"head": meta("article:published_time", "2024-03-04")}, date(2024, 3, 4)),
        ({"head": article(dateModified="2024-03-20")}, date(2024, 3, 4)),
        ({"head": article(dateModified="25/04/2024")}, date(2024, 4, 3)),
    ],
)
def test_language_region_or_another_date_settles_the_order(
    parts: dict[str, object], day: date
) -> None:
    assert read(top="<p>Published 03/04/2024</p>", **parts).metadata.published == day


@pytest.mark.parametrize(
    ("top", "day"),
    [
        ("<p>Published 03/04/2024 | Updated 25/04/2024</p>", date(2024, 4, 3)),
        ("<p>Published 03/04/2024 | Updated 04/25/2024</p>", date(2024, 3, 4)),
        ("<p>Published 04/04/2024</p>", date(2024, 4, 4)),
        ("<p>Published 25/04/2024</p>", date(2024, 4, 25)),
    ],
)
def test_numbers_that_can_be_but_one_day_are_certain(top: str, day: date) -> None:
    assert read(top=top).metadata.published == day


def test_a_day_in_a_table_beside_the_article_is_not_its_own() -> None:
    top = "<table class='infobox'><tr><th>Opened</th><td>4 May 1911</td></tr></table>"
    assert read(top=top).metadata.published is None
