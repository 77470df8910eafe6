"""Blocks that dialects write as if they were others, told apart before their text is read."""

import re
from collections.abc import Iterator, Sequence

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from corpus.formats.markdown.notation import TEMPLATE

CAPTION = "figcaption"
"""The element of a paragraph that is a caption."""

_CALLOUT = re.compile(r"\[![\w-]++(?:\|[^\]\n]*+)?\][+-]?[ \t]*+([^\n]*+)(?:\n|\Z)")
_BELOW_TABLE = re.compile(r"(?:Table)?:\s++(?=\S)")
_ABOVE_TABLE = re.compile(r"Table:\s++(?=\S)")
_MADE_BY_PROGRAMS = frozenset(
    "[TOC] [toc] [[TOC]] [[toc]] [[_TOC_]] \\newpage \\pagebreak \\clearpage".split()
)
"""Paragraphs in whose place programs put something."""


def tell_blocks_apart(state: StateCore) -> None:
    """Make callouts asides, and lines about a table captions; drop what templates fill in."""
    tokens = state.tokens
    for index, token in enumerate(tokens):
        if token.type == "html_block":
            token.content = TEMPLATE.sub("", token.content)
        elif token.type == "admonition_open":
            _keep_own_title(token, tokens[index + 1 : index + 5])
        elif token.type == "paragraph_open":
            before = tokens[index - 1].type if index else ""
            behind = tokens[index + 3].type if index + 3 < len(tokens) else ""
            _tell_paragraph(tokens[index : index + 3], before, behind)
    state.tokens = list(_with_asides(tokens))


def _keep_own_title(admonition: Token, following: Sequence[Token]) -> None:
    """Drop the title of an *admonition* that has none: markdown-it makes one of its kind."""
    if following[0].type != "admonition_title_open":
        return
    if following[3].type == "admonition_close":
        # A sentence may begin so: "!!! No way".
        following[1].content = admonition.markup + admonition.info
    elif len(admonition.info.split()) == 1:
        following[1].content = ""


def _tell_paragraph(paragraph: Sequence[Token], before: str, behind: str) -> None:
    opening, inline, closing = paragraph
    text = inline.content
    if text in _MADE_BY_PROGRAMS:
        inline.content = ""
    caption = _BELOW_TABLE.match(text) if before == "table_close" else None
    caption = caption or (_ABOVE_TABLE.match(text) if behind == "table_open" else None)
    if caption:
        opening.tag = closing.tag = CAPTION
        inline.content = text[caption.end() :]


def _with_asides(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield *tokens*, callouts no quotations: they are the author's own words."""
    asides: list[bool] = []
    for index, token in enumerate(tokens):
        title = None
        if token.type == "blockquote_open":
            title = _take_title(tokens[index + 1 : index + 3])
            asides.append(title is not None)
        if token.type.startswith("blockquote_") and asides[-1]:
            token.tag = "div"
        if token.type == "blockquote_close":
            asides.pop()
        yield token
        if title:
            inline = Token("inline", "", 0, content=title, children=[])
            yield from (Token("paragraph_open", "p", 1), inline, Token("paragraph_close", "p", -1))


def _take_title(first: Sequence[Token]) -> str | None:
    """Take a callout's mark and title out of its *first* paragraph; `None` where none begins."""
    if len(first) < 2 or first[1].type != "inline":  # noqa: PLR2004 - a paragraph and its text
        return None
    found = _CALLOUT.match(first[1].content)
    if found is None:
        return None
    first[1].content = first[1].content[found.end() :]
    return found[1].strip()
