"""What members write on Discord, put so that a parser of Markdown reads it as Discord shows it.

Discord differs: a quotation ends with its line or goes on to the end, a list ends where a line is
not indented, neither begins inside another on one line, and code may begin behind words.
"""

import re
from collections.abc import Iterator

_CODE = r"```(?:[^`]++|`(?!``))*+```"
_CODE_BLOCK = re.compile(rf"({_CODE})")
_LANGUAGE = re.compile(r"(?:[\w+#.-]++)?\n")
"""What may stand behind the mark that opens code, on the same line."""
_CODE_OR_SPOILER = re.compile(rf"({_CODE}|`[^`\n]*+`|\\.|\|\|)")
_SPOILER, _FENCE = "||", "```"
_QUOTE, _QUOTE_TO_END, _SUBTEXT = "> ", ">>> ", "-# "
_MARK = r"(?:[-*+]|\d{1,9}[.)])[ ]"
_ITEM = re.compile(rf"[ ]*+{_MARK}")
_ITEM_IN_ITEM = re.compile(rf"[ ]*+{_MARK}[ ]*+(?={_MARK})")
_NOTHING = "\u200b"
"""Stands before what is no mark here; the normal form drops it."""
DEEPEST = 20
"""Lists in each other that are told apart: an item further to the right counts as one there."""


def without_spoilers(text: str) -> tuple[str, int]:
    """Return *text* without what its writer hid as a spoiler, and how many words that was."""
    parts = _CODE_OR_SPOILER.split(text)
    # One that is opened and never closed hides nothing.
    marks = parts.count(_SPOILER) // 2 * 2
    kept: list[str] = []
    words = passed = 0
    for part in parts:
        if part == _SPOILER and passed < marks:
            passed += 1
        elif passed % 2:
            words += len(part.split())
        else:
            kept.append(part)
    return "".join(kept), words


def in_markdown(text: str) -> str:
    """Return *text* in Markdown as it is elsewhere (CommonMark)."""
    return "\n".join(_separated(_with_fences(text)))


def _with_fences(text: str) -> str:
    """Return *text* with each block of code on lines of its own, those in quotations too."""
    parts = _CODE_BLOCK.split(text)
    for place, part in enumerate(parts):
        if place % 2:
            is_quoted = parts[place - 1].endswith(f"\n{_QUOTE}") or parts[place - 1] == _QUOTE
            inner = part[len(_FENCE) : -len(_FENCE)]
            language = _LANGUAGE.match(inner)
            code = inner[language.end() :] if language else inner
            lines = [line.removeprefix(_QUOTE) if is_quoted else line for line in code.split("\n")]
            parts[place] = "\n".join(["", _FENCE, *lines, _FENCE, ""])
        else:
            parts[place] = part.replace(_FENCE, r"\`\`\`")
    return "".join(parts)


def _separated(text: str) -> Iterator[str]:
    """Yield the lines of *text*, with an empty one between what does not belong together."""
    is_code = to_end = was_quoted = in_list = False
    for line in text.splitlines():
        is_fence = line == _FENCE
        to_end = to_end or (not is_code and line.startswith(_QUOTE_TO_END))
        if is_code or is_fence:
            is_code ^= is_fence
            yield _QUOTE + line if to_end else line
            continue
        is_quoted = to_end or line.startswith(_QUOTE)
        own = _written(line.removeprefix(_QUOTE_TO_END if to_end else _QUOTE))
        is_item = _ITEM.match(own) is not None
        goes_on = is_item or not own or own[0].isspace()
        prefix = _QUOTE if is_quoted else ""
        if is_quoted != was_quoted:
            yield ""
        elif (in_list and not goes_on) or (is_item and not in_list):
            yield prefix
        was_quoted, in_list = is_quoted, is_item or (in_list and goes_on)
        yield prefix + own


def _written(line: str) -> str:
    """Return a *line*, with neither a quotation nor a second item in it, and not too far right."""
    own = line.removeprefix(_SUBTEXT)
    text = own.lstrip()
    indented = " " * min(len(own) - len(text), 2 * DEEPEST)
    if text.startswith(">"):
        text = _NOTHING + text
    written = indented + text
    inner = _ITEM_IN_ITEM.match(written)
    return f"{inner[0]}{_NOTHING}{written[inner.end() :]}" if inner else written
