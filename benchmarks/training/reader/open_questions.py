"""Groups of questions that people wrote, with those that the passage leaves open beside the others.

They stand in `../shared/data/unanswerable`, whose README tells where each file comes from.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from benchmarks.question_sets import DATA
from benchmarks.training.reader.examples import HELD_OUT, Offsets
from benchmarks.training.reader.groups import styled, visits
from benchmarks.training.reader.pairs import ANSWERED, POSITIVE, SEED, UNANSWERABLE, Pair
from benchmarks.training.trials import fold_of
from index.reader.reading import Titled

FOLDER = DATA / "unanswerable"
TITLED = ("squad2-dev-11-articles.json", "squad2-train-10-articles.json")
TWINS = ("squad2-train-pairs.json", "squad2-train-sentences.json")
PARAGRAPHS = ("squad2-train-paragraphs.json", "squad1-train-paragraphs.json")
NEGATION = "condaqa.json"
NEGATION_SHARE = 0.15
"""Its passages repeat, as they were and edited, and ask only for yes or no."""
VISITS = {2: 1.0, 3: 0.2, 4: 1.0}
"""How often, in each pass that teaches to verify, a group is seen."""
ALONE = 0.5
"""How often a question is seen by itself that is answered and stands beside no open one."""
TITLELESS = 0.15


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question; *answers* are offsets, none where it is left open or only *answered*."""

    text: str
    answers: tuple[Offsets, ...]
    answered: bool


def open_questions(number: int) -> Iterator[list[Pair]]:
    """Yield the groups of pass *number*; articles of the held-out fold are left out."""
    random = Random(f"{SEED}{number}open")  # noqa: S311 - sampling, not secrecy
    for name in (*TITLED, *TWINS, *PARAGRAPHS, NEGATION):
        for title, text, asked in _paragraphs(name):
            if name == NEGATION and not _open(asked) and random.random() >= NEGATION_SHARE:
                continue
            passage = Titled("" if random.random() < TITLELESS else title, text)
            grouped = _twins(asked) if name in TWINS else _beside(asked, random)
            for answered, left_open in grouped:
                mean = VISITS[number] * (1 if left_open else ALONE)
                for _ in range(visits(mean, random)):
                    yield [_pair(each, passage, random) for each in (answered, left_open) if each]


def _paragraphs(name: str) -> Iterator[tuple[str, str, list[_Asked]]]:
    for article in json.loads((FOLDER / name).read_bytes())["data"]:
        title = article["title"].replace("_", " ") if name in TITLED else ""
        if title and fold_of(title) == HELD_OUT:
            continue
        for paragraph in article["paragraphs"]:
            yield title, paragraph["context"], [_asked(each) for each in paragraph["qas"]]


def _asked(stored: dict[str, object]) -> _Asked:
    answers = stored["answers"]
    if not isinstance(answers, list):
        raise TypeError("Answers are a list in SQuAD's format.")
    places = {(each["answer_start"], each["answer_start"] + len(each["text"])) for each in answers}
    return _Asked(str(stored["question"]), tuple(sorted(places)), not stored["is_impossible"])


def _open(asked: Sequence[_Asked]) -> list[_Asked]:
    return [each for each in asked if not each.answered]


def _twins(asked: Sequence[_Asked]) -> Iterator[tuple[_Asked | None, _Asked | None]]:
    """Yield questions that were written upon one another: they follow one another in the file."""
    for pair in zip(asked[::2], asked[1::2], strict=True):
        answered = [each for each in pair if each.answered]
        yield next(iter(answered), None), next(iter(_open(pair)), None)


def _beside(
    asked: Sequence[_Asked], random: Random
) -> Iterator[tuple[_Asked | None, _Asked | None]]:
    """Yield each open question beside one that is answered, and the other answered ones alone."""
    answered = [each for each in asked if each.answered]
    used = set()
    for each in _open(asked):
        other = random.choice(answered) if answered else None
        used.add(other)
        yield other, each
    yield from ((each, None) for each in answered if each not in used)


def _pair(asked: _Asked, passage: Titled, random: Random) -> Pair:
    known = POSITIVE if asked.answers else ANSWERED
    kind = known if asked.answered else UNANSWERABLE
    return Pair(styled(asked.text, random), passage, asked.answers, kind)
