"""What a page states about its article in JSON-LD (schema.org)."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from urllib.parse import urlsplit

from corpus.bounds import LONGEST_TITLE, within
from corpus.formats.markup.character_references import unescaped
from corpus.formats.markup.element import Element, attribute
from corpus.normalise import fold

Node = dict[str, object]

_ARTICLE_ENDINGS = ("Article", "Posting", "Report", "Review")
"""How the names of schema.org's article types end: NewsArticle, BlogPosting, Report."""
_ARTICLES = {"CreativeWork", "Recipe", "HowTo"}
_ORGANISATIONS = ("Organization", "Corporation", "WebSite")
_WRAPPING = re.compile(r"^\s*+(?://)?\s*+(?:<!--|<!\[CDATA\[)|(?://)?(?:-->|\]\]>)\s*+$")
"""What some put around a script for browsers of the last century."""
_NAME_PARTS = ("givenName", "additionalName", "familyName")
_NO = {"false", "http://schema.org/false", "https://schema.org/false"}
_MOST_ARTICLES = 100
"""Nodes that are compared with the titles of the page; one is about it, some about others."""
_LEAST_SHARED = 0.5
"""Share of the shorter headline's words that two headlines of one article have in common; our own
choice."""


@dataclass(frozen=True, slots=True)
class LinkedData:
    """The statements we use, as written; empty where nothing is stated."""

    headline: str = ""
    authors: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    """Authors that are said to be no people."""
    publisher: str = ""
    published: str = ""
    modified: str = ""
    section: str = ""
    body: str = ""
    """The article's text, as a program is to find it."""
    site: str = ""
    """The name of the site, of which the article's own publisher may be another."""
    is_free: bool = True
    """Whether nothing says that the article has to be paid for."""


def linked_data(
    page: Element, titles: Iterable[str] = (), addresses: Iterable[str | None] = ()
) -> LinkedData:
    """Return what the JSON-LD of *page* states of the article with one of *titles*.

    *addresses* are those of the page: a node of another headline at another address is about
    another article. Broken data is passed by.
    """
    graph = _Graph([node for value in _scripts(page) for node in _nodes(value)])
    site = next((each for each in graph.nodes if "WebSite" in _types(each)), {})
    here = {address for each in addresses if (address := _address(each))}
    bounded = (within(LONGEST_TITLE, each) for each in titles)
    folded = [title for each in bounded if (title := fold(each or ""))]
    articles = graph.articles(folded, here)
    if not articles:
        return LinkedData(site=_string(site.get("name")))
    node = articles[0]
    people, organisations = graph.authors(node)
    return LinkedData(
        headline=_headline(node, folded),
        authors=tuple(people),
        organisations=tuple(organisations),
        publisher=next((name for name, _ in graph.named(node.get("publisher"))), ""),
        published=_string(node.get("datePublished")),
        modified=_string(node.get("dateModified")),
        section=_string(node.get("articleSection")),
        body=_string(node.get("articleBody")),
        site=_string(site.get("name")),
        is_free=all(_is_free(each) for each in articles),
    )


class _Graph:
    """The nodes of a page, and by their ids those that others refer to."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self.nodes = nodes
        self._by_id = {_string(each.get("@id")): each for each in nodes if each.get("@id")}

    def articles(self, titles: Sequence[str], addresses: set[str]) -> list[Node]:
        """Return the nodes that may be about the article of the page, the surest first."""
        articles = islice(filter(_is_article, self.nodes), _MOST_ARTICLES)
        marked = [(_mark(each, titles, addresses), each) for each in articles]
        about = [pair for pair in marked if pair[0] >= 0]
        return [node for _, node in sorted(about, key=lambda pair: -pair[0])]

    def authors(self, node: Node) -> tuple[list[str], list[str]]:
        """Return the names of the authors of *node*: those of people, and all others."""
        named = list(self.named(node.get("author") or node.get("creator")))
        people = [name for name, is_person in named if is_person]
        return people, [name for name, is_person in named if not is_person]

    def named(self, value: object) -> Iterator[tuple[str, bool]]:
        """Yield the names in *value*, and whether each may be a person's.

        It is a text, a thing with a name, a reference to one, or a list of these.
        """
        left = [value]
        while left:
            each = left.pop()
            if isinstance(each, list):
                left += reversed(each)
            elif isinstance(each, str) and each.strip():
                yield each, True
            elif isinstance(each, dict):
                thing = each if "name" in each else self._by_id.get(_string(each.get("@id")), each)
                is_person = not any(name.endswith(_ORGANISATIONS) for name in _types(thing))
                yield from ((name, is_person) for name in _own_names(thing))


def _mark(node: Node, titles: Sequence[str], addresses: set[str]) -> int:
    """Return how sure it is that *node* is about the page's article; below 0 it is not."""
    headline = _folded(_headline(node, titles))
    same_title = any(_alike(headline, title) for title in titles)
    same_address = not addresses.isdisjoint(map(_address, _addresses(node)))
    differs = bool(headline and titles and not same_title)
    return 2 * same_address + 2 * same_title - differs


def _alike(one: str, other: str) -> bool:
    if not one or not other:
        return False
    if one in other or other in one:
        return True
    words, others = set(one.split()), set(other.split())
    shorter = min(len(words), len(others))
    return shorter > 1 and len(words & others) >= _LEAST_SHARED * shorter


def _addresses(node: Node) -> Iterator[str]:
    for key in ("url", "@id", "mainEntityOfPage"):
        value = node.get(key)
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str):
            yield value


def _address(url: str | None) -> str:
    """Return host and path of *url*, by which two links to one page are known; empty for none."""
    try:
        parts = urlsplit((url or "").strip())
        return f"{(parts.hostname or '').removeprefix('www.')}{parts.path.rstrip('/')}"
    except ValueError:
        return ""


def _scripts(page: Element) -> Iterator[object]:
    for script in page.iter("script"):
        if "ld+json" in attribute(script, "type").lower():
            yield _loaded(_WRAPPING.sub("", "".join(script.itertext())))


def _loaded(text: str) -> object:
    try:
        value: object = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None
    return value


def _nodes(value: object) -> Iterator[Node]:
    left = [value]
    while left:
        node = left.pop()
        if isinstance(node, list):
            left += reversed(node)
        elif isinstance(node, dict):
            yield node
            left += [node.get("mainEntity"), node.get("@graph")]


def _types(node: Node) -> list[str]:
    stated = node.get("@type")
    types = stated if isinstance(stated, list) else [stated]
    return [name for name in types if isinstance(name, str)]


def _is_article(node: Node) -> bool:
    return any(name.endswith(_ARTICLE_ENDINGS) or name in _ARTICLES for name in _types(node))


def _is_free(node: Node) -> bool:
    return str(node.get("isAccessibleForFree", True)).lower() not in _NO


def _headline(node: Node, titles: Sequence[str]) -> str:
    """Return what *node* calls itself: its headline, or its name where that is one of *titles*.

    Wikipedia states under headline what kind of thing its article is about.
    """
    stated = [text for key in ("headline", "name") if (text := _string(node.get(key)))]
    known = (each for each in stated if any(_alike(_folded(each), title) for title in titles))
    return next(known, stated[0] if stated else "")


def _folded(headline: str) -> str:
    return fold(unescaped(within(LONGEST_TITLE, headline) or ""))


def _own_names(thing: Node) -> Iterator[str]:
    given = " ".join(filter(None, (_string(thing.get(key)) for key in _NAME_PARTS)))
    stated = thing.get("name") or given
    for name in stated if isinstance(stated, list) else [stated]:
        if isinstance(name, str) and name.strip():
            yield name


def _string(value: object) -> str:
    value = value[0] if isinstance(value, list) and value else value
    return value if isinstance(value, str) else ""
