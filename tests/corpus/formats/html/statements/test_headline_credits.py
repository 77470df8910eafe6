"""Bylines that stand with the headline of a page name who wrote its article."""

import pytest

from tests.corpus.formats.html.statements.stating import ANN, BO, LARS, TITLE, read


@pytest.mark.parametrize(
    ("top", "authors"),
    [
        ("<p>By Lars Dahl, Political Editor \u00b7 14 March 2026</p>", (LARS,)),
        ('<div class="byline">by <a href="/a" rel="author">Lars Dahl</a></div>', (LARS,)),
        ("<p>By Ann Lee and Bo Sund</p>", (ANN, BO)),
        ("<p>By <b>Ann Lee</b><br>and <b>Bo Sund</b></p>", (ANN, BO)),
        ("<p>Written by Ann Lee</p>", (ANN,)),
        ("<p>By</p><p>Ann Lee</p>", (ANN,)),
        ('<span class="author">Ann Lee</span><span class="date">14 March 2026</span>', (ANN,)),
        ('<p class="author">Ann Lee, Political Editor</p>', (ANN,)),
        ('<ul class="byline"><li>Ann Lee</li><li>Political Editor</li></ul>', (ANN,)),
        ('<p class="byline">14 March 2026 \u00b7 Ann Lee</p>', (ANN,)),
        ('<p>By <a rel="author">Ann Lee</a> <span>Energy reporter</span></p>', (ANN,)),
        ('<address class="author">By <a rel="author" href="/a">Ann Lee</a></address>', (ANN,)),
        ("<p>By Ann Lee, photographs by Bo Sund</p>", (ANN,)),
        ("<p>Photographs by Bo Sund</p>", ()),
        ("<p>Edited by Bo Sund</p>", ()),
        ("<p>By the end of the evening</p>", ()),
        ('<p class="author-title">Political Editor</p>', ()),
        ('<div class="byline"><a>Share</a> <a>Email</a></div>', ()),
        ("<p>Reviewed by Bo Sund</p><p>By Ann Lee</p>", (ANN,)),
        ("<p>By Staff</p>", ()),
        ("<div class='author'>By <b>LARS DAHL</b> FOR THE COAST</div>", ("LARS DAHL",)),
        ("<p>Submitted by admin on Sat, 03/14/2026 - 10:30</p>", ()),
        ("<p>Written by <span itemprop='name'>Super User</span></p>", ()),
        ("<p>Posted: 14 March 2026 | Author: Lars Dahl</p>", (LARS,)),
        ("<p>By Ann Lee, Bo Sund and Lars Dahl, CNN</p>", (ANN, BO, LARS)),
        ("<address><a rel='author' href='/l'>Lars Dahl</a> in Oslo</address>", (LARS,)),
        ("<section class='article-byline'><h4 class='author-name'>Ann Lee</h4></section>", (ANN,)),
        ("<p>March 14, 2026 by Ann Lee Leave a Comment</p>", (ANN,)),
        ("<p class='byline'>\u2014</p>", ()),
        ("<p>Monday</p><p class='byline'>Monday, 14 March 2026</p>", ()),
    ],
)
def test_a_byline_with_the_headline_states_authors(top: str, authors: tuple[str, ...]) -> None:
    assert read(top=top).metadata.authors == authors


@pytest.mark.parametrize(
    ("language", "top", "authors"),
    [
        ("de", "<p>Von Ann Lee und Bo Sund, Oslo</p>", (ANN, BO)),
        ("de", "<p>Von Ann Lee Stand: 14. M\u00e4rz 2026</p>", (ANN,)),
        ("de", "<p>Ein Gastbeitrag von Ann Lee</p>", (ANN,)),
        ("de", "<p>Von Ann Lee, Wirtschaftsredakteurin</p>", (ANN,)),
        ("de", "<p>Von Ann Lee, dpa</p>", (ANN,)),
        ("fr", "<p>Par Ann Lee et Bo Sund</p>", (ANN, BO)),
        ("fr", "<p>Par Ann Lee, envoy\u00e9e sp\u00e9ciale \u00e0 Oslo</p>", (ANN,)),
        ("fr", "<p>Par Ann Lee avec AFP</p>", (ANN,)),
        ("es", "<p>Por Ann Lee y Bo Sund</p>", (ANN, BO)),
        ("it", "<p>di Ann Lee e Bo Sund</p>", (ANN, BO)),
        ("it", "<p>A cura di Ann Lee</p>", (ANN,)),
        (
            "nl",
            "<p>Door Jan de Vries en Piet van den Berg</p>",
            ("Jan de Vries", "Piet van den Berg"),
        ),
        ("pl", "<p>Autor: Jan Kowalski</p>", ("Jan Kowalski",)),
        ("pt", "<p>Por Ann Lee, correspondente em Lisboa</p>", (ANN,)),
        ("nb", "<p>Av Ann Lee og Bo Sund</p>", (ANN, BO)),
        ("sv", "<p>Text: Ann Lee</p>", (ANN,)),
    ],
)
def test_bylines_are_read_in_the_languages_of_newspapers(
    language: str, top: str, authors: tuple[str, ...]
) -> None:
    assert read(top=top, language=language).metadata.authors == authors


def test_a_headline_below_the_second_rank_is_found_by_its_title() -> None:
    post = f"<h3 class='post-title entry-title'>{TITLE}</h3>"
    assert read(heading=post, top="<p>By Ann Lee</p>").metadata.authors == (ANN,)


@pytest.mark.parametrize("hidden", ["hidden", "style='display: none'", "class='visually-hidden'"])
def test_a_byline_that_nobody_sees_states_no_author(hidden: str) -> None:
    assert read(top=f"<p {hidden}>By Bo Sund</p><p>By Ann Lee</p>").metadata.authors == (ANN,)
