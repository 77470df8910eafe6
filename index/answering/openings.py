"""How questions begin that go on from the one before, correct it, or leave it."""

import re

from index.answering.asking_phrases import only_asks
from index.search.words import stems

_ASKING = frozenset(
    stems(
        "who whom whose what when where why how which is are was were do does did can could will "
        "would should has have had i you he she it we they him them this that these those a an the "
        "in on at of to for from with about and or but so not no there here then many much often "
        "long far though still even ever also too else now again one ones way kind sort thing "
        "things ok okay yes please well really y"
    )
)
"""What asks or joins: words that say nothing of what a question is about."""

_JOINED = re.compile(
    r"(?:(?:ok(?:ay)?|and|but|so|then|also|well|wait|hm+|oh)\b,? *)+", re.IGNORECASE
)
_ABOUT = re.compile(r"(?:what|how) about\b *", re.IGNORECASE)
_GOES_ON = re.compile(
    r"(?:what|how) about\b|(?:what|who|where|how) else\b"
    r"|(?:why|how|when|where|who|which|what)\s*\??$",
    re.IGNORECASE,
)
"""Openings of questions that go on from another, behind what joins them."""

_BEHIND = re.compile(
    r"(?:for|in|on|at|from|til|till|until|since|by|with|without|if|per|during|before|after)\b",
    re.IGNORECASE,
)
_ADDED = re.compile(r"\b(?:too|as well|also|instead|then|though)[ ?.!]*$", re.IGNORECASE)
"""How a question begins that lacks its verb, and how one ends that adds to another."""

MOST_BEHIND = 2
"""Words that say what it is about of a question that begins like the rest of one: with more of
them, as “in which year did the war end”, it is whole. Our own choice."""

_CORRECTS = re.compile(
    r"(?:(?:no|nah|nope|sorry|sry|oops|ups|my bad|oh|wait|ok(?:ay)?|hm+)\b[,.! ]*)*(?:actually,? )?"
    r"(?:(?:i|we) mean(?:t|ed)?|(?<=\W)meant)\b[,: ]*|(?:no|nah|nope|sorry|sry|oops|actually)\b"
    r"(?:[,.!]+ *(?:not (?:that|this)(?: one)?\b[, ]*)?| (?=(?:the|that|for|in|not)\b))",
    re.IGNORECASE,
)
"""What stands before that which was meant instead: “no, the museum”, “sorry i meant 2025”."""

_MEANT = re.compile(r"(?<![, ])[, ]++(?:is what )?(?:i|we) mean(?:t|ed)?[ ?!.]*+$", re.IGNORECASE)
"""The same behind it: “the museum i mean”."""

_SAYS_MEANT = re.compile(r"\b(?:mean|meant|meaned)\b", re.IGNORECASE)

_CHANGES = re.compile(
    r"(?:(?:ok(?:ay)?|and|so|now|well)\b[, ]*)*(?:btw|by the way|anyways?|moving on|(?:on )?"
    r"(?:an?|one)? ?(?:(?:completely |totally )?(?:different|other|another|new|next|unrelated) "
    r"(?:question|topic|subject|thing)|something (?:completely |totally )?(?:else|different)))\b"
    r"[,:;.! -]*",
    re.IGNORECASE,
)
"""What says that another subject comes: “btw”, “ok different question:”."""

_ASKS = re.compile(
    r"(?:who|whom|whose|what|when|where|why|how|which|is|are|was|were|do|does|did|can|could|will"
    r"|would|should|has|have|had)\b",
    re.IGNORECASE,
)
PRONOUN = re.compile(
    r"\b(?:he|she|it|they|him|her|them|his|hers|its|their|theirs|those|these|this|that)\b",
    re.IGNORECASE,
)
"""What points at something that was named earlier, or will be."""


def without_opening(question: str) -> str:
    """Return *question* without what says that it corrects or leaves what was asked before."""
    found = _CORRECTS.match(question) or _CHANGES.match(question)
    rest = _MEANT.sub("", question[found.end() :] if found else question)
    return rest or question


def without_joint(question: str) -> str:
    """Return *question* without its opening and what joins it to the one before: “and”, “ok so”."""
    own = without_opening(question)
    found = _JOINED.match(own)
    return own[found.end() :] if found else own


def changes_subject(question: str) -> bool:
    """Return whether *question* says that it is about something else."""
    return _CHANGES.match(question) is not None


def goes_on(question: str) -> bool:
    """Return whether *question* opens as one that is only said behind another."""
    asked = without_joint(question)
    is_rest = _BEHIND.match(asked) and len(naming_stems(asked)) <= MOST_BEHIND
    is_short = asked != question and not _ASKS.match(asked)
    found = only_asks(asked) or is_rest or is_short or _GOES_ON.match(asked) or _ADDED.search(asked)
    return bool(found) and not changes_subject(question)


def turns(question: str) -> bool:
    """Return whether *question* asks the one before it of something else: “what about the bridge”.

    It opens as one that goes on, points at nothing earlier, and does not only ask.
    """
    asked = without_joint(question)
    return goes_on(question) and not PRONOUN.search(asked) and not only_asks(asked)


def corrects(question: str) -> bool:
    """Return whether *question* says what was meant instead: “sorry, i meant the museum”."""
    return (_CORRECTS.match(question) or _MEANT.search(question)) is not None


def says_meant(question: str) -> bool:
    """Return whether *question* says in so many words that something else was meant."""
    return corrects(question) and _SAYS_MEANT.search(question) is not None


def is_rest(question: str) -> bool:
    """Return whether *question* is but the rest of one: “for kids?”, “on sundays”."""
    asked = without_joint(question)
    asks = any(map(_ASKS.fullmatch, re.findall(r"\w+", asked)))
    is_short = 0 < len(naming_stems(asked)) <= MOST_BEHIND
    return is_short and not asks and _BEHIND.match(asked) is not None


def turned_to(question: str) -> str:
    """Return what *question*, which `turns`, names."""
    asked = without_joint(question)
    found = _ABOUT.match(asked)
    return (asked[found.end() :] if found else asked).strip(" ?!.")


def naming_stems(text: str) -> set[str]:
    """Return the stems of those words of *text* that say what it is about."""
    return set(stems(text)) - _ASKING
