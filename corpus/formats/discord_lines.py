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
_ITEM_IN_ITEM = re.compile(rf"([ ]*+{_MARK}[ ]*+)(?={_MARK})")
_NOTHING = "\u200b"
"""Stands before what is no mark here; the normal form drops it."""


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
    """Return *text* with each block of code on lines of its own."""
    parts = _CODE_BLOCK.split(text)
    for place, part in enumerate(parts):
        if place % 2:
            inner = part[len(_FENCE) : -len(_FENCE)]
            code = _LANGUAGE.sub("", inner, count=1) if _LANGUAGE.match(inner) else inner
            parts[place] = f"\n{_FENCE}\n{code}\n{_FENCE}\n"
        else:
            parts[place] = part.replace(_FENCE, r"\`\`\`")
    return "".join(parts)


def _separated(text: str) -> Iterator[str]:
    """Yield the lines of *text*, with an empty one between what does not belong together."""
    is_code = to_end = in_quote = in_list = False
    for line in text.splitlines():
        if line == _FENCE:
            is_code = not is_code
        elif not is_code:
            to_end = to_end or line.startswith(_QUOTE_TO_END)
        own = line if is_code else _written(line.removeprefix(_QUOTE_TO_END))
        quotes = to_end or own.startswith(_QUOTE)
        is_item = not is_code and _ITEM.match(own) is not None
        goes_on = is_item or not own.strip() or own[0].isspace()
        if (in_quote and not quotes) or (in_list and not goes_on) or (is_item and not in_list):
            yield _QUOTE if to_end else ""
        in_quote, in_list = quotes, is_item or (in_list and goes_on)
        yield _QUOTE + own if to_end else own


def _written(line: str) -> str:
    quote = _QUOTE if line.startswith(_QUOTE) else ""
    own = line.removeprefix(quote).removeprefix(_SUBTEXT)
    if own.startswith(">"):
        own = _NOTHING + own
    return quote + _ITEM_IN_ITEM.sub(rf"\1{_NOTHING}", own, count=1)
