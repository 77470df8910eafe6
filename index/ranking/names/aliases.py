"""Other names that an article gives its people and things: "Ann Roe, known as Bo"."""

import re
from itertools import pairwise

from index.ranking.names.named_text import KEPT, Words, named_text, without_points
from index.ranking.text_cache import TextCache

LONGEST = 48
"""Characters between a name and the other name for it."""

_BETWEEN = re.compile(
    r",? ?(?:(?:who|which) (?:is|was) )?(?:(?:also|better|often|usually|commonly|formerly|simply"
    r"|widely|sometimes|popularly) ){0,2}"
    r"(?:known|called|nicknamed|dubbed|named|abbreviated|shortened|referred to)(?: simply)?"
    r"(?: as| to)?(?: the)? ?[\"\u201c\u2018']?"
    r"| ?\((?:the |or |now |also |formerly |born )?[\"\u201c\u2018']?"
    r"|,? or (?:the )?[\"\u201c\u2018']"
    r"| [\"\u201c\u2018']|[\"\u201d\u2019'] ",
)


def aliases(text: str) -> tuple[tuple[Words, Words], ...]:
    """Return the pairs of names in *text* of which it says that they are the same."""
    return _known(text)


def _made(text: str) -> tuple[tuple[Words, Words], ...]:
    text = without_points(text)
    return tuple(
        (one.words, other.words)
        for one, other in pairwise(named_text(text).runs)
        if other.start - one.end <= LONGEST and _BETWEEN.fullmatch(text[one.end : other.start])
    )


_known = TextCache(_made, KEPT)
