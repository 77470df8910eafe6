"""Widens the words that a reader points at, so that they cut no quantity, name or date.

A reader chooses word pieces one by one. What people mark are whole things: "44 metres", not "44";
"12 March 2026", not "March"; "Mike Esper", not "Esper".
"""

import re
from collections.abc import Iterator

from index.answer import Span

_WORD = re.compile(r"[^\W_]+(?:[-\u2010\u2011'\u2019.,:/][^\W_]+)*%?")
_NUMBER = re.compile(r"(?:[$\u20ac\u00a3\u00a5]\s?)?\d[\d.,:/]*%?")
_JOINT = re.compile(r"[-\u2010\u2011'\u2019./]")
"""What holds a word together: who points at one side of it means all of it."""

_MONTH = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
)
_DATE = re.compile(
    rf"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? (?:the )?)?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?(?:{_MONTH})\b\.?(?:,? \d{{4}}\b)?"
    rf"|\b(?:{_MONTH})\b\.? \d{{1,2}}(?:st|nd|rd|th)?\b(?:,? \d{{4}}\b)?"
    rf"|\b(?:{_MONTH})\b\.? \d{{4}}\b)",
    re.IGNORECASE,
)
_UNIT = (
    r"(?:hundred|thousand|million|billion|trillion|dozen|per ?cent|percent|percentage points?"
    r"|degrees?(?: celsius| fahrenheit)?|seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?"
    r"|decades?|centuries|century|metres?|meters?|kilomet(?:re|er)s?|centimet(?:re|er)s?|millimet(?:re|er)s?"
    r"|miles?|feet|foot|inch(?:es)?|yards?|acres?|hectares?|litres?|liters?|gallons?|pints?"
    r"|grams?|kilograms?|kilos?|tonnes?|tons?|pounds?|ounces?|euros?|dollars?|pence|cents?|francs?|yen"
    r"|km|cm|mm|kg|mg|ml|mph|km/h|kwh?|mw|gw|kb|mb|gb|tb|mhz|ghz|hz|v|w|m|g|l|h|s|c|f"
    r"|square (?:met(?:re|er)s?|kilomet(?:re|er)s?|miles?|feet)|a\.?m\.?|p\.?m\.?|o.clock)"
)
_COUNT = (
    r"(?:[$\u20ac\u00a3\u00a5] ?)?(?:\d[\d.,:/]*\d|\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-(?:one|two|three|four|five|six|seven|eight|nine))?)\b)"
)
_QUANTITY = re.compile(
    rf"{_COUNT}(?:(?: ?[-\u2010-\u2013] ?| to ){_COUNT})?"
    rf"(?: ?%|\u00b0 ?[CF]?|(?: |-)?{_UNIT}\b(?: {_UNIT}\b)?)?",
    re.IGNORECASE,
)
_PARTICLE = "of|de|da|di|du|von|van|der|den|la|le|del|al|bin|y|zu"
_CAPITALISED = r"[A-Z\u00c0-\u00de][\w\u00c0-\u024f.'\u2019-]*"
_NAME = re.compile(rf"{_CAPITALISED}(?:(?: (?:{_PARTICLE}))? {_CAPITALISED})+")


def whole(text: str, span: Span, asks_year: bool = False) -> Span:
    """Return *span* of *text*, widened to the ends of what it cuts."""
    start, end = _whole_words(text, span.start, span.end)
    for pattern in (_DATE, _QUANTITY, _NAME):
        for each in pattern.finditer(text):
            if each.start() < end and start < each.end():
                start, end = min(start, each.start()), max(end, each.end())
    return Span(start, end)
