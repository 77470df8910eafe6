"""Groups of XQuAD's questions to learn from: asked in one language of a passage in another.

A group is a question with the passage that answers it, and beside it either a passage near it that
does not, or a question that people left open about the same passage: SQuAD 2.0 has some about the
same paragraphs, in English, and they are open in every language.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

import numpy as np

from benchmarks.languages.retrieval import ENGLISH, LANGUAGES, question_set
from benchmarks.question_sets import DATA
from benchmarks.training.language_sets import OTHERS
from benchmarks.training.reader.examples import HELD_OUT, Offsets
from benchmarks.training.reader.groups import styled
from benchmarks.training.reader.pairs import NEAR, POSITIVE, UNANSWERABLE, Pair
from benchmarks.training.trials import fold_of
from index.encoding.encoder import Encoder
from index.reader.reading import Titled

WITH_OPEN = ("squad2.json", "unanswerable/squad2-dev-11-articles.json")
ASKED = 2
"""How often each question is asked in each language but English, where once is enough."""
OWN, IN_ENGLISH = 0.5, 0.25
"""Shares of questions whose passage is in their own language, and in English; others are drawn."""
OPEN_IN = 3
"""Languages in which each open question meets its passage."""
NEAREST = 4
NEAR_SHARE = 0.6
"""Of the passages beside: these are the nearest; the others are of the same article."""
TITLELESS = 0.15


@dataclass(frozen=True, slots=True)
class _Asked:
    """A paragraph of an article in one language, its questions, and where each is answered."""

    title: str
    text: str
    questions: tuple[str, ...]
    answers: tuple[tuple[Offsets, ...], ...]


def xquad_questions(encoder: Encoder, random: Random) -> Iterator[list[Pair]]:
    """Yield the groups; articles of the held-out fold are left out.

    *encoder* tells by the English questions which passages are near.
    """
    paragraphs = {language: _paragraphs(language) for language in LANGUAGES}
    left_open = _open_questions()
    english = paragraphs[ENGLISH]
    vectors = np.asarray(encoder.encode([each.text for each in english]))
    for place, own in enumerate(english):
        same = [at for at, each in enumerate(english) if each.title == own.title and at != place]
        for at, vector in enumerate(encoder.encode(own.questions)):
            order = np.argsort(-(vectors @ vector), kind="stable").tolist()
            near = [each for each in order if each != place][:NEAREST]
            yield from _answered(paragraphs, (place, at), near, same, random)
        for question in left_open.get(own.text.strip(), ()):
            yield from _beside_open(paragraphs, place, question, random)


def _answered(
    paragraphs: dict[str, list[_Asked]],
    asked: tuple[int, int],
    near: list[int],
    same: list[int],
    random: Random,
) -> Iterator[list[Pair]]:
    """Yield a question in every language, beside a passage of its own and one that is near."""
    place, at = asked
    for language in LANGUAGES:
        for _ in range(1 if language == ENGLISH else ASKED):
            searched = _searched(language, random)
            question = _typed(paragraphs[language][place].questions[at], language, random)
            right = paragraphs[searched][place]
            other = paragraphs[searched][
                random.choice(near if random.random() < NEAR_SHARE else same)
            ]
            has_title = random.random() >= TITLELESS
            yield [
                Pair(question, _titled(right, has_title), right.answers[at], POSITIVE),
                Pair(question, _titled(other, has_title), (), NEAR),
            ]


def _beside_open(
    paragraphs: dict[str, list[_Asked]], place: int, question: str, random: Random
) -> Iterator[list[Pair]]:
    """Yield an open *question*, in English, beside one that the same passage answers."""
    for searched in random.sample(OTHERS, OPEN_IN):
        right = paragraphs[searched][place]
        at = random.randrange(len(right.questions))
        language = random.choice((ENGLISH, searched, ENGLISH))
        passage = _titled(right, random.random() >= TITLELESS)
        answered = paragraphs[language][place].questions[at]
        yield [
            Pair(answered, passage, right.answers[at], POSITIVE),
            Pair(question, passage, (), UNANSWERABLE),
        ]


def _searched(asked: str, random: Random) -> str:
    """Return the language of the passage; English questions about English are learned elsewhere."""
    drawn = random.random()
    searched = asked if drawn < OWN else ENGLISH
    if drawn >= OWN + IN_ENGLISH:
        searched = random.choice(LANGUAGES)
    return random.choice(OTHERS) if asked == searched == ENGLISH else searched


def _typed(question: str, language: str, random: Random) -> str:
    if language == ENGLISH:
        return styled(question, random)
    return question.rstrip("?\uff1f ") if random.random() < 0.2 else question  # noqa: PLR2004 - as `styled`


def _titled(each: _Asked, has_title: bool) -> Titled:  # noqa: FBT001 - a fact about the passage
    return Titled(each.title if has_title else "", each.text)


def _paragraphs(language: str) -> list[_Asked]:
    squad = question_set(language)
    found: dict[tuple[int, int], list[int]] = {}
    for number, each in enumerate(squad.questions):
        found.setdefault((each.article, each.paragraph), []).append(number)
    made = []
    for (article, paragraph), numbers in found.items():
        draft = squad.drafts[article]
        title = draft.metadata.title or ""
        if fold_of(title) == HELD_OUT:
            continue
        span = draft.paragraphs[paragraph]
        asked = [squad.questions[each] for each in numbers]
        answers = tuple(tuple((one.start, one.end) for one in each.answers) for each in asked)
        text = draft.body[span.start : span.end]
        made.append(_Asked(title, text, tuple(each.text for each in asked), answers))
    return made


def _open_questions() -> dict[str, list[str]]:
    """Return what people asked that a paragraph leaves open, by the paragraph's text."""
    found: dict[str, set[str]] = {}
    for name in WITH_OPEN:
        for article in json.loads((DATA / name).read_bytes())["data"]:
            for paragraph in article["paragraphs"]:
                asked = {each["question"] for each in paragraph["qas"] if each["is_impossible"]}
                found.setdefault(paragraph["context"].strip(), set()).update(asked)
    return {text: sorted(asked) for text, asked in found.items()}
