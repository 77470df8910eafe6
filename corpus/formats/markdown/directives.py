"""Lines that dialects give a meaning of their own, as rules for markdown-it's blocks."""

import re
from typing import NamedTuple

from markdown_it.rules_block import StateBlock

_ASIDE = {"<aside>", "</aside>"}
_COLONS = re.compile(r":{3,}+[ \t]*+(.*)")
_OPTION = re.compile(r":[\w-]++:(?!\S)")
_DIRECTIVE = re.compile(
    r"\{(figure|image)\}.*|\{([^{}]*+)\}(.*)|[\w-]++(?:\[([^\[\]]*+)\]|[ \t]++(?!\{)(.*))?"
)
_TITLE = re.compile(r"\btitle=\"([^\"]*+)\"")


def colons(state: StateBlock, line: int, _end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's own form
    """Take a line of `:::`, the border of an admonition; return whether it is one.

    What stands between two of them is text like any other. Only a title is written.
    """
    found = None if state.is_code_block(line) else _COLONS.match(_line(state, line))
    if found is None:
        return False
    if not silent:
        title = _title(found[1].rstrip(": \t"))
        if title:
            write_paragraph(state, title, line)
        line += 1
        while found[1] and line < state.lineMax and _OPTION.match(_line(state, line)):
            line += 1
        state.line = line
    return True


def aside(state: StateBlock, line: int, _end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's own form
    """Take a line of `<aside>`, the border of a callout of Notion; return whether it is one.

    What stands between two of them is Markdown like any other, and no HTML as elsewhere.
    """
    if state.is_code_block(line) or _line(state, line).strip() not in _ASIDE:
        return False
    if not silent:
        state.line = line + 1
    return True


def write_paragraph(state: StateBlock, text: str, line: int) -> None:
    """Write a paragraph of *text*, which stands in *line*."""
    state.push("paragraph_open", "p", 1).map = [line, line + 1]
    inline = state.push("inline", "", 0)
    inline.content, inline.map, inline.children = text.strip(), [line, line + 1], []
    state.push("paragraph_close", "p", -1)


def _title(directive: str) -> str:
    found = _DIRECTIVE.fullmatch(directive)
    if found is None or found[1]:
        return ""
    stated = _TITLE.search(found[2] or "")
    return stated[1] if stated else found[3] or found[4] or found[5] or ""


class _Section(NamedTuple):
    """Lines from one that *begins* it to one that *ends* it; the kind is what they hold."""

    begins: re.Pattern[str]
    ends: re.Pattern[str]
    kind: str


_SECTIONS = (
    _Section(
        re.compile(r"\{%-?\s*+(?:highlight|codeblock)\b[^{}]*+(?<=%)\}\s*+$"),
        re.compile(r"\{%-?\s*+end(?:highlight|codeblock)\b"),
        "code",
    ),
    _Section(
        re.compile(r"\{\{[<%]\s*+(?:highlight|code)\b[^{}]*+(?<=[>%])\}\}\s*+$"),
        re.compile(r"\{\{[<%]\s*+/\s*+(?:highlight|code)\b"),
        "code",
    ),
    _Section(
        re.compile(r"\{%-?\s*+comment\s*+-?%\}\s*+$"),
        re.compile(r"\{%-?\s*+endcomment\b"),
        "comment",
    ),
    _Section(re.compile(r"\{\{/\*"), re.compile(r"\*/\}\}"), "comment"),
    _Section(re.compile("%%"), re.compile("%%"), "comment"),
    _Section(re.compile(r"\{\{<"), re.compile(r">\}\}"), "text"),
    _Section(re.compile(r"\$\$"), re.compile(r"\$\$"), "text"),
)


def section(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's own form
    """Take code, a comment, a tag or a formula of several lines; return whether there is one."""
    if state.is_code_block(line):
        return False
    found = _begun_by(_line(state, line))
    last = _end_of(found, state, line, end) if found else None
    if found is None or last is None:
        return False
    if not silent:
        if found.kind == "code":
            code = state.push("code_block", "code", 0)
            code.content = state.getLines(line + 1, last, state.blkIndent, True)  # noqa: FBT003
        elif found.kind == "text":
            write_paragraph(state, state.getLines(line, last + 1, state.blkIndent, False), line)  # noqa: FBT003
        state.line = last + 1
    return True


def _begun_by(text: str) -> _Section | None:
    """Return the section that a line saying *text* begins, and does not end itself."""
    for each in _SECTIONS:
        if begun := each.begins.match(text):
            return None if each.ends.search(text, begun.end()) else each
    return None


def _end_of(section: _Section, state: StateBlock, line: int, end: int) -> int | None:
    """Return the line that ends *section*, which *line* begins; what has none is text."""
    without = state.env.setdefault("without end", set())
    if section not in without:
        for each in range(line + 1, end):
            if section.ends.search(_line(state, each)):
                return each
        # Nor has any that begins further on: all together are looked for once.
        without.add(section)
    return None


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
