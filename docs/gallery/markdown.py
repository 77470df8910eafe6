"""Discord's Markdown as HTML: the part of it that bots' messages use."""

import html
import re
from collections.abc import Callable
from itertools import groupby

from docs.gallery.scene import NOW, PEOPLE

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


def markdown(text: str) -> str:
    """Return *text* as the HTML of what Discord shows for it."""
    lines = [_line(each) for each in text.split("\n")]
    runs = [(kind, [content for _, content in run]) for kind, run in groupby(lines, lambda x: x[0])]
    return "".join(_BLOCKS[kind](contents) for kind, contents in runs)


def inline(text: str) -> str:
    """Return one run of text as HTML, without blocks."""
    done, shown = 0, ""
    for part in _PART.finditer(text):
        shown += html.escape(text[done : part.start()]) + _shown(part)
        done = part.end()
    return shown + html.escape(text[done:])


def _shown(part: re.Match[str]) -> str:
    found = {name: text for name, text in part.groupdict().items() if text is not None}
    for name, text in found.items():
        if name in _TAGS:
            return f"<{_TAGS[name]}>{inline(text)}</{_TAGS[name]}>"
    if "label" in found:
        return _link(found["target"], inline(found["label"]))
    if address := found.get("quiet") or found.get("bare"):
        return _link(address, html.escape(address))
    if "escaped" in found:
        return html.escape(found["escaped"])
    if "code" in found:
        return f"<code>{html.escape(found['code'])}</code>"
    return f'<span class="mention">{_mentioned(found)}</span>'


def _ago(moment: int) -> str:
    """Return how long ago *moment* is when the pictures' people look, in days or hours."""
    hours = max(1, (NOW - moment) // 3600)
    days = hours // 24
    count, unit = (days, "day") if days else (hours, "hour")
    return f"{count} {unit}{'' if count == 1 else 's'} ago"


def _mentioned(found: dict[str, str]) -> str:
    if "moment" in found:
        return _ago(int(found["moment"]))
    if "user" in found:
        return "@" + html.escape(PEOPLE.get(found["user"], "someone"))
    return f"/{html.escape(found['command'])}" if "command" in found else "# reading-room"


def _link(target: str, label: str) -> str:
    return f'<a href="{html.escape(target)}">{label}</a>'


def _line(line: str) -> tuple[str, str]:
    for kind, form in _LINES:
        if match := form.fullmatch(line):
            return kind, match[1] or ""
    return "text", line


def _each(tag: str) -> Callable[[list[str]], str]:
    return lambda contents: "".join(f"<{tag}>{inline(each)}</{tag}>" for each in contents)


_BLOCKS: dict[str, Callable[[list[str]], str]] = {
    "quote": lambda contents: f"<blockquote>{markdown(chr(10).join(contents))}</blockquote>",
    "small": _each("small"),
    "h1": _each("h1"),
    "h2": _each("h2"),
    "h3": _each("h3"),
    "item": lambda contents: f"<ul>{_each('li')(contents)}</ul>",
    "text": lambda contents: f"<div>{inline(chr(10).join(contents))}</div>",
}
