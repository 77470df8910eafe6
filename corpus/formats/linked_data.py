"""What a page states about its article in JSON-LD (schema.org)."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.formats.html_element import Element, attribute

_ARTICLE_ENDINGS = ("Article", "Posting", "Report", "Review")
"""How the names of schema.org's article types end: NewsArticle, BlogPosting, Report."""


@dataclass(frozen=True, slots=True)
class LinkedData:
    """The statements we use, as written; empty where nothing is stated."""

    headline: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    published: str = ""


def linked_data(page: Element) -> LinkedData:
    """Return what the first article in *page*'s JSON-LD states; broken data is passed by."""
    node = next(_articles(page), None)
    if node is None:
        return LinkedData()
    return LinkedData(
        headline=_string(node.get("headline")),
        authors=tuple(_names(node.get("author"))),
        publisher=next(_names(node.get("publisher")), ""),
        published=_string(node.get("datePublished")),
    )


def is_free(page: Element) -> bool:
    """Return whether nothing in *page*'s JSON-LD says that the article has to be paid for."""
    stated = (str(node.get("isAccessibleForFree", True)).lower() for node in _articles(page))
    return "false" not in stated


def _articles(page: Element) -> Iterator[dict[str, object]]:
    for script in page.iter("script"):
        if "ld+json" in attribute(script, "type").lower():
            nodes = _nodes(_loaded("".join(script.itertext())))
            yield from (node for node in nodes if _is_article(node))


def _loaded(text: str) -> object:
    try:
        value: object = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None
    return value


def _nodes(value: object) -> Iterator[dict[str, object]]:
    left = [value]
    while left:
        node = left.pop()
        if isinstance(node, list):
            left += reversed(node)
        elif isinstance(node, dict):
            yield node
            left += [node.get("mainEntity"), node.get("@graph")]


def _is_article(node: dict[str, object]) -> bool:
    stated = node.get("@type")
    types = stated if isinstance(stated, list) else [stated]
    return any(isinstance(name, str) and name.endswith(_ARTICLE_ENDINGS) for name in types)


def _names(value: object) -> Iterator[str]:
    """Yield the names in a schema.org value: a text, a thing with a name, or a list of these."""
    left = [value]
    while left:
        named = left.pop()
        if isinstance(named, list):
            left += reversed(named)
        elif isinstance(named, dict):
            left.append(named.get("name"))
        elif isinstance(named, str) and named.strip():
            yield named


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""
