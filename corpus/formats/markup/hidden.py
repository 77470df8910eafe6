"""What a page does not show: hidden by attribute, by style, by class or by its style sheet."""

import re
from collections import Counter
from collections.abc import Collection
from functools import cached_property

from corpus.formats.markup.element import Element, attribute
from corpus.formats.markup.style_sheets import hidden_names, hides, makes_transparent

_FOR_EARS = re.compile(
    r"(?!not-)(?:[a-z0-9]++[-_]{1,2})?(?:visually-?_?hidden|hidden-?visually|sr-?_?only|screen-?_?reader"
    r"(?:s|-?_?text|-?_?only)?|element-invisible|a11y-hidden|show-for-sr|assistive-text"
    r"|off-?screen)(?:-focusable)?",
    re.IGNORECASE,
)
"""Names of classes whose text is read aloud alone, as style sheets of many makers have them."""
_HIDDEN = {"hidden", "d-none"}
"""Names of classes that hide, in Tailwind, Bootstrap and HTML5 Boilerplate."""
_SHOWN_ON_WIDE_SCREENS = re.compile(
    r"(?:[a-z0-9]+:|d-(?:sm|md|lg|xl|xxl)-)(?:block|flex|grid|inline|table|contents)[a-z-]*+",
    re.IGNORECASE,
)

_FADING_ATTRIBUTES = ("data-aos", "data-w-id", "data-animate", "data-animation", "data-scroll")
_FADING = ("wow", "aos", "animat", "reveal", "fade", "scroll")
"""What classes of text begin with that appears as its reader comes to it."""
_LETTERS = re.compile(r"[a-z]++", re.IGNORECASE)

_NEVER_HIDDEN = {"html", "body", "main", "head"}
_UNSAID = {"script", "style", "head", "noscript", "template"}
_PAGE = 1_000
"""Characters; a notice to who runs no scripts has fewer. Our own choice."""
_CONTROLS = {"nav", "ul", "ol", "menu", "form", "dialog", "select"}
_ROLES_OF_CONTROLS = {"menu", "menubar", "listbox", "dialog", "navigation", "tooltip", "alert"}

_Look = tuple[object, str]
"""An element's name and class."""


class Hidden:
    """What the page *root* hides."""

    def __init__(self, root: Element) -> None:
        self._root = root
        self._names = hidden_names(root)
        self._opened = {
            attribute(button, "aria-controls")
            for button in root.iter("button", "a", "h2", "h3", "h4", "div", "span", "summary")
            if button.get("aria-controls") and button.get("aria-expanded") is not None
        }

    def __contains__(self, element: Element) -> bool:
        """Tell whether *element* and all in it is not shown.

        What holds most of a page's text is shown by a script, whatever its style says; what a
        button unfolds, as it does answers and further paragraphs, is there for who reads on.
        """
        if element.tag in _NEVER_HIDDEN or not self._is_marked(element):
            return False
        if self._is_unfolded(element) or self._is_most(element):
            _show(element)
            return False
        return True

    def _is_marked(self, element: Element) -> bool:
        if element.tag == "noscript":
            return not self._is_page(element)
        if element.tag == "template":
            return True
        if element.tag == "dialog":
            return element.get("open") is None
        style = attribute(element, "style")
        return bool(element.attrib) and (
            element.get("hidden") not in (None, "until-found")
            or hides(style)
            or (makes_transparent(style.lower()) and not _fades_in(element))
            or self._is_hidden_by_name(element)
        )

    def _is_hidden_by_name(self, element: Element) -> bool:
        classes = attribute(element, "class").split()
        if any(map(_FOR_EARS.fullmatch, classes)):
            return True
        if not _HIDDEN.isdisjoint(classes):
            return not any(map(_SHOWN_ON_WIDE_SCREENS.fullmatch, classes))
        if not self._names:
            return False
        names = [*(f".{name}" for name in classes), f"#{attribute(element, 'id')}"]
        return not self._names.isdisjoint(names)

    def _is_unfolded(self, element: Element) -> bool:
        return (
            bool(self._opened)
            and attribute(element, "id") in self._opened
            and element.tag not in _CONTROLS
            and attribute(element, "role") not in _ROLES_OF_CONTROLS
        )

    @cached_property
    def _lengths(self) -> dict[Element, int]:
        return _lengths(self._root)

    @cached_property
    def _alike(self) -> Counter[_Look]:
        return _alike(self._lengths)

    def _is_page(self, element: Element) -> bool:
        """Tell whether *element*, meant for programs that run no scripts, holds the page itself."""
        inside = _lengths(element, unsaid=_UNSAID - {"noscript"})[element]
        is_written = inside > _PAGE or next(element.iter("article", "main"), None) is not None
        is_page = is_written and inside > self._lengths[self._root]
        if is_page:
            element.tag = "div"
        return is_page

    def _is_most(self, element: Element) -> bool:
        """Tell whether *element*, or all that its page hides like it, is most of the page."""
        if element.tag in _UNSAID:
            return False
        longest = max(self._lengths[element], self._alike[_look(element)])
        return 2 * longest > self._lengths[self._root]


def _fades_in(element: Element) -> bool:
    """Tell whether *element* is shown as its reader comes to it, in one of the usual ways."""
    words = _LETTERS.findall(attribute(element, "class").lower())
    is_called_so = any(word.startswith(_FADING) for word in words)
    return is_called_so or any(name in element.attrib for name in _FADING_ATTRIBUTES)


def _look(element: Element) -> _Look:
    return (element.tag, attribute(element, "class"))


def _alike(lengths: dict[Element, int]) -> Counter[_Look]:
    """Return how many characters all elements of one class say, as the slides of a show do."""
    alike: Counter[_Look] = Counter()
    for element, length in lengths.items():
        around = next(element.iterancestors(), None)
        within = around is not None and _look(around) == _look(element)
        if element.get("class") and not within:
            alike[_look(element)] += length
    return alike


def _show(element: Element) -> None:
    """Take from *element* what hides it, which extractors would go by."""
    for name in ("hidden", "style", "class"):
        element.attrib.pop(name, None)


def _lengths(root: Element, unsaid: Collection[object] = _UNSAID) -> dict[Element, int]:
    """Return how many characters each element says, those called *unsaid* none."""
    lengths: dict[Element, int] = {}
    # The other way round, what is inside an element is known before the element.
    for element in reversed(list(root.iter())):
        if not isinstance(element.tag, str) or element.tag in unsaid:
            lengths[element] = 0
        else:
            lengths[element] = _length(element.text) + sum(
                lengths[child] + _length(child.tail) for child in element
            )
    return lengths


def _length(text: str | None) -> int:
    return len(text.strip()) if text else 0
