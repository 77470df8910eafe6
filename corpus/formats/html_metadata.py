"""What a page states about its article, from the most to the least reliable statement."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urljoin, urlsplit

from trafilatura.settings import Document

from corpus.article import Metadata
from corpus.bounds import LONGEST_NAME, LONGEST_TITLE, few, within
from corpus.formats.bylines import names_in
from corpus.formats.character_references import unescaped
from corpus.formats.html_element import Element, attribute
from corpus.formats.linked_data import LinkedData, linked_data
from corpus.links import web_address
from corpus.normalise import fold, normalise

_TITLE_SEPARATOR = re.compile(r"(?<!\s)\s++(?:::?|[-\u2013\u2014|·•»«/])\s++")
_DATE_NAMES = (
    "article:published_time",
    "datepublished",
    "og:article:published_time",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "parsely-pub-date",
    "sailthru.date",
    "publishdate",
)
_AUTHOR_NAMES = ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author")


@dataclass(frozen=True, slots=True)
class _Page:
    """The three places where a page's statements are found."""

    meta: dict[str, str]
    data: LinkedData
    document: Document | None

    def guess(self, name: str) -> str:
        """Return what trafilatura found for *name*, or an empty text."""
        value = getattr(self.document, name, None)
        return value if isinstance(value, str) else ""


def metadata_of(
    root: Element, document: Document | None, url: str | None
) -> tuple[Metadata, Metadata]:
    """Return the metadata that the page *root* states, and what it only seems to say.

    *document* is what trafilatura found, used last; *url* is where the page came from.
    """
    page = _Page(_meta(root), linked_data(root), document)
    found = _metadata(root, page, url)
    stated = _metadata(root, replace(page, document=None), url)
    return replace(stated, title=found.title), found.without(stated.known | {"title"})


def _metadata(root: Element, page: _Page, url: str | None) -> Metadata:
    canonical = _link(root, "canonical", url) or url
    publication = _publication(page, canonical)
    return Metadata(
        title=_title(page, publication, canonical),
        authors=_authors(page, publication),
        publication=publication,
        published=_published(page),
        url=canonical,
        language=_language(root),
        licence=_link(root, "license", url),
    )


def _meta(root: Element) -> dict[str, str]:
    """Return the first content of every <meta>, by its name or property in lower case."""
    stated: dict[str, str] = {}
    for element in root.iter("meta"):
        content = attribute(element, "content")
        for key in ("property", "name", "itemprop"):
            if content and (name := attribute(element, key).lower()):
                stated.setdefault(name, content)
    return stated


def _first(longest: int, *values: str | None) -> str | None:
    """The first value that says something in up to *longest* characters, in normal form.

    Data often escapes HTML twice.
    """
    cleaned = (within(longest, normalise(unescaped(value))) for value in values if value)
    return next((value for value in cleaned if value), None)


def _publication(page: _Page, url: str | None) -> str | None:
    """Return the publication's name; trafilatura falls back on the host, which is no name."""
    guessed = page.guess("sitename")
    named = "" if guessed.removeprefix("www.") in _host_names(url) else guessed
    return _first(LONGEST_NAME, page.meta.get("og:site_name"), page.data.publisher, named)


def _title(page: _Page, publication: str | None, url: str | None) -> str | None:
    headline = page.data.headline
    title = _first(LONGEST_TITLE, page.meta.get("og:title"), headline, page.guess("title"))
    if title is None:
        return None
    known = {fold(name) for name in (publication, *_host_names(url)) if name}
    return _without_site(title, known, fold(_first(LONGEST_TITLE, headline) or ""))


def _without_site(title: str, site_names: set[str], headline: str) -> str:
    separators = list(_TITLE_SEPARATOR.finditer(title))
    for separator in separators:
        if headline and fold(title[: separator.start()]) == headline:
            return title[: separator.start()]
    if separators and fold(title[separators[-1].end() :]) in site_names:
        return title[: separators[-1].start()]
    return title


def _host_names(url: str | None) -> list[str]:
    """The host as sites write it in titles: example.com, example."""
    host = (urlsplit(web_address(url or "") or "").hostname or "").removeprefix("www.")
    return [host, host.partition(".")[0]] if host else []


def _authors(page: _Page, publication: str | None) -> tuple[str, ...]:
    meta = [page.meta[name] for name in _AUTHOR_NAMES if name in page.meta]
    guessed = page.guess("author").split(";")
    for bylines in (page.data.authors, meta[:1], guessed):
        if names := names_in(map(unescaped, bylines), publication):
            # What follows would be a part of them.
            return few(names)
    return ()


def _published(page: _Page) -> date | None:
    stated = (page.meta[name] for name in _DATE_NAMES if name in page.meta)
    return _first_date([page.data.published, *stated, page.guess("date")])


def _first_date(values: Iterable[str]) -> date | None:
    """The first calendar date; year 1 is how broken software writes that it knows none."""
    for value in values:
        try:
            found = date.fromisoformat(value.strip()[:10])
        except ValueError:
            continue
        if found.year > 1:
            return found
    return None


def _link(root: Element, relation: str, url: str | None) -> str | None:
    for element in root.iter("link", "a"):
        if relation in attribute(element, "rel").lower().split() and attribute(element, "href"):
            return _web_address(attribute(element, "href"), url)
    return None


def _web_address(href: str, url: str | None) -> str | None:
    try:
        return web_address(urljoin(url or "", href))
    except ValueError:
        return None


def _language(root: Element) -> str | None:
    """The primary language of <html lang>, where it is one of the two-letter codes."""
    element = next(iter(root.iter("html")), root)
    primary = re.split("[-_]", attribute(element, "lang").lower())[0]
    return primary if re.fullmatch("[a-z]{2}", primary) else None
