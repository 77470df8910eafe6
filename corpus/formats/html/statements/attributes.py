"""What a page states about its article in the attributes of its elements.

Read are microdata and RDFa Lite with the words of schema.org, and microformats (hentry, h-entry).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from corpus.formats.html.places import is_aside, is_other_work, text_of
from corpus.formats.markup.element import Element, attribute

_ARTICLE_ENDINGS = ("Article", "Posting", "Report", "Review", "CreativeWork", "Recipe")
_ENTRIES = {"hentry", "h-entry"}
_PUBLISHED = {"published", "dt-published"}
_AUTHORS = {"author", "p-author", "byline"}
_NAMES = {"fn", "p-name"}
_DAY = "datePublished"
_MOST_INSIDE = 50
"""Elements in one that names an author, among which the name is looked for."""


@dataclass(frozen=True, slots=True)
class Markup:
    """The statements we use, as written; empty where nothing is stated."""

    authors: tuple[str, ...] = ()
    publisher: str = ""
    published: str = ""
    modified: str = ""


def markup_of(page: Element, headline: Element | None) -> Markup:
    """Return what the attributes of *page* state about the article that *headline* is of.

    Where no scope encloses the headline, the only one of the page is the article's, or else what
    stands in no scope. What stands in a scope inside it is about something else.
    """
    around = [] if headline is None else [*headline.iterancestors()]
    items, entries = _scopes(page)
    item, entry = _about(items, around), _about(entries, around)
    properties = list(_properties(page if item is None else item))
    if item is None and len({_value(each) for names, each in properties if _DAY in names}) > 1:
        properties = []  # those of several articles
    classed = [] if entry is None else list(_classed(entry))
    return Markup(
        authors=(
            *map(
                _value, _nearest([each for names, each in properties if "author" in names], around)
            ),
            *_names(classed),
        ),
        publisher=_first(properties, "publisher"),
        published=_first(properties, _DAY) or _day(classed),
        modified=_first(properties, "dateModified"),
    )


def _nearest(found: Sequence[Element], around: Sequence[Element]) -> list[Element]:
    """Return those of *found* that stand nearest to what the elements *around* it hold.

    Pages name the authors of other articles in the same words, but farther from its headline.
    """
    places = {element: place for place, element in enumerate(around)}
    far = [
        next((places[each] for each in element.iterancestors() if each in places), len(around))
        for element in found
    ]
    return [element for element, place in zip(found, far, strict=True) if place == min(far)]


def _scopes(page: Element) -> tuple[list[Element], list[Element]]:
    """Return the articles of *page* in words of schema.org, and its entries in microformats."""
    items, entries = [], []
    for element in page.iter():
        if not isinstance(element.tag, str):
            continue
        kind = element.get("itemtype") or element.get("typeof")
        if kind and kind.strip().endswith(_ARTICLE_ENDINGS) and not is_other_work(element):
            items.append(element)
        if "entry" in (element.get("class") or "") and _is_entry(element):
            entries.append(element)
    return items, entries


def _about(scopes: Sequence[Element], around: Sequence[Element]) -> Element | None:
    """Return the innermost of *scopes* among those *around* the headline, or else the only one."""
    known = set(scopes)
    inner = next((each for each in around if each in known), None)
    return inner if inner is not None else scopes[0] if len(scopes) == 1 else None


def _is_entry(element: Element) -> bool:
    return not _ENTRIES.isdisjoint(_classes(element))


def _properties(scope: Element) -> Iterator[tuple[set[str], Element]]:
    """Yield the elements that are properties of *scope* itself, each with the property's names."""
    left = list(reversed(list(scope)))
    while left:
        element = left.pop()
        if not isinstance(element.tag, str):
            continue
        if element.get("itemprop") or element.get("property"):
            yield {*attribute(element, "itemprop").split(), *_rdfa(element)}, element
        if not _is_scope(element):
            left += reversed(list(element))


def _classed(entry: Element) -> Iterator[tuple[set[str], Element]]:
    """Yield the elements in *entry* with their classes, without those of what stands beside it."""
    left = list(reversed(list(entry)))
    while left:
        element = left.pop()
        if (is_aside(element) and element.tag != "footer") or _is_entry(element):
            continue
        if classes := _classes(element):
            yield classes, element
        left += reversed(list(element))


def _rdfa(element: Element) -> Iterator[str]:
    """Yield the properties of RDFa Lite, not those that Facebook's words have the names of."""
    for name in attribute(element, "property").split():
        prefix, _, own = name.rpartition(":")
        if prefix in {"", "schema"}:
            yield own


def _is_scope(element: Element) -> bool:
    return element.get("itemscope") is not None or element.get("typeof") is not None


def _classes(element: Element) -> set[str]:
    # Comments have no attributes to be asked for.
    return set() if not isinstance(element.tag, str) else set(attribute(element, "class").split())


def _first(properties: Sequence[tuple[set[str], Element]], name: str) -> str:
    return next((_value(each) for names, each in properties if name in names), "")


def _value(element: Element) -> str:
    """Return the value of a property: what an attribute states, the name of a thing, the text."""
    for name in ("content", "datetime"):
        if stated := attribute(element, name):
            return stated
    if _is_scope(element):
        named = _first(list(_properties(element)), "name")
        if named:
            return named
    return text_of(element)


def _names(classed: Sequence[tuple[set[str], Element]]) -> Iterator[str]:
    for classes, element in classed:
        if classes & _AUTHORS:
            inside = islice(element.iter(), _MOST_INSIDE)
            named = [text_of(each) for each in inside if _classes(each) & _NAMES]
            yield from named or [text_of(element)]


def _day(classed: Sequence[tuple[set[str], Element]]) -> str:
    dated = (each for classes, each in classed if classes & _PUBLISHED)
    stated = (
        attribute(each, "datetime") or attribute(each, "title") or text_of(each) for each in dated
    )
    return next(filter(None, stated), "")
