"""What the questions before were told is known, so that none is searched for anew."""

from unittest.mock import patch

from corpus.questions.conversation import MOST_EARLIER
from corpus.store import OPERATOR
from index.answer import Reply
from index.answering.searching import Searching
from index.understanding.conversation import MOST_TURNS, Turn, Turns
from tests.doubles.articles import BRIDGE, MEMOIR, MISSILES, draft, engine, source

TOLD = Turn(Reply.ANSWER, ("an article",))
QUESTIONS = [
    "How many people walked across the bridge over the harbour?",
    "Which missiles were meant for Mexico?",
    "When did the memoir of the ministry appear?",
    "When did the bridge over the harbour open?",
    "Were the missiles meant for cartels of Mexico?",
    "Had the author of the memoir run the ministry?",
    "Did ten thousand people walk across the bridge over the harbour?",
    "Which missiles were meant for the cartels of Mexico?",
]


def test_in_a_long_conversation_each_question_is_searched_for_once() -> None:
    asked = engine()
    asked.writer.add(OPERATOR, draft(MEMOIR, MISSILES, BRIDGE), source())

    for count, question in enumerate(QUESTIONS):
        with patch.object(Searching, "answer", autospec=True, side_effect=Searching.answer) as done:
            earlier = QUESTIONS[:count][-MOST_EARLIER:]
            assert asked.ask(OPERATOR, question, earlier=earlier).answered
        assert done.call_count == 1


def test_a_turn_is_known_by_the_questions_that_the_next_one_looks_at() -> None:
    turns = Turns()
    turns.keep("here", QUESTIONS[: MOST_EARLIER + 2], TOLD)

    assert turns.get("here", QUESTIONS[2 : MOST_EARLIER + 2]) == TOLD
    assert turns.get("there", QUESTIONS[2 : MOST_EARLIER + 2]) is None
    assert turns.get("here", QUESTIONS[3 : MOST_EARLIER + 2]) is None


def test_the_turns_that_were_looked_at_last_are_known_longest() -> None:
    turns = Turns()
    for number in range(MOST_TURNS):
        turns.keep("here", [str(number)], TOLD)
    assert turns.get("here", ["0"]) == TOLD
    turns.keep("here", ["one more"], TOLD)

    assert turns.get("here", ["0"]) == TOLD
    assert turns.get("here", ["1"]) is None
