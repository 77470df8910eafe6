"""The words in a line of Markdown: links are their text, and what is struck out is gone."""

import re
from collections.abc import Sequence

from markdown_it.token import Token

_KEPT = frozenset({"text", "text_special", "softbreak", "hardbreak", "html_inline"})
_SWALLOWING = re.compile(
    r"<(/?)(iframe|noembed|noframes|plaintext|script|style|textarea|title|xmp)\b", re.IGNORECASE
)
"""Tags that make mere text of all that stands behind them, up to their end."""


def words(line: Sequence[Token]) -> list[Token]:
    """Return the tokens of the text of *line*, code and formulas as they are written.

    Images, marks of notes and what is struck out are no text.
    """
    kept = []
    struck = 0
    for token in line:
        if token.tag == "s":
            struck += token.nesting
        elif struck:
            continue
        elif token.type in _KEPT:
            kept.append(token)
        elif token.type == "code_inline":
            kept.append(_text(token.content))
        elif token.type.startswith("math_inline"):
            kept.append(_text(token.markup + token.content + token.markup))
    return _without_swallowing(kept)


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


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)
