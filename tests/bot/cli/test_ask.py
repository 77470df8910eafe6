"""`footnote ask`: for a person, and the form that other programs read."""

import json
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import pytest

from corpus.searched_articles import SearchedArticles
from tests.bot.cli.commands import Footnote
from tests.doubles.articles import BRIDGE, MISSILES, article


def test_ask_prints_the_form_that_scripts_read(footnote: Footnote) -> None:
    answer = json.loads(footnote("ask", "Which missiles were meant for Mexico?", "--json").out)

    passage = answer["passages"][0]
    assert list(answer) == [
        "id", "question", "answered", "confidence", "reason", "passages", "reply",
    ]  # fmt: skip
    assert answer["reply"] == "answer"
    assert list(passage) == ["rank", "score", "text", "highlight", "answer", "citation"]
    assert list(passage["citation"]) == [
        "article_id", "title", "authors", "publication", "published", "url", "deep_link", "kind",
        "paragraph", "paragraphs", "start", "end", "posted_by", "posted_at",
    ]  # fmt: skip
    assert (answer["answered"], answer["reason"], passage["text"]) == (True, None, MISSILES)
    marked = passage["highlight"]
    assert passage["text"][marked["start"] : marked["end"]] == marked["text"]
    assert passage["citation"]["published"] == "2022-05-06"
    assert passage["citation"]["publication"] is None


@pytest.mark.parametrize("form", [("--json",), ()])
def test_a_quote_that_differs_from_the_stored_body_is_not_printed(
    footnote: Footnote, tmp_path: Path, form: tuple[str, ...]
) -> None:
    file = tmp_path / "bridge.txt"
    file.write_text(BRIDGE)
    (added,) = json.loads(footnote("source", "add", str(file), "--json").out)
    changed = replace(article(f"Once more. {BRIDGE}"), id=added["id"])
    stored = {changed.id: changed}

    with patch.object(SearchedArticles, "by_id", autospec=True, return_value=stored):
        said = footnote("ask", "When did the bridge over the harbour open?", *form)

    assert (said.status, said.out) == (1, "")
    assert said.err.strip() == "An article was changed just now: ask again."


def test_ask_is_readable_by_default(footnote: Footnote) -> None:
    said = footnote("ask", "Who is the memoir's author?")

    assert said.status == 0
    assert "A memoir · Jane Q. Doe · publication unknown · 6 May 2022 · ¶ 1 of 2" in " ".join(
        said.out.split()
    )


def test_a_file_of_questions_gives_an_object_a_line_in_order(
    footnote: Footnote, tmp_path: Path
) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text(
        '{"id": "q1", "question": "Who wrote the memoir?"}\n\n{"id": 2, "question": "hi"}\n'
    )

    said = footnote("ask", "--questions", str(file), "--json")

    answers = [json.loads(line) for line in said.out.splitlines()]
    assert [answer["id"] for answer in answers] == ["q1", 2]
    assert [answer["reason"] for answer in answers] == [None, "not_a_question"]


def test_a_bad_question_in_a_file_does_not_keep_the_others_from_their_answers(
    footnote: Footnote, tmp_path: Path
) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text('{"id": 1, "question": ""}\n{"id": 2, "question": "Who wrote the memoir?"}\n')

    said = footnote("ask", "--questions", str(file))

    first, second = (json.loads(line) for line in said.out.splitlines())
    assert said.status == 1
    assert first["error"] == "The question is empty: type what you would like to know."
    assert second["answered"]


def test_top_lists_so_many_passages_even_when_nothing_answers(footnote: Footnote) -> None:
    answer = json.loads(footnote("ask", "How do volcanoes erupt?", "--top", "2", "--json").out)

    assert (answer["answered"], answer["reason"]) == (False, "not_covered")
    assert [passage["rank"] for passage in answer["passages"]] == [1, 2]


def test_a_question_with_half_a_character_is_answered_in_whole_ones(
    footnote: Footnote, tmp_path: Path
) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text('{"id": "\\ud800", "question": "Who wrote \\udc00 the memoir?"}\n')

    asked = footnote("ask", "Who wrote \udcff the memoir?", "--json")
    listed = footnote("ask", "--questions", str(file), "--json")

    assert json.loads(asked.out)["question"] == "Who wrote \ufffd the memoir?"
    assert json.loads(listed.out)["id"] == "\ufffd"


def test_a_program_gets_the_passage_byte_for_byte_and_what_is_marked_apart(
    footnote: Footnote,
) -> None:
    said = footnote("ask", "Which missiles were meant for Mexico?")
    lines = said.out.splitlines()

    assert MISSILES in lines
    (marked,) = (each for each in lines if each.startswith("[1] » "))
    assert marked.removeprefix("[1] » ") in MISSILES
    (cited,) = (each for each in lines if each.startswith("[1] ") and each != marked)
    assert cited.startswith("[1] A memoir · Jane Q. Doe · ")
    assert cited.endswith("¶ 2 of 2")
