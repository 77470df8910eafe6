"""The numbers that ship weigh what is measured."""

from index.ranking.fitted import fitted
from index.reader.signals import (
    ANSWERABILITY_SIGNALS,
    PASSAGE_SIGNALS,
    SENTENCE_SIGNALS,
    WORDS_SIGNALS,
)


def test_the_shipped_numbers_weigh_what_is_measured() -> None:
    reading = fitted().reading

    assert reading is not None
    assert reading.ranking.signals == PASSAGE_SIGNALS
    assert reading.highlight.signals == SENTENCE_SIGNALS
    assert reading.answerability.signals == ANSWERABILITY_SIGNALS
    assert reading.words.signals == WORDS_SIGNALS
