"""Which styles hide what they are for, and what a page's own style sheets hide."""

import re
from collections.abc import Iterator

from corpus.formats.markup.element import Element, attribute

_MOST_STYLE = 500_000
"""Characters of a page's own style sheets that are looked at. Our own choice."""

_COMMENT = re.compile(r"/\*(?:[^*]++|\*(?!/))*+(?:\*/)?+")
_SIGN = re.compile(r"[{};]")
_SIMPLE = re.compile(r"[a-z0-9]*+([.#][\w-]++)", re.IGNORECASE)
_NAME = re.compile(r"[.#][\w-]++")
_MOVING = {"transform", "transition", "animation", "will-change", "-webkit-transform"}
"""What is declared of text that fades in as its reader comes to it."""
_SHOWING = ("display", "visibility", "opacity")
_FAR = re.compile(r"-\d{4,}")
_POINTS = ("rect(0", "rect(1px", "rect( 0", "inset(50%", "inset(100%")
"""What is left of an element that is cut down to a point."""


def hides(style: str) -> bool:
    """Tell whether the declarations *style* hide what they are for."""
    if ":" not in style:
        return False
    stated = _declared(style)
    return (
        stated.get("display") == "none"
        or _is_zero(stated.get("font-size"))
        or (_is_zero(stated.get("max-height")) and _is_zero(stated.get("max-width")))
        or (stated.get("position") in ("absolute", "fixed") and _is_away(stated))
        or bool(_FAR.match(stated.get("text-indent", "")))
    )


def makes_transparent(style: str) -> bool:
    """Tell whether the declarations *style* leave the room of what they are for empty.

    Text that fades in as its reader comes to it begins so; where it is declared to move as well,
    it is not meant.
    """
    if "visibility" not in style and "opacity" not in style:
        return False
    stated = _declared(style)
    is_invisible = stated.get("visibility") in ("hidden", "collapse")
    return is_invisible or (_is_zero(stated.get("opacity")) and _MOVING.isdisjoint(stated))


def strikes_out(style: str) -> bool:
    """Tell whether the declarations *style* strike text out."""
    if "line-through" not in style:
        return False
    stated = _declared(style)
    return any("line-through" in stated.get(f"text-decoration{end}", "") for end in ("", "-line"))


def alignment(style: str) -> str:
    """Return how the declarations *style* align text in its line, empty where they do not."""
    return _declared(style).get("vertical-align", "") if "vertical-align" in style else ""


def list_style(style: str) -> str:
    """Return how the declarations *style* number the items of a list, empty where they do not."""
    if "list-style" not in style:
        return ""
    stated = _declared(style)
    return stated.get("list-style-type") or stated.get("list-style", "").partition(" ")[0]


def hidden_names(root: Element) -> set[str]:
    """Return the classes (".name") and ids ("#name") that the page *root* hides outright.

    What any rule shows again, as one for an open menu does, is not among them; nor is what is
    hidden on paper, or on small screens alone.
    """
    hiding: set[str] = set()
    shown: set[str] = set()
    for selectors, declarations in _rules(_COMMENT.sub(" ", _sheets(root))):
        hidden = hides(declarations) or makes_transparent(declarations.lower())
        if not hidden and not any(name in declarations for name in _SHOWING):
            continue
        for selector in selectors.split(","):
            simple = _SIMPLE.fullmatch(selector.strip())
            if not hidden:
                shown.update(_NAME.findall(selector))
            elif simple:
                hiding.add(simple[1])
    return hiding - shown


def struck_names(root: Element) -> set[str]:
    """Return the classes (".name") and ids ("#name") whose text the page *root* strikes out."""
    sheets = _sheets(root)
    if "line-through" not in sheets:
        return set()
    return {
        simple[1]
        for selectors, declarations in _rules(_COMMENT.sub(" ", sheets))
        if strikes_out(declarations.lower())
        for selector in selectors.split(",")
        if (simple := _SIMPLE.fullmatch(selector.strip()))
    }


def _declared(style: str) -> dict[str, str]:
    pairs = (declaration.partition(":") for declaration in style.lower().split(";"))
    return {name.strip(): value.replace("!important", "").strip() for name, _, value in pairs}


def _is_away(stated: dict[str, str]) -> bool:
    return (
        stated.get("clip", "").startswith(_POINTS)
        or stated.get("clip-path", "").startswith(_POINTS)
        or any(_FAR.match(stated.get(side, "")) for side in ("left", "top"))
    )


def _is_zero(value: str | None) -> bool:
    number = (value or "").rstrip("abcdefghijklmnopqrstuvwxyz%")
    return "0" in number and not number.strip("0.")


def _sheets(root: Element) -> str:
    sheets = (
        element.text or ""
        for element in root.iter("style")
        if attribute(element, "media").lower() in ("", "all", "screen") and _applies(element)
    )
    return " ".join(sheets)[:_MOST_STYLE]


def _applies(element: Element) -> bool:
    """Tell whether the style sheet *element* is for pages that run scripts, as readers see them."""
    parent = element.getparent()
    return parent is None or parent.tag != "noscript"


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Yield selectors and declarations of each rule that holds for every reader of the page."""
    depth = position = 0
    selectors = ""
    declarations: list[str] = []
    for sign in _SIGN.finditer(sheet):
        text = sheet[position : sign.start()]
        position = sign.end()
        if sign[0] == "{":
            if not depth:
                selectors, declarations = text.strip(), []
            depth += 1
            continue
        if depth == 1:
            declarations.append(text)
        if sign[0] == "}":
            if depth == 1 and not selectors.startswith("@"):
                yield selectors, ";".join(declarations)
            depth = max(0, depth - 1)
