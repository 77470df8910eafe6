"""The <meta> and <link> elements of a page that say something about its article."""

import json
from collections import defaultdict
from collections.abc import Iterable
from urllib.parse import urljoin

from corpus.formats.credits.bylines import lead_in
from corpus.formats.html.places import is_other_work
from corpus.formats.markup.character_references import unescaped
from corpus.formats.markup.element import Element, attribute
from corpus.links import web_address
from corpus.normalise import normalise

TITLES = ("og:title", "citation_title", "dc.title", "dcterms.title", "twitter:title")
SECTIONS = ("article:section", "parsely-section", "section")
PUBLICATIONS = ("og:site_name", "citation_journal_title", "prism.publicationname")
PICTURES = ("og:image:secure_url", "og:image", "og:image:url", "twitter:image")
PUBLISHERS = ("dc.publisher", "dcterms.publisher", "citation_publisher")
DATES = (
    "article:published_time", "datepublished", "og:article:published_time", "og:published_time",
    "article:published", "date", "pubdate", "publishdate", "publish-date", "publish_date",
    "publicationdate", "publication-date", "publication_date", "published", "published_at",
    "published-date", "published_date", "published_time", "originalpublicationdate",
    "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "bt:pubdate",
    "rnews:datepublished",
    "citation_publication_date", "citation_date", "citation_online_date", "prism.publicationdate",
    "dc.date", "dc.date.issued", "dc.date.created", "dcterms.date", "dcterms.issued",
    "dcterms.created", "dcterms.available", "dcsext.articlefirstpublished", "displaydate",
)  # fmt: skip
"""Names of <meta> that state when an article was published; none that state a change."""
MODIFIED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "last-modified",
    "dcterms.modified",
)
AUTHORS = (
    "author", "authors", "article:author", "article:author_name", "og:article:author", "og:author",
    "byl", "byline", "parsely-author", "sailthru.author", "rnews:author", "cxenseparse:author",
)  # fmt: skip
CATALOGUE_AUTHORS = (
    "citation_author", "citation_authors", "dc.creator", "dcterms.creator", "prism.author",
    "eprints.creators_name",
)  # fmt: skip
"""Names of <meta> whose authors may be written as in a catalogue, the family name first."""


class MetaTags:
    """What the <meta> elements of a page state, by name or property in small letters."""

    def __init__(self, page: Element) -> None:
        self._stated: defaultdict[str, list[str]] = defaultdict(list)
        for element in page.iter("meta"):
            content = attribute(element, "content")
            keys = ("property", "name", *(["itemprop"] if _is_of_page(element) else []))
            for key in keys:
                if content and (name := attribute(element, key).lower()):
                    self._stated[name].append(content)
        self._stated.update(_parsely(self._stated.get("parsely-page", ())))

    def first(self, *names: str) -> str:
        """Return the first statement under the first of *names* that has one, or an empty text."""
        return next((self._stated[name][0] for name in names if name in self._stated), "")

    def each(self, *names: str) -> list[str]:
        """Return what is stated first under each of *names*, in their order."""
        return [self._stated[name][0] for name in names if name in self._stated]

    def all(self, name: str) -> list[str]:
        """Return all that is stated under *name*, which may stand once for each author."""
        return self._stated.get(name, [])

    @property
    def labelled_author(self) -> str:
        """The author that a card for Twitter tells in words: "Written by", then a name."""
        for number in ("1", "2"):
            label = normalise(self.first(f"twitter:label{number}"))
            if label and lead_in(f"{label} ") >= len(label):
                return self.first(f"twitter:data{number}")
        return ""


def _is_of_page(element: Element) -> bool:
    """Tell whether *element* is no part of a work that the page's article only names."""
    scopes = (each for each in element.iterancestors() if each.get("itemscope") is not None)
    scope = next(scopes, None)
    return scope is None or not is_other_work(scope)


def first_within(longest: int, values: Iterable[str]) -> str | None:
    """Return the first of *values* that says something in up to *longest* characters, tidied.

    Data often escapes HTML twice.
    """
    cleaned = (normalise(unescaped(value)) for value in values)
    return next((value for value in cleaned if 0 < len(value) <= longest), None)


def link(page: Element, relation: str, url: str | None) -> str | None:
    """Return the address of the first link of *page* with that *relation*, as seen from *url*."""
    for element in page.iter("link", "a"):
        if relation in attribute(element, "rel").lower().split() and attribute(element, "href"):
            return _web_address(attribute(element, "href"), url)
    return None


def _web_address(href: str, url: str | None) -> str | None:
    try:
        return web_address(urljoin(url or "", href))
    except ValueError:
        return None


def _parsely(statements: Iterable[str]) -> dict[str, list[str]]:
    """Return what Parse.ly's older form states, JSON in one <meta>, under its newer names."""
    for statement in statements:
        try:
            stated: object = json.loads(unescaped(statement), strict=False)
        except (ValueError, RecursionError):
            continue
        if isinstance(stated, dict):
            pairs = (("pub_date", "parsely-pub-date"), ("author", "parsely-author"))
            return {new: [value] for old, new in pairs if isinstance(value := stated.get(old), str)}
    return {}
