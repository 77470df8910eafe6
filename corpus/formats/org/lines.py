"""The words in a line of Org, as HTML: a link is its description, emphasis what it emphasises.

No pattern looks further than a few hundred characters, or than the next mark of its kind.
"""

import re
from collections.abc import Callable, Mapping
from html import escape, unescape

from corpus.formats.markup.html_writing import with_marks

_BEFORE = r"(?<![^\s\-({'\"\u2018\u201c\u2014>])"
_BEHIND = r"(?![^\s\-.,;:!?'\")}\[\]\\\u2019\u201d\u2026\u2014<|])"
_LONGEST = 500
"""Characters of what is emphasised in a line. Our own choice."""


def _marked(name: str, mark: str) -> str:
    """Return the pattern of what stands between two of *mark*, called *name*."""
    sign = re.escape(mark)
    closing = rf"{sign}(?<=\S{sign}){_BEHIND}"
    inner = rf"(?:(?!{closing})(?:.|\n(?!\n)))"
    return rf"{_BEFORE}{sign}(?=[^\s{sign}])(?P<{name}>{inner}{{1,{_LONGEST}}}+){closing}"


_MARK = re.compile(
    r"(?P<link>\[\[(?P<target>[^\[\]]++)\](?:\[(?P<told>(?:[^\[\]]|\[[^\[\]]*+\])++)\])?\])"
    r"|(?P<note> ?\[fn:(?P<label>[\w-]*+)"
    r"(?::(?P<said>(?:[^\[\]]|\[\[[^\[\]]*+\](?:\[[^\[\]]*+\])?\])++))?\])"
    r"|(?P<snippet>@@[\w-]++:[^@]*+@@)"
    r"|(?P<macro>\{\{\{(?P<called>[\w-]++)(?:\((?P<given>[^{}]*+)\))?\}\}\})"
    r"|(?P<source>\bsrc_[\w-]{1,40}+(?:\[[^\]]{0,200}\])?\{(?P<code>[^{}]*+)\})"
    r"|<<<(?P<radio>[^<>]++)>>>"
    r"|(?P<place><<[^<>]++>>)"
    rf"|{_marked('verbatim', '=')}|{_marked('typed', '~')}|{_marked('bold', '*')}"
    rf"|{_marked('italic', '/')}|{_marked('underlined', '_')}|{_marked('struck', '+')}"
    r"|(?<=\S)_\{(?P<lowered>[^{}]{1,100})\}"
    r"|(?<=\S)\^\{(?P<raised>[^{}]{1,100})\}"
    r"|(?P<break>\\\\[ \t]*+(?=\n|\Z))"
    r"|(?<![\w\\])\\(?P<entity>[A-Za-z]{2,20})(?P<end>\{\}|(?![A-Za-z{]))"
)
_PICTURE = re.compile(r".*\.(?:png|jpe?g|gif|svg|webp|avif|bmp|tiff?)", re.IGNORECASE)
_KIND = re.compile(r"[A-Za-z][\w+-]*+:(?!//)")
_ADDRESS = re.compile(r"(?:https?|ftp|mailto):")
_DEEPEST = 10
_ENTITIES = {"dots": "\u2026", "to": "\u2192", "vert": "|", "slash": "/", "under": "_"}


class Lines:
    """Writes lines as HTML; *notes* holds the notes that stand in them, in their order."""

    def __init__(self) -> None:
        self.notes: list[str] = []
        self._depth = 0

    def html(self, text: str) -> str:
        """Return *text* as HTML that says what a page made of it shows."""
        return with_marks(text, _MARK, self._taken)

    def _taken(self, found: re.Match[str]) -> str:
        for name, take in _TAKEN.items():
            if found[name] is not None:
                return take(self, found)
        return ""

    def _inside(self, text: str) -> str:
        """Return what stands within a mark; what is nested without end is text."""
        if self._depth >= _DEEPEST:
            return escape(text)
        self._depth += 1
        said = self.html(text)
        self._depth -= 1
        return said

    def _link(self, found: re.Match[str]) -> str:
        target, told = found["target"], found["told"]
        if told:
            return "" if _is_picture(told) else self._inside(told)
        if _is_picture(target):
            return ""
        kind = None if _ADDRESS.match(target) else _KIND.match(target)
        return escape(target[kind.end() :] if kind else target.lstrip("#*"))

    def _note(self, found: re.Match[str]) -> str:
        if found["said"]:
            self.notes.append(self._inside(found["said"]))
        return ""

    def _macro(self, found: re.Match[str]) -> str:
        """Return what a macro is given: most only set it in another type."""
        return "" if found["called"].endswith("index") else escape(found["given"] or "")

    def _entity(self, found: re.Match[str]) -> str:
        name = found["entity"]
        said = _ENTITIES.get(name) or unescape(f"&{name};")
        return escape(found[0] if said.startswith("&") and name != "amp" else said)


def _is_picture(text: str) -> bool:
    return _PICTURE.fullmatch(text) is not None


def _nothing(_lines: Lines, _found: re.Match[str]) -> str:
    return ""


def _as_written(name: str) -> "_Take":
    return lambda _lines, found: escape(found[name])


def _read(name: str) -> "_Take":
    return lambda lines, found: lines._inside(found[name])  # noqa: SLF001 - of this module


def _at_level(name: str, tag: str) -> "_Take":
    return lambda _lines, found: f"<{tag}>{escape(found[name])}</{tag}>"


_Take = Callable[[Lines, re.Match[str]], str]
_TAKEN: Mapping[str, _Take] = {
    "link": Lines._link,  # noqa: SLF001 - of this module
    "note": Lines._note,  # noqa: SLF001
    "snippet": _nothing,
    "macro": Lines._macro,  # noqa: SLF001
    "source": _as_written("code"),
    "radio": _as_written("radio"),
    "place": _nothing,
    "verbatim": _as_written("verbatim"),
    "typed": _as_written("typed"),
    "bold": _read("bold"),
    "italic": _read("italic"),
    "underlined": _read("underlined"),
    "struck": _nothing,
    "lowered": _at_level("lowered", "sub"),
    "raised": _at_level("raised", "sup"),
    "break": lambda _lines, _found: "<br>",
    "entity": Lines._entity,  # noqa: SLF001
}
"""By the group that tells what was found."""
