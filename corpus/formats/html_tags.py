"""Tags that a parser would take very long over, found before it sees them."""

import re

from corpus.errors import SourceRefused

MOST_ATTRIBUTES = 2_000
"""Words in one tag outside quotation marks. libxml2 compares every attribute with all before it:
a page of 80,000 takes it half a minute. Real tags have some dozens."""

_UNPARSED = re.compile(
    r"<!--(?:[^-]++|-(?!->))*+|<(script|style)\b[^>]*+(?:[^<]++|<(?!/\1\b))*+", re.IGNORECASE
)
"""What holds no tags, whatever it looks like; unclosed, it runs to the end."""
_TAG = re.compile(r"<[a-zA-Z](?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+")
_QUOTED = re.compile(r"\"[^\"]*+\"|'[^']*+'")
_WORD = re.compile(r"[^\s/=]++")


def refuse_by_attributes(text: str) -> None:
    """Raise `SourceRefused` where a tag of the page *text* has far more attributes than any."""
    for tag in _TAG.finditer(_UNPARSED.sub("", text)):
        # The shortest have one letter and a space.
        if len(tag[0]) > 2 * MOST_ATTRIBUTES and _words(tag[0]) > MOST_ATTRIBUTES:
            raise SourceRefused(
                "A tag of this page has thousands of attributes: save the article as text and "
                "post that."
            )


def _words(tag: str) -> int:
    return len(_WORD.findall(_QUOTED.sub(" ", tag)))
