"""Whether a passage has anything of the kind that a question asks for."""

import re

from index.odds import with_odds
from index.ranking.answer_kinds.answer_types import AnswerType, asked_language, expected, fit
from index.ranking.answer_kinds.kind_tables import KIND_TABLES
from index.search.folding import folded
from index.search.words import ENGLISH

LACKED = 3.0
"""What it takes from the log-odds of an answer that a passage has nothing of the asked kind. Of the
held-out questions that ask so and are answered, none of 418 right answers lacks it, and 5 of 194
wrong ones do: with half a one added to each that is a factor of 24, whose logarithm is 3.2."""

_COUNT = re.compile(r"\bhow many\b|\bpopulation of\b")
_DATE = re.compile(r"\b(?:what|which) (?:year|century|date)\b")
_SOME = re.compile(
    r"\b(?:no|none|nobody|several|couple|handful|few|many|pairs?|only|all|every|dozens)\b",
    re.IGNORECASE,
)
"""What answers how many without a number."""
_PAYING = re.compile(
    r"\b(?:cost|costs|costing|paid|pays?|paying|prices?d?|fees?|charge[sd]|charging|sold|sells?|worth|fine[sd]?"
    r"|rent|earn(?:s|ed)?|salary|wages?|money|million|billion)\b",
    re.IGNORECASE,
)
"""What stands beside a price whose currency is not named."""


_LONG = re.compile(r"\bhow long\b")
_MEASURED = re.compile(r"\bhow (?:large|big|high|heavy|tall|deep|wide|thick|far(?! back))\b")

_IS_ASKED = r"\bwhat(?:s| is| are|['\u2019]s) [\w '\u2019-]{0,40}\b(?:"
_OF_WHOM = r")(?: (?:of|for|to|at|please)\b|[ ?!.]*$)"
_IS_THE = r"\b(?:what|which)(?:['\u2019]?s)? (?:(?:is|was|are|were) )?(?:the )?"
_COLOUR = (
    r"\b(?:red|blue|green|yellow|orange|purple|violet|pink|brown|black|white|gr[ea]y|gold(?:en)?"
    r"|silver|crimson|scarlet|maroon|navy|turquoise|teal|beige|cream|ivory|lilac|amber|bronze"
    r"|copper|indigo|olive|tan|khaki|rust|ochre|ruby|emerald|rose|lavender|mauve|charcoal|blond"
    r"|colou?rless|colou?red|colou?rful|transparent|clear|dark|light|pale|bright)(?:d?ish|y)?\b"
)
_MONTH = (
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|\b(?:spring|summer|autumn"
    r"|winter|fall|christmas|easter|month)|\d[./-]\d"
)
_ATTRIBUTES = {
    name: re.compile(pattern)
    for name, pattern in {
        "telephone": rf"{_IS_ASKED}(?:phone|telephone|mobile|fax) (?:number|no){_OF_WHOM}",
        "email": rf"{_IS_ASKED}e-?mail(?: address)?{_OF_WHOM}",
        "website": rf"{_IS_ASKED}web ?site|homepage|url|web address{_OF_WHOM}",
        "colour": rf"{_IS_THE}(?:colou?rs?|shade)\b",
        "month": r"\b(?:what|which) months?\b",
    }.items()
}
"""How ways to reach somebody, colours and months are asked for in English."""
_ANYWHERE = {
    "telephone": r"\d[\d ()/.-]{3,}\d",
    "email": r"\w ?(?:@|[(\[]at[)\]]) ?\w",
    "website": r"https?:|www\.|\w\.[a-z]{2,}\b",
}
_ATTRIBUTE_MARKS = {
    name: re.compile(mark, re.IGNORECASE)
    for name, mark in (_ANYWHERE | {"colour": _COLOUR, "month": _MONTH}).items()
}
"""The mark that each of them leaves; the first three in texts of all languages."""

_NEVER = re.compile(r"(?!)")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s|\n")
_ASKED = {"count": _COUNT, "date": _DATE, "long": _LONG, "measured": _MEASURED}
_TOLD_BY = {AnswerType.PRICE: _PAYING, AnswerType.NUMBER: _SOME}
"""What tells a kind where nothing of it stands there in figures."""


def lacks_asked_kind(question: str, text: str, language: str = ENGLISH) -> bool:
    """Return whether *question* asks for what leaves a mark in a text, and *text* has no such mark.

    It is told only of kinds that hardly anybody writes of otherwise: how many, how long, how big,
    what share, which year, month or time of day, what price, age or colour, when somebody was
    born, what number or address somebody is reached by. *text* is in *language*, which may be
    another than that of *question*.
    """
    asked_in = asked_language(question)
    attribute = _attribute(question, asked_in)
    if attribute is not None:
        return not _shows_attribute(attribute, text, language)
    kinds = _asked(expected(question), question, asked_in)
    return (
        bool(kinds)
        and all(fit(each, text, language) < 0 for each in kinds)
        and not (len(kinds) == 1 and _is_told(kinds[0], text, language))
    )


def _attribute(question: str, language: str) -> str | None:
    table = KIND_TABLES.get(language)
    asked = _ATTRIBUTES if table is None else table.attributes
    plain = question.casefold() if table is None else folded(question)
    return next((name for name, each in asked.items() if each.search(plain)), None)


def _shows_attribute(name: str, text: str, language: str) -> bool:
    table = KIND_TABLES.get(language)
    if table is None or name not in table.attribute_marks:
        return _ATTRIBUTE_MARKS[name].search(text) is not None
    return table.attribute_marks[name].search(folded(text)) is not None


def _is_told(kind: AnswerType, text: str, language: str) -> bool:
    """Return whether *text* tells *kind* in words: how many by "none", a price by its number."""
    table = KIND_TABLES.get(language)
    if table is None:
        return _TOLD_BY.get(kind, _NEVER).search(text) is not None
    told = table.told_by.get(kind, _NEVER)
    if kind is not AnswerType.PRICE:
        return told.search(folded(text)) is not None
    # What is paid is named wherever money is spoken of: what it is stands beside a number.
    return any(
        told.search(folded(each)) and fit(AnswerType.NUMBER, each, language) > 0
        for each in _SENTENCE_END.split(text)
    )


def _asked(kind: AnswerType, question: str, language: str) -> tuple[AnswerType, ...]:
    """Return the kinds of which one has to stand where a question is answered; none for most."""
    table = KIND_TABLES.get(language)
    asked = _ASKED if table is None else table.asked
    plain = question.casefold() if table is None else folded(question)
    if kind in _ALWAYS:
        return (kind,)
    if asked["long"].search(plain):
        return (AnswerType.DURATION, AnswerType.DISTANCE)
    if asked["measured"].search(plain):
        return (AnswerType.NUMBER, AnswerType.DISTANCE)
    if kind is AnswerType.AGE:
        return (kind, AnswerType.NUMBER) if table is None else (kind,)
    if kind is AnswerType.TIME and asked["date"].search(plain):
        return (kind,)
    counts = kind.general is AnswerType.NUMBER and asked["count"].search(plain)
    return (AnswerType.NUMBER,) if counts else ()


_ALWAYS = frozenset(
    {
        AnswerType.TIME_OF_DAY,
        AnswerType.PRICE,
        AnswerType.PERCENTAGE,
        AnswerType.BIRTH_DATE,
    }
)
"""Kinds that whatever answers a question for them has."""


def without_asked_kind(probability: float) -> float:
    """Return *probability* as it is left where a passage has nothing of the asked kind."""
    return with_odds(probability, -LACKED)
