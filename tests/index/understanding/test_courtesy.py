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
        "Who do I ask for help?",
        "Who can help me?",
        "What do I do when the bridge shakes?",
        "The bridge shakes, what should I do?",
        "The bridge shakes. How do I fix it?",
        "The bridge shakes. How do I fix it with rope?",
        "Hello Kitty is whose name?",
        "How do I fix this bridge?",
        "Who says thanks?",
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


@pytest.mark.parametrize(
    "call",
    [
        " please help",
        "! Any ideas? Thanks in advance!",
        ", can anyone help me out",
        " - help pls",
    ],
)
def test_a_call_for_help_behind_what_is_told_is_left_out(call: str) -> None:
    told = "The bridge shakes at noon"
    assert without_courtesy(told + call).rstrip(".!?") == told


@pytest.mark.parametrize("greeting", ["hi", "Hey guys,", "hello everyone", "Hola,", "yo"])
def test_a_greeting_in_the_sentence_that_asks_is_left_out(greeting: str) -> None:
    assert without_courtesy(f"{greeting} who built the bridge") == "who built the bridge"


def test_what_is_asked_keeps_its_mark_before_thanks() -> None:
    assert without_courtesy("Who built the bridge? Thanks!") == "Who built the bridge?"


TOLD = (
    "so we rowed out past the weir on sunday, all nine of us in two boats. the water was high and "
    "my brother lost an oar. we sat there for an hour, nobody came, and in the end we paddled "
    "home with our hands and a hat. "
)


@pytest.mark.parametrize("asked", ["who built the old bridge?", "who built the old bridge"])
@pytest.mark.parametrize("behind", ["", " we could not agree on it. he says otherwise."])
def test_of_a_story_what_it_asks_is_searched(asked: str, behind: str) -> None:
    mark = "." if behind and not asked.endswith("?") else ""
    assert without_courtesy(f"{TOLD}{asked}{mark}{behind}") == asked + mark


def test_a_question_of_few_words_is_searched_behind_what_it_is_about() -> None:
    assert without_courtesy(f"{TOLD}the bridge is of oak. who built it?") == (
        "the bridge is of oak. who built it?"
    )


def test_all_that_a_story_asks_is_searched() -> None:
    asked = "Who built the old bridge? How long is the eastern gate?"
    assert without_courtesy(f"{TOLD}{asked}") == asked


def test_a_story_that_asks_nothing_is_searched_whole() -> None:
    assert without_courtesy(TOLD.strip()) == TOLD.strip()


@pytest.mark.parametrize("message", ["thanks!", "lol", "ok cool"])
def test_small_talk_is_no_part_of_a_conversation(message: str) -> None:
    assert not asks(message)


@pytest.mark.parametrize("message", ["why", "2026?", "til when?", "and a half one"])
def test_whatever_may_ask_is_part_of_it(message: str) -> None:
    assert asks(message)
