"""`footnote evaluate` on folders of questions whose right behaviour is known."""

import json
from pathlib import Path

import pytest

from tests.bot.cli.commands import Footnote
from tests.doubles.articles import MEMOIR, MISSILES

MEXICO = {
    "id": "a",
    "kind": "what",
    "articles": ["memoir.md"],
    "question": "Which missiles were meant for Mexico?",
    "expect": "answer",
    "contains": ["missiles", "Mexico"],
}
LISTED = {
    "id": "b",
    "kind": "library_all",
    "articles": ["memoir.md", "plain.md"],
    "question": "which articles do you have",
    "expect": "library",
}
VOLCANOES = {
    "id": "c",
    "kind": "off_topic",
    "articles": [],
    "question": "How do volcanoes erupt?",
    "expect": "refuse",
}
FIELD = [
    {
        "id": "a",
        "kind": "what",
        "question": MEXICO["question"],
        "answered": True,
        "contains": "a senator",
    },
    {"id": "c", "kind": "absent", "question": VOLCANOES["question"], "answered": False},
]


@pytest.fixture
def footnote(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Footnote:
    """Return the command, in a folder that holds two articles."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FOOTNOTE_HOME", str(tmp_path / "home"))
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "memoir.md").write_text(f"---\ntitle: A memoir\n---\n\n{MEMOIR}\n\n{MISSILES}\n")
    (articles / "plain.md").write_text("---\ntitle: A plain\n---\n\nGrass grows on the plain.\n")
    return Footnote(monkeypatch, capsys)


def ask(*questions: object, name: str = "questions.json") -> None:
    """Write *questions* beside the articles."""
    Path(name).write_text(json.dumps(questions), "utf-8")


def test_members_questions_are_told_by_kind_and_over_all(footnote: Footnote) -> None:
    ask(MEXICO, LISTED, VOLCANOES)

    found = json.loads(footnote("evaluate", ".", "--json").out)

    sure = {"count": 1, "of": 1, "share": 1.0, "interval": [0.2065, 1.0]}
    assert found["questions"] == 3
    assert found["by_kind"] == {
        "answer": {"what": sure},
        "library": {"library_all": sure},
        "refuse": {"off_topic": sure},
    }
    assert (found["answered_rightly"], found["right_passage_first"]) == (sure, sure)
    assert found["wrongly_answered"] == sure | {"count": 0, "share": 0.0, "interval": [0.0, 0.7935]}
    assert found["facts"] == {"count": 0, "of": 0, "share": None, "interval": None}


def test_people_read_the_same_figures_as_lines(footnote: Footnote) -> None:
    ask(MEXICO, LISTED, VOLCANOES)

    said = footnote("evaluate", ".", "--format", "members", "--misses", "misses.txt")

    lines = [" ".join(line.split()) for line in said.out.splitlines()]
    assert "library library all 1 of 1 (100.0 %, 21 to 100)" in lines
    assert "wrongly answered 0 of 1 (0.0 %, 0 to 79)" in lines
    assert "choose 0 of 0" in lines
    assert Path("misses.txt").read_text("utf-8") == "No misses.\n"


def test_reported_questions_are_told_with_their_misses(footnote: Footnote) -> None:
    ask(*FIELD, name="expected.json")

    said = footnote("evaluate", ".", "--misses", "misses.txt", "--json")

    found = json.loads(said.out)
    assert (found["questions"], found["everything"]["count"]) == (2, 1)
    assert found["by_kind"]["refuse"]["absent"]["share"] == 1.0
    assert Path("misses.txt").read_text("utf-8") == (
        f"1. {MEXICO['question']}\n   what: first passage lacks 'a senator'\n"
    )


def test_a_folder_of_both_forms_is_read_as_it_is_told(footnote: Footnote) -> None:
    ask(MEXICO)
    ask(*FIELD, name="expected.json")

    assert "name one of them by --format" in footnote("evaluate", ".").err
    found = footnote("evaluate", ".", "--format", "field", "--json").out
    assert json.loads(found)["questions"] == 2


def test_what_cannot_be_read_is_refused_in_one_sentence(footnote: Footnote) -> None:
    ask(MEXICO | {"articles": ["lost.md"]})
    lost = footnote("evaluate", ".")
    ask(MEXICO | {"expect": "applause"})
    malformed = footnote("evaluate", ".")
    unknown = footnote("evaluate", "articles")
    no_cases = footnote("evaluate", "articles", "--format", "members")

    for said in (lost, malformed, unknown, no_cases):
        assert (said.status, said.out, said.err.count("\n")) == (1, "", 1)
    assert "name lost.md, which is not among the articles" in lost.err
    assert "correct question 1, expect" in malformed.err
    assert "articles holds neither questions.json nor expected.json" in unknown.err
    assert "does not exist" in no_cases.err


def test_a_folder_without_articles_is_refused(footnote: Footnote) -> None:
    ask(VOLCANOES)
    for file in Path("articles").iterdir():
        file.unlink()

    assert "articles has no articles: put them there as .md files." in footnote("evaluate", ".").err
