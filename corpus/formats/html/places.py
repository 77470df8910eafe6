"""Where in a page its headline stands, and which parts of it are about something else."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from corpus.bounds import LONGEST_TITLE
from corpus.formats.markup.element import Element, attribute
from corpus.normalise import fold, normalise

_ASIDE_TAGS = {
    *("aside", "button", "figure", "footer", "form", "iframe", "nav", "noscript", "script"),
    *("select", "style", "svg", "template", "video", "audio", "picture", "textarea"),
}
_ASIDE_WORDS = frozenset(
    "related sidebar recommended recommendations recommendation popular trending teaser teasers"
    " promo newsletter comments comment respond latest outbrain taboola nav navigation menu"
    " breadcrumb breadcrumbs widget share sharing social footer ad ads advert advertisement cookie"
    " consent modal popup recirc bio toc tags paywall mostread caption".split()
)
"""Words in class names and ids of what stands beside an article."""
_WORD = re.compile("[a-z]+")
_MOST_HEADINGS = 50
"""Headings that are compared with the titles; a headline is among the first."""
_OTHER_WORKS = {"citation", "comment", "isBasedOn", "isPartOf", "isRelatedTo", "mentions", "review"}
"""Properties of an article (schema.org) that are works with authors and days of their own."""


def is_other_work(item: Element) -> bool:
    """Tell whether *item* is a work that an article only names, such as one that it cites."""
    return not _OTHER_WORKS.isdisjoint(attribute(item, "itemprop").split())


def words_of(element: Element, *attributes: str) -> frozenset[str]:
    """Return the words in the class and id of *element*, and in other *attributes*."""
    names = ("class", "id", *attributes)
    return frozenset(
        word for name in names for word in _WORD.findall(attribute(element, name).lower())
    )


def text_of(element: Element, longest: int = 2 * LONGEST_TITLE) -> str:
    """Return the first text in *element*, in normal form, to a little more than *longest*.

    Whoever asks looks for a line; without a bound each of many nested elements would be read whole.
    """
    texts, length = [], 0
    for text in element.itertext():
        texts.append(text)
        length += len(text)
        if length > longest:
            break
    return normalise("".join(texts)[: 2 * longest])


def is_aside(element: Element) -> bool:
    """Tell whether *element* holds something else than an article, or none of its text."""
    return (
        not isinstance(element.tag, str)
        or element.tag in _ASIDE_TAGS
        or not _ASIDE_WORDS.isdisjoint(words_of(element))
    )


def headings_of(page: Element) -> list[Element]:
    """Return the first headings of *page* that may be its headline, those of rank 1 first."""
    found = [
        each
        for name in ("h1", "h2", "h3")
        for each in _first(page.iter(name), _MOST_HEADINGS)
        if 0 < len(text_of(each)) <= LONGEST_TITLE
    ]
    return [each for each in found if not any(map(_is_beside, each.iterancestors()))]


def headline_among(
    headings: Sequence[Element], titles: Iterable[str], sites: Collection[str] = ()
) -> Element | None:
    """Return the longest of *headings* that one of *titles* repeats, `None` where none does.

    The names of *sites*, folded, are no headlines. Without titles it is the one heading of rank 1.
    """
    known = [folded for title in titles if (folded := _words(title))]
    texts = [(each, _words(text_of(each))) for each in headings]
    named = [pair for pair in texts if pair[1] and pair[1] not in sites]
    repeated = [pair for pair in named if any(repeats(title, pair[1]) for title in known)]
    if repeated:
        return max(repeated, key=lambda pair: len(pair[1]))[0]
    first = [each for each, _ in named if each.tag == "h1"]
    return first[0] if len(first) == 1 and not known else None


def _words(text: str) -> str:
    """Return *text* folded; an underscore parts names in titles."""
    return fold(text.replace("_", " "))


def repeats(title: str, heading: str) -> bool:
    """Tell whether *title* says *heading*, alone or beside the name of a site; both are folded.

    What stands behind is taken for the headline only where it is most of the title.
    """
    if title == heading or title.startswith(f"{heading} "):
        return True
    return title.endswith(f" {heading}") and 2 * len(heading) > len(title)


def _is_beside(element: Element) -> bool:
    return element.tag in {"aside", "nav", "footer"}


def _first(elements: Iterator[Element], most: int) -> Iterator[Element]:
    return (element for _, element in zip(range(most), elements, strict=False))
