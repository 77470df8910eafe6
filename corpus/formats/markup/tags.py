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
_VALUE = r"=\s*+(?:\"[^\"]*+\"|'[^']*+')"
"""A quotation mark opens a value behind a sign of equality alone; elsewhere a page that lost one
would seem to be one long tag."""
_TAG = re.compile(rf"<[a-zA-Z](?:[^>=]++|{_VALUE}|=)*+")
_QUOTED = re.compile(_VALUE)
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
