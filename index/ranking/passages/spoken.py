"""What somebody says, and what is said in a question that a reply follows."""

import re

import numpy as np

from index.ranking.answer_kinds.answer_types import AnswerType, fit
from index.ranking.names.named_text import folded_words
from index.search.late_interaction import Floats
from index.search.segment import Candidate
from index.search.words import word_form

QUOTED = 3.0
"""What a sentence with the words of whom a question names counts more, in log-odds, where it asks
what that person said. Our own choice: the tests hold what it has to bring about."""

BEFORE = 2
"""Sentences before a quotation in which its speaker may be named: “…,” she said."""

_ASKS_SAID = re.compile(
    r"\bwhat(?:['\u2019]?s| (?:did|does|do|has|have|had|was|is|were))? (?P<who>.{1,60}?)"
    r" (?:say|says|said|tell|told|reply|replied|answer|answered|shout|shouted|joke|joked|remark"
    r"|comment|commented|promise|promised|write|wrote|think|thinks)\b",
    re.IGNORECASE,
)
_QUOTATION = re.compile(
    r"[\"\u201c\u201e\u00ab]\s?\w[^\"\u201c\u201d\u201e\u00ab\u00bb]*+[\"\u201d\u201c\u00bb]"
)

_TOLD_IN_QUESTIONS = frozenset(
    {
        AnswerType.PRICE,
        AnswerType.PERCENTAGE,
        AnswerType.DISTANCE,
        AnswerType.DURATION,
        AnswerType.NUMBER,
        AnswerType.AGE,
        AnswerType.TIME,
    }
)
"""What an interviewer tells in a question."""


def said_by(question: str, candidate: Candidate) -> Floats:
    """Return what each sentence of *candidate* counts more for *question*, s: 0 for most.

    That is where the question asks what somebody said, and the sentence quotes whoever that is.
    """
    more = np.zeros(len(candidate.sentences), dtype=np.float32)
    found = _ASKS_SAID.search(question)
    if found is None:
        return more
    who = word_form(found["who"].split()[-1])
    text = candidate.searched.text
    told = [text[slice(*each)] for each in candidate.sentences]
    for at, sentence in enumerate(told):
        around = folded_words(" ".join(told[max(0, at - BEFORE) : at + 1]))
        if who in around and _QUOTATION.search(sentence):
            more[at] = QUOTED
    return more


def names_only(kind: AnswerType, candidate: Candidate) -> int:
    """Return how many sentences of *candidate* never answer a question for that *kind* of thing.

    They stand before what is told: a heading, or the question that is replied to. Where such a
    thing stands in the question alone, as in “Your map sold for 900 euros. Were you surprised?”,
    the question tells it.
    """
    count = candidate.unmarked
    is_heading = candidate.searched.parts[0].start > 0
    if is_heading or not 0 < count < len(candidate.sentences) or kind not in _TOLD_IN_QUESTIONS:
        return count
    border, text = candidate.sentences[count][0], candidate.searched.text
    is_told = fit(kind, text[border:], candidate.language) > 0
    return count if is_told or fit(kind, text[:border], candidate.language) <= 0 else 0
