"""What the reader learns to verify by: questions left open, beside those that are answered."""

from collections import Counter

import pytest

from benchmarks.quality.contrast import REPORTED, contrasted
from benchmarks.training.reader.contrast_questions import contrast_questions
from benchmarks.training.reader.examples import HELD_OUT
from benchmarks.training.reader.held_out_sets import CONTRAST, contrast_set, sets
from benchmarks.training.reader.open_questions import FOLDER, open_questions
from benchmarks.training.reader.pairs import ANSWERED, POSITIVE, UNANSWERABLE
from benchmarks.training.trials import fold_of

SHARED = pytest.mark.skipif(not FOLDER.is_dir(), reason="The shared question sets are not here.")


def test_a_group_of_the_contrast_set_is_led_by_what_is_answered_and_has_an_open_question() -> None:
    for group in contrast_questions(3):
        first, *others = (each.kind for each in group)
        assert first in {POSITIVE, ANSWERED}
        assert set(others) == {UNANSWERABLE}


def test_no_passage_that_is_reported_on_is_learned_from() -> None:
    learned = {each.passage.text for group in contrast_questions(3) for each in group}
    assert learned.isdisjoint({each.passage.text for each in contrasted(REPORTED)})


def test_marked_words_of_the_contrast_set_stand_in_their_passage_once() -> None:
    for group in contrast_questions(2):
        for each in group:
            for start, end in each.answers:
                assert each.passage.text.count(each.passage.text[start:end]) == 1


@SHARED
def test_questions_of_the_held_out_fold_are_not_learned_from() -> None:
    titles = {each.passage.title for group in open_questions(2) for each in group}
    assert {title for title in titles if title and fold_of(title) == HELD_OUT} == set()


@SHARED
def test_open_questions_stand_beside_answered_ones_of_their_passage() -> None:
    kinds = Counter(tuple(each.kind for each in group) for group in open_questions(2))
    assert set(kinds) <= {
        (POSITIVE,),
        (ANSWERED,),
        (UNANSWERABLE,),
        (POSITIVE, UNANSWERABLE),
        (ANSWERED, UNANSWERABLE),
    }
    assert kinds[POSITIVE, UNANSWERABLE] > kinds[UNANSWERABLE,]


def test_the_contrast_set_as_a_question_set_points_at_its_answers() -> None:
    asked = contrasted(REPORTED)
    squad = contrast_set(asked)
    for each, question in zip(asked, squad.questions, strict=True):
        draft = squad.drafts[question.article]
        paragraph = draft.paragraphs[question.paragraph]
        text = draft.body[paragraph.start : paragraph.end]
        found = [text[place.start : place.end] for place in question.answers]
        assert found == ([] if each.answer is None else [each.answer])


@SHARED
def test_further_held_out_articles_of_squad_are_of_the_held_out_fold() -> None:
    for name, squad in sets().items():
        if name != CONTRAST:
            folds = {fold_of(draft.metadata.title or "") for draft in squad.drafts}
            assert folds == {HELD_OUT}
