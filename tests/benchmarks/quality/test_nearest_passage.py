"""Other designs quote the nearest passage from a threshold on, which is learned."""

from benchmarks.quality.nearest_passage import Nearest, best_threshold, one_vector
from benchmarks.quality.people_sets import PeopleQuestion, PeopleSet
from corpus.store import OPERATOR
from index.answer import Answer, Reply
from tests.doubles.articles import BRIDGE, MISSILES, draft, engine, source
from tests.doubles.encoder import WordEncoder


def test_the_threshold_lets_through_what_is_right_and_keeps_out_what_has_no_answer() -> None:
    cosines = [0.9, 0.7, 0.8, 0.4, 0.3]
    has_answer = [True, True, False, True, False]

    assert best_threshold(cosines, has_answer, [True] * 5) == cosines[3]
    # The third with an answer finds another passage: letting it through gains nothing.
    assert best_threshold(cosines, has_answer, [True, False, True, False, True]) == cosines[0]


def test_the_nearest_passage_is_quoted_whole_or_not_at_all() -> None:
    asked = engine()
    asked.writer.add(OPERATOR, draft(BRIDGE, MISSILES), source())
    questions = [
        PeopleQuestion("any", text, (), has_answer=True, is_right=_is_answered)
        for text in ("missiles for mexico and cartels", "the harbour and its memoir and senator")
    ]
    people = PeopleSet("ours", asked, questions)
    encoder = WordEncoder()

    near, far = Nearest(one_vector(encoder), encoder, 0.9).answers(people)

    assert (near.reply, near.answered, near.passages[0].text) == (Reply.ANSWER, True, MISSILES)
    assert (far.reply, far.answered, far.passages[0].text) == (Reply.REFUSAL, False, BRIDGE)
    assert near.passages[0].citation.paragraph == 2
    assert not questions[1].is_wrongly_answered(far)


def _is_answered(answer: Answer) -> bool:
    return answer.answered
