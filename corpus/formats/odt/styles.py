"""The styles of an OpenDocument text, as far as they change what its reader sees."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from corpus.formats.odt.lists import Level
from corpus.formats.odt.names import full, short
from corpus.formats.zip_packages.xml_element import XmlElement

_NUMBERED = {"text:list-level-style-number", "text:outline-level-style"}
_MOST_DIGITS = 6
_LONGEST_CHAIN = 20
"""Styles that one may be derived from, one from the other; documents have some four."""


@dataclass(frozen=True, slots=True)
class Style:
    """What a style does to text: *raised* is empty, sup or sub.

    *names* are its own, in small letters, and those of the styles that it is derived from. A field
    that is `None` is left to these.
    """

    hidden: bool | None = None
    struck: bool | None = None
    raised: str | None = None
    level: int | None = None
    names: tuple[str, ...] = ()

    @property
    def is_read(self) -> bool:
        """Tell whether a reader sees such text as part of the document."""
        return not (self.hidden or self.struck)

    def over(self, parent: "Style") -> "Style":
        """Return this style with what it leaves open taken from *parent*."""
        return Style(
            parent.hidden if self.hidden is None else self.hidden,
            parent.struck if self.struck is None else self.struck,
            parent.raised if self.raised is None else self.raised,
            parent.level if self.level is None else self.level,
            self.names + parent.names,
        )


@dataclass(slots=True)
class Styles:
    """All styles of a document, by family and name."""

    _own: dict[tuple[str, str], tuple[Style, str]] = field(default_factory=dict)
    _lists: dict[str, dict[int, Level]] = field(default_factory=dict)
    outline: dict[int, Level] = field(default_factory=dict)
    """How the levels of headings are numbered."""
    _known: dict[tuple[str, str], Style] = field(default_factory=dict)

    def learn(self, root: XmlElement) -> None:
        """Take in the styles that stand in the document *root*."""
        for element in root.iter(full("style:style")):
            family = element.get(full("style:family")) or ""
            name = element.get(full("style:name")) or ""
            parent = element.get(full("style:parent-style-name")) or ""
            self._own[family, name] = (_own_style(element, name), parent)
        for element in root.iter(full("text:list-style")):
            name = element.get(full("style:name")) or ""
            self._lists[name] = dict(_levels(element))
        for element in root.iter(full("text:outline-style")):
            self.outline = dict(_levels(element))

    def style(self, family: str, name: str | None) -> Style:
        """Return the style *name* of the family text or paragraph, with what it is derived from."""
        if not name:
            return Style()
        if (family, name) not in self._known:
            self._known[family, name] = self._derived(family, name)
        return self._known[family, name]

    def levels(self, list_style: str | None) -> dict[int, Level]:
        """Return how the levels of a list in *list_style* are marked."""
        return self._lists.get(list_style or "", {})

    def _derived(self, family: str, name: str) -> Style:
        found, parent = self._stated(family, name)
        for _ in range(_LONGEST_CHAIN):
            if not parent:
                break
            above, parent = self._stated(family, parent)
            found = found.over(above)
        return found

    def _stated(self, family: str, name: str) -> tuple[Style, str]:
        return self._own.get((family, name), (Style(names=(_shown(name),)), ""))


def _own_style(element: XmlElement, name: str) -> Style:
    shown = _shown(element.get(full("style:display-name")) or name)
    style = Style(level=number(element.get(full("style:default-outline-level"))), names=(shown,))
    for child in element:
        if short(child.tag) == "style:text-properties":
            style = replace(
                style,
                hidden=_hides(child.get(full("text:display"))),
                struck=_strikes(child),
                raised=_position(child.get(full("style:text-position"))),
            )
    return style


def _shown(name: str) -> str:
    """Return *name* as people see it, in small letters: spaces are written as _20_."""
    return name.replace("_20_", " ").lower()


def _hides(display: str | None) -> bool | None:
    return None if display is None else display == "none"


def _strikes(properties: XmlElement) -> bool | None:
    for name in ("style:text-line-through-style", "style:text-line-through-type"):
        stated = properties.get(full(name))
        if stated is not None:
            return stated != "none"
    return None


def _position(stated: str | None) -> str | None:
    """Return whether text is raised or lowered; the position is a word or a share of its height."""
    place = (stated or "").split()[:1]
    if not place:
        return None
    if place[0] in ("super", "sub"):
        return "sup" if place[0] == "super" else "sub"
    share = place[0].rstrip("%")
    if share.strip("0.-") == "":
        return ""
    return "sub" if share.startswith("-") else "sup"


def _levels(list_style: XmlElement) -> Iterable[tuple[int, Level]]:
    for element in list_style:
        depth = number(element.get(full("text:level")))
        if depth is not None and short(element.tag) in _NUMBERED:
            start = number(element.get(full("text:start-value")))
            yield (
                depth,
                Level(
                    element.get(full("style:num-format")) or "",
                    1 if start is None else start,
                    number(element.get(full("text:display-levels"))) or 1,
                    element.get(full("style:num-prefix")) or "",
                    element.get(full("style:num-suffix")) or "",
                ),
            )


def number(stated: str | None) -> int | None:
    """Return the number that an attribute states, `None` where it is none of up to six digits."""
    digits = stated or ""
    return int(digits) if digits.isdecimal() and len(digits) <= _MOST_DIGITS else None
