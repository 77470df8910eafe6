"""A greeting or thanks before a question is not searched for; all else is."""

import pytest

from index.understanding.courtesy import asks, without_courtesy


@pytest.mark.parametrize(
    "courtesy",
    ["Hello!", "Hi there!", "Thanks!", "Thank you so much.", "Hello! Thanks!", "Danke!", "Merci !"],
)
def test_what_is_said_for_courtesy_is_left_out(courtesy: str) -> None:
    assert without_courtesy(f"{courtesy} Who built the bridge?") == "Who built the bridge?"


@pytest.mark.parametrize(
    "question",
    [
        "Who built the bridge?",
        "The bridge fell. Who built it?",
        "Thanks to whom was it built? And when?",
        "Who built the bridge? Thanks!",
        "When did Mr. Hello write it?",
        "Thanks!",
        "Thanks! 🎉",
        "",
    ],
)
def test_a_question_is_left_as_it_is(question: str) -> None:
    assert without_courtesy(question) == question


@pytest.mark.parametrize(
    "label",
    [
        "[Question]",
        "[FEATURE REQUEST] ",
        "Question:",
        "quick question: ",
        "Bug:",
        "FR: ",
        "Frage: ",
        "Hello! ",
    ],
)
def test_a_label_that_tells_only_that_something_is_asked_is_left_out(label: str) -> None:
    assert without_courtesy(f"{label} Who built the bridge?") == "Who built the bridge?"


@pytest.mark.parametrize(
    "question",
    [
        "Bridge: who built it?",
        "[Bridge] who built it?",
        "Bridge issue: who repairs it?",
        "Question 12: who built it?",
        "question://bridge",
        "Question:",
        "[Question]",
        "What is a question: a sentence?",
    ],
)
def test_a_label_that_tells_of_what_is_part_of_the_question(question: str) -> None:
    assert without_courtesy(question) == question


@pytest.mark.parametrize("message", ["thanks!", "lol", "ok cool"])
def test_small_talk_is_no_part_of_a_conversation(message: str) -> None:
    assert not asks(message)


@pytest.mark.parametrize("message", ["why", "2026?", "til when?", "and a half one"])
def test_whatever_may_ask_is_part_of_it(message: str) -> None:
    assert asks(message)
