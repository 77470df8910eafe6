"""Whether a row of a table tells what a question asks for by its name."""

import re

from corpus.searched_text import SearchedText
from index.ranking.same_meaning import stems_for
from index.search.words import stems

_ASKED = re.compile(
    r"\b(?:what|which) (?P<asked>(?!(?:is|are|was|were|do|does|did|has|have|had|can|could|will"
    r"|would|should|happens?|happened|else|if|about|one|ones|kinds?|types?|sorts?|days?|dates?"
    r"|times?|hours?|years?|months?|weeks?|prices?|numbers?|amounts?|sizes?|options?|things?|way"
    r"|place|name|of|the)\b)[^\W\d_]{3,})\b(?! ?$)"
)
"""What a question asks for by the name that a column would have: "which brand is it"."""


def lacks_column(question: str, searched: SearchedText, stated: str) -> bool:
    """Return whether *question* asks by its name for what a table's row *searched* does not name.

    A table names what it tells, in its heads, its caption and the heading above it: "what genre is
    the band" is not answered by the band's day and stage. *stated* is what its article says of
    itself.
    """
    found = _ASKED.search(question.casefold()) if searched.is_row else None
    if found is None:
        return False
    asked = stems(found["asked"])
    held = frozenset(stems(searched.text)) | frozenset(stems(stated))
    return not held.union(stems_for(asked, held).values()).issuperset(asked)
