"""Whether a page is a discussion, and what was said in it."""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

from corpus.formats.html.selection.page import Page
from corpus.formats.markup.element import Element, attribute


def discussion_in(page: Page, chosen: AbstractSet[int]) -> list[int]:
    """Return the numbers of the blocks that the posts in *page* say, if they are its article.

    They are unless more than they say was *chosen* by an extractor above them: what readers say
    below an article is marked as posts, too.
    """
    posts = [list(_said_in(page, post)) for post in page.posts]
    said = [number for numbers in posts for number in numbers]
    if not said:
        return []
    above = sum(page.words[number] for number in chosen if number < said[0])
    within = sum(page.words[number] for number in chosen & set(said))
    first = sum(page.words[number] for number in posts[0])
    return said if above <= max(within, first) else []


def _said_in(page: Page, post: Element) -> Iterator[int]:
    for number in page.within(post):
        if not _are_beside(page.around(page.elements[number]), post):
            yield number


def _are_beside(elements: Iterable[Element], post: Element) -> bool:
    """Tell whether *elements*, one in the other up to *post*, are beside what the post says.

    A quotation of another post may stand there in <aside>, too, and is a part of what is said.
    """
    for element in elements:
        if element is post:
            return False
        names = attribute(element, "class").split()
        if "bbCodeBlock-expandLink" in names or (element.tag == "aside" and "quote" not in names):
            return True
    return False
