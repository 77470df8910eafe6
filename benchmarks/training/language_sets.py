"""XQuAD's translations as sets to learn from: questions in one language about articles in another.

They stand in one order and are about the same places, so that a question in any language has its
answer marked in each. Titles are those of the files, in English, by which folds are told: an
article is in one fold in all its languages.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from random import Random

import numpy as np

from benchmarks.languages.retrieval import ENGLISH, LANGUAGES, question_set
from benchmarks.training.kept_trials import KeptTrials
from benchmarks.training.trials import SEED, Bench, Trial
from index.encoding.encoder import Encoder
from index.evaluation.squad import SquadQuestion, SquadSet

OTHERS = tuple(each for each in LANGUAGES if each != ENGLISH)
ENGLISH_FILE = "xquad-en.json"
FILES = (ENGLISH_FILE, *(f"xquad/{each}.json" for each in OTHERS))

EVERY = 2
"""Of all articles in a language one question in so many is asked; of a half all that are about the
other half."""
EVERY_OF_BOTH = 6
"""Of articles in two languages one question in so many is asked, in each of them."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Questions in the language *asked*, about articles in the language *searched*."""

    asked: str
    searched: str

    @property
    def name(self) -> str:
        """Return the name that figures about it have."""
        return f"{self.asked}>{self.searched}"


PAIRS = (
    *(Pair(each, each) for each in LANGUAGES),
    *(Pair(each, ENGLISH) for each in OTHERS),
    *(Pair(ENGLISH, each) for each in OTHERS),
    Pair("de", "es"),
    Pair("es", "ru"),
)
"""The last two are of languages that no other pair has together."""


def language_trials(encoder: Encoder, kept: KeptTrials) -> Iterator[Trial]:
    """Yield the trials of each of `PAIRS`, and of collections in two languages.

    Each of these is *kept* by itself, as all take long.
    """
    sets = {each: question_set(each) for each in LANGUAGES}
    for pair in PAIRS:
        yield from kept.get(pair.name, partial(_of_pair, sets, pair, encoder))
    for each in OTHERS:
        for even, odd in ((each, ENGLISH), (ENGLISH, each)):
            made = partial(_of_both, sets, even, odd, encoder)
            yield from kept.get(f"{even} and {odd}", made)


def _of_pair(sets: dict[str, SquadSet], pair: Pair, encoder: Encoder) -> list[Trial]:
    bench = Bench(pair.name, about(sets, pair), encoder)
    return lean([*_whole(bench), *_halves(bench)])


def _of_both(sets: dict[str, SquadSet], even: str, odd: str, encoder: Encoder) -> list[Trial]:
    return lean(list(_mixed(sets, even, odd, encoder)))


def about(sets: dict[str, SquadSet], pair: Pair) -> SquadSet:
    """Return the articles of the one language with the questions of the other."""
    searched = sets[pair.searched]
    texts = sets[pair.asked].questions
    asked = zip(searched.questions, texts, strict=True)
    return SquadSet(searched.drafts, tuple(replace(each, text=by.text) for each, by in asked))


def _whole(bench: Bench) -> Iterator[Trial]:
    """Yield questions asked of all articles."""
    count = len(bench.squad.questions)
    return bench.trials(range(0, count, EVERY), range(len(bench.squad.drafts)), 0)


def _halves(bench: Bench) -> Iterator[Trial]:
    """Yield questions asked of each half of the articles, that are about the other half."""
    articles = list(range(len(bench.squad.drafts)))
    Random(SEED).shuffle(articles)  # noqa: S311 - sampling, not secrecy
    questions = bench.squad.questions
    for half in (articles[::2], articles[1::2]):
        held = set(half)
        outside = [at for at, each in enumerate(questions) if each.article not in held]
        yield from bench.trials(outside, half, 1000)


def _mixed(sets: dict[str, SquadSet], even: str, odd: str, encoder: Encoder) -> Iterator[Trial]:
    """Yield questions in both languages, of articles half of which are in the one or the other."""
    drafts = tuple(sets[odd if at % 2 else even].drafts[at] for at in range(len(sets[even].drafts)))
    found: list[SquadQuestion] = []
    names: list[str] = []
    for asked in (even, odd):
        for at in range(0, len(sets[even].questions), EVERY_OF_BOTH):
            searched = odd if sets[even].questions[at].article % 2 else even
            text = sets[asked].questions[at].text
            found.append(replace(sets[searched].questions[at], text=text))
            names.append(f"{asked}>{searched} of both")
    bench = Bench("both", SquadSet(drafts, tuple(found)), encoder)
    for name, trial in zip(names, bench.whole(), strict=True):
        yield replace(trial, collection=name)


_NOTHING = np.zeros(0, dtype=np.float32)


def lean(trials: Sequence[Trial]) -> list[Trial]:
    """Return *trials* without passages and vectors, which learning without a reader leaves out."""
    return [
        replace(
            each,
            finalists=(),
            asked=replace(each.asked, vector=_NOTHING, pieces=_NOTHING, weights=_NOTHING),
        )
        for each in trials
    ]
