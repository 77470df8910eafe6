"""How things of each kind that a question may ask for are written."""

import re

from index.english_calendar import MONTHS, WEEKDAYS
from index.ranking.written.numbers import ONES, TENS

_ONES = "|".join(ONES[1:])
_TENS = "|".join(TENS)
_WRITTEN = rf"(?:(?:{_TENS})(?:-(?:{_ONES}))?|{_ONES})"
_MANY = r"(?:dozens?|hundreds?|thousands?|millions?|billions?)"
_FIGURE = rf"(?:\d[\d,.]{{0,12}}|\b{_WRITTEN}|\b{_MANY}|\bhalf|\bquarter|\bdouble)"
"""A number as it stands before a unit."""
_COUNTED = rf"(?:{_FIGURE}|\ban?|\bseveral|\b(?:a )?few|\bsome|\bmany|\bcouple of)"

NAME = re.compile(r"(?<=[a-z,;:'\")\d] )[\"'(]?[A-Z][\w.-]+")
"""A capital inside a sentence."""

CAPITAL = re.compile(r"\b[A-Z][\w-]+")


NUMBER = tuple(
    re.compile(each, re.IGNORECASE)
    for each in (
        (
            r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundred|"
            r"thousand|million|billion|half|third|quarter|twice|once|both|single|double)\b"
        ),
        rf"\b{_WRITTEN}\b",
    )
)

AGE = tuple(
    re.compile(each, re.IGNORECASE)
    for each in (
        rf"{_FIGURE}[ -](?:years?|months?|weeks?|days?)[ -](?:old|of age)\b",
        (
            rf"\b(?:aged?|ages|age of|turn(?:s|ed)?|under|over|at least|younger than|older than) "
            rf"(?:of |only )?(?:\d{{1,3}}\b(?!,\d|\.\d)|{_WRITTEN}\b)"
        ),
        # "Ann Roe, 34, teaches": alone between two commas, or at an end.
        rf"(?<![\d.,:/$£€-])\b(?:\d{{1,3}}|{_WRITTEN})(?=[;:)!?]|[.,](?!\d)|$)(?<!\d[.,]\d)",
        r"\bin (?:his|her|their|my|its) (?:early |mid-? ?|late )?(?:teens|\w{3,7}ties)\b",
        (
            r"\b(?:born|built|laid|founded|dat(?:es|ing)(?: back)?|made) (?:in|on|from|to)"
            r" (?:about |around )?[\w ]{0,12}\d{3,4}\b"
        ),
    )
)

PRICE = tuple(
    re.compile(each, re.IGNORECASE)
    for each in (
        r"[$£€¥₹] ?\d|\d ?[$£€¥₹]|\d ?(?:eur|usd|gbp|chf|p)\b",
        (
            rf"{_FIGURE}[ -](?:{_MANY} )?(?:\w+ )?(?:dollars?|euros?|pounds?|pence|cents?|yen"
            r"|francs?|kron(?:or|er)|marks?|roubles?|rubles?|pesos?|shillings?|coins?)\b"
        ),
        r"\b(?:free|for nothing|at no cost|costs nothing|half price)\b",
    )
)

PERCENTAGE = tuple(
    re.compile(each, re.IGNORECASE)
    for each in (
        r"\d ?%|\bper ?cent\b|\bpercentage points?\b",
        rf"\b{_WRITTEN} (?:\w+ )?(?:in|out of) (?:{_WRITTEN}|\d+)\b|\d (?:in|out of) \d",
        (
            r"\b(?:half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|eighths?|tenths?|majority"
            r"|all of|none of)\b|\d/\d"
        ),
    )
)

DISTANCE = tuple(
    re.compile(each, re.IGNORECASE)
    for each in (
        (
            rf"{_COUNTED}[ -]?(?:(?:{_MANY}|square|cubic|nautical|and a half|a|of a) )?"
            r"(?:m|cm|mm|km|met(?:re|er)s?|(?:kilo|centi|milli)met(?:re|er)s?|miles?|mi|feet|foot|ft"
            r"|inch(?:es)?|yards?|yd|light[ -]years?|leagues?|fathoms?|stor(?:ey|ie)s?|blocks?)\b"
        ),
        rf"{_COUNTED} (?:minutes?|hours?)['\u2019]? (?:walk|drive|ride|away|on foot|by)\b",
    )
)

DURATION = tuple(
    re.compile(each, re.IGNORECASE)
    for each in (
        (
            rf"{_COUNTED}[ -]?(?:(?:{_MANY}|and a half|more|full|whole|an?|of an?|working) )?"
            r"(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|nights?|mornings?|evenings?|weekends?"
            r"|weeks?|fortnights?|months?|seasons?|terms?|years?|decades?|centur(?:y|ies)|s|ms|h)\b"
        ),
        r"\b1?\d{3} ?(?:\u2013|-|to|until|till|and) ?\d{2,4}\b",
        r"\b(?:since|until|till) [\w ]{0,14}\d|\b(?:since|until|till|through) [A-Z]",
        r"\b(?:overnight|forever|indefinitely|permanently|fortnight|for life|century)\b",
    )
)

TIME = tuple(
    re.compile(each, re.IGNORECASE)
    for each in (
        (
            rf"\b(?:1\d{{3}}|20\d{{2}})\b|\d{{2,4}}s\b|\b(?:{'|'.join((*MONTHS, *WEEKDAYS))}|"
            r"century|centuries|decade|years?|weeks?|months?|days?|spring|summer|autumn|winter|today|"
            r"yesterday|ago|era|age)\b"
        ),
    )
)

BIRTH_DATE = tuple(
    re.compile(each, re.IGNORECASE)
    for each in (
        r"\b(?:born|birth|birthday)\b[^.!?]{0,80}\d",
        r"\d[^.!?]{0,40}\b(?:born|birth|birthday)\b",
        r"\((?:c\. ?|born |b\. ?)?(?:[\w ]{0,14})\d{3,4} ?(?:\)|\u2013|-)",
    )
)

TIME_OF_DAY = tuple(
    re.compile(each, re.IGNORECASE)
    for each in (
        r"\b(?:[01]?\d|2[0-4])[:h][0-5]\d\b",
        r"\b\d{1,2}(?:[.:][0-5]\d)? ?[ap]\.? ?m\b",
        (
            r"\b(?:at|from|until|till?|before|after) [012]?\d\.[0-5]\d"
            r"(?![\d%]| ?(?:[kmgt]b|[mb]illion|per cent))"
        ),
        (
            rf"\b(?:half|quarter|{_WRITTEN}|\d{{1,2}})(?: minutes?)? (?:past|before|after) "
            rf"(?:{_WRITTEN}|\d{{1,2}}|noon|midnight)\b"
        ),
        # "18 to 26 April" is none: figures before "to" are minutes, and an hour follows.
        (
            rf"(?<!from )\b(?:quarter|{_WRITTEN}|5|10|20|25)(?: minutes?)? to "
            rf"(?:{_ONES}|1[0-2]|[1-9]|noon|midnight)\b(?!,\d|\.\d)"
        ),
        rf"\b(?:{_WRITTEN}|\d{{1,2}}) ?o['\u2019]?clock\b",
        (
            rf"\b(?:at|from|until|till?|by|before|after|around) (?:{_WRITTEN})"
            r"(?=[.,;]| (?:in the|tonight|sharp|on the dot)|$)"
        ),
        r"\b(?:noon|midday|midnight|dawn|dusk|sunrise|sunset|daybreak|nightfall)\b",
        r"\b(?:morning|afternoon|evening)\b",
    )
)

REASON = tuple(
    re.compile(each, re.IGNORECASE)
    for each in (
        (
            r"\b(?:because|due to|since|as a result|so that|in order|caused?|reasons?|therefore|"
            r"led to|to (?:avoid|prevent|protect))\b"
        ),
    )
)

_CAPITALS = r"[A-Z][\w'\u2019-]*"
TITLE = (
    # Quoted words, but not what somebody says: that ends like a sentence.
    re.compile(
        r"[\"\u201c\u2018\u00ab]\s?[A-Z0-9][^\"\u201c\u201d\u2019\u00bb\n]{0,80}[^\s.,!\"\u201d\u2019][\"\u201d\u2019\u00bb]"
    ),
    re.compile(
        rf"(?<=[a-z,;:\d] ){_CAPITALS}(?: (?:of|the|and|in|a|to|for|on|with|at|is) | )"
        rf"(?:the )?{_CAPITALS}"
    ),
    re.compile(
        r"\b(?:called|titled|entitled|named|book|novel|memoir|film|movie|song|album|poem|play|opera"
        rf"|essay|painting|podcast|documentary|musical),? {_CAPITALS}"
    ),
    re.compile(r"[*_][A-Z][^*_\n]{1,80}[*_]"),
)
