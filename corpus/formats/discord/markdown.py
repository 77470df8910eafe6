"""What members write on Discord, in its own kind of Markdown, taken apart into blocks.

Mentions, emoji and moments have marks of their own there, and a line break is one.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from corpus.article import ParagraphKind
from corpus.assembly import Block
from corpus.formats.blocks import lines_of
from corpus.formats.discord.lines import DEEPEST, in_markdown
from corpus.normalise import normalise

_RULES = (
    *("heading", "list", "blockquote", "fence"),
    *("emphasis", "strikethrough", "backticks", "escape", "link", "autolink", "newline"),
)
"""What of Markdown Discord has: no tables, no HTML, no code by indentation."""
_NESTING = 3 * DEEPEST
"""What the library reads in each other; it leaves out what lies deeper. A list takes two."""
_MARK = re.compile(
    r"<(?:(?P<mention>@[!&]?\d+|#\d+)|a?(?P<emoji>:\w+:)\d+|t:(?P<moment>-?\d+)(?::(?P<style>\w))?"
    r"|(?P<command>/[^<>:\n]+):\d+|id:(?P<place>[a-z-]+))>"
)
_PLACES = {
    "browse": "Browse Channels",
    "customize": "Channels & Roles",
    "guide": "Server Guide",
    "linked-roles": "Linked Roles",
}
"""Tabs of a server by the names that Discord gives them."""
_UNKNOWN = {"@": "@unknown-user", "&": "@unknown-role", "#": "#unknown"}
"""What Discord shows for whom or what it does not know (any more)."""
_MOMENTS = {"d": "%Y-%m-%d", "D": "%Y-%m-%d", "t": "%H:%M UTC", "T": "%H:%M:%S UTC"}
_MOMENT = "%Y-%m-%d %H:%M UTC"
_WORD = re.compile(r"[^\W_]")


def blocks_of(text: str, names: Mapping[str, str]) -> list[Block]:
    """Return the blocks of a message, a line of text each; *names* by the marks of mentions.

    Struck-out text is left out, and lines that say nothing: rules, and emoji alone. Headings
    without text below them are text: members write so what is to be seen.
    """
    walk = _Walk(names)
    found = [each for each in walk.blocks(_parser().parse(in_markdown(text))) if each.text]
    if all(each.kind is ParagraphKind.HEADING for each in found):
        return [Block(ParagraphKind.BODY, each.text) for each in found]
    return found


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero", {"maxNesting": _NESTING}).enable(_RULES)
    parser.inline.ruler.before("escape", "discord", _read_mark)
    # As the library documents it: what is a link, and that an address is shown as it was written.
    parser.validateLink = _is_web_link  # type: ignore[method-assign]
    parser.normalizeLinkText = str  # type: ignore[method-assign,assignment]
    return parser


def _is_web_link(url: str) -> bool:
    return url.startswith(("https://", "http://"))


def _read_mark(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the library's signature
    """Read one of Discord's own marks as a token of its own, before Markdown sees its letters."""
    found = _MARK.match(state.src, state.pos)
    if found is None:
        return False
    if not silent:
        token = state.push("discord", "", 0)
        token.content = found[0]
    state.pos = found.end()
    return True


class _Walk:
    """One pass over the tokens of a message."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names
        self._kinds = [ParagraphKind.BODY]
        self._lists: list[int | None] = []
        """The number of the next item of each list that is open, null where it has none."""
        self._number = ""

    def blocks(self, tokens: Iterable[Token]) -> Iterator[Block]:
        """Yield the blocks, some of them empty."""
        for token in tokens:
            if token.type == "fence":
                lines = lines_of(ParagraphKind.CODE, token.content)
                yield from (Block(ParagraphKind.CODE, line) for line in lines)
            elif token.type == "inline":
                yield from self._text(_lines(token.children or (), self._names))
            elif token.nesting > 0:
                self._enter(token)
            else:
                self._leave(token)

    def _enter(self, token: Token) -> None:
        match token.type:
            case "blockquote_open":
                self._kinds.append(ParagraphKind.QUOTE)
            case "heading_open":
                self._kinds.append(ParagraphKind.HEADING)
            case "bullet_list_open":
                self._lists.append(None)
            case "ordered_list_open":
                self._lists.append(int(token.attrGet("start") or 1))
            case "list_item_open":
                self._begin_item()

    def _leave(self, token: Token) -> None:
        if token.type in {"blockquote_close", "heading_close"}:
            self._kinds.pop()
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            self._lists.pop()

    def _begin_item(self) -> None:
        number = self._lists[-1]
        self._number = "" if number is None else f"{number}. "
        self._lists[-1] = None if number is None else number + 1

    def _text(self, lines: Sequence[str]) -> Iterator[Block]:
        kind = ParagraphKind.LIST if self._lists else self._kinds[-1]
        if not lines:
            return
        if kind in {ParagraphKind.LIST, ParagraphKind.HEADING}:
            yield Block(kind, self._number + " ".join(lines))
            self._number = ""
        else:
            yield from (Block(kind, each) for each in lines)


def _lines(children: Sequence[Token], names: Mapping[str, str]) -> list[str]:
    """Return the lines of *children* in normal form, those that say something."""
    lines: list[str] = [""]
    speaks, struck = [False], 0
    for child in children:
        struck += child.nesting * (child.tag == "s")
        if child.type in {"softbreak", "hardbreak"}:
            lines.append("")
            speaks.append(False)
        elif not struck:
            mark = _MARK.match(child.content) if child.type == "discord" else None
            shown = _shown(mark, names) if mark else child.content
            lines[-1] += shown
            speaks[-1] |= _WORD.search(shown) is not None and not (mark and mark["emoji"])
    texts = [normalise(line) for line, says in zip(lines, speaks, strict=True) if says]
    return [each for each in texts if each]


def _shown(mark: re.Match[str], names: Mapping[str, str]) -> str:
    """Return what Discord shows in place of *mark*."""
    if mention := mark["mention"]:
        kind = "&" if mention.startswith("@&") else mention[0]
        return names.get(mark[0], _UNKNOWN[kind])
    if mark["moment"]:
        return _moment(mark)
    return mark["emoji"] or mark["command"] or _PLACES.get(mark["place"], mark[0])


def _moment(mark: re.Match[str]) -> str:
    """Return the moment as a day and an hour: members see it in their own language and zone."""
    try:
        moment = datetime.fromtimestamp(int(mark["moment"]), UTC)
    except (ValueError, OverflowError, OSError):  # a year that no calendar has
        return mark[0]
    return moment.strftime(_MOMENTS.get(mark["style"] or "", _MOMENT))
