"""What a page does not show: hidden by attribute, by style, by class or by its style sheet."""

import re
from collections.abc import Iterator

from corpus.formats.html_element import Element, attribute

_MOST_STYLE = 500_000
"""Characters of a page's own style sheets that are looked at. Our own choice."""

_CLASS = re.compile(
    r"(?:[a-z0-9]+[-_]{1,2})?(?:visually-?_?hidden|sr-?_?only|screen-?_?reader(?:s|-text|_text|-only|text"
    r"|only)?|hidden-?visually|element-invisible|a11y-hidden|show-for-sr|assistive-text|off-?screen)"
    r"(?:-focusable)?",
    re.IGNORECASE,
)
"""Names that style sheets give to text for screen readers alone."""
_HIDDEN_CLASSES = {"hidden", "d-none"}
"""Tailwind's and Bootstrap's, and before them HTML5 Boilerplate's."""
_SHOWN_AGAIN = re.compile(
    r"(?:[a-z0-9]+:|d-(?:sm|md|lg|xl|xxl)-)(?:block|flex|grid|inline|table|contents)", re.IGNORECASE
)
"""Classes that show on wider screens what is hidden on small ones."""

_COMMENT = re.compile(r"/\*(?:[^*]++|\*(?!/))*+(?:\*/)?+")
_BRACE = re.compile(r"([^{};]*+)([{};])")
_SIMPLE = re.compile(r"[a-z0-9]*+([.#][\w-]++)", re.IGNORECASE)
_NAME = re.compile(r"[.#][\w-]++")

_NEVER_HIDDEN = {"html", "body", "main", "head"}


class Hidden:
    """What the page *root* hides."""

    def __init__(self, root: Element) -> None:
        self._root = root
        self._selectors = _hiding_selectors(_sheets(root))
        self._lengths: dict[Element, int] | None = None

    def __contains__(self, element: Element) -> bool:
        """Tell whether *element* and all in it is not shown.

        What holds most of a page's text is shown by a script, whatever its style says.
        """
        return (
            element.tag not in _NEVER_HIDDEN
            and self._is_marked(element)
            and not self._is_most(element)
        )

    def _is_marked(self, element: Element) -> bool:
        return (
            element.tag == "template"
            or (element.tag == "dialog" and element.get("open") is None)
            or element.get("hidden") not in (None, "until-found")
            or _hides(attribute(element, "style"))
            or self._is_hidden_by_name(element)
        )

    def _is_hidden_by_name(self, element: Element) -> bool:
        classes = attribute(element, "class").split()
        if any(map(_CLASS.fullmatch, classes)):
            return True
        if not _HIDDEN_CLASSES.isdisjoint(classes) and not any(
            map(_SHOWN_AGAIN.fullmatch, classes)
        ):
            return True
        names = [*(f".{name}" for name in classes), f"#{attribute(element, 'id')}"]
        return not self._selectors.isdisjoint(names)

    def _is_most(self, element: Element) -> bool:
        if self._lengths is None:
            self._lengths = _lengths(self._root)
        return 2 * self._lengths[element] > self._lengths[self._root]


def _lengths(root: Element) -> dict[Element, int]:
    """Return how many characters each element says."""
    lengths: dict[Element, int] = {}
    # The other way round, what is inside an element is known before the element.
    for element in reversed(list(root.iter())):
        if not isinstance(element.tag, str) or element.tag in (
            "script",
            "style",
            "head",
            "noscript",
        ):
            lengths[element] = 0
            continue
        lengths[element] = _length(element.text) + sum(
            lengths[child] + _length(child.tail) for child in element
        )
    return lengths


def _length(text: str | None) -> int:
    return len(text.strip()) if text else 0


def _hides(style: str) -> bool:
    """Tell whether the declarations *style* hide what they are for."""
    if not style:
        return False
    stated = {}
    for declaration in style.lower().split(";"):
        name, _, value = declaration.partition(":")
        stated[name.strip()] = value.replace("!important", "").strip()
    return (
        stated.get("display") == "none"
        or stated.get("visibility") in ("hidden", "collapse")
        or _is_zero(stated.get("opacity"))
        or _is_zero(stated.get("font-size"))
        or (stated.get("position") == "absolute" and stated.get("clip", "").startswith("rect(0"))
        or (stated.get("position") == "absolute" and stated.get("clip", "").startswith("rect(1px"))
    )


def _is_zero(value: str | None) -> bool:
    number = (value or "").rstrip("abcdefghijklmnopqrstuvwxyz%")
    return bool(number) and not number.strip("0.") and "0" in number


def _sheets(root: Element) -> str:
    sheets = (
        element.text or ""
        for element in root.iter("style")
        if attribute(element, "media").lower() in ("", "all", "screen")
    )
    return " ".join(sheets)[:_MOST_STYLE]


def _hiding_selectors(sheet: str) -> set[str]:
    """Return the classes and ids that *sheet* hides outright, and never shows again."""
    hiding: set[str] = set()
    shown: set[str] = set()
    for selectors, declarations in _rules(_COMMENT.sub(" ", sheet)):
        hides = _hides(declarations)
        if not hides and "display" not in declarations and "visibility" not in declarations:
            continue
        for selector in selectors.split(","):
            simple = _SIMPLE.fullmatch(selector.strip())
            if hides and simple:
                hiding.add(simple[1])
            elif not hides:
                shown.update(_NAME.findall(selector))
    return hiding - shown


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Yield selectors and declarations of each rule that holds for every reader of the page."""
    depth = 0
    selectors = ""
    declarations: list[str] = []
    for found in _BRACE.finditer(sheet):
        text, sign = found[1], found[2]
        if sign == "{":
            if not depth:
                selectors, declarations = text.strip(), []
            depth += 1
            continue
        if depth == 1:
            declarations.append(text)
        if sign == "}":
            if depth == 1 and not selectors.startswith("@"):
                yield selectors, ";".join(declarations)
            depth = max(0, depth - 1)
