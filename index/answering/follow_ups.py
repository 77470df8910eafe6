"""Questions that go on from those before them, and what is then searched for.

What recognising them brings and costs is measured by `benchmarks/quality/follow_ups.py`.
"""

import re
from collections.abc import Sequence

from index.search.words import stems

MOST_EARLIER = 4
"""Questions before the last that are looked at; older ones are about something else by then."""

LONGEST = 500
"""Characters searched for at most: what the last question leans on goes before it is cut."""

FEW_WORDS = 2
"""Words of a question, beside those that ask, that say too little by themselves: “which days?”,
“best year?”. Our own choice."""

AHEAD = 0.1
"""What a question that does not lean is more likely to be answered by itself, if it has changed the
subject. It was chosen on the conversations of `benchmarks/quality/follow_ups.py` that are not
reported."""

_ASKING = frozenset(
    stems(
        "who whom whose what when where why how which is are was were do does did can could will "
        "would should has have had i you he she it we they them this that these those a an the in "
        "on at of to for from with about and or but so not no there here then"
    )
)

_OPENING = re.compile(
    r"(?:ok(?:ay)?,? |and |but |so |then |also,? )*(?:(?:and|but|so|also)\b|(?:what|how) about\b"
    r"|what else\b|who else\b|where else\b|(?:why|how|when|where|who|which|what)\s*\??$)",
    re.IGNORECASE,
)
"""Openings of questions that go on from another."""

_PRONOUN = re.compile(
    r"\b(?:he|she|it|they|him|her|them|his|hers|its|their|theirs|those|these|this|that)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<=\s)[A-Z][\w.'-]*")
_DUMMY = re.compile(
    r"\b(?:is|was|does|did|can|could|would|will|has|had|make|made|makes|how long (?:does|did)) it\b"
    r"(?= (?:\w+ ){0,2}(?:to|that|for)\b)|\b(?:that|this|these|those) \w+",
    re.IGNORECASE,
)
"""“Is it possible to …”, “the law that says …”: words that point at nothing earlier."""


def leans(question: str) -> bool:
    """Return whether *question* cannot be understood without the one before it.

    It opens as one that goes on, or has a pronoun with nothing named before it.
    """
    if _OPENING.match(question.strip()):
        return True
    found = _PRONOUN.search(_DUMMY.sub(" ", question))
    return found is not None and not _NAME.search(question[: found.start()])


def in_context(question: str, earlier: Sequence[str]) -> str:
    """Return the words to search for if *question* goes on: behind those that it goes on from.

    *earlier* are the questions before it, oldest first. Of these it is the last, and those that
    this one goes on from in turn.
    """
    parts = [question]
    for before in reversed(earlier[-MOST_EARLIER:]):
        if sum(map(len, parts)) + len(before) > LONGEST:
            break
        parts.insert(0, before)
        if not (leans(before) or len(set(stems(before)) - _ASKING) <= FEW_WORDS):
            break
    return " ".join(parts)
