"""A title is the headline, whole, and nothing of what pages write beside it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.formats.html.statements.titles import Beside, headline_in
from corpus.normalise import fold
from tests.corpus.formats.html.statements.stating import data, meta, read

HEADLINE = "Harbour board votes"
SITE = meta("og:site_name", "The Coast")


def titled(whole: str) -> str:
    return meta("og:title", whole)


@pytest.mark.parametrize(
    "whole",
    [
        f"{HEADLINE} | News | The Example Gazette",
        f"{HEADLINE} \u2013 Local \u2013 The Coast",
        f"{HEADLINE} - The Coast Online",
        f"{HEADLINE} : The Coast",
        f"{HEADLINE} \u2014 Politics \u2014 The Coast",
        f"{HEADLINE}|The Coast",
        f"{HEADLINE} \u00b7 The Coast",
        f"{HEADLINE} \u00ab The Coast",
        f"{HEADLINE} \u00bb The Coast",
        f"{HEADLINE} / The Coast",
        f"The Coast | {HEADLINE}",
        f"The Coast - {HEADLINE}",
        f"{HEADLINE} | Local news from the coast, every day",
        f"{HEADLINE} :: Local :: Coast",
        f"{HEADLINE} * The Coast * by Ann Lee",
        f"{HEADLINE} -- Local news, sport, weather",
        f"{HEADLINE}\u2023 Minutes of the year",
        HEADLINE,
    ],
)
def test_what_the_page_shows_as_its_headline_is_the_title(whole: str) -> None:
    shown = f'<h1 class="headline">{HEADLINE}</h1>'
    for head in (titled(whole) + SITE, "", data({"@type": "NewsArticle", "headline": whole})):
        assert read(head=head, heading=shown, title=whole).metadata.title == HEADLINE


@pytest.mark.parametrize(
    "behind",
    [
        "_\u793e\u4f1a_\u6e2f\u53e3\u65e5\u62a5",
        "-\u6e2f\u53e3\u65e5\u62a5",
        "\uff5c\u6e2f\u53e3\u65e5\u62a5",
        "\u2014\u2014\u6e2f\u53e3\u65e5\u62a5",
    ],
)
def test_names_behind_a_headline_without_spaces_go(behind: str) -> None:
    headline = "\u6e2f\u53e3\u59d4\u5458\u4f1a\uff1a\u91cd\u5efa-\u4e09\u6708\u52a8\u5de5"
    shown = f"<h1>{headline}</h1>"
    assert read(heading=shown, title=headline + behind).metadata.title == headline
    assert read(heading=shown, title=headline).metadata.title == headline


@pytest.mark.parametrize(
    "headline",
    [
        "Oslo \u2013 a city by the fjord",
        "Quay - closed",
        "Live: the vote | as it happened",
        "Twenty years on: what the storm left",
        "The harbour \u2014 and who pays for it",
        "Local | The Coast",
    ],
)
def test_a_headline_with_a_dash_stays_whole(headline: str) -> None:
    whole = f"{headline} | Local | The Coast"
    shown = f"<h1>{headline}</h1>"
    assert read(head=titled(whole) + SITE, heading=shown, title=whole).metadata.title == headline
    assert read(heading=shown, title=headline).metadata.title == headline


@pytest.mark.parametrize(
    ("whole", "head"),
    [
        (f"{HEADLINE} \u2013 The Coast", SITE),
        (f"{HEADLINE} \u2013 Local \u2013 The Coast", SITE),
        (f"{HEADLINE} | Local | The Coast", SITE),
        (f"The Coast: news | {HEADLINE}", meta("og:site_name", "The Coast: news")),
        (f"{HEADLINE} | Harbours | The Coast", SITE + meta("article:section", "Harbours")),
        (
            f"{HEADLINE} - coast.example",
            "<link rel='canonical' href='https://www.coast.example/a'>",
        ),
        (f"{HEADLINE} - Coast", "<link rel='canonical' href='https://coast.example/a'>"),
        (f"{HEADLINE} | The Coast", data({"@type": "WebSite", "name": "The Coast"})),
        (f"{HEADLINE} - Sea | Coast", data({"@type": "NewsArticle", "headline": HEADLINE})),
    ],
)
def test_without_a_heading_the_names_that_the_page_states_go(whole: str, head: str) -> None:
    for stated in (titled(whole), ""):
        assert read(head=stated + head, heading="", title=whole).metadata.title == HEADLINE


def test_without_any_evidence_nothing_is_cut() -> None:
    whole = f"{HEADLINE} \u2013 a town divided"
    assert read(head=SITE, heading="", title=whole).metadata.title == whole


@pytest.mark.parametrize(
    "heading",
    [
        f"<h1>The Coast</h1><h2>{HEADLINE}</h2>",
        f'<h1><a href="/">The Coast</a></h1><div><h2 class="title">{HEADLINE}</h2></div>',
        f"<h1>{HEADLINE}</h1><h2>Board</h2>",
    ],
)
def test_the_name_of_the_site_as_the_first_heading_is_no_title(heading: str) -> None:
    whole = f"{HEADLINE} - The Coast"
    for head in (SITE, ""):
        assert read(head=head, heading=heading, title=whole).metadata.title == HEADLINE


@pytest.mark.parametrize(
    ("head", "publication"),
    [
        (SITE, "The Coast"),
        (data({"@type": "Article", "publisher": {"name": "The Coast"}}), "The Coast"),
        (data({"@type": "Article", "publisher": {"@id": "#o"}},
              {"@type": "Organization", "@id": "#o", "name": "The Coast"}), "The Coast"),
        (data({"@type": "WebSite", "name": "The Coast"}), "The Coast"),
        (meta("citation_journal_title", "Journal of Quays"), "Journal of Quays"),
        (meta("og:site_name", "coast.example") +
         data({"@type": "Article", "publisher": {"name": "The Coast"}}), "The Coast"),
        (meta("og:site_name", "www.coast.example"), None),
        (meta("og:site_name", "https://coast.example"), None),
        (meta("twitter:site", "@thecoast"), None),
        (meta("article:publisher", "https://www.facebook.com/thecoast"), None),
        (meta("og:site_name", "Coast.org"), "Coast.org"),
        ("<link rel='canonical' href='https://coast.example/a'>", None),
        (SITE + data({"@type": "Article", "publisher": {"name": "Coast Media Ltd"}}), "The Coast"),
        (meta("og:site_name", "coast") + data({"@type": "Article", "publisher": "The Coast"})
         + "<link rel='canonical' href='https://coast.example/a'>", "The Coast"),
        ("", None),
    ],
)  # fmt: skip
def test_the_publication_is_a_name_that_the_page_states(head: str, publication: str | None) -> None:
    assert read(head=head).metadata.publication == publication


WORDS = st.lists(
    st.sampled_from("harbour board votes quay storm terns ferry Oslo Bergen late".split()),
    min_size=1,
    max_size=6,
).map(" ".join)
MARKS = st.sampled_from([" - ", " | ", " \u2013 ", " \u00b7 ", " : ", "|"])


@given(st.lists(WORDS, min_size=1, max_size=3), MARKS, MARKS, st.booleans())
def test_a_headline_is_found_again_among_the_names_around_it(
    parts: list[str],
    inside: str,
    beside: str,
    first: bool,  # noqa: FBT001 - drawn by Hypothesis
) -> None:
    headline = inside.join(parts)
    site, section = "The Coast", "Local News"
    whole = f"{site}{beside}{headline}" if first else f"{headline}{beside}{section}{beside}{site}"
    shown = Beside(shown=fold(headline))
    named = Beside(sites={fold(site)}, sections={fold(section)})
    assert fold(headline_in(whole, shown)) == fold(headline)
    assert fold(headline_in(whole, named)) == fold(headline)
    assert headline_in(headline, named) == headline


def test_the_name_is_the_title_where_the_data_put_something_else_in_its_headline() -> None:
    stated = {"@type": "Article", "name": HEADLINE, "headline": "vote in a town on the coast"}
    head = data({**stated, "url": "https://coast.example/votes"})
    shown = f"<h1>{HEADLINE}</h1>"
    draft = read(head=head, heading=shown, title=f"{HEADLINE} - Tide Wiki")
    assert draft.metadata.title == HEADLINE


@pytest.mark.parametrize(
    ("before", "title"),
    [
        ("The Coast", HEADLINE),
        ("r/harbours on The Coast", HEADLINE),
        ("After the storm", f"After the storm: {HEADLINE}"),
    ],
)
def test_a_site_s_name_before_a_colon_is_no_part_of_the_title(before: str, title: str) -> None:
    shown = f"<h1>{HEADLINE}</h1>"
    draft = read(head=titled(f"{before}: {HEADLINE}") + SITE, heading=shown)
    assert draft.metadata.title == title
