"""Lists of sentences in a terminal: dated ones below their days, those that name somebody."""

from io import StringIO

import pytest
from rich.console import Console

from bot.cli.chat import Chat
from corpus.store import OPERATOR
from index.engine import Engine
from tests.doubles.articles import draft, engine, source

TEXT = "Ada Moreau, the harbour master, opened the bridge on 14 May 2021. Moreau left yesterday."


def said(made: Engine, monkeypatch: pytest.MonkeyPatch, *lines: str) -> str:
    """Return what the chat prints when *lines* are typed."""
    monkeypatch.setattr("sys.stdin", StringIO("".join(f"{each}\n" for each in lines)))
    printed = StringIO()
    Chat(made, Console(file=printed, width=100, force_terminal=True, color_system=None)).run()
    return " ".join(printed.getvalue().split())


@pytest.fixture
def held() -> Engine:
    made = engine()
    made.writer.add(OPERATOR, draft(TEXT, title="The bridge"), source())
    return made


def test_dated_sentences_stand_below_their_days(
    held: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = said(held, monkeypatch, "/timeline")

    assert (
        "14 May 2021 Ada Moreau, the harbour master, opened the bridge on »14 May 2021«." in words
    )
    assert "5 May 2022, counted from the publication date, 2022-05-06 Moreau left »y" in words
    assert "[2] The bridge" in words


def test_a_timeline_takes_a_subject(held: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    words = said(held, monkeypatch, "/timeline volcanoes")

    assert "No sentence there tells a date: try another word." in words


def test_who_is_named_is_quoted_and_cited(held: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    words = said(held, monkeypatch, "/who ada moreua")

    assert "Results for “Ada Moreau”: »Ada Moreau«, the harbour master, opened" in words
    assert "[2] The bridge" in words


def test_who_else_may_be_meant_is_told(held: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    held.writer.add(OPERATOR, draft("Jules Moreau sold the ferry.", title="The ferry"), source("b"))

    words = said(held, monkeypatch, "/who moreau")

    assert "No sentence names “Moreau” alone. Also here: " in words
    assert "Jules Moreau" in words


def test_a_name_is_asked_for_and_nobody_is_told(
    held: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = said(held, monkeypatch, "/who", "/who Zoltan")

    assert "Type a name behind /who, such as that of an author." in words
    assert "No article names “Zoltan”: look at the spelling" in words
