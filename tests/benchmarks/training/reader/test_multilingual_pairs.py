"""What the reader of other languages learns from: pairs across languages, some left open."""

from collections import Counter
from random import Random

import numpy as np
import pytest

from benchmarks.languages.retrieval import LANGUAGES, question_set
from benchmarks.question_sets import DATA
from benchmarks.training.reader.examples import HELD_OUT
from benchmarks.training.reader.multilingual.training import GROUPS, batches
from benchmarks.training.reader.multilingual.xquad_questions import xquad_questions
from benchmarks.training.reader.pairs import NEAR, POSITIVE, UNANSWERABLE, Pair, Pairs
from benchmarks.training.trials import fold_of
from tests.doubles.encoder import WordEncoder

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="The shared question sets are not here.")


@pytest.fixture(scope="module")
def groups() -> list[list[Pair]]:
    return list(xquad_questions(WordEncoder(), Random(1)))  # noqa: S311 - sampling, not secrecy


def test_an_answered_question_leads_and_beside_it_stands_one_pair_without_an_answer(
    groups: list[list[Pair]],
) -> None:
    kinds = Counter(tuple(each.kind for each in group) for group in groups)

    assert set(kinds) == {(POSITIVE, NEAR), (POSITIVE, UNANSWERABLE)}
    assert all(bool(each.answers) is (each.kind == POSITIVE) for group in groups for each in group)


def test_a_passage_beside_is_another_one_and_an_open_question_is_of_the_same(
    groups: list[list[Pair]],
) -> None:
    for right, other in groups:
        assert (right.passage.text == other.passage.text) is (other.kind == UNANSWERABLE)


def test_no_article_of_the_held_out_fold_is_learned_from_in_any_language(
    groups: list[list[Pair]],
) -> None:
    held = {
        draft.body[each.start : each.end]
        for language in LANGUAGES
        for draft in question_set(language).drafts
        if fold_of(draft.metadata.title or "") == HELD_OUT
        for each in draft.paragraphs
    }

    assert held
    assert held.isdisjoint({each.passage.text for group in groups for each in group})


def test_marked_words_are_those_of_the_question_in_the_language_of_the_passage(
    groups: list[list[Pair]],
) -> None:
    squad = question_set("es")
    known = {}
    for each in squad.questions:
        draft = squad.drafts[each.article]
        span = draft.paragraphs[each.paragraph]
        text = draft.body[span.start : span.end]
        known[each.text.rstrip("?"), text] = [text[one.start : one.end] for one in each.answers]

    asked = [
        (known.get((right.question.rstrip("?"), right.passage.text)), right) for right, _ in groups
    ]
    found = [(words, right) for words, right in asked if words is not None]

    assert found
    for words, right in found:
        assert [right.passage.text[a:b] for a, b in right.answers] == words


def test_each_step_takes_whole_groups_in_order_and_none_twice() -> None:
    numbers = np.repeat(np.arange(5 * GROUPS + 3, dtype=np.int32), 2)
    count = len(numbers)
    pairs = Pairs(
        pieces=np.zeros(count, np.uint32),
        starts=np.arange(count + 1),
        first=np.zeros(count, np.int32),
        span=np.zeros((count, 2), np.int32),
        kind=np.zeros(count, np.int8),
        groups=numbers,
        ranked=np.zeros(count, np.float32),
    )

    chosen = batches(pairs)

    assert np.concatenate(chosen).tolist() == list(range(2 * GROUPS * len(chosen)))
    assert {len(np.unique(numbers[each])) for each in chosen} == {GROUPS}
