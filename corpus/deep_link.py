"""Links that open a page at the quoted words: URL text fragments, where they are sure to work."""

import re
from urllib.parse import quote

from corpus.normalise import encodable

SHORTEST_START = 20
"""Characters that the opening words span at least: Chrome's generator asks for as many."""

START_WORDS = (4, 12)
"""Fewest and most words that may open a fragment; so many are tried until they are unique."""

END_WORDS = (3, 12)
"""Fewest and most words that may close a fragment."""

_PARAGRAPH_BREAK = re.compile(r"\n+")


def deep_link(url: str | None, body: str, start: int, end: int) -> str | None:
    """Return *url* with a text fragment that scrolls to `body[start:end]`, else *url* itself.

    A browser highlights the first text that matches, so a fragment is given only when its
    opening words occur once in *body*, and its closing words first occur after them where
    the slice ends. Each part lies within one paragraph, as browsers demand. The syntax is
    the Text Fragments specification's `#:~:text=start,end`.
    """
    if url is None:
        return None
    quoted = _PARAGRAPH_BREAK.split(body[start:end])[0].strip()
    fragment = _fragment(body, quoted)
    if fragment is None:
        return url
    page, _, anchor = url.partition("#")
    return f"{page}#{anchor}:~:text={fragment}"


def _fragment(body: str, quoted: str) -> str | None:
    words = quoted.split(" ")
    haystack = body.casefold()
    opening = _unique_opening(haystack, words)
    if opening is None:
        return None
    if opening == len(words):
        return _encoded(" ".join(words))
    closing = _closing(haystack, words, opening)
    if closing is None:
        return _encoded(" ".join(words[:opening]))
    return f"{_encoded(' '.join(words[:opening]))},{_encoded(' '.join(words[-closing:]))}"


def _unique_opening(haystack: str, words: list[str]) -> int | None:
    for count in range(START_WORDS[0], min(START_WORDS[1], len(words)) + 1):
        opening = " ".join(words[:count]).casefold()
        if len(opening) >= SHORTEST_START and haystack.count(opening) == 1:
            return count
    return None


def _closing(haystack: str, words: list[str], opening: int) -> int | None:
    """Return how many closing words are first met, after the opening ones, at the slice's end."""
    opened = " ".join(words[:opening]).casefold()
    begin = haystack.index(opened)
    after = begin + len(opened)
    stop = begin + len(" ".join(words).casefold())
    for count in range(END_WORDS[0], min(END_WORDS[1], len(words) - opening) + 1):
        closing = " ".join(words[-count:]).casefold()
        if haystack.find(closing, after) == stop - len(closing):
            return count
    return None


def _encoded(text: str) -> str:
    # A dash separates a fragment's prefix and suffix, so it must not stand for itself.
    return quote(encodable(text), safe="").replace("-", "%2D")
