"""A question asked again with other asking words: “why tho”, “since when”, “who else”."""

import re

_AUXILIARY = (
    r"(?:is|are|was|were|do|does|did|can|could|will|would|should|has|have|had|isn'?t|can'?t)"
)
_BEFORE_ASKING = r"(?:(?:in|on|at|from|to|for|until|since|by|with|of) )?"
_ASKS = rf"{_BEFORE_ASKING}(?:who|whom|whose|what|when|where|why|which|how)"
_ASKING_PHRASE = re.compile(
    rf"(?:{_ASKS}(?:(?: [\w'-]+){{1,4}}?(?= {_AUXILIARY}\b)|(?<=how) (?:much|many|long|often)\b)?"
    r"|whose|who|what|when|where|why|which|how)(?: |$)",
    re.IGNORECASE,
)
"""What a question begins with that asks: “how many goals did …”, “in which year was …”."""

_BARE = re.compile(
    rf"(?P<asks>{_BEFORE_ASKING}(?:who|whom|when|where|which [\w'-]+"
    r"|what (?:year|days?|date|time|place|month|kind|colou?r|size)"
    r"|how (?:much each|much per [\w'-]+|many of (?:them|those)|long|often|far"
    r"|old|big|tall|wide|high|heavy|fast|deep|late|early|soon)))"
    r"(?P<place>(?: (?:in|on|at|for|during) (?:the )?[\w'-]+)?)"
    r"(?: (?:exactly|again|though|then))*[ ?!.]*(?:(?<=\?) [^\W_]+\??)?",
    re.IGNORECASE,
)
"""A message that only asks, of what was asked before: “since when”, “which match”."""

_WHY = re.compile(
    r"(?:why|y|how come)(?P<rest>(?: not| only| so [\w'-]+)?)(?: exactly| though| then)*"
    r"[ ?!.]*",
    re.IGNORECASE,
)
_ELSE = re.compile(
    r"(?:who|what|where|any(?:one|body|thing|where)|some(?:one|body)) else[ ?!.]*", re.IGNORECASE
)
_LEADING = re.compile(rf"{_AUXILIARY}\b", re.IGNORECASE)


def only_asks(asked: str) -> bool:
    """Return whether *asked* has no words but those that ask: “why not”, “from where”."""
    return any(each.fullmatch(asked) for each in (_BARE, _WHY, _ELSE))


def asks_openly(question: str) -> bool:
    """Return whether *question* begins with asking words, and is not for yes or no."""
    return without_asking(question) != question.strip(" ?!.")


def asked_otherwise(asked: str, before: str) -> str | None:
    """Return the question *before* with the asking words of *asked* in place of its own.

    “since when” behind “who runs the museum” is “since when runs the museum”: nothing that anybody
    writes, but all that is meant. It is null where *asked* has other words.
    """
    plain = before.strip(" ?!.")
    rest = without_asking(plain)
    if found := _BARE.fullmatch(asked):
        return f"{found['asks']} {rest}{found['place']}"
    if _ELSE.fullmatch(asked):
        opening = plain[: len(plain) - len(rest)].strip()
        return f"{opening} else {rest}" if opening else None
    if found := _WHY.fullmatch(asked):
        return _why(rest, found["rest"].strip().casefold())
    return None


def without_asking(question: str) -> str:
    """Return *question* without the asking words that it begins with."""
    plain = question.strip(" ?!.")
    found = _ASKING_PHRASE.match(plain)
    return plain[found.end() :] if found else plain


def _why(rest: str, added: str) -> str:
    leading = _LEADING.match(rest)
    if added == "not" and leading:
        return f"why {leading[0]} not{rest[leading.end() :]}"
    return f"why {rest} {added}".strip()
