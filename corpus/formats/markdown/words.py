"""The words in a line of Markdown: links are their text, and what is struck out is gone."""

import re
from collections.abc import Sequence

from lxml.html import defs  # type: ignore[import-untyped]  # lxml publishes no types
from markdown_it.token import Token

_KEPT = frozenset({"text", "text_special", "softbreak", "hardbreak", "html_inline"})
_MERE_NAME = re.compile(r"<([a-z][\w-]*+)>", re.IGNORECASE)
_SWALLOWING = re.compile(
    r"<(/?)(iframe|noembed|noframes|plaintext|script|style|textarea|title|xmp)\b", re.IGNORECASE
)
"""Tags that make mere text of all that stands behind them, up to their end."""


def words(line: Sequence[Token]) -> list[Token]:
    """Return the tokens of the text of *line*, code as it is written.

    Images, marks of notes and what is struck out are no text.
    """
    kept = []
    struck = 0
    in_kept_link = False
    for token in line:
        if token.type == "link_open":
            # It may lead to a note, which cleaning tells.
            in_kept_link = str(token.attrs.get("href", "")).startswith("#")
        if token.tag == "s":
            struck += token.nesting
        elif not struck and (token.type in _KEPT or (token.tag == "a" and in_kept_link)):
            kept.append(token)
        elif not struck and token.type == "code_inline":
            kept.append(_text(token.content))
    return _without_mere_names(_without_swallowing(kept))


def _without_swallowing(line: Sequence[Token]) -> list[Token]:
    """Return *line* with tags as text that would swallow what follows: nothing ends them."""
    kept = []
    ended: set[str] = set()
    for token in reversed(line):
        found = _SWALLOWING.match(token.content) if token.type == "html_inline" else None
        if found and found[1]:
            ended.add(found[2].lower())
        kept.append(token if not found or found[2].lower() in ended else _text(token.content))
    return kept[::-1]


def _without_mere_names(line: Sequence[Token]) -> list[Token]:
    """Return *line* with placeholders as text, such as <name>, which look like tags."""
    ended = {token.content for token in line if token.content.startswith("</")}
    return [
        _text(token.content)
        if (found := _MERE_NAME.fullmatch(token.content))
        and token.type == "html_inline"
        and found[1].lower() not in defs.tags
        and f"</{found[1]}>" not in ended
        else token
        for token in line
    ]


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)
