"""Right passages first, within and across languages: `python -m benchmarks.languages.retrieval`.

Questions of XQuAD in eight languages are asked of passages in the same language and of English
ones, and English questions of passages in each. Each encoder is measured three ways: *plain* is one
vector a passage, *alone* the best sentence and half the whole passage, *words* the first score that
Footnote picks its finalists by, which adds BM25. `… 1 en ru` asks every question, not every third,
in these languages alone, of which one is English. No weight was learned for either encoder;
ranking, reader and probability, which come after, know the packaged model alone.
"""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from benchmarks.question_sets import engine_over, gold_span, load
from benchmarks.tables import head, row
from bot.app import encoder_for
from bot.settings import Settings
from corpus.store import OPERATOR
from index.encoding.encoder import Encoder
from index.encoding.languages import languages_of
from index.encoding.multilingual.model import MULTILINGUAL
from index.evaluation.squad import SquadQuestion, SquadSet
from index.ranking import first_stage
from index.ranking.spelling.correction import searched_words
from index.search.language_rows import is_unread
from index.search.similarities import Similarities, measure

ENGLISH = "en"
LANGUAGES = (ENGLISH, "de", "es", "ro", "ru", "tr", "vi", "zh")
EVERY = 3
"""One question of so many is asked."""

WAYS = ("plain", "alone", "words")

Recalls = dict[str, float]


def main() -> None:
    """Print a table for each encoder."""
    every = int(sys.argv[1]) if len(sys.argv) > 1 else EVERY
    sets = {each: question_set(each) for each in sys.argv[2:] or LANGUAGES}
    for label, encoder in encoders().items():
        _across(label, {each: Searched(squad, encoder) for each, squad in sets.items()}, every)


def encoders() -> dict[str, Encoder]:
    """Return what is compared, both as the bot runs them."""
    multilingual = encoder_for(Settings(model=MULTILINGUAL.name))
    return {"MiniLM": encoder_for(Settings()), "e5-small": multilingual}


def question_set(language: str) -> SquadSet:
    """Return XQuAD in *language*."""
    return load("xquad-en.json" if language == ENGLISH else f"xquad/{language}.json")


def _across(label: str, searched: Mapping[str, "Searched"], every: int) -> None:
    """Print how often *searched* puts the right passage first, by language of the questions.

    The sets are translations: their questions stand in one order and are about the same places.
    """
    english = searched[ENGLISH]
    head([f"{label}: {'; '.join(WAYS)}", "same language", "English passages", "English questions"])
    for language, here in searched.items():
        own, english_questions = here.questions[::every], english.questions[::every]
        found = (here.recall(own), english.recall(own), here.recall(english_questions))
        row([language, *map(shown, found)])


def shown(found: Recalls) -> str:
    """Return the figures of `WAYS` in one cell of a table."""
    return " ; ".join(f"{each:.1f}" for each in found.values())


class Searched:
    """A set of articles, with what finds their passages."""

    def __init__(self, squad: SquadSet, encoder: Encoder) -> None:
        self._squad = squad
        self._encoder = encoder
        engine, self._ids = engine_over(squad, range(len(squad.drafts)), encoder)
        self._snapshot = engine.indexes.snapshot(OPERATOR)

    @property
    def questions(self) -> Sequence[SquadQuestion]:
        """Return the questions about these articles."""
        return self._squad.questions

    def recall(self, questions: Sequence[SquadQuestion]) -> Recalls:
        """Return R@1 of each of `WAYS`, in per cent."""
        right = np.array([self._right(each) for each in questions])
        return dict(zip(WAYS, (100 * right.mean(axis=0)).tolist(), strict=True))

    def _right(self, question: SquadQuestion) -> list[bool]:
        """Return of each of `WAYS` whether it puts the passage first that *question* is about."""
        respelt = searched_words(question.text, self._snapshot)
        as_typed = self._measured(question.text)
        found = as_typed if respelt == question.text else self._measured(respelt)
        read = languages_of(self._encoder.name)
        unread = is_unread(question.text, self._snapshot, read)
        wordless = replace(as_typed, sparse=np.zeros_like(as_typed.sparse))
        firsts = (
            as_typed.passage.argmax(),
            first_stage.shortlist(wordless, 1)[0],
            first_stage.shortlist(found, 1, unread=unread)[0],
        )
        return [self._holds(int(each), question) for each in firsts]

    def _measured(self, text: str) -> Similarities:
        return measure(self._snapshot, text, self._encoder.encode([text])[0])

    def _holds(self, place: int, question: SquadQuestion) -> bool:
        candidate = self._snapshot.candidates[place]
        start, end = gold_span(self._squad, question)
        is_article = candidate.article.id == self._ids[question.article]
        return is_article and candidate.start < end and candidate.end > start


if __name__ == "__main__":
    main()
