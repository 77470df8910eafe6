"""What a question asks for the most or the least of: "the longest", "the cheapest", "most wins"."""

import re
from typing import NamedTuple

from index.ranking.answer_kinds.answer_types import asked_language
from index.ranking.tables.compared_kinds import KINDS, Way
from index.ranking.tables.comparing_words import COMPARING_WORDS, ComparingWords
from index.ranking.tables.english_extremes import COMPARING, english_ways
from index.search.folding import folded
from index.search.shared_language import question_language
from index.search.words import ENGLISH, stems_in

_NAMED = re.compile(r"\w+")


def ways_asked(question: str) -> tuple[Way, ...]:
    """Return the ways in which a table may tell what *question* asks for the most of.

    There is none where it asks for nothing of the kind. "At most" and "at least" ask for a bound.
    """
    words = _words_of(question)
    return english_ways(question) if words is None else _ways_in(words, folded(question))


def _words_of(question: str) -> ComparingWords | None:
    """Return the words of the language of *question*, `None` for English.

    Where its common words do not tell it, it is one by whose words something is compared.
    """
    told = question_language(question) or asked_language(question)
    if told in COMPARING_WORDS:
        return COMPARING_WORDS[told]
    if told == ENGLISH and question_language(question) == ENGLISH:
        return None
    plain = folded(question)
    return next((each for each in COMPARING_WORDS.values() if _ways_in(each, plain)), None)


def _ways_in(words: ComparingWords, plain: str) -> tuple[Way, ...]:
    """Return the ways of the folded question *plain* by the *words* of its language."""
    if words.not_first.search(plain):
        return ()
    ends = ((True, words.most), (False, words.least))
    counted = ((largest, words.counted(plain, largest=largest)) for largest, _ in ends)
    return (
        *(Way(largest, frozenset(), named) for largest, named in counted if named),
        *(
            Way(largest, *kind)
            for name, kind in KINDS.items()
            for largest, patterns in ends
            if name in patterns and patterns[name].search(plain)
        ),
    )


class Subject(NamedTuple):
    """What is compared, in stems: *words*, and *common* ones, which may say nothing of it."""

    words: tuple[str, ...]
    common: tuple[str, ...] = ()


def subject_of(question: str, language: str) -> Subject:
    """Return what *question* compares, as words of a table in *language* have it.

    Words that only say that things are compared say nothing of what is.
    """
    words = _words_of(question)
    if words is None:
        found = (each for each in stems_in(language, question) if each not in COMPARING)
        return Subject(tuple(found))
    rest = _NAMED.findall(words.without(folded(question)))
    said = [each for each in rest if each not in words.little]
    return Subject(
        tuple(stems_in(language, " ".join(each for each in said if each not in words.common))),
        tuple(stems_in(language, " ".join(each for each in said if each in words.common))),
    )
