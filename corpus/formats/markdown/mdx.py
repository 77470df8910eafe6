"""MDX (.mdx): Markdown whose pages are put together from components, as documentation is."""

import re
from collections.abc import Iterator

from corpus.article import Draft
from corpus.formats.markdown.document import read_markdown

_FENCE = re.compile(r"`{3,}+|~{3,}+")
_MODULE = re.compile(r"(?:import|export)\s")
"""What begins a statement of JavaScript; it ends with the next empty line."""
_COMPONENT = re.compile(r"(?:</?[A-Z][\w.]*+(?:\s[^<>]*+)?/?>\s*+)++")
"""Tags of components by themselves in a line: what they frame is text like any other."""
_BRACE = re.compile(r"\\([{}])")
"""A brace that begins no expression."""


def read_mdx(text: str) -> Draft:
    """Return the article in *text*, as Markdown without what only puts its page together.

    Lines are not code for being indented: what components frame is.

    Raises:
        SourceRefused: the front matter is wrong, or there is no paragraph.
    """
    return read_markdown("\n".join(_lines(_without_comments(text))))


def _without_comments(text: str) -> str:
    """Return *text* without what stands between `{/*` and `*/}`."""
    first, *others = text.split("{/*")
    parts = [first]
    for other in others:
        _, end, rest = other.partition("*/}")
        parts.append(rest if end else f"{{/*{other}")
    return "".join(parts)


def _lines(text: str) -> Iterator[str]:
    """Yield the lines of *text* as Markdown has them, code in fences as far in as its fence is."""
    fence, indent = "", 0
    in_module = False
    for line in text.splitlines():
        said = line.strip()
        found = _FENCE.match(said)
        if fence:
            yield line[min(indent, len(line) - len(line.lstrip())) :]
            fence = "" if found and found[0].startswith(fence) else fence
        elif found:
            fence, indent = found[0], len(line) - len(line.lstrip())
            yield said
        else:
            in_module = bool(said) and (in_module or _MODULE.match(line) is not None)
            yield "" if in_module or _COMPONENT.fullmatch(said) else _BRACE.sub(r"\1", said)
