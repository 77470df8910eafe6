"""The numbers of a Word document's paragraphs: none is written in it, all follow from its lists."""

import re
from collections import defaultdict
from typing import NamedTuple

from corpus.formats.docx.styles import Styles
from corpus.formats.docx.word_xml import Node, child, is_on, name, number, value
from corpus.formats.word_processing.list_numbers import counted

_DEEPEST = 8
_PLACE = re.compile("%([1-9])")
_NO_LIST = "0"


class _List(NamedTuple):
    """A list: what counts it, its levels, and where some of them start anew."""

    counter: str
    levels: dict[int, Node]
    starts: dict[int, int]


class Numbering:
    """The lists that the part *root* defines, and how far each has been counted."""

    def __init__(self, root: Node | None, styles: Styles) -> None:
        self._styles = styles
        self._kinds = _by_id(root, "w:abstractNum", "w:abstractNumId")
        self._uses = _by_id(root, "w:num", "w:numId")
        self._lists: dict[str, _List | None] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._begun: set[str] = set()

    def label(self, paragraph: Node) -> str | None:
        """Return the number of *paragraph*, the next one of its list, with the space behind it.

        It is empty for a bullet, and `None` for what stands in no list. All paragraphs have to
        be asked for in their order.
        """
        num_id, level = self._place(paragraph)
        found = self._list(num_id) if num_id not in (None, _NO_LIST) else None
        if num_id is None or found is None or level not in found.levels:
            return None
        if num_id not in self._begun:
            self._begun.add(num_id)
            for each in found.starts:
                self._counts[found.counter].pop(each, None)
        self._count(found, level)
        return self._written(found, level)

    def _place(self, paragraph: Node) -> tuple[str | None, int]:
        """Return the list and the level that *paragraph* or its style states."""
        stated = child(paragraph, "w:pPr", "w:numPr")
        num_id, level = value(stated, "w:numId"), number(stated, "w:ilvl")
        if num_id is None:
            for style in self._styles.of_paragraph(paragraph):
                of_style = child(style, "w:pPr", "w:numPr")
                if num_id := value(of_style, "w:numId"):
                    level = number(of_style, "w:ilvl") if level is None else level
                    level = self._level_of(num_id, style) if level is None else level
                    break
        return num_id, min(level or 0, _DEEPEST)

    def _level_of(self, num_id: str, style: Node) -> int | None:
        """Return the level of a list that says it is that of *style*."""
        found = self._list(num_id)
        style_id = style.get(name("w:styleId"))
        levels = found.levels.items() if found else ()
        return next((each for each, node in levels if value(node, "w:pStyle") == style_id), None)

    def _list(self, num_id: str | None) -> _List | None:
        key = num_id or ""
        if key not in self._lists:
            self._lists[key] = None  # until it is known: a list may be defined by itself
            self._lists[key] = self._defined(key)
        return self._lists[key]

    def _defined(self, num_id: str) -> _List | None:
        use = self._uses.get(num_id)
        counter = value(use, "w:abstractNumId")
        kind = self._kinds.get(counter or "")
        if use is None or kind is None or counter is None:
            return None
        if link := value(kind, "w:numStyleLink"):
            styles = self._styles.chain(link)
            linked = value(styles[0], "w:pPr", "w:numPr", "w:numId") if styles else None
            return self._list(linked)
        levels = {_level(each): each for each in kind.iter(name("w:lvl"))}
        overrides = {_level(each): each for each in use.iter(name("w:lvlOverride"))}
        own = {each: child(node, "w:lvl") for each, node in overrides.items()}
        starts = {each: number(node, "w:startOverride") for each, node in overrides.items()}
        return _List(
            counter,
            levels | {each: node for each, node in own.items() if node is not None},
            {each: start for each, start in starts.items() if start is not None},
        )

    def _count(self, found: _List, level: int) -> None:
        counts = self._counts[found.counter]
        for deeper in [each for each in counts if each > level]:
            restart = number(found.levels.get(deeper), "w:lvlRestart")
            if restart is None or level < restart:
                del counts[deeper]
        counts[level] = counts.get(level, _start(found, level) - 1) + 1
        for higher in range(level):
            counts.setdefault(higher, _start(found, higher))

    def _written(self, found: _List, level: int) -> str:
        node = found.levels[level]
        counts = self._counts[found.counter]
        in_digits = bool(is_on(node, "w:isLgl"))

        def place(match: re.Match[str]) -> str:
            each = int(match[1]) - 1
            form, example = _form(found.levels.get(each))
            return counted(counts.get(each, 0), "decimal" if in_digits else form, example)

        if _form(node)[0] == "bullet":
            return ""
        text = _PLACE.sub(place, value(node, "w:lvlText") or "").strip()
        return f"{text} " if text and value(node, "w:suff") != "nothing" else text


def _by_id(root: Node | None, short: str, key: str) -> dict[str, Node]:
    found = [] if root is None else list(root.iter(name(short)))
    return {each.get(name(key)) or "": each for each in found}


def _start(of: _List, level: int) -> int:
    # A list that states no start begins with nought (ISO/IEC 29500-1, 17.9.25).
    stated = of.starts.get(level, number(of.levels.get(level), "w:start"))
    return stated or 0


def _level(node: Node) -> int:
    stated = node.get(name("w:ilvl")) or ""
    return int(stated) if stated in set("012345678") else _DEEPEST


def _form(level: Node | None) -> tuple[str, str | None]:
    """Return the form of a level's numbers, and its example where it has one of its own.

    The form may stand in a choice for programs that know it, before that for all others.
    """
    stated = None if level is None else next(level.iter(name("w:numFmt")), None)
    if stated is None:
        return "decimal", None
    return stated.get(name("w:val")) or "decimal", stated.get(name("w:format"))
