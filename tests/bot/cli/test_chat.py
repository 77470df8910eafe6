"""`footnote chat`: a line a turn, until the input ends."""

from tests.bot.cli.commands import Footnote


def test_chat_answers_a_line_a_turn_and_ends_with_the_input(footnote: Footnote) -> None:
    said = footnote("chat", typed="Who is the memoir's author?\n/more\n/sources\n/help\n/nothing\n")

    words = " ".join(said.out.split())
    assert said.status == 0
    greeting = " ".join(said.err.split())
    assert "Footnote answers from 1 article, word for word. It is “A memoir”." in greeting
    assert "¶ 1 of 2" in words
    assert "More quotes:" in words
    assert "There is no command /nothing" in words


def test_chat_understands_a_question_with_the_one_before_it(footnote: Footnote) -> None:
    alone = footnote("chat", typed="And when?\n")
    said = footnote("chat", typed="Did the memoir appear?\nAnd when?\n")

    assert "¶ 1 of 2" not in alone.out
    assert said.out.count("¶ 1 of 2") == 2


def test_without_a_command_or_a_token_the_chat_opens(footnote: Footnote) -> None:
    said = footnote()

    assert (said.status, "/help tells" in said.err) == (0, True)
