"""What kind of thing a question asks for, and whether a sentence holds one."""

from enum import StrEnum
from functools import lru_cache

from index.ranking.answer_kinds import patterns
from index.ranking.answer_kinds.english_ways import ENGLISH_WAYS
from index.ranking.answer_kinds.kind_tables import KIND_TABLES, KindTable
from index.search.shared_language import question_language
from index.search.words import ENGLISH


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

_HELD = {
    AnswerType.NUMBER: patterns.NUMBER,
    AnswerType.AGE: patterns.AGE,
    AnswerType.PRICE: patterns.PRICE,
    AnswerType.PERCENTAGE: patterns.PERCENTAGE,
    AnswerType.DISTANCE: patterns.DISTANCE,
    AnswerType.DURATION: patterns.DURATION,
    AnswerType.TIME: patterns.TIME,
    AnswerType.BIRTH_DATE: patterns.BIRTH_DATE,
    AnswerType.TIME_OF_DAY: patterns.TIME_OF_DAY,
    AnswerType.REASON: patterns.REASON,
    AnswerType.TITLE: patterns.TITLE,
}


@lru_cache(maxsize=256)
def expected(question: str) -> AnswerType:
    """Return the kind of answer that *question* asks for."""
    kind = _expected_in(asked_language(question), question)
    return AnswerType.OTHER if kind is None else AnswerType(kind)


@lru_cache(maxsize=256)
def asked_language(question: str) -> str:
    """Return the code of the language whose question words *question* has; English for none.

    What its common words tell goes first: half a sentence hardly has any.
    """
    told = question_language(question)
    if told == ENGLISH:
        return told
    tried = (told, ENGLISH) if told in KIND_TABLES else (ENGLISH, *KIND_TABLES)
    found = (each for each in tried if _asks_in(each, question))
    return next(found, told if told in KIND_TABLES else ENGLISH)


def _asks_in(language: str, question: str) -> bool:
    table = KIND_TABLES.get(language)
    asks_attribute = table is not None and table.asks_attribute(question)
    return asks_attribute or _expected_in(language, question) is not None


def _expected_in(language: str, question: str) -> str | None:
    table = KIND_TABLES.get(language)
    if table is not None:
        return table.expected(question)
    folded = question.casefold()
    found = (kind for kind, way in ENGLISH_WAYS if all(each.search(folded) for each in way))
    return next(found, None)


def fit(kind: AnswerType, sentence: str, language: str = ENGLISH) -> float:
    """Return 1 when *sentence* holds something of *kind*, -1 when not, 0 when none can tell.

    *sentence* is in *language*; in one that nobody wrote marks of, English ones are looked for.
    """
    if kind is AnswerType.OTHER:
        return 0.0
    held = _holds(kind, sentence, language)
    return 0.0 if held is None else 1.0 if held else -1.0


def _holds(kind: AnswerType, sentence: str, language: str) -> bool | None:
    table = KIND_TABLES.get(language)
    held = _shows(kind, sentence, table)
    return None if not held and table is not None and kind in table.unsure else held


def _shows(kind: AnswerType, sentence: str, table: KindTable | None) -> bool:
    if table is not None and kind in table.marks:
        return table.shows(kind, sentence)
    if kind in _HELD:
        return any(each.search(sentence) for each in _HELD[kind])
    if table is not None and table.names:
        return any(each.search(sentence) for each in table.names)
    # A sentence begins with a capital anyway: one inside it, or a second, is a name.
    return patterns.NAME.search(sentence) is not None or len(patterns.CAPITAL.findall(sentence)) > 1
