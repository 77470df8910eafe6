"""Whether a passage has anything of the kind that a question asks for."""

import re

from index.ranking.answer_types import AnswerType, expected, fit
from index.ranking.answerability import chance, log_odds

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


_IS_ASKED = r"\bwhat(?:s| is| are|['\u2019]s) [\w '\u2019-]{0,40}\b(?:"
_OF_WHOM = r")(?: (?:of|for|to|at|please)\b|[ ?!.]*$)"
_REACHED_BY = tuple(
    (re.compile(_IS_ASKED + asked + _OF_WHOM), re.compile(mark, re.IGNORECASE))
    for asked, mark in (
        (r"(?:phone|telephone|mobile|fax) (?:number|no)", r"\d[\d ()/.-]{3,}\d"),
        (r"e-?mail(?: address)?", r"\w ?(?:@|[(\[]at[)\]]) ?\w"),
        (r"web ?site|homepage|url|web address", r"https?:|www\.|\w\.[a-z]{2,}\b"),
    )
)
"""Ways to reach somebody: how each is asked for, and the mark that it leaves."""


def lacks_asked_kind(question: str, text: str) -> bool:
    """Return whether *question* asks for what leaves a mark in a text, and *text* has no such mark.

    It is told only of kinds that hardly anybody writes of otherwise: how many, which year, what
    time of day, what price, what age, what number or address somebody is reached by.
    """
    kind, folded = expected(question), question.casefold()
    for asked, mark in _REACHED_BY:
        if asked.search(folded):
            return mark.search(text) is None
    if kind is AnswerType.TIME_OF_DAY:
        return fit(kind, text) < 0
    if kind is AnswerType.PRICE:
        return fit(kind, text) < 0 and _PAYING.search(text) is None
    if kind is AnswerType.AGE:
        return fit(kind, text) < 0 and fit(AnswerType.NUMBER, text) < 0
    if kind.general is AnswerType.NUMBER and _COUNT.search(folded):
        return fit(AnswerType.NUMBER, text) < 0 and _SOME.search(text) is None
    return kind is AnswerType.TIME and bool(_DATE.search(folded)) and fit(kind, text) < 0


def without_asked_kind(probability: float) -> float:
    """Return *probability* as it is left where a passage has nothing of the asked kind."""
    return chance(log_odds(probability) - LACKED)
