"""Nothing that strangers wrote acts on a terminal, whichever command shows it."""

import ast
import json
import logging
import os
import re
import sys
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path

import pytest
import structlog
from hypothesis import given
from hypothesis import strategies as st
from rich.text import Text

from bot.logs import set_up_logs
from bot.output import GuardedStream, Terminal, one_line, printable
from corpus.errors import SourceRefused
from corpus.fetching import politeness
from corpus.fetching.fetcher import Policy, Validators
from tests.bot.cli.commands import Footnote, Outcome
from tests.doubles.articles import BRIDGE, MEMOIR, MISSILES
from tests.language.catalogues import ROOT

HOSTILE = "\x1b]0;owned\x07\x1b[2J\x9b31m\x7f\x08\r\u202elive\u2066[red]x[/red][link=https://e.x]y"
"""A title's window, a cleared screen, colour by C1, deletion, overwriting, reordering, markup."""

ACTING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def assert_nothing_acts(said: Outcome) -> None:
    assert ACTING.findall(said.out + said.err) == []


@pytest.fixture
def footnote(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Footnote:
    (tmp_path / "none").mkdir()
    monkeypatch.setenv("FOOTNOTE_ARTICLES", str(tmp_path / "none"))
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.chdir(tmp_path)
    return Footnote(monkeypatch, capsys)


@pytest.fixture
def held(footnote: Footnote) -> str:
    """Return the id of an article whose file name, text and details are hostile."""
    name = f"mem\noir{HOSTILE.replace('/', '')}.txt"
    Path(name).write_text(f"{MEMOIR} \u202elive\u2066\n\n{MISSILES}\n", encoding="utf-8")
    said = footnote(
        *("source", "add", name, "--title", f"A {HOSTILE} memoir"),
        *("--author", f"Jane {HOSTILE}", "--publication", f"Press {HOSTILE}"),
        *("--url", "https://news.example/a", "--json"),
    )
    assert said.status == 0, said.err
    assert_nothing_acts(said)
    return str(json.loads(said.out)[0]["id"])


@given(st.text())
def test_what_is_printable_acts_nowhere_and_is_json_as_before(text: str) -> None:
    shown = printable(text)

    assert ACTING.findall(shown.replace("\t", "")) == []
    assert printable(shown) == shown
    assert json.loads(printable(json.dumps(text, ensure_ascii=False))) == text
    assert len(one_line(text).splitlines()) <= 1


def test_ordinary_text_stays_as_it_is() -> None:
    text = "»Quotes«, naïve: 10:30…\n\t\u05e9\u05dc, \u0a2a\u0a70, 👩\u200d💻\u200f!"

    assert printable(text) == text


@pytest.mark.parametrize(
    "words",
    [
        ("source", "list"),
        ("source", "list", "--json"),
        ("source", "history"),
        ("source", "history", "--json"),
        ("ask", "Who wrote the memoir?"),
        ("ask", "Who wrote the memoir?", "--json"),
        ("ask", f"Who wrote {HOSTILE}?", "--json"),
        ("source", "show", "ID"),
        ("source", "show", "ID", "--json"),
        ("source", "refresh", "ID"),
        ("source", "refresh", "ID", "--json"),
        ("source", "remove", "ID"),
        ("source", "export", f"{HOSTILE.replace('/', '')}.zip"),
        ("source", "export", "all.zip", "--json"),
    ],
    ids=" ".join,
)
def test_a_hostile_article_is_shown_by_every_command_and_acts_in_none(
    footnote: Footnote, held: str, words: tuple[str, ...]
) -> None:
    said = footnote(*(held if each == "ID" else each for each in words))

    assert said.out or said.err
    assert_nothing_acts(said)
    assert "Traceback" not in said.err


def test_what_a_chat_shows_acts_nowhere(footnote: Footnote, held: str) -> None:
    said = footnote(
        "chat", typed=f"Who wrote the memoir?\n/sources\n/more\n/{HOSTILE}\n{HOSTILE}\n"
    )

    assert held in said.out
    assert "[red]x[/red]" in said.out
    assert_nothing_acts(said)


@pytest.mark.parametrize(
    "words",
    [
        ("read", f"{HOSTILE}\nfake: error"),
        ("read", f"{HOSTILE}.txt", "--json"),
        ("read", f"https://[{HOSTILE}"),
        ("source", "add", f"{HOSTILE}\n.txt"),
        ("source", "add", f"https://exa mple/{HOSTILE}"),
        ("source", "add", "x", "--published", HOSTILE),
        ("source", "show", HOSTILE),
        ("source", "remove", HOSTILE),
        ("source", "refresh", HOSTILE),
        ("source", "list", "--collection", HOSTILE),
        ("source", "import", HOSTILE),
        ("ask", "--questions", HOSTILE),
        ("evaluate", HOSTILE),
        (HOSTILE,),
        ("ask", "x", f"--{HOSTILE}"),
    ],
    ids=lambda words: printable(" ".join(words)),
)
def test_a_refusal_repeats_nothing_that_acts(footnote: Footnote, words: tuple[str, ...]) -> None:
    said = footnote(*words)

    assert said.status != 0
    assert said.err or "error" in said.out
    assert_nothing_acts(said)
    assert "Traceback" not in said.err


def test_a_refusal_is_one_line_whatever_is_in_it(footnote: Footnote) -> None:
    said = footnote("read", "no such\nfile\u2028at all")

    assert said.err == (
        "no such\\u000afile\\u2028at all does not exist: check the path, or give a link that "
        "begins with https://.\n"
    )


def test_a_file_whose_name_is_no_text_is_added_and_shown(footnote: Footnote) -> None:
    name = os.fsdecode(b"\xff\x1b[2J.txt")
    Path(name).write_text(BRIDGE, encoding="utf-8")

    added = footnote("source", "add", name, "--json")
    again = footnote("source", "add", name)

    assert json.loads(added.out)[0]["source"]["name"] == "\ufffd\x1b[2J.txt"
    assert_nothing_acts(added)
    assert again.status == 1
    assert_nothing_acts(again)


def test_what_was_left_out_of_the_articles_folder_acts_nowhere(
    footnote: Footnote, tmp_path: Path
) -> None:
    (tmp_path / "none" / "\x1b[2J\nfake.md").write_text("", encoding="utf-8")

    said = footnote("source", "list")

    assert said.err.startswith("\\u001b[2J\\u000afake.md was left out: ")
    assert_nothing_acts(said)


def test_what_a_server_says_acts_nowhere(
    footnote: Footnote, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fetch(link: str, _: Policy, known: Validators | None = None) -> None:
        del link, known
        raise SourceRefused("{kind} cannot be read: post text.", kind=f"text/{HOSTILE}\nfake")

    monkeypatch.setattr(politeness, "SPACING", 0)
    monkeypatch.setattr(politeness, "fetch", fetch)

    said = footnote("read", "https://news.example/memoir")

    assert said.status == 1
    assert len(said.err.splitlines()) == 1
    assert_nothing_acts(said)


def test_the_worst_misses_can_be_read_in_a_terminal(footnote: Footnote, tmp_path: Path) -> None:
    paragraph = {
        "context": f"{MEMOIR} {HOSTILE}",
        "qas": [{"id": "1", "question": f"{HOSTILE}?", "answers": [], "is_impossible": True}],
    }
    questions = {"data": [{"title": HOSTILE, "paragraphs": [paragraph] * 2}]}
    (tmp_path / "set.json").write_text(json.dumps(questions), encoding="utf-8")

    said = footnote("evaluate", "set.json", "--misses", "misses.txt")

    assert said.status == 0, said.err
    assert_nothing_acts(said)
    assert ACTING.findall((tmp_path / "misses.txt").read_text("utf-8")) == []


def test_styles_act_in_a_terminal_and_what_is_styled_does_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    screen = StringIO()
    monkeypatch.setattr(sys, "stdout", GuardedStream(screen))
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")

    Terminal().print(Text("\x1b[2J\x9b:smile: [red]", style="bold"))

    assert screen.getvalue() == "\x1b[1m\\u001b[2J\\u009b:smile: [red]\x1b[0m\n"


def test_what_is_logged_acts_nowhere_and_stays_on_its_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    screen = StringIO()
    root = logging.getLogger()
    handlers, level, before = root.handlers[:], root.level, structlog.get_config()
    monkeypatch.setattr(sys, "stderr", screen)
    try:
        set_up_logs()
        structlog.get_logger().warning(
            f"left {HOSTILE}\nfake", reason=f"{HOSTILE}\nfake", n=[HOSTILE]
        )
        logging.getLogger("library").warning("said %s", f"{HOSTILE}\nfake")
        structlog.get_logger().error("failed", exc_info=ValueError(f"{HOSTILE}\nfake"))
    finally:
        root.handlers[:] = handlers
        root.setLevel(level)
        structlog.configure(**before)

    lines = screen.getvalue().splitlines()
    assert ACTING.findall("".join(lines)) == []
    assert [line for line in lines if line.startswith("fake")] == []
    assert sum(not line.startswith("    ") for line in lines) == 3


def test_a_guard_that_goes_leaves_what_it_guards_as_it_is() -> None:
    open_one, closed_one = StringIO(), TextIOWrapper(BytesIO())
    closed_one.close()

    GuardedStream(open_one).close()
    GuardedStream(closed_one).close()

    assert not open_one.closed


def test_nothing_writes_to_a_terminal_but_by_the_one_way() -> None:
    for file in sorted((ROOT / "bot").rglob("*.py")):
        if file.name == "output.py":
            continue
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                called = ast.unparse(node.func)
                bypasses = {"print", "Console", "typer.echo", "typer.secho", "click.echo"}
                assert called not in bypasses, f"{file}:{node.lineno}"
                assert not re.match(r"sys\.std(out|err)\.", called), f"{file}:{node.lineno}"
