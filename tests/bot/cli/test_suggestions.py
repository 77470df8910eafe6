"""In a terminal a refusal numbers what can be asked or opened instead."""

import io

import pytest
from rich.console import Console

from bot.cli.chat import Chat
from corpus.store import OPERATOR
from tests.doubles.articles import BRIDGE, MEMOIR, MISSILES, draft, engine, source

OFFER = "Nothing here is the answer, but you can type a number to go on:"


def said(monkeypatch: pytest.MonkeyPatch, *lines: str) -> str:
    """Return what the chat prints when *lines* are typed."""
    made = engine()
    made.writer.add(OPERATOR, draft(MEMOIR, MISSILES), source())
    made.writer.add(OPERATOR, draft(BRIDGE, title="The bridge"), source("two.txt"))
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{each}\n" for each in lines)))
    console = Console(file=io.StringIO(), width=200, force_terminal=True, color_system=None)
    with console.capture() as capture:
        Chat(made, console).run()
    return " ".join(capture.get().split())


def test_a_number_asks_what_was_meant(monkeypatch: pytest.MonkeyPatch) -> None:
    words = said(monkeypatch, "Who was asked about missives?", "1")

    offer = f"{OFFER} 1 Did you mean: Who was asked about missiles?"
    before, _, after = words.partition(offer)
    assert "I couldn't find that in these articles." in before
    assert "He was asked twice about missiles." in after


def test_a_number_opens_the_article_on_the_subject(monkeypatch: pytest.MonkeyPatch) -> None:
    words = said(monkeypatch, "Which engineers planned the bridge?", "1")

    _, _, after = words.partition(f"{OFFER} 1 Article: The bridge \u00b7 Jane Q. Doe")
    assert "The bridge over the harbour opened in May." in after


def test_where_nothing_is_near_nothing_is_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    words = said(monkeypatch, "How do volcanoes erupt?", "1")

    assert OFFER not in words


def test_digits_that_number_nothing_are_a_question_however_many(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    words = said(monkeypatch, "Who was asked about missives?", "1" * 5000, "1")

    _, _, after = words.partition("The question has 5000 characters: ask in 500 or fewer.")
    assert "He was asked twice about missiles." in after
