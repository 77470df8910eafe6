"""The styles of an OpenDocument text, as far as they change what its reader sees."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from corpus.formats.odt_names import full, short
from corpus.formats.xml_element import XmlElement

_LONGEST_CHAIN = 20
"""Styles that one may be derived from, one from the other; documents have some four."""


@dataclass(frozen=True, slots=True)
class Style:
    """What a style does to text: *raised* is empty, sup or sub; *names* are its own and its parents'.

    A field that is `None` is left to the style it is derived from.
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


@dataclass(frozen=True, slots=True)
class Level:
    """How items of one level of a list are marked: numbered from *start* in a *form*, or not."""

    start: int = 1
    form: str = ""


@dataclass(slots=True)
class Styles:
    """All styles of a document, by family and name."""

    _own: dict[tuple[str, str], tuple[Style, str]] = field(default_factory=dict)
    _lists: dict[str, dict[int, Level]] = field(default_factory=dict)
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

    def style(self, family: str, name: str | None) -> Style:
        """Return the style *name* of the family text or paragraph, with what it is derived from."""
        if not name:
            return Style()
        if (family, name) not in self._known:
            self._known[family, name] = self._derived(family, name)
        return self._known[family, name]

    def level(self, list_style: str | None, depth: int) -> Level:
        """Return how items are marked at *depth*, from 1, of a list in *list_style*."""
        return self._lists.get(list_style or "", {}).get(depth, Level())

    def _derived(self, family: str, name: str) -> Style:
        found, parent = self._own.get((family, name), (Style(names=(_shown(name),)), ""))
        for _ in range(_LONGEST_CHAIN):
            if not parent:
                break
            above, next_parent = self._own.get((family, parent), (Style(names=(_shown(parent),)), ""))
            found, parent = found.over(above), next_parent
        return found


def _own_style(element: XmlElement, name: str) -> Style:
    shown = element.get(full("style:display-name")) or _shown(name)
    style = Style(level=_number(element.get(full("style:default-outline-level"))), names=(shown,))
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
    """Return *name* as people see it: spaces are written as _20_."""
    return name.replace("_20_", " ")


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
        depth = _number(element.get(full("text:level")))
        if depth is not None and short(element.tag) == "text:list-level-style-number":
            start = _number(element.get(full("text:start-value")))
            form = element.get(full("style:num-format")) or ""
            yield depth, Level(1 if start is None else start, form)


def _number(stated: str | None) -> int | None:
    return int(stated) if stated and stated.isascii() and stated.isdecimal() and len(stated) < 7 else None  # noqa: PLR2004
