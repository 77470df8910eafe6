"""Notation inside a line that dialects add to Markdown, as rules for markdown-it.

Obsidian, Hugo, Jekyll, kramdown and pandoc have marks of their own. Left alone, members would
be quoted those marks.
"""

import re
from collections.abc import Callable, Mapping

from markdown_it.helpers import parseLinkLabel
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

_Taken = Callable[[StateInline, re.Match[str]], None]
"""Writes the tokens of what was found."""

TEMPLATE = re.compile(
    r"\{\{<[^{}]*+(?<=>)\}\}|\{\{%[^{}]*+(?<=%)\}\}|\{\{/\*[^{}]*+(?<=\*/)\}\}"
    r"|\{%(?:[^{}]|\{\{[^{}]*+\}\})*+(?<=%)\}"
)
"""A tag of a Hugo or Jekyll template, which writes something else than what stands in it."""

_CAPTION = re.compile(r"\bcaption\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)')")
_COMMENT = re.compile(r"(?<!\d)%%(?:[^%]|%(?!%))*+%%")
_EMBEDDED = re.compile(r"!\[\[[^\[\]|\n]*+(?:\|([^\[\]\n]*+))?\]\](?!\()")
_SIZE = re.compile(r"\d++(?:x\d++)?")
_WIKI_LINK = re.compile(r"\[\[#?([^\[\]|\n]++)(?:\|([^\[\]\n]++))?\]\](?![(\[])")
_MARKED = re.compile(r"(?<![\w=])==(?=[^\s=])([^=\n]*+)(?<=\S)==(?![\w=])")
_LITTLE = r"([0-9A-Za-z+=()\u2212-]{1,12})"
_SUBSCRIPT = re.compile(rf"(?<=[^\W\d_]|[)\]])~{_LITTLE}~(?!~)")
_SUPERSCRIPT = re.compile(rf"(?<=\w|[)\]])\^{_LITTLE}\^(?![\d^])")
_STRUCK = re.compile(r"(?<![\w~])~(?=[\w\"'(\u2018\u201c])[^~\n]*+(?<=\S)~(?![\w~])")
"""GitHub's single tildes. One before a word alone means "about", one between two words "to"."""
_BLOCK_ID = re.compile(r"(?<!\S)\^[A-Za-z0-9-]{3,}+\s*+\Z")
_ATTRIBUTE = r"(?:[#.][\w:.#-]++|[\w:-]++=(?:\"[^\"{}]*+\"|'[^'{}]*+'|[^\s\"'{}]++)|-(?=[ \t}]))"
_ATTRIBUTES = (
    r"\{:[^{}\n]*+\}"  # kramdown's, in which anything may stand
    rf"|\{{[ \t]*+{_ATTRIBUTE}(?:[ \t]++{_ATTRIBUTE})*+[ \t]*+\}}"
)
_ATTRIBUTES_BEHIND = re.compile(rf"(?<=[)\]*_`\"])(?:{_ATTRIBUTES})")
_ATTRIBUTES_LAST = re.compile(rf"(?:{_ATTRIBUTES})(?=[ \t]*+(?:\n|\Z))")
_FORMULA = re.compile(r"\$\$[^$]++\$\$|(?<![\w$])\$(?=[^\s$])[^$`\n]*+(?<=\S)\$(?![\w$])")
_ADDRESS = re.compile(r"(?:(?<=http)|(?<=https))://(?:[^\s<>*_~`\[\]|\\]|[*_~](?=[\w/]))++")
"""A bare address, in which the marks of emphasis are none."""
_BEHIND_LABEL = re.compile(
    rf"\](?:({_ATTRIBUTES})|\((?:\{{\{{[^{{}}\n]*+\}}\}}|\{{%[^{{}}\n]*+(?<=%)\}}|[^\s(){{}}])++\))"
)
"""What makes a label of text in brackets: attributes, or an address that holds template tags."""


def notation(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's own form
    """Take what a dialect's mark begins at this place; return whether there was one."""
    for pattern, take in _NOTATION.get(state.src[state.pos], ()):
        found = pattern.match(state.src, state.pos, state.posMax)
        if found:
            if not silent:
                take(state, found)
            state.pos = found.end()
            return True
    return False


def label(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's own form
    """Take text in brackets with attributes, or a link whose address a template writes.

    Returns whether there was one. What is marked as deleted is dropped.
    """
    start = state.pos + (state.src[state.pos] == "!")
    # The end of a label takes long to find: only where one is left that may be of use.
    last = max(map(state.html_terminator_last, ("]{", "]({")))
    if last < start or state.src[start] != "[":
        return False
    end = parseLinkLabel(state, start)
    found = _BEHIND_LABEL.match(state.src, end, state.posMax) if end >= 0 else None
    if found is None:
        return False
    if not silent:
        if start != state.pos:
            _write_image(state, state.src[start + 1 : end])
        elif ".deletion" not in (found[1] or ""):
            _read(state, start + 1, end)
    state.pos = found.end()
    return True


def _drop(_state: StateInline, _found: re.Match[str]) -> None:
    """Write nothing."""


def _keep(state: StateInline, found: re.Match[str]) -> None:
    state.push("text", "", 0).content = found[0]


def _take_template(state: StateInline, found: re.Match[str]) -> None:
    if caption := _CAPTION.search(found[0]):
        _write_image(state, caption[1] or caption[2] or "")


def _take_embedded(state: StateInline, found: re.Match[str]) -> None:
    told = found[1] or ""
    _write_image(state, "" if _SIZE.fullmatch(told) else told)


def _take_wiki_link(state: StateInline, found: re.Match[str]) -> None:
    _read(state, *found.span(2 if found[2] else 1))


def _take_marked(state: StateInline, found: re.Match[str]) -> None:
    _read(state, *found.span(1))


def _take_subscript(state: StateInline, found: re.Match[str]) -> None:
    state.push("html_inline", "", 0).content = f"<sub>{found[1]}</sub>"


def _take_superscript(state: StateInline, found: re.Match[str]) -> None:
    state.push("html_inline", "", 0).content = f"<sup>{found[1]}</sup>"


def _read(state: StateInline, start: int, end: int) -> None:
    """Write the tokens of what stands from *start* to *end*."""
    behind = state.posMax
    state.pos, state.posMax = start, end
    state.level += 1  # nested ones come to an end
    state.md.inline.tokenize(state)
    state.level -= 1
    state.posMax = behind


def _write_image(state: StateInline, told: str) -> None:
    text = Token("text", "", 0, content=told)
    state.push("image", "img", 0).children = [text]


_NOTATION: Mapping[str, tuple[tuple[re.Pattern[str], _Taken], ...]] = {
    "{": ((TEMPLATE, _take_template), (_ATTRIBUTES_BEHIND, _drop), (_ATTRIBUTES_LAST, _drop)),
    "%": ((_COMMENT, _drop),),
    "!": ((_EMBEDDED, _take_embedded),),
    "[": ((_WIKI_LINK, _take_wiki_link),),
    "=": ((_MARKED, _take_marked),),
    "~": ((_SUBSCRIPT, _take_subscript), (_STRUCK, _drop)),
    "$": ((_FORMULA, _keep),),
    ":": ((_ADDRESS, _keep),),
    "^": ((_SUPERSCRIPT, _take_superscript), (_BLOCK_ID, _drop)),
}
"""By the character that they begin with. All of these end a text for markdown-it."""
