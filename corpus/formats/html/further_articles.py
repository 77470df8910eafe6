"""Further articles in a page, which it shows below its own as readers scroll on."""

from collections.abc import Collection, Iterable, Iterator

from corpus.formats.markup.element import Element, attribute


def leave_further_articles(page: Element, headline: Element | None) -> None:
    """Leave out of *page* the articles beside the one that *headline* is of, headed as it is.

    Extractors take the longest. What has no `<article>` of its own may be a part of a document.
    """
    if headline is None:
        return
    articles = _holding(page.iter("article"))
    headed = _holding(page.iter(str(headline.tag)))
    for element in list(_alike(headline, articles & headed)):
        element.clear(keep_tail=True)


def _holding(elements: Iterable[Element]) -> set[Element]:
    """Return *elements* and whatever they stand in."""
    found: set[Element] = set()
    for element in elements:
        each: Element | None = element
        while each is not None and each not in found:
            found.add(each)
            each = each.getparent()
    return found


def _alike(headline: Element, articles: Collection[Element]) -> Iterator[Element]:
    """Yield those of *articles* that are built as the one around *headline* is, and beside it."""
    own = headline
    for around in headline.iterancestors():
        if own in articles:
            yield from (
                each
                for each in around
                if each is not own and each in articles and _is_shaped(each, own)
            )
        own = around


def _is_shaped(element: Element, own: Element) -> bool:
    """Tell whether *element* has the shape of *own*, but for what marks the one that is shown."""
    names = set(attribute(element, "class").split())
    of_own = set(attribute(own, "class").split())
    return element.tag == own.tag and (names <= of_own or of_own <= names)
