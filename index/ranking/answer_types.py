"""What kind of thing a question asks for, and whether a sentence holds one."""

import re
from enum import StrEnum


class AnswerType(StrEnum):
    """Kinds that leave a mark in the wording of an answer."""

    NUMBER = "number"
    TIME = "time"
    PERSON = "person"
    PLACE = "place"
    REASON = "reason"
    OTHER = "other"


# The first kind whose pattern a question shows is the kind it asks for.
_ASKS = {
    AnswerType.NUMBER: re.compile(
        r"\bhow (?:many|much|long|old|far|tall|large|big|often|high|deep|fast|few)\b"
        r"|\bwhat (?:percent|percentage|number|amount|fraction|proportion)\b|\bpopulation of\b"
    ),
    AnswerType.TIME: re.compile(
        r"\bwhen\b|\b(?:what|which) "
        r"(?:years?|date|century|decade|month|day|time|era|period)\b"
    ),
    AnswerType.PERSON: re.compile(
        r"\bwho(?:m|se)?\b|\b(?:what|which) (?:person|man|woman|king|queen|emperor|"
        r"scientist|author|president|leader|philosopher|mathematician|artist)\b"
    ),
    AnswerType.PLACE: re.compile(
        r"\bwhere\b|\b(?:what|which) (?:city|country|state|place|region|continent|"
        r"river|town|province|area|nation|island|location)\b"
    ),
    AnswerType.REASON: re.compile(r"\bwhy\b|\bwhat (?:caused|causes|reason)\b"),
}

_NAME = re.compile(r"(?<=[a-z,;:'\")\d] )[\"'(]?[A-Z][\w.-]+")
_CAPITAL = re.compile(r"\b[A-Z][\w-]+")
_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundred|"
    r"thousand|million|billion|half|third|quarter|twice|once|both|single|double)\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b(?:1\d{3}|20\d{2})\b|\d{2,4}s\b|\b(?:january|february|march|april|may|june|july|august|"
    r"september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
    r"century|centuries|decade|years?|weeks?|months?|days?|spring|summer|autumn|winter|today|"
    r"yesterday|ago|era|age)\b",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"\b(?:because|due to|since|as a result|so that|in order|caused?|reasons?|therefore|led to|"
    r"to (?:avoid|prevent|protect))\b",
    re.IGNORECASE,
)


def expected(question: str) -> AnswerType:
    """Return the kind of answer that *question* asks for."""
    folded = question.casefold()
    return next(
        (kind for kind, pattern in _ASKS.items() if pattern.search(folded)), AnswerType.OTHER
    )


def fit(kind: AnswerType, sentence: str) -> float:
    """Return 1 when *sentence* holds something of *kind*, -1 when not, 0 when none can tell."""
    if kind is AnswerType.OTHER:
        return 0.0
    return 1.0 if _holds(kind, sentence) else -1.0


def _holds(kind: AnswerType, sentence: str) -> bool:
    match kind:
        case AnswerType.NUMBER:
            return _NUMBER.search(sentence) is not None
        case AnswerType.TIME:
            return _TIME.search(sentence) is not None
        case AnswerType.REASON:
            return _REASON.search(sentence) is not None
        case _:
            # A sentence begins with a capital anyway: one inside it, or a second, is a name.
            return bool(_NAME.search(sentence)) or len(_CAPITAL.findall(sentence)) > 1
