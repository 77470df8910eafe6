"""Authors are those whom the head of a page states to have written its article."""

import pytest

from tests.corpus.formats.html.statements.stating import ANN, BO, LARS, TITLE, data, meta, read


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


def test_the_publication_is_no_author() -> None:
    head = meta("og:site_name", "Harbour Watch") + article(
        {"@type": "Person", "name": "Harbour Watch"}
    )
    draft = read(head=head)
    assert draft.metadata.authors == ()
    assert draft.metadata.publication == "Harbour Watch"
