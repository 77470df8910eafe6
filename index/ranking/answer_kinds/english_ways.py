"""How English questions ask, by the names of `AnswerType`."""

import re

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
_ASKS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "time_of_day",
        (
            (
                rf"(?<!within ){_WHAT} time\b"
                r"(?! (?:period|frame|span|zone|signature|of (?:the )?year))"
                r"(?!.{0,40}\b(?:written|played) in\b)"
            ),
        ),
    ),
    ("time_of_day", (rf"{_WHAT} hour\b|\bwhat o['\u2019]?clock\b",)),
    ("time_of_day", (r"\bwhen (?:in|on) the (?:morning|afternoon|evening)\b",)),
    ("birth_date", (rf"{_WHEN}|{_WHAT} (?:year|day|date|month)\b", r"\bborn\b")),
    ("birth_date", (r"\bbirthday\b|\bdate of birth\b|\bbirth date\b|\bbirthdate\b",)),
    ("age", (r"\bhow (?:old|young)\b|\bwhat age\b|\bage limit\b",)),
    ("age", (r"\bm(?:in|ax)(?:imum)? age\b|\bwhat(?: was| is|['\u2019]?s) \w+ age\b",)),
    ("title", (rf"\b(?:title|name) of (?:\w+ ){{1,3}}{_WORK}\b",)),
    (
        "title",
        (rf"\bwhat(?:s| is| was|['\u2019]s) (?:\w+ ){{1,3}}{_WORK} (?:called|titled)",),
    ),
    ("title", (rf"{_WHAT} {_WORK} (?:did|does|do|has|have|had|was|is|are|were)\b",)),
    ("title", (r"\bwhat(?:s| is|['\u2019]s| was) (?:the|its|his|her|their) title\b",)),
    ("percentage", (rf"{_WHAT} (?:percent|percentage|per cent|proportion|fraction)\b",)),
    ("price", (r"\bhow much\b(?! of\b)", _PAID)),
    ("price", (r"\bhow many (?:dollars|euros|cents|pence|francs|yen)\b",)),
    (
        "price",
        (r"\bhow expensive\b|\bhow much (?:is|are|was|were) (?:an?|the|one|th\w+)\b",),
    ),
    ("price", (r"\bwhat (?:do|does|did|will|would)\b", r"\bcost\b")),
    (
        "price",
        (
            (
                r"\bwhat(?:s| is| was|['\u2019]s| are) (?:\w+ ){1,3}"
                r"(?:price|fee|fare|salary|rent)s?\b"
            ),
        ),
    ),
    ("duration", (r"\bhow many (?:years|months|weeks|days|hours|minutes|seconds)\b",)),
    (
        "duration",
        (
            (
                r"\bhow long (?:do|does|did|has|have|had|can|could|will|would|must|should|may|might"
                r"|am|before|after|until|till?|ago|for)\b"
            ),
        ),
    ),
    (
        "duration",
        (r"\bhow long\b", r"\b(?:takes?|took|lasts?|lasted|down|waiting|away)\b"),
    ),
    ("distance", (rf"\bhow (?:far(?! back)|tall|wide|deep|thick)\b|{_WHAT} distance\b",)),
    (
        "number",
        (
            (
                r"\bhow (?:many|much|long|far|large|big|often|high|fast|few)\b"
                rf"|{_WHAT} (?:number|amount|share)\b|\bpopulation of\b"
            ),
        ),
    ),
    (
        "time",
        (rf"{_WHEN}|{_WHAT} (?:years?|date|century|decade|month|day|time|era|period)\b",),
    ),
    (
        "person",
        (
            (
                rf"\bwho(?:m|se)?\b|{_WHAT} (?:person|man|woman|king|queen|emperor|scientist|author"
                r"|president|leader|philosopher|mathematician|artist)\b"
            ),
        ),
    ),
    (
        "place",
        (
            (
                rf"\bwhere\b|{_WHAT} (?:city|country|state|place|region|continent|river|town"
                r"|province|area|nation|island|location)\b"
            ),
        ),
    ),
    ("reason", (r"\bwhy\b|\bwhat (?:caused|causes|reason)\b",)),
)
ENGLISH_WAYS = tuple((kind, tuple(map(re.compile, patterns))) for kind, patterns in _ASKS)
