"""Discord's Markdown as HTML: the part of it that bots' messages use."""

import html
import re
from collections.abc import Callable
from itertools import groupby

from bot.play.drawing.names import Names

_PART = re.compile(
    r"""
    \\(?P<escaped>[^\w\s]|_)
    | (?P<ticks>`+)(?P<code>.+?)(?P=ticks)
    | <@!?(?P<user>\d+)>
    | <\#(?P<channel>\d+)>
    | </(?P<command>[^:>]+):\d+>
    | <t:(?P<moment>\d+)(?::[tTdDfFR])?>
    | <(?P<quiet>https?://[^>\s]+)>
    | \[(?P<label>(?:\\.|[^\]\\])+)\]\(<?(?P<target>https?://[^)>\s]+)>?\)
    | (?P<bare>https?://[^\s<]+)
    | \*\*(?P<bold>(?:\\.|(?!\*\*).)+)\*\*
    | __(?P<underlined>(?:\\.|(?!__).)+)__
    | ~~(?P<struck>(?:\\.|(?!~~).)+)~~
    | \|\|(?P<hidden>(?:\\.|(?!\|\|).)+)\|\|
    | \*(?P<slanted>(?:\\.|[^*\\])+)\*
    | (?<!\w)_(?P<slanted_too>(?:\\.|[^_\\])+)_(?!\w)
    """,
    re.VERBOSE | re.DOTALL,
)
_TAGS = {
    "bold": "strong",
    "underlined": "u",
    "struck": "s",
    "hidden": "mark",
    "slanted": "em",
    "slanted_too": "em",
}
_LINES = (
    ("quote", re.compile(r"> (.*)|>$")),
    ("small", re.compile(r"-# (.*)")),
    ("h1", re.compile(r"# (.*)")),
    ("h2", re.compile(r"## (.*)")),
    ("h3", re.compile(r"### (.*)")),
    ("item", re.compile(r"[-*] (.*)")),
)


def markdown(text: str, names: Names) -> str:
    """Return *text* as the HTML of what Discord shows for it; what it mentions has *names*."""
    lines = [_line(each) for each in text.split("\n")]
    runs = [(kind, [content for _, content in run]) for kind, run in groupby(lines, lambda x: x[0])]
    return "".join(_BLOCKS[kind](contents, names) for kind, contents in runs)


def inline(text: str, names: Names) -> str:
    """Return one run of text as HTML, without blocks."""
    done, shown = 0, ""
    for part in _PART.finditer(text):
        shown += html.escape(text[done : part.start()]) + _shown(part, names)
        done = part.end()
    return shown + html.escape(text[done:])


def _shown(part: re.Match[str], names: Names) -> str:
    found = {name: text for name, text in part.groupdict().items() if text is not None}
    for name, text in found.items():
        if name in _TAGS:
            return f"<{_TAGS[name]}>{inline(text, names)}</{_TAGS[name]}>"
    if "label" in found:
        return _link(found["target"], inline(found["label"], names))
    if address := found.get("quiet") or found.get("bare"):
        return _link(address, html.escape(address))
    if "escaped" in found:
        return html.escape(found["escaped"])
    if "code" in found:
        return f"<code>{html.escape(found['code'])}</code>"
    return _mentioned(found, names)


def _mentioned(found: dict[str, str], names: Names) -> str:
    if "command" in found:
        name = html.escape(found["command"])
        return f'<button type="button" class="mention" data-command="{name}">/{name}</button>'
    return f'<span class="mention">{_named(found, names)}</span>'


def _named(found: dict[str, str], names: Names) -> str:
    if "moment" in found:
        return names.ago(int(found["moment"]))
    if "user" in found:
        return "@" + html.escape(names.people.get(found["user"], "someone"))
    return "# " + html.escape(names.channels.get(found["channel"], "unknown"))


def _link(target: str, label: str) -> str:
    opens = 'target="_blank" rel="noopener noreferrer"'
    return f'<a href="{html.escape(target)}" {opens}>{label}</a>'


def _line(line: str) -> tuple[str, str]:
    for kind, form in _LINES:
        if match := form.fullmatch(line):
            return kind, match[1] or ""
    return "text", line


def _each(tag: str) -> Callable[[list[str], Names], str]:
    def shown(contents: list[str], names: Names) -> str:
        return "".join(f"<{tag}>{inline(each, names)}</{tag}>" for each in contents)

    return shown


_BLOCKS: dict[str, Callable[[list[str], Names], str]] = {
    "quote": lambda contents, names: (
        f"<blockquote>{markdown(chr(10).join(contents), names)}</blockquote>"
    ),
    "small": _each("small"),
    "h1": _each("h1"),
    "h2": _each("h2"),
    "h3": _each("h3"),
    "item": lambda contents, names: f"<ul>{_each('li')(contents, names)}</ul>",
    "text": lambda contents, names: f"<div>{inline(chr(10).join(contents), names)}</div>",
}
