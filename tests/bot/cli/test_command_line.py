"""The console command: how it is used, its version and help, what it says when something fails."""

import json
from importlib.metadata import version
from pathlib import Path

import pytest

from tests.bot.cli.commands import Footnote
from tests.doubles.articles import MEMOIR, MISSILES


def test_evaluate_prints_figures_of_a_question_set(
    footnote: Footnote, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bot import app  # noqa: PLC0415 - what the command imports
    from tests.doubles.encoder import WordEncoder  # noqa: PLC0415 - beside it

    monkeypatch.setattr(app, "encoder_for", lambda _: WordEncoder())
    asked = [
        {"question": "Which missiles were meant for Mexico?", "is_impossible": False,
         "answers": [{"text": "Mexico", "answer_start": MISSILES.index("Mexico")}]},
        {"question": "How do volcanoes erupt?", "is_impossible": True, "answers": []},
    ]  # fmt: skip
    file = tmp_path / "set.json"
    paragraphs = [{"context": MEMOIR, "qas": []}, {"context": MISSILES, "qas": asked}]
    file.write_text(json.dumps({"data": [{"title": "A_memoir", "paragraphs": paragraphs}]}))

    misses = tmp_path / "misses.txt"
    found = json.loads(footnote("evaluate", str(file), "--misses", str(misses), "--json").out)

    assert (found["questions"], found["answerable"]) == (2, 1)
    assert (found["recall_at_1"], found["highlight_accuracy"]) == (1.0, 1.0)
    assert (found["refused_of_unanswerable"], found["unanswerable_auroc"]) == (1.0, 1.0)
    assert found["coverage_at_1_percent_false_answers"] == 1.0
    assert {kind: each["questions"] for kind, each in found["by_type"].items()} == {"other": 2}
    assert misses.read_text("utf-8") == "No misses.\n"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("ask", ""), "The question is empty"),
        (("ask", "x" * 10_000), "10000 characters"),
        (("ask", "Who?", "--collection", "nowhere"), "no collection named 'nowhere'"),
        (("source", "show", "abc"), "no article with the id 'abc'"),
        (("source", "remove", "abc"), "no article with the id 'abc'"),
        (("source", "add", "http://127.0.0.1/"), "private network address"),
        (("source", "add", "ftp://example.org/a"), "is not a web link"),
        (("evaluate", "missing.json"), "does not exist"),
        (("run",), "set DISCORD_TOKEN"),
        (("health",), "No bot runs on this data directory"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_status_1(
    footnote: Footnote, words: tuple[str, ...], sentence: str
) -> None:
    said = footnote(*words)

    assert (said.status, said.out) == (1, "")
    assert sentence in said.err
    assert said.err.count("\n") == 1


@pytest.mark.parametrize("words", [("ask",), ("ask", "a", "--top", "0"), ("nonsense",), ("read",)])
def test_wrong_usage_is_status_2(footnote: Footnote, words: tuple[str, ...]) -> None:
    assert footnote(*words).status == 2


def test_a_damaged_database_is_one_sentence(footnote: Footnote, home: Path) -> None:
    home.mkdir()
    (home / "footnote.db").write_bytes(b"not a database" * 100)

    said = footnote("ask", "Who?")

    assert said.status == 1
    assert "is damaged: restore it from a backup" in said.err


def test_a_home_that_cannot_be_made_is_one_sentence(
    footnote: Footnote, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.write_text("a file")
    monkeypatch.setenv("FOOTNOTE_HOME", str(home / "below"))

    said = footnote("ask", "Who?")

    assert said.status == 1
    assert "set FOOTNOTE_HOME to a folder you may write to" in said.err


def test_the_version_is_that_of_the_package(footnote: Footnote) -> None:
    assert footnote("--version").out == f"Footnote {version('footnote')}\n"


def test_every_command_explains_itself_by_a_short_option_too(footnote: Footnote) -> None:
    assert footnote("-h").out == footnote("--help").out
    assert footnote("source", "add", "-h").out == footnote("source", "add", "--help").out


@pytest.mark.parametrize("group", [(), ("source",)])
def test_the_list_of_commands_cuts_no_sentence_in_eighty_columns(
    footnote: Footnote, monkeypatch: pytest.MonkeyPatch, group: tuple[str, ...]
) -> None:
    monkeypatch.setenv("COLUMNS", "80")

    told = footnote(*group, "-h").out.partition("Commands:\n")[2].splitlines()

    assert told
    assert [line for line in told if not line.endswith(".") or line.endswith("..")] == []


def test_a_shell_can_be_taught_the_commands(footnote: Footnote) -> None:
    assert "--install-completion" in footnote("--help").out
