"""Whether the best passage answers, as a probability, and what is not a question at all."""

import re
from collections.abc import Sequence

import numpy as np

from index.answer import Confidence
from index.ranking.features import PASSAGE_FEATURES, SENTENCE_FEATURES, Features
from index.ranking.fitted import Fitted, FittedReading
from index.ranking.question import Question
from index.search.late_interaction import Floats

_CHATTER = frozenset(
    "a again all and anyone are bot bye cheers cool day evening everybody everyone footnote fun "
    "good goodbye great guys ha haha hello hey hi hiya how is it lol morning much nice night ok "
    "okay please sup thank thanks that there thx to up very welcome well what whats wow yes "
    "yo you".split()
)
_GREETING = frozenset(
    "bye cheers cool goodbye great ha haha hello hey hi hiya lol morning nice ok okay sup thank "
    "thanks thx welcome wow yes yo".split()
)

_SMALL_TALK = re.compile(
    r"(?:hi |hey |hello |ok |so )?(?:(?:who|what) (?:are|r) (?:you|u)|how (?:are|r) (?:you|u)"
    r"(?: doing)?(?: today)?|how s it going|how is it going|what s up|whats up"
    r"|what can (?:you|u) do|are you (?:a bot|a robot|human|real|there|ok|okay|alive|online|sure)"
    r"|(?:good|bad|nice) bot|tell me a joke|i love (?:you|this bot|it)|brb|gtg"
    r"|see (?:you|ya)(?: later)?|test(?:ing)?|nice to meet you|happy birthday"
    r"|congrats|congratulations"
    r"|no problem|never mind|nvm|idk|i (?:dont|don t|do not) know|sounds good|got it|makes sense"
    r"|that s (?:great|cool|funny)|do you like (?:me|it|pizza)"
    r"|what is your name|what s your name|whats your name)"
    r"(?: bot| footnote| everyone| guys)?"
)
"""Whole messages that ask for company, not for an article's words."""

ANSWERABILITY_FEATURES = (
    *PASSAGE_FEATURES,
    *(f"marked_{name}" for name in SENTENCE_FEATURES),
    "marked_chance",
    "question_words",
)
"""A passage's features, those of the sentence to be marked, how sure that choice is, and how
many content words the question has: each means the same in a collection of any size."""


def rows(features: Sequence[Features], scores: Sequence[Floats], question: Question) -> Floats:
    """Return what the judging network weighs: a row a passage, `ANSWERABILITY_FEATURES` wide.

    *scores* are the highlighting's for the sentences of each passage of *features*.
    """
    marked = [each.sentences[own.argmax()] for each, own in zip(features, scores, strict=True)]
    sure = [1 / np.exp(own - own.max()).sum() for own in scores]
    extra = np.stack([sure, np.full(len(sure), np.log1p(len(question.words)))], axis=1)
    parts = [np.stack([each.passage for each in features]), np.stack(marked), extra]
    return np.concatenate(parts, axis=1).astype(np.float32)


def chance(log_odds: float) -> float:
    """Return the probability, 0 to 1, that is meant by *log_odds*."""
    return float(1 / (1 + np.exp(-log_odds)))


def band(probability: float, numbers: Fitted | FittedReading) -> Confidence:
    """Return the band that people are told for a probability."""
    if probability >= numbers.high_at:
        return Confidence.HIGH
    return Confidence.MEDIUM if probability >= numbers.medium_at else Confidence.LOW


def is_question(text: str) -> bool:
    """Return whether *text* asks for anything: it has words, and they are not only a greeting."""
    if _SMALL_TALK.fullmatch(" ".join(re.findall(r"\w+", text.casefold()))):
        return False
    words = re.findall(r"\w+", text.replace("'", "").replace("\u2019", "").casefold())
    if not any(any(letter.isalpha() for letter in word) for word in words):
        return False
    return not (set(words) <= _CHATTER and set(words) & _GREETING)
