"""Authors are the people whom a page states to have written its article, and nobody else."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus.formats.credits.bylines import credit_in
from tests.corpus.formats.html.statements.stating import TITLE, data, meta, read

ANN, BO, LARS = "Ann Lee", "Bo Sund", "Lars Dahl"


def article(author: object, **more: object) -> str:
    return data({"@type": "NewsArticle", "headline": TITLE, "author": author, **more})


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        (
            meta("byl", "By Abby Bygrave and Ilse Panich-Lindt"),
            ("Abby Bygrave", "Ilse Panich-Lindt"),
        ),
        (meta("byl", "By Digby Ashby"), ("Digby Ashby",)),
        (meta("byl", "BY ANN LEE"), ("ANN LEE",)),
        (meta("author", "Ann Lee, Bo Sund and Lars Dahl"), (ANN, BO, LARS)),
        (meta("author", "Ann Lee, Bo Sund, and Lars Dahl"), (ANN, BO, LARS)),
        (meta("author", ANN) + meta("author", BO), (ANN, BO)),
        (meta("article:author", ANN), (ANN,)),
        (meta("article:author", "https://facebook.example/ann.lee"), ()),
        (meta("twitter:creator", "@annlee"), ()),
        (meta("parsely-author", "Jane Q. Doe"), ("Jane Q. Doe",)),
        (meta("sailthru.author", "Ann Lee &amp; Bo Sund"), (ANN, BO)),
        (meta("citation_author", "Dahl, Lars") + meta("citation_author", "Lee, Ann"), (LARS, ANN)),
        (meta("dc.creator", "Dahl, Lars"), (LARS,)),
        (meta("twitter:label1", "Written by") + meta("twitter:data1", ANN), (ANN,)),
        (meta("twitter:label1", "Verfasst von") + meta("twitter:data1", ANN), (ANN,)),
        (meta("twitter:label1", "Reading time") + meta("twitter:data1", "5 minutes"), ()),
        (meta("author", "杰夫·科尔文"), ("杰夫·科尔文",)),
        (meta("author", "杰夫·科尔文 · 李明"), ("杰夫·科尔文", "李明")),
        (meta("author", "约翰·史密斯、李明\uff0c王芳"), ("约翰·史密斯", "李明", "王芳")),
        (meta("author", "ジョン・スミス、山田花子"), ("ジョン・スミス", "山田花子")),
        (meta("author", "Ann Lee·Bo Sund"), (ANN, BO)),
        (meta("author", "Webmaster"), ()),
        (meta("author", "usatoday"), ()),
        (meta("author", "Autor"), ()),
        (meta("author", "No Author"), ()),
        (meta("author", "Newsdesk"), ()),
        (meta("author", "Por"), ()),
        (meta("author", "Letters To The Editor"), ()),
        (meta("og:site_name", "Coast") + meta("author", "Coast Redaktion"), ()),
        (meta("og:site_name", "Coast.de") + meta("author", "Coast.de-Redaktion"), ()),
        (meta("og:site_name", "Autopost") + meta("author", "AUTO POST"), ()),
        (
            meta("author", "Bundesministerium f\u00fcr Wirtschaft und Klimaschutz"),
            ("Bundesministerium f\u00fcr Wirtschaft und Klimaschutz",),
        ),
        (
            meta("author", "Department for Roads, Quays and Bridges"),
            ("Department for Roads, Quays and Bridges",),
        ),
        (meta("author", "Ann Lee, Department of History"), (ANN,)),
        (meta("author", "Tekst: Redaktor"), ()),
        (meta("author", "COAST.PL"), ()),
        (meta("author", "news.coast.com") + meta("byl", "By Ann Lee"), (ANN,)),
        (meta("og:site_name", "Coast") + meta("author", "Coast.de"), ()),
        (meta("og:site_name", "COAST-MAGAZIN.de") + meta("author", "Coast Magazin"), ()),
        (meta("author", "Redacci\u00f3n EC") + meta("parsely-author", ANN), (ANN,)),
        (meta("author", "J.R. Dahl"), ("J.R. Dahl",)),
        (meta("author", "newsroom@coast.example"), ()),
        (meta("generator", "Ann Lee"), ()),
    ],
)
def test_meta_tags_state_authors(head: str, authors: tuple[str, ...]) -> None:
    assert read(head=head).metadata.authors == authors


@pytest.mark.parametrize(
    ("author", "authors"),
    [
        ({"@type": "Person", "name": "By Lars Dahl, Political Editor"}, (LARS,)),
        ({"@type": "Person", "name": "Lars Dahl, Senior Energy Correspondent"}, (LARS,)),
        ({"@type": "Person", "name": "Lars Dahl | Staff writer"}, (LARS,)),
        ({"@type": "Person", "name": "Lars Dahl in Oslo"}, (LARS,)),
        ({"@type": "Person", "name": "Lars Dahl (Reuters)"}, (LARS,)),
        ({"@type": "Person", "name": "Lars Dahl, Reuters correspondent in Oslo"}, (LARS,)),
        ({"@type": "Person", "name": "Lars Dahl News reporter"}, (LARS,)),
        ({"@type": "Person", "name": "Dr. Lars Dahl, PhD"}, ("Dr. Lars Dahl",)),
        ({"@type": "Person", "name": "Lars Dahl lars@coast.example"}, (LARS,)),
        ({"@type": "Person", "name": "Political Editor"}, ()),
        ({"@type": "Person", "givenName": "Lars", "familyName": "Dahl"}, (LARS,)),
        ([ANN, BO], (ANN, BO)),
        ("Ann Lee and Bo Sund", (ANN, BO)),
        ({"@type": "Person", "name": [ANN, BO]}, (ANN, BO)),
        ([{"@type": "Organization", "name": "Reuters"}, {"name": ANN}], (ANN,)),
        ({"@type": "Organization", "name": "Reuters"}, ("Reuters",)),
        ({"@type": "Person", "name": "Rui P\u00e1scoa"}, ("Rui P\u00e1scoa",)),
        ({"@type": "Person", "name": "Jos\u00e9 Ortega y Gasset"}, ("Jos\u00e9 Ortega y Gasset",)),
        ({"@type": "Person", "name": "Von Miller"}, ("Von Miller",)),
        ({"@type": "Person", "name": "Bruce Y. Lee"}, ("Bruce Y. Lee",)),
    ],
)
def test_linked_data_state_authors_freed_of_roles(author: object, authors: tuple[str, ...]) -> None:
    assert read(head=article(author)).metadata.authors == authors


ADMIN = {"@type": "Person", "@id": "#a", "name": "Site Admin"}
SITE = {"@type": "WebSite", "name": "The Example Gazette"}
OWNER = {"@type": "Organization", "@id": "#o", "name": "The Example Gazette"}
RELATED = {
    "@type": "NewsArticle",
    "headline": "Ferry fares to rise in June",
    "author": {"name": BO},
}


@pytest.mark.parametrize(
    ("nodes", "authors"),
    [
        ([SITE, ADMIN, {"headline": TITLE, "author": [{"name": ANN}, {"name": BO}]}], (ANN, BO)),
        ([SITE, ADMIN, {"headline": TITLE}], ()),
        ([ADMIN, {"headline": TITLE, "author": {"@id": "#a"}}], ()),
        ([{"@type": "Person", "@id": "#b", "name": ANN}, {"author": {"@id": "#b"}}], (ANN,)),
        ([{"@type": "Person", "@id": "#b", "name": ANN}, {"author": [{"@id": "#b"}]}], (ANN,)),
        ([OWNER, {"author": {"@id": "#o"}, "publisher": {"@id": "#o"}}], ()),
        ([RELATED, {"headline": TITLE, "author": {"name": ANN}}], (ANN,)),
        ([RELATED, {"headline": TITLE}], ()),
        ([RELATED], ()),
        ([{"headline": "Board votes to rebuild quay", "author": {"name": ANN}}], (ANN,)),
        ([{"headline": f"{TITLE} | Local", "author": {"name": ANN}}], (ANN,)),
        ([{"author": {"name": ANN}}], (ANN,)),
        ([{"headline": TITLE, "creator": {"name": ANN}}], (ANN,)),
        ([{"@type": ["Article", "NewsArticle"], "author": {"name": ANN}}], (ANN,)),
        ([{"@type": "https://schema.org/NewsArticle", "author": {"name": ANN}}], (ANN,)),
        ([{"@type": "ItemList", "itemListElement": [RELATED]}], ()),
        ([{"@type": "WebPage", "mainEntity": {"@type": "Article", "author": ANN}}], (ANN,)),
        ([{"headline": TITLE, "hasPart": RELATED, "author": {"name": ANN}}], (ANN,)),
    ],
)
def test_of_several_nodes_that_of_the_article_counts(
    nodes: list[dict[str, object]], authors: tuple[str, ...]
) -> None:
    graph = [{"@type": "NewsArticle"} | node for node in nodes]
    assert read(head=data(*graph)).metadata.authors == authors


def test_a_node_with_another_headline_at_the_address_of_the_page_is_its_article() -> None:
    node = {"headline": "What the vote means", "url": "https://a.example/quay", "author": ANN}
    canonical = '<link rel="canonical" href="https://www.a.example/quay/">'
    head = canonical + data({"@type": "NewsArticle"} | node)
    assert read(head=head).metadata.authors == (ANN,)


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


def test_the_publication_is_no_author() -> None:
    head = meta("og:site_name", "Harbour Watch") + article(
        {"@type": "Person", "name": "Harbour Watch"}
    )
    draft = read(head=head)
    assert draft.metadata.authors == ()
    assert draft.metadata.publication == "Harbour Watch"


NAMES = (
    "Ann Lee", "Bo Sund", "Abby Bygrave", "Jane Q. Doe", "Ilse Panich-Lindt", "Rui P\u00e1scoa",
    "Jan de Vries", "Amina al-Sayed", "Seamus O\u2019Hara", "J. R. Ewart", "d'Arcy Lund",
    "\u0141ucja Wi\u015bniewska", "Lawrence van der Post", "Robert Downing Jr.", "MARY BYRNE",
)  # fmt: skip
LEADS = ("", "By ", "by ", "Written by ", "BY: ", "Analysis by ")
CONJUNCTIONS = (" and ", " & ", ", and ", " og ", " und ", "; ", ", ")
BEHIND = (
    "", ", Political Editor", " | Staff writer", " \u2014 Reuters", " (AP)", " \u00b7 BBC News",
    ", News reporter", " in Oslo", " @handle", " a.b@coast.example", ", 14 March 2026",
    " Published 14 March 2026", ", Chief Political Correspondent", " for The Coast",
)  # fmt: skip


@given(
    st.lists(st.sampled_from(NAMES), min_size=1, max_size=4, unique=True),
    st.sampled_from(LEADS),
    st.sampled_from(CONJUNCTIONS),
    st.sampled_from(BEHIND),
)
def test_a_byline_built_of_names_gives_back_the_names(
    names: list[str], lead: str, conjunction: str, behind: str
) -> None:
    listed = conjunction.join([", ".join(names[:-1]), names[-1]] if names[1:] else names)
    assert credit_in([f"{lead}{listed}{behind}"]).people == tuple(names)


@given(st.text(max_size=80), st.text(max_size=20))
@example("\u00a8", "")
def test_any_byline_names_somebody_or_nobody(byline: str, publication: str) -> None:
    credit = credit_in([byline], publication)
    assert all(any(map(str.isalnum, name)) for name in (*credit.people, *credit.organisations))


def test_a_headline_below_the_second_rank_is_found_by_its_title() -> None:
    post = f"<h3 class='post-title entry-title'>{TITLE}</h3>"
    assert read(heading=post, top="<p>By Ann Lee</p>").metadata.authors == (ANN,)


@pytest.mark.parametrize("hidden", ["hidden", "style='display: none'", "class='visually-hidden'"])
def test_a_byline_that_nobody_sees_states_no_author(hidden: str) -> None:
    assert read(top=f"<p {hidden}>By Bo Sund</p><p>By Ann Lee</p>").metadata.authors == (ANN,)


@pytest.mark.parametrize(
    ("byline", "language", "people"),
    [
        ("Von Thilo", "de", ("Thilo",)),
        ("Von Thilo", "nl", ("Von Thilo",)),
        ("Di Stefano", "it", ("Di Stefano",)),
    ],
)
def test_one_word_behind_a_german_von_in_capitals_is_the_whole_name(
    byline: str, language: str, people: tuple[str, ...]
) -> None:
    assert credit_in([byline], None, language).people == people
