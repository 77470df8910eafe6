"""Authors whom the elements of a page state are those of its article, and of no other."""

import pytest

from tests.corpus.formats.html.statements.stating import ANN, TITLE, meta, read

OTHERS = (
    '<p class="byline">2 hours ago <a rel="author">Other Writer</a></p>',
    '<p>By <a rel="author" href="/o">Other Writer</a></p>',
    '<span class="author vcard"><a class="fn">Other Writer</a></span>',
    '<span itemprop="author">Other Writer</span><span itemprop="author">Third Writer</span>',
)


@pytest.mark.parametrize("other", OTHERS)
@pytest.mark.parametrize(
    "around",
    [
        '<div class="related"><h3>Read next</h3><ul><li><a href="/2">Story</a> {}</li></ul></div>',
        '<section class="sidebar"><h4>Latest</h4>{}</section>',
        "<aside><h2>Ferry fares to rise</h2>{}</aside>",
        '<div id="comments"><h2>2 comments</h2><div class="comment">{} No!</div></div>',
        '<div class="most-popular-teasers"><a href="/3">Ferry fares to rise</a> {}</div>',
    ],
)
def test_the_authors_of_other_stories_and_comments_are_not_the_article_s(
    other: str, around: str
) -> None:
    beside = around.format(other)
    stated = read(top='<p class="byline">By Ann Lee</p>' + beside, below=beside, aside=beside)
    silent = read(below=beside, aside=beside)
    assert stated.metadata.authors == (ANN,)
    assert silent.metadata.authors == ()


NAMED = '<span itemprop="name">Ann Lee</span>'


@pytest.mark.parametrize(
    "markup",
    [
        '<span itemprop="author">Ann Lee</span>',
        f'<span itemprop="author" itemscope>{NAMED}, <i itemprop="jobTitle">Editor</i></span>',
        '<meta itemprop="author" content="Ann Lee">',
        f'<div itemprop="author creator" itemscope><a itemprop="url">{NAMED}</a></div>',
    ],
)
def test_microdata_in_the_article_state_authors(markup: str) -> None:
    scoped = '<div itemscope itemtype="https://schema.org/NewsArticle"><h1>{}</h1>{}</div>'
    heading = scoped.format(TITLE, markup)
    other = scoped.format("Ferry fares to rise", '<i itemprop="author">Other Writer</i>')
    assert read(heading=heading, below=other).metadata.authors == (ANN,)


@pytest.mark.parametrize("relation", ["citation", "comment", "isPartOf", "review"])
def test_works_that_an_article_cites_have_authors_and_days_of_their_own(relation: str) -> None:
    cited = (
        f'<li itemprop="{relation}" itemscope itemtype="https://schema.org/CreativeWork">'
        '<meta itemprop="author" content="Bo Sund">'
        '<meta itemprop="datePublished" content="2006-01-02">'
        "Ferry fares to rise</li>"
    )
    silent = read(below=f"<ul>{cited}</ul>").metadata
    stated = read(head=meta("citation_author", "Lee, Ann"), below=f"<ul>{cited}</ul>").metadata
    assert (silent.authors, silent.published) == ((), None)
    assert stated.authors == (ANN,)


def test_in_one_scope_the_authors_nearest_to_the_headline_are_the_article_s() -> None:
    other = '<li><a href="/2">Ferry fares to rise</a> <p itemprop="author">Bo Sund</p></li>'
    byline = (
        '<header><h1>{}</h1><p itemprop="author">Ann Lee</p> <i itemprop="author">{}</i></header>'
    )
    heading = byline.format(TITLE, "Cara Holm")
    cards = f"<div><ul>{other * 3}</ul></div>"
    assert read(heading=heading, below=cards).metadata.authors == (ANN, "Cara Holm")


@pytest.mark.parametrize(
    "markup",
    [
        '<span class="vcard author"><a class="url fn n" href="/a">Ann Lee</a></span>',
        '<a class="p-author h-card" href="/a">Ann Lee</a>',
        '<i class="byline"><i class="author vcard">Posted by <b class="fn">Ann Lee</b></i></i>',
    ],
)
@pytest.mark.parametrize("kind", ["hentry", "h-entry"])
def test_microformats_state_authors_wherever_they_stand_in_the_entry(
    kind: str, markup: str
) -> None:
    entry = f'<div class="post {kind}"><h1>{TITLE}</h1><p>Standfirst.</p><div>{markup}</div></div>'
    assert read(heading=entry).metadata.authors == (ANN,)
