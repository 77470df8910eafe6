"""What a site puts around the article, and between its lines, is not taken."""

import pytest

from corpus.formats.html.document import read_html
from tests.corpus.formats.html.selection.pages import (
    ALL,
    ASKED,
    BEGIN,
    MET,
    SHARED,
    TITLE,
    p,
    page,
    texts,
)

LEFT: dict[str, str] = {
    "a pull quote": "<div class='quote-box'><span>\u201cAgreed to rebuild the eastern quay, which "
    "a storm damaged in the winter before last\u201d</span></div>",
    "another article, by its label": "<p><strong>Read more: <a href='/x'>Ferries sail from the "
    "northern basin all winter</a></strong></p>",
    "another article, by the name of its box": "<div class='inline-related'><h4>Terns</h4><p>Why "
    "the terns come back to the breakwater every year, told by a biologist.</p></div>",
    "another article, by its heading": "<div class='k3'><h4>Lesen Sie auch</h4><p>Warum die "
    "Seeschwalben jedes Jahr wiederkommen, erz\u00e4hlt von einer Biologin.</p></div>",
    "another article, by its linked headline": "<div class='k4'><a href='/x'>Why the terns come "
    "back</a><p>Every year they find the same stone, and nobody knows how they do it.</p></div>",
    "a newsletter": "<div class='box'><p>Sign up for our newsletter and never miss a story from "
    "the coast again.</p><input type='email'></div>",
    "an advert": "<div class='ad-wrapper'><p>New boots for old feet, at a third of the price, at "
    "the chandlery on Pier Street.</p></div>",
    "buttons to share": "<ul class='social-share'><li>Share</li><li>Tweet</li></ul>",
    "links under their label": "<p>Don't miss</p><p><a href='/a'>Ferry runs aground off the "
    "basin</a> [video] <a href='/b'>Terns return early</a> [insight]</p>",
    "what stands for a video": "<div class='embed'><p>We apologize, but this video has failed to "
    "load.</p></div>",
    "what stands for a post until readers agree": "<div class='embed'><p>Empfohlener redaktioneller"
    " Inhalt</p><p>An dieser Stelle findest du einen externen Inhalt von Y, der den Artikel "
    "erg\u00e4nzt. Du kannst ihn dir mit einem Klick anzeigen lassen.</p></div>",
}


@pytest.mark.parametrize("kind", LEFT)
def test_what_a_site_puts_between_the_lines_of_an_article_is_not_taken(kind: str) -> None:
    article = f"<article><h1>{TITLE}</h1>{p(MET, BEGIN)}{LEFT[kind]}{p(ASKED, SHARED)}</article>"
    assert texts(read_html(page(article))) == [MET, BEGIN, ASKED, SHARED]


def test_labels_above_a_picture_are_none_of_the_article() -> None:
    labels = "<ul><li>Press release</li><li>Harbour</li></ul>"
    head = f"<header><h1>{TITLE}</h1>{labels}<p><strong>{MET}</strong></p></header>"
    picture = "<figure><img><figcaption>\u00a9 A. Lee</figcaption></figure>"
    body = f"<article>{head}<div>{picture}</div><div>{p(*ALL[1:])}</div></article>"
    assert texts(read_html(page(body))) == list(ALL)


@pytest.mark.parametrize("label", ["Related:", "Related stories", "Kommentare (3):"])
def test_what_stands_below_a_label_is_none_of_the_article_wherever_the_label_stands(
    label: str,
) -> None:
    below = f"<div class='k7'><div><h3>{label}</h3></div>{p('Why the terns return.')}</div>"
    article = f"<article><h1>{TITLE}</h1>{p(MET, BEGIN)}{below}{p(ASKED, SHARED)}</article>"
    assert texts(read_html(page(article))) == [MET, BEGIN, ASKED, SHARED]


def test_one_line_behind_links_below_an_article_is_what_the_site_says() -> None:
    said = "<p><a href='/pin'>Pin for later</a></p><div>Please be kind to each other here.</div>"
    found = texts(read_html(page(f"<article><h1>{TITLE}</h1><div>{p(*ALL)}{said}</div></article>")))
    assert found == list(ALL)


def shown_article(title: str, *said: str, name: str = "story") -> str:
    head = f"<div class='head'><h1>{title}</h1><p>By Ann Lee</p></div>"
    return f"<div class='{name}'>{head}<article><div>{p(*said)}</div></article></div>"


def test_longer_articles_that_a_page_shows_below_its_own_are_not_taken() -> None:
    own = shown_article(TITLE, MET, BEGIN, name="story active")
    longer = (f"{text} So it was said at the ferry, too, by those who wait there." for text in ALL)
    others = shown_article("Ferry runs aground", *longer) + shown_article("Terns return", *ALL[2:])
    assert texts(read_html(page(f"<main>{own}{others}</main>"))) == [MET, BEGIN]


AT_THE_ENDS: dict[str, tuple[str, str]] = {
    "a byline": ("<div>By Ann Lee, Harbour Correspondent</div>", ""),
    "a day": ("<div>14 March 2026, 18:42</div>", ""),
    "minutes of reading": ("<div>4 min read</div>", ""),
    "crumbs": ("<div class='breadcrumbs'><a href='/'>Home</a> \u203a Harbour</div>", ""),
    "who wrote it": (
        "",
        (
            "<div class='author-bio'><p>Ann Lee has written about harbours for the Gazette since "
            "2011, and about little else.</p></div>"
        ),
    ),
    "what readers say": (
        "",
        (
            "<div class='comments'><h3>Comments</h3><p>I have been saying this for years and "
            "nobody "
            "at the customs house would listen to me.</p></div>"
        ),
    ),
    "tags": ("", "<p>Tags: <a href='/t'>harbour</a>, <a href='/u'>quay</a></p>"),
}


@pytest.mark.parametrize("kind", AT_THE_ENDS)
def test_what_a_site_puts_at_the_ends_of_an_article_is_not_taken(kind: str) -> None:
    before, behind = AT_THE_ENDS[kind]
    article = f"<article><h1>{TITLE}</h1>{before}{p(MET, BEGIN, ASKED)}{behind}</article>"
    assert texts(read_html(page(article))) == [MET, BEGIN, ASKED]
