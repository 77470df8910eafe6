"""Markdown as HTML that says the same: what writers add to CommonMark is told apart here.

Whoever reads HTML can then read Markdown, tables and lists and all.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from corpus.formats.markdown.callouts import CAPTION, tell_blocks_apart
from corpus.formats.markdown.directives import aside, colons, section
from corpus.formats.markdown.drawn_tables import drawn_table
from corpus.formats.markdown.figures import captions, in_italics
from corpus.formats.markdown.lists import NUMBER, number_items
from corpus.formats.markdown.notation import label, notation
from corpus.formats.markdown.notes import note_mark, with_notes_last
from corpus.formats.markdown.tables import whole_table
from corpus.formats.markdown.words import words

if TYPE_CHECKING:
    from markdown_it.ruler import RuleOptionsType
    from markdown_it.utils import EnvType

_DEEPEST = 50
"""Blocks inside each other: markdown-it drops what stands deeper. Our own choice."""

_INTERRUPTING: "RuleOptionsType" = {"alt": ["paragraph", "reference", "blockquote", "list"]}


class _Parser(MarkdownIt):
    """Takes addresses as they are written: nothing follows them, and some are text."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - markdown-it's own name
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802 - markdown-it's own name
        return link

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 - markdown-it's own form
        return True


def html_of(text: str) -> str:
    """Return *text* as HTML that says what a reader of the Markdown is meant to see.

    Images are their captions, what is struck out is gone, and the notes come last.

    Raises:
        RecursionError: it is nested too deeply.
    """
    env: EnvType = {}
    parser = _parser()
    tokens = parser.parse(text.replace("\x00", ""), env)
    if any(token.level >= _DEEPEST - 1 and token.nesting > 0 for token in tokens):
        raise RecursionError
    number_items(tokens)
    told = list(_told(with_notes_last(tokens, env)))
    return str(parser.renderer.render(told, parser.options, env))


@cache
def _parser() -> MarkdownIt:
    parser = _Parser("commonmark", {"maxNesting": _DEEPEST}).enable("strikethrough")
    parser.use(footnote_plugin, move_to_end=False).use(deflist_plugin).use(admon_plugin)
    parser.block.ruler.at("table", whole_table, {"alt": ["paragraph", "reference"]})
    parser.enable("table")
    parser.block.ruler.before("table", "drawn_table", drawn_table, {"alt": ["paragraph"]})
    parser.block.ruler.before("fence", "section", section, _INTERRUPTING)
    parser.block.ruler.before("fence", "colons", colons, _INTERRUPTING)
    parser.block.ruler.before("fence", "aside", aside, _INTERRUPTING)
    parser.core.ruler.after("block", "tell_blocks_apart", tell_blocks_apart)
    parser.inline.ruler.at("footnote_ref", note_mark)
    parser.inline.ruler.before("strikethrough", "notation", notation)
    parser.inline.ruler.after("image", "label", label)
    return parser


def _told(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield *tokens* with no more than the words of each line, and figures as their captions."""
    below_image = False
    rest = iter(tokens)
    for token in rest:
        if token.type == "paragraph_open":
            inline, closing = next(rest), next(rest)
            line = inline.children or ()
            figure = captions(line)
            if figure is not None:
                yield from (each for caption in figure for each in _element(CAPTION, caption))
            elif below_image and in_italics(line):
                yield from _element(CAPTION, line)
            else:
                yield from (token, _line(inline), closing)
            below_image = figure is not None
            continue
        below_image = False
        yield _line(token) if token.type == "inline" else token


def _line(inline: Token) -> Token:
    number = Token("text", "", 0, content=inline.meta.get(NUMBER, ""))
    inline.children = [number, *words(inline.children or ())]
    return inline


def _element(tag: str, line: Sequence[Token]) -> Iterator[Token]:
    yield Token("paragraph_open", tag, 1)
    yield Token("inline", "", 0, children=words(line))
    yield Token("paragraph_close", tag, -1)
