"""What stands around and inside an article and is none of it, told by how pages are built."""

import re
from collections.abc import Collection
from itertools import takewhile

from corpus.formats.html.places import text_of
from corpus.formats.html.selection.page import Page
from corpus.formats.html.selection.promotions import is_label
from corpus.formats.markup.element import Element, attribute
from corpus.formats.markup.element_names import HEADINGS, INLINE

_TAGS = {"nav", "aside", "footer", "form", "menu", "dialog"} | {
    *("amp-ad", "amp-embed", "amp-sidebar", "amp-consent", "amp-social-share"),
    "amp-user-notification",
}
_ROLES = {"navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar"} | {
    *("toolbar", "dialog", "alertdialog", "tablist"),
}
_SCOPES = {"article", "main", "section"}
"""Elements whose own head is part of what they hold."""
_NAMES = frozenset(
    # Around every page.
    "nav navbar navigation menu sidebar masthead toolbar topbar pager search login signin"
    # Other articles.
    " recirc recirculation trending popular mostread readmore outbrain taboola teasers"
    # What the site wants of its readers.
    " subscribe subscription signup optin donate promo promos upsell paywall cta survey"
    " ad ads dfp"
    # What one may do with the article.
    " share shares sharing sharedaddy social addthis addtoany follow print"
    # What is said of it and of whoever wrote it.
    " byline bylines author authors bio biography contributor contributors timestamp dateline"
    " tags taglist tagcloud copyright credit credits pullquote".split()
)
"""Words of a class or an id that a page may also give to a part of its article."""
_PASSING = {"carousel", "slick", "swiper", "flickity", "slideshow"}
"""Words of a class of what passes by: mostly other articles, if no extractor chose it."""
_SURE_NAMES = frozenset(
    "comment comments commentlist disqus respond discussion replies"
    " cookie cookies consent gdpr onetrust".split()
)
_COMMENTARY = {"live", "match", "commentary", "ticker", "minute", "blog"}
"""Words of a class beside which a comment is what the article itself says."""
_SURE_BEGINNINGS = ("related", "recommend", "breadcrumb", "advert", "sponsor", "newsletter")
"""What nobody calls a part of an article. Names are put together without a mark between them,
too: `relatedposts`, `breadcrumbList`."""
_OF_SOMETHING_ELSE = ("has-", "no-", "with-", "is-")
"""How classes begin that tell of what stands beside an element: `has-sidebar`."""
_WITH_ADVERTS = ("--ad", "--ads")
"""How classes end of what adverts stand in, or beside."""
_UNDER_HEADINGS = {f"h{level}-related" for level in range(1, 7)}
"""Classes of Writerside, which makes many manuals, for all that stands under a heading."""
_SCREENS = {"mobile", "desktop", "tablet", "phone", "smartphone"}
_REACH = 3
"""Elements around a block that may say so."""
_WORD = re.compile(r"[A-Z]?[a-z0-9]++|[A-Z0-9]++(?![a-z])")
_WRITTEN = {"", "text", "email", "password", "search", "tel"}
_BOX = 4
"""Blocks of a box that asks for an address: heading, promise, small print, thanks. Our own
choice."""
_LONGEST_LABEL = 200
"""Characters of a heading that are looked at."""


class Regions:
    """The elements of *page* that are no part of its article, unless they hold it.

    *holding* are elements that hold much of the article: a page may stand in a form, or its
    article in an element that is called after a sidebar. In *vouched* elements stand sentences
    that are surely of the article, so a name that a part of it may bear tells nothing of them.
    """

    def __init__(
        self, page: Page, holding: Collection[Element], vouched: Collection[Element]
    ) -> None:
        self._page = page
        self._holding = holding
        self._vouched = vouched
        self._outside: set[Element] = set()
        self._foreign: set[Element] = set()
        self._passing: set[Element] = set()
        self._scoped: set[Element] = set()
        self._asking = self._boxes_to_write_in()
        # What is around an element comes before it.
        for element in page.order:
            self._enter(element)

    def is_outside(self, element: Element) -> bool:
        """Tell whether *element* stands in what every page may have around its article."""
        return element in self._outside

    def is_foreign(self, element: Element) -> bool:
        """Tell whether *element* stands in what is named as something else than the article."""
        return element in self._foreign

    def is_passing(self, element: Element) -> bool:
        """Tell whether *element* stands in what passes by, one part after another."""
        return element in self._passing

    def _enter(self, element: Element) -> None:
        """Tell of the children of *element* what they stand in."""
        under_sure_heading = under_label = False
        for child in element:
            if not isinstance(child.tag, str):
                continue
            if (heading := self._heading(child)) is not None:
                under_label = is_label(text_of(heading, _LONGEST_LABEL))
                under_sure_heading = _is_surely_foreign(names_of(heading)) or (
                    under_label and self._begins(heading, element)
                )
            elif child in self._vouched:
                under_label = False
            if element in self._scoped or child.tag in _SCOPES:
                self._scoped.add(child)
            if child in self._holding:
                continue
            if element in self._outside or self._is_outside(child, element):
                self._outside.add(child)
            if element in self._passing or not _PASSING.isdisjoint(names_of(child)):
                self._passing.add(child)
            under = under_sure_heading or under_label
            if element in self._foreign or under or self._is_foreign(child):
                self._foreign.add(child)

    def _heading(self, element: Element) -> Element | None:
        """Return the heading that *element* is, or all that is said in it."""
        within = self._page.within(element)
        if element.tag in HEADINGS or len(within) != 1:
            return element if element.tag in HEADINGS else None
        around = self._page.around(self._page.elements[within.start])
        inside = takewhile(lambda each: each is not element, around)
        return next((each for each in inside if each.tag in HEADINGS), None)

    def _is_outside(self, element: Element, around: Element) -> bool:
        if element.tag == "header":
            return element not in self._scoped
        if element.tag == "footer" and around.tag == "blockquote":
            return False
        return element.tag in _TAGS or attribute(element, "role") in _ROLES

    def _begins(self, heading: Element, element: Element) -> bool:
        """Tell whether *heading* stands over all in *element*, which is a box of its own."""
        within, start = self._page.within(element), self._page.within(heading).start
        return element not in self._holding and within.start == start

    def _boxes_to_write_in(self) -> set[Element]:
        """Return the boxes in which readers are asked to write: addresses, passwords."""
        found: set[Element] = set()
        for field in self._page.order:
            if field.tag != "input" or attribute(field, "type").lower() not in _WRITTEN:
                continue
            for element in self._page.around(field):
                within = len(self._page.within(element))
                if element in found or element in self._holding or within > _BOX:
                    break
                found.add(element)
        return found

    def _is_foreign(self, element: Element) -> bool:
        if element.tag in INLINE:
            return False
        if element in self._asking:
            return True
        names = names_of(element)
        if _is_surely_foreign(names):
            return True
        return element not in self._vouched and not _NAMES.isdisjoint(names)


def is_for_some_screens(page: Page, number: int) -> bool:
    """Tell whether block *number* stands in what a page shows on screens of one size alone."""
    around = page.around(page.elements[number])
    return any(
        not _SCREENS.isdisjoint(names_of(element))
        for _, element in zip(range(_REACH), around, strict=False)
    )


def names_of(element: Element) -> set[str]:
    """Return the words of which the class and the id of *element* are made."""
    named = attribute(element, "class").split()
    if element.tag not in HEADINGS:
        # A heading's id is made of its own words.
        named += attribute(element, "id").split()
    return {
        word.lower().rstrip("0123456789")
        for name in named
        if not name.startswith(_OF_SOMETHING_ELSE)
        and not name.lower().endswith(_WITH_ADVERTS)
        and name not in _UNDER_HEADINGS
        for word in _WORD.findall(name)
    }


def _is_surely_foreign(names: Collection[str]) -> bool:
    is_named = not _SURE_NAMES.isdisjoint(names) and _COMMENTARY.isdisjoint(names)
    return is_named or any(name.startswith(_SURE_BEGINNINGS) for name in names)
