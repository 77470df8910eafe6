"""What kind of thing a question asks for, and whether a sentence holds one."""

import re
from enum import StrEnum

from index.ranking import answer_patterns


class AnswerType(StrEnum):
    """Kinds that leave a mark in the wording of an answer."""

    NUMBER = "number"
    AGE = "age"
    PRICE = "price"
    PERCENTAGE = "percentage"
    DISTANCE = "distance"
    """Any length: how far, how tall, how deep."""
    DURATION = "duration"
    TIME = "time"
    BIRTH_DATE = "birth_date"
    TIME_OF_DAY = "time_of_day"
    PERSON = "person"
    PLACE = "place"
    REASON = "reason"
    TITLE = "title"
    """The name of a book, a film, a song or another work."""
    OTHER = "other"

    @property
    def general(self) -> "AnswerType":
        """Return the wider kind: an age and a price are numbers, a date of birth is a time."""
        return _GENERAL.get(self, self)


_GENERAL = {
    AnswerType.AGE: AnswerType.NUMBER,
    AnswerType.PRICE: AnswerType.NUMBER,
    AnswerType.PERCENTAGE: AnswerType.NUMBER,
    AnswerType.DISTANCE: AnswerType.NUMBER,
    AnswerType.DURATION: AnswerType.NUMBER,
    AnswerType.BIRTH_DATE: AnswerType.TIME,
    AnswerType.TIME_OF_DAY: AnswerType.TIME,
}

_WHAT = r"\b(?:what|which)\b"
_WHEN = r"^(?:(?!\b(?:who|whom|whose|what|which|where|how|why)\b).)*\bwhen\b"
"""As what is asked; behind another question word it tells of a circumstance."""
_WORK = (
    r"(?:books?|novels?|memoirs?|songs?|albums?|films?|movies?|poems?|plays?|operas?|essays?"
    r"|documentary|documentaries|podcasts?|paintings?|musicals?)"
)
_PAID = (
    r"\b(?:costs?|pay|pays|paid|prices?|fees?|charges?|charged|spen[dt]|spends|earn|earns|earned"
    r"|worth|money|sold|sell|sells|fined?|salary|rent|dollars|euros|pounds)\b"
)

# Of each kind one or more ways to ask: all patterns of a way are found in the question. The first
# kind that a question shows is the kind it asks for.
_ASKS: tuple[tuple[AnswerType, tuple[str, ...]], ...] = (
    (
        AnswerType.TIME_OF_DAY,
        (
            (
                rf"(?<!within ){_WHAT} time\b"
                r"(?! (?:period|frame|span|zone|signature|of (?:the )?year))"
                r"(?!.{0,40}\b(?:written|played) in\b)"
            ),
        ),
    ),
    (AnswerType.TIME_OF_DAY, (rf"{_WHAT} hour\b|\bwhat o['\u2019]?clock\b",)),
    (AnswerType.TIME_OF_DAY, (r"\bwhen (?:in|on) the (?:morning|afternoon|evening)\b",)),
    (AnswerType.BIRTH_DATE, (rf"{_WHEN}|{_WHAT} (?:year|day|date|month)\b", r"\bborn\b")),
    (AnswerType.BIRTH_DATE, (r"\bbirthday\b|\bdate of birth\b|\bbirth date\b|\bbirthdate\b",)),
    (AnswerType.AGE, (r"\bhow (?:old|young)\b|\bwhat age\b|\bage limit\b",)),
    (AnswerType.AGE, (r"\bm(?:in|ax)(?:imum)? age\b|\bwhat(?: was| is|['\u2019]?s) \w+ age\b",)),
    (AnswerType.TITLE, (rf"\b(?:title|name) of (?:\w+ ){{1,3}}{_WORK}\b",)),
    (
        AnswerType.TITLE,
        (rf"\bwhat(?:s| is| was|['\u2019]s) (?:\w+ ){{1,3}}{_WORK} (?:called|titled)",),
    ),
    (AnswerType.TITLE, (rf"{_WHAT} {_WORK} (?:did|does|do|has|have|had|was|is|are|were)\b",)),
    (AnswerType.TITLE, (r"\bwhat(?:s| is|['\u2019]s| was) (?:the|its|his|her|their) title\b",)),
    (AnswerType.PERCENTAGE, (rf"{_WHAT} (?:percent|percentage|per cent|proportion|fraction)\b",)),
    (AnswerType.PRICE, (r"\bhow much\b(?! of\b)", _PAID)),
    (AnswerType.PRICE, (r"\bhow many (?:dollars|euros|cents|pence|francs|yen)\b",)),
    (
        AnswerType.PRICE,
        (r"\bhow expensive\b|\bhow much (?:is|are|was|were) (?:an?|the|one|th\w+)\b",),
    ),
    (AnswerType.PRICE, (r"\bwhat (?:do|does|did|will|would)\b", r"\bcost\b")),
    (
        AnswerType.PRICE,
        (
            (
                r"\bwhat(?:s| is| was|['\u2019]s| are) (?:\w+ ){1,3}"
                r"(?:price|fee|fare|salary|rent)s?\b"
            ),
        ),
    ),
    (AnswerType.DURATION, (r"\bhow many (?:years|months|weeks|days|hours|minutes|seconds)\b",)),
    (
        AnswerType.DURATION,
        (
            (
                r"\bhow long (?:do|does|did|has|have|had|can|could|will|would|must|should|may|might"
                r"|am|before|after|until|till?|ago|for)\b"
            ),
        ),
    ),
    (
        AnswerType.DURATION,
        (r"\bhow long\b", r"\b(?:takes?|took|lasts?|lasted|down|waiting|away)\b"),
    ),
    (AnswerType.DISTANCE, (rf"\bhow (?:far(?! back)|tall|wide|deep|thick)\b|{_WHAT} distance\b",)),
    (
        AnswerType.NUMBER,
        (
            (
                r"\bhow (?:many|much|long|far|large|big|often|high|fast|few)\b"
                rf"|{_WHAT} (?:number|amount|share)\b|\bpopulation of\b"
            ),
        ),
    ),
    (
        AnswerType.TIME,
        (rf"{_WHEN}|{_WHAT} (?:years?|date|century|decade|month|day|time|era|period)\b",),
    ),
    (
        AnswerType.PERSON,
        (
            (
                rf"\bwho(?:m|se)?\b|{_WHAT} (?:person|man|woman|king|queen|emperor|scientist|author"
                r"|president|leader|philosopher|mathematician|artist)\b"
            ),
        ),
    ),
    (
        AnswerType.PLACE,
        (
            (
                rf"\bwhere\b|{_WHAT} (?:city|country|state|place|region|continent|river|town"
                r"|province|area|nation|island|location)\b"
            ),
        ),
    ),
    (AnswerType.REASON, (r"\bwhy\b|\bwhat (?:caused|causes|reason)\b",)),
)
_WAYS = tuple((kind, tuple(map(re.compile, patterns))) for kind, patterns in _ASKS)

_HELD = {
    AnswerType.NUMBER: answer_patterns.NUMBER,
    AnswerType.AGE: answer_patterns.AGE,
    AnswerType.PRICE: answer_patterns.PRICE,
    AnswerType.PERCENTAGE: answer_patterns.PERCENTAGE,
    AnswerType.DISTANCE: answer_patterns.DISTANCE,
    AnswerType.DURATION: answer_patterns.DURATION,
    AnswerType.TIME: answer_patterns.TIME,
    AnswerType.BIRTH_DATE: answer_patterns.BIRTH_DATE,
    AnswerType.TIME_OF_DAY: answer_patterns.TIME_OF_DAY,
    AnswerType.REASON: answer_patterns.REASON,
    AnswerType.TITLE: answer_patterns.TITLE,
}


def expected(question: str) -> AnswerType:
    """Return the kind of answer that *question* asks for."""
    folded = question.casefold()
    return next(
        (kind for kind, way in _WAYS if all(each.search(folded) for each in way)),
        AnswerType.OTHER,
    )


def fit(kind: AnswerType, sentence: str) -> float:
    """Return 1 when *sentence* holds something of *kind*, -1 when not, 0 when none can tell."""
    if kind is AnswerType.OTHER:
        return 0.0
    return 1.0 if _holds(kind, sentence) else -1.0


def _holds(kind: AnswerType, sentence: str) -> bool:
    if kind in _HELD:
        return any(each.search(sentence) for each in _HELD[kind])
    # A sentence begins with a capital anyway: one inside it, or a second, is a name.
    return (
        answer_patterns.NAME.search(sentence) is not None
        or len(answer_patterns.CAPITAL.findall(sentence)) > 1
    )
