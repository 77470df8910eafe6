"""The words in a line of AsciiDoc, as HTML: a link is its text, emphasis what it emphasises.

No pattern looks further than a few hundred characters, or than the next mark of its kind.
"""

import re
from collections.abc import Callable, Mapping
from html import escape, unescape

from corpus.bounds import LONGEST_ADDRESS
from corpus.formats.markup.html_writing import with_marks

_LONGEST = 500
"""Characters of what is emphasised in a line. Our own choice."""
_LONGEST_VALUE = 300
"""Characters of what an attribute's name stands for; more is no part of a line. Our own choice."""
_ROOM = 500_000
"""Characters that all such names of a document stand for. Our own choice."""
_DEEPEST = 10

_TOLD = r"\[(?P<{}>(?:[^\[\]\\]|\\.|\[[^\[\]]*+\])*+)\]"
_ROLE = r"(?:\[[^\[\]\n]{0,200}\])?"


def _marked(name: str, mark: str) -> str:
    """Return the pattern of what stands between two of *mark*, doubled or not, called *name*."""
    sign = re.escape(mark)
    closing = rf"(?<!\s){sign}(?!\w)"
    inner = rf"(?:(?!{closing})(?:.|\n))"
    doubled = (
        rf"{sign}{{2}}(?P<{name}s>(?:[^{sign}\n]|{sign}(?!{sign})){{1,{_LONGEST}}}+){sign}{{2}}"
    )
    single = (
        rf"(?<![\w;:}}\\{sign}]){sign}(?=[^\s{sign}])(?P<{name}>{inner}{{1,{_LONGEST}}}+){closing}"
    )
    return rf"{_ROLE}(?:{doubled}|{single})"


_MARK = re.compile(
    r"\\(?P<escaped>[*_`#+^~{<\[(\\\"'](?![*_`#+^~]?\s))"
    r"|\+\+\+(?P<passed>(?:[^+]|\+(?!\+\+)){0,2000}+)\+\+\+"
    rf"|(?<!\w)pass:[\w,]*+{_TOLD.format('raw')}"
    rf"|\"`(?P<double>[^`\s](?:[^`]|`(?!\")){{0,{_LONGEST}}}+)`\""
    rf"|'`(?P<single>[^`\s](?:[^`]|`(?!')){{0,{_LONGEST}}}+)`'"
    r"|(?P<apostrophe>(?<=\w)`')"
    rf"|(?P<link>(?<![\w/])(?:(?:link|xref|mailto):(?P<path>[^\s\[\]]{{0,{LONGEST_ADDRESS}}}+)"
    rf"|(?P<address>(?:https?|ftp|irc)://[^\s\[\]<>]++)){_TOLD.format('told')})"
    r"|(?P<bare>\b(?:https?|ftp)://[^\s\[\]<>]++)"
    r"|(?P<reference><<(?P<target>[^<>,\n]++)(?:,(?P<named>[^<>]++))?>>)"
    rf"|(?<!\w)(?P<macro>footnote|footnoteref|kbd|btn|menu|stem|latexmath|asciimath|indexterm2"
    rf"|indexterm|image|icon|anchor|xref|counter2?):(?P<of>[^\s:\[\]]*+){_TOLD.format('given')}"
    r"|(?P<index>\(\(\([^()]*+\)\)\))"
    r"|\(\((?P<term>[^()]++)\)\)"
    r"|(?P<place>\[\[(?P<quoted>\[)?(?P<place_name>[^\[\]]++)\]\]\]?)"
    rf"|{_marked('typed', '`')}|{_marked('bold', '*')}|{_marked('italic', '_')}"
    rf"|{_marked('set', '#')}"
    r"|(?<![\w+])\+(?P<plain>[^\s+][^+\n]{0,500}+)(?<!\s)\+(?!\w)"
    r"|\^(?P<raised>[^\s^]{1,60}+)\^"
    r"|(?<!~)~(?P<lowered>[^\s~]{1,60}+)~(?!~)"
    r"|(?P<break>[ ]\+[ \t]*+(?=\n|\Z))"
    r"|(?P<character>&(?:[A-Za-z]\w{1,30}|\#\d{1,7}|\#x[0-9a-fA-F]{1,6});)"
)
_ATTRIBUTE = re.compile(r"(\\)?\{(\w[\w-]{0,80})\}")
_BEHIND_TOLD = re.compile(r",[ ]*+(?:\w++=|role|window|opts).*", re.DOTALL)
_GIVEN = {
    "nbsp": "\u00a0",
    "zwsp": "",
    "wj": "",
    "empty": "",
    "blank": "",
    "sp": " ",
    "apos": "'",
    "quot": '"',
    "lsquo": "\u2018",
    "rsquo": "\u2019",
    "ldquo": "\u201c",
    "rdquo": "\u201d",
    "deg": "\u00b0",
    "plus": "&#43;",
    "brvbar": "\u00a6",
    "vbar": "|",
    "amp": "&amp;",
    "lt": "&lt;",
    "gt": "&gt;",
    "startsb": "&#91;",
    "endsb": "&#93;",
    "caret": "&#94;",
    "asterisk": "&#42;",
    "tilde": "&#126;",
    "backslash": "&#92;",
    "backtick": "&#96;",
    "two-colons": "::",
    "two-semicolons": ";;",
    "cpp": "C&#43;&#43;",
    "pp": "&#43;&#43;",
}
"""What every document may refer to."""


class Lines:
    """Writes lines as HTML; *notes* holds the notes that stand in them, in their order.

    *titles* are what the places of the document are called.
    """

    def __init__(self, titles: Mapping[str, str]) -> None:
        self.notes: list[str] = []
        self._titles = titles
        self._values = dict(_GIVEN)
        self._room = _ROOM
        self._depth = 0

    def define(self, name: str, value: str | None) -> None:
        """Have *name* stand for *value* from now on, or for nothing known."""
        said = None if value is None else self.filled(value)
        if said is None or len(said) > _LONGEST_VALUE:
            self._values.pop(name.lower(), None)
        else:
            self._values[name.lower()] = said

    def filled(self, text: str) -> str:
        """Return *text* with what its attributes' names stand for, as far as that is known."""
        return _ATTRIBUTE.sub(self._value, text)

    def _value(self, found: re.Match[str]) -> str:
        value = None if found[1] else self._values.get(found[2].lower())
        if value is None or len(value) > self._room:
            return found[0].removeprefix("\\")
        self._room -= len(value)
        return value

    def html(self, text: str) -> str:
        """Return *text* as HTML that says what a page made of it shows."""
        return self._html(self.filled(text))

    def _html(self, text: str) -> str:
        return with_marks(text, _MARK, self._taken)

    def _taken(self, found: re.Match[str]) -> str:
        for name, take in _TAKEN.items():
            if found[name] is not None:
                return take(self, found, name)
        return ""

    def _read(self, found: re.Match[str], name: str) -> str:
        return self._inside(found[name])

    def _inside(self, text: str) -> str:
        """Return what stands within a mark; what is nested without end is text."""
        if self._depth >= _DEEPEST:
            return escape(text)
        self._depth += 1
        said = self._html(text)
        self._depth -= 1
        return said

    def _link(self, found: re.Match[str], _name: str) -> str:
        told = _BEHIND_TOLD.sub("", found["told"].replace("\\]", "]")).strip()
        told = told.removesuffix("^").strip('"')
        if told and not told.startswith(("role=", "window=")):
            return self._inside(told)
        path = found["address"] or found["path"].partition("#")[2] or found["path"]
        return escape(self._titles.get(path, path))

    def _reference(self, found: re.Match[str], _name: str) -> str:
        if found["named"]:
            return self._inside(found["named"].strip())
        target = found["target"].strip().lstrip("#")
        return escape(self._titles.get(target, target))

    def _macro(self, found: re.Match[str], _name: str) -> str:
        name, given = found["macro"], found["given"].replace("\\]", "]")
        if name.startswith("footnote"):
            note = given.partition(",")[2] if name == "footnoteref" else given
            if note.strip():
                self.notes.append(self._inside(note.strip()))
            return ""
        if name == "menu":
            steps = [found["of"], *(step.strip() for step in given.split(">") if step.strip())]
            return escape(" \u203a ".join(steps))
        if name in ("kbd", "btn", "indexterm2", "stem", "latexmath", "asciimath"):
            return escape(given)
        return ""

    def _place(self, found: re.Match[str], _name: str) -> str:
        return escape(f"[{found['place_name']}]") if found["quoted"] else ""

    def _double(self, found: re.Match[str], name: str) -> str:
        return f"\u201c{self._inside(found[name])}\u201d"

    def _single(self, found: re.Match[str], name: str) -> str:
        return f"\u2018{self._inside(found[name])}\u2019"

    def _typed(self, found: re.Match[str], name: str) -> str:
        text = found[name]
        is_plain = len(text) > 1 and text[0] == text[-1] == "+"
        return escape(unescape(text[1:-1] if is_plain else text))


def _as_written(_lines: Lines, found: re.Match[str], name: str) -> str:
    return escape(found[name])


def _nothing(_lines: Lines, _found: re.Match[str], _name: str) -> str:
    return ""


def _character(_lines: Lines, found: re.Match[str], _name: str) -> str:
    return escape(unescape(found[0]))


def _apostrophe(_lines: Lines, _found: re.Match[str], _name: str) -> str:
    return "\u2019"


def _break(_lines: Lines, _found: re.Match[str], _name: str) -> str:
    return "<br>"


def _raised(_lines: Lines, found: re.Match[str], name: str) -> str:
    return f"<sup>{escape(found[name])}</sup>"


def _lowered(_lines: Lines, found: re.Match[str], name: str) -> str:
    return f"<sub>{escape(found[name])}</sub>"


_TAKEN: Mapping[str, Callable[[Lines, re.Match[str], str], str]] = {
    "escaped": _as_written,
    "passed": _as_written,
    "raw": _as_written,
    "double": Lines._double,  # noqa: SLF001 - of this module, as those below
    "single": Lines._single,  # noqa: SLF001
    "apostrophe": _apostrophe,
    "link": Lines._link,  # noqa: SLF001
    "bare": _as_written,
    "reference": Lines._reference,  # noqa: SLF001
    "macro": Lines._macro,  # noqa: SLF001
    "index": _nothing,
    "term": Lines._read,  # noqa: SLF001
    "place": Lines._place,  # noqa: SLF001
    "typed": Lines._typed,  # noqa: SLF001
    "typeds": Lines._typed,  # noqa: SLF001
    **dict.fromkeys(("bold", "bolds", "italic", "italics", "set", "sets"), Lines._read),  # noqa: SLF001
    "plain": _as_written,
    "raised": _raised,
    "lowered": _lowered,
    "break": _break,
    "character": _character,
}
"""By the group that tells what was found."""
