"""The console command: answers, articles, refusals; its JSON is what other programs read."""

import json
import os
import sqlite3
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from unittest.mock import patch

import pytest
import sqlalchemy as sa

from corpus.searched_articles import SearchedArticles
from corpus.storage import database
from tests.bot.cli.commands import Footnote
from tests.doubles.articles import BRIDGE, MEMOIR, MISSILES, article

ARTICLE = f"""---
title: A memoir
authors: [Jane Q. Doe]
published: 2022-05-06
---

{MEMOIR}

{MISSILES}
"""


@pytest.fixture
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "memoir.md").write_text(ARTICLE)
    monkeypatch.setenv("FOOTNOTE_ARTICLES", str(folder))
    return folder


@pytest.fixture
def footnote(
    articles: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Footnote:
    assert articles.is_dir()
    return Footnote(monkeypatch, capsys)


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


def test_an_added_source_is_listed_shown_asked_and_removed(
    footnote: Footnote, tmp_path: Path
) -> None:
    file = tmp_path / "bridge.txt"
    file.write_text(
        f"Across the harbour\n\nBy John Roe\n\n{BRIDGE} {BRIDGE}\n\n{MEMOIR} {MEMOIR}\n"
    )

    (added,) = json.loads(
        footnote("source", "add", str(file), "--title", "The bridge", "--json").out
    )
    assert added["title"] == "The bridge"
    assert added["version"] == 1
    for each in added["paragraphs"]:
        assert added["body"][each["start"] : each["end"]] == each["text"]
    listed = json.loads(footnote("source", "list", "--json").out)
    assert [each["title"] for each in listed] == ["A memoir", "The bridge"]
    shown = json.loads(footnote("source", "show", added["id"], "--json").out)
    assert shown == added
    assert footnote("source", "remove", added["id"]).out == "Removed The bridge.\n"
    assert len(json.loads(footnote("source", "list", "--json").out)) == 1


def test_an_article_of_the_folder_is_not_removed_only_to_come_back(footnote: Footnote) -> None:
    (held,) = json.loads(footnote("source", "list", "--json").out)

    said = footnote("source", "remove", held["id"])

    assert said.status == 1
    assert said.err == ("This article comes from the articles folder: delete memoir.md there.\n")
    assert len(json.loads(footnote("source", "list", "--json").out)) == 1


def test_reading_stores_nothing(footnote: Footnote, articles: Path) -> None:
    (read,) = json.loads(footnote("read", str(articles / "memoir.md"), "--json").out)

    assert read["title"] == "A memoir"
    assert len(json.loads(footnote("source", "list", "--json").out)) == 1


def test_a_guess_is_told_apart_from_what_is_stated_and_stored_nowhere(
    footnote: Footnote, tmp_path: Path
) -> None:
    file = tmp_path / "bridge.txt"
    note = "Ann Other is a reporter who covers the northern harbours for several newspapers."
    file.write_text(f"The bridge\n\nUpdated 14 March 2026\n\n{BRIDGE}\n\n{MEMOIR}\n\n{note}\n")

    (read,) = json.loads(footnote("read", str(file), "--json").out)
    shown = " ".join(footnote("read", str(file)).out.split())
    (added,) = json.loads(footnote("source", "add", str(file), "--json").out)
    stored = json.loads(footnote("source", "show", added["id"], "--json").out)

    for each in (read, added):
        assert (each["published"], each["authors"]) == (None, [])
        assert each["guessed"] == {"authors": ["Ann Other"], "published": "2026-03-14"}
    assert "published unknown, perhaps 2026-03-14 (a guess, which is not stored)" in shown
    assert "authors unknown, perhaps Ann Other (a guess, which is not stored)" in shown
    assert stored == added | {"guessed": {}}


def test_what_is_stated_at_the_terminal_is_no_guess_any_more(
    footnote: Footnote, tmp_path: Path
) -> None:
    file = tmp_path / "bridge.txt"
    file.write_text(f"The bridge\n\nUpdated 14 March 2026\n\n{BRIDGE}\n\n{MEMOIR}\n")

    said = footnote("source", "add", str(file), "--published", "2026-03-14", "--json")

    (added,) = json.loads(said.out)
    assert (added["published"], added["guessed"]) == ("2026-03-14", {})


LEFT_OUT = "The lamp on the pier, which burned all winter. Photo by Ann Other"
SAID = f"{BRIDGE} {MEMOIR} The bridge was paid for by those who had come to walk across it."
MORE = f"{MEMOIR} {BRIDGE} He had come to the bridge with his memoir, and was not asked for it."
COPIED = f"Home\n\nThe bridge\n\n{SAID}\n\n{LEFT_OUT}\n\n{MORE}\n"


def test_what_was_left_out_is_told_and_taken_in_on_demand(
    footnote: Footnote, tmp_path: Path
) -> None:
    file = tmp_path / "bridge.txt"
    file.write_text(COPIED)

    (read,) = json.loads(footnote("read", str(file), "--json").out)
    (whole,) = json.loads(footnote("read", str(file), "--whole", "--json").out)
    shown = " ".join(footnote("read", str(file)).out.split())
    shown_whole = " ".join(footnote("read", str(file), "--whole").out.split())

    assert LEFT_OUT not in read["body"]
    assert read["warnings"][0] == (
        f"About 14 words were left out of this source, beginning: \u201c{LEFT_OUT}\u201d. "
        "Take them in if they belong to the article."
    )
    left_out = {"words": 14, "beginning": LEFT_OUT, "share_taken": 0.8614}
    assert read["left_out"] == left_out | {"taken_in": False}
    assert "left out 14 words, which `--whole` takes in" in shown
    assert LEFT_OUT in whole["body"]
    assert not any("left out" in sentence for sentence in whole["warnings"])
    assert whole["left_out"] == left_out | {"taken_in": True}
    assert "left out 14 words, which are taken in" in shown_whole


def test_a_source_is_added_whole_on_demand(footnote: Footnote, tmp_path: Path) -> None:
    file = tmp_path / "bridge.txt"
    file.write_text(COPIED)

    (added,) = json.loads(footnote("source", "add", str(file), "--whole", "--json").out)
    stored = json.loads(footnote("source", "show", added["id"], "--json").out)

    assert LEFT_OUT in stored["body"]
    assert stored == added | {"left_out": None}


def test_one_refused_source_does_not_keep_the_others_out(
    footnote: Footnote, tmp_path: Path
) -> None:
    good = tmp_path / "good.md"
    good.write_text(f"# The bridge\n\n{BRIDGE}\n")

    said = footnote("source", "add", str(tmp_path / "missing.txt"), str(good), "--json")

    refused, added = json.loads(said.out)
    assert said.status == 1
    assert list(refused) == ["source", "error"]
    assert added["title"] == "The bridge"


def test_the_articles_folder_is_followed(footnote: Footnote, articles: Path) -> None:
    (first,) = json.loads(footnote("source", "list", "--json").out)

    (articles / "memoir.md").write_text(ARTICLE.replace("spring", "autumn"))
    (second,) = json.loads(footnote("source", "list", "--json").out)
    (articles / "memoir.md").unlink()

    assert (second["id"], second["version"]) == (first["id"], 2)
    assert "autumn" in second["body"]
    assert json.loads(footnote("source", "list", "--json").out) == []
    assert json.loads(footnote("ask", "Who?", "--json").out)["reason"] == "no_sources"


def test_a_broken_file_in_the_folder_is_named_and_its_last_version_kept(
    footnote: Footnote, articles: Path
) -> None:
    footnote("source", "list")
    (articles / "memoir.md").write_text("---\ntitle: [broken\n---\n\ntext\n")

    said = footnote("source", "list", "--json")

    assert "memoir.md was left out:" in said.err
    assert [each["version"] for each in json.loads(said.out)] == [1]


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


REFUSED = {
    "missing.txt": (None, "does not exist: check the path"),
    "empty.txt": (b"", "empty"),
    "binary.txt": (b"\x00\x01\x02" * 400, "."),
    "undecodable.txt": (b"\x81\x8d\x8f\x90 \xff\xfe\xfa" * 50, "."),
    "huge.txt": (b"word " * 10_000_000, "larger than 8 MB"),
    "nothing.html": (b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "."),
    "broken.pdf": (b"%PDF-1.7 but no more", "."),
    "broken.docx": (b"PK\x03\x04 but no more", "."),
    "broken.odt": (b"PK\x03\x04 but no more", "."),
    "broken.epub": (b"no book", "This EPUB is damaged"),
    "broken.rtf": (rb"{\rtf1 It breaks off", "This RTF file is damaged"),
    "broken.eml": (b"From: ada\nMIME-Version: 1.0\n\n", "no text of its own"),
    "broken.vtt": (b"no transcript", "This transcript is damaged"),
    "empty.srt": (b"1\n00:00:01,000 --> 00:00:02,000\n[Music]\n", "nothing said"),
    "front.md": (b"---\ntitle: [broken\n---\n\nSome text that is long enough.\n", "."),
    "heading.md": (b"# Only a heading\n", "."),
}


def test_a_transcript_is_added_with_its_link_and_cited_by_its_time(
    footnote: Footnote, tmp_path: Path
) -> None:
    file = tmp_path / "talk.vtt"
    cues = [f"00:01.000 --> 00:09.000\n{MEMOIR}", f"12:40.000 --> 12:49.000\n{BRIDGE}"]
    file.write_text("WEBVTT\n\n" + "\n\n".join(cues))
    link = "https://www.youtube.com/watch?v=aB3"

    added = footnote("source", "add", str(file), "--title", "A talk", "--url", link)
    told = footnote("ask", "Which bridge over the harbour opened in May?")
    asked = footnote("ask", "Which bridge over the harbour opened in May?", "--json")

    assert added.status == 0
    assert "at 12:40, ¶ 2 of 2" in " ".join(told.out.split())
    citation = json.loads(asked.out)["passages"][0]["citation"]
    assert citation["deep_link"] == f"{link}&t=760"
    assert "at" not in citation


@pytest.mark.parametrize("name", REFUSED)
def test_a_source_that_cannot_be_read_is_one_sentence_and_nothing_is_stored(
    footnote: Footnote, tmp_path: Path, name: str
) -> None:
    content, expected = REFUSED[name]
    if content is not None:
        (tmp_path / name).write_bytes(content)

    said = footnote("source", "add", str(tmp_path / name))

    assert said.status == 1
    assert said.out == ""
    assert expected in said.err
    assert said.err.count("\n") == 1
    assert "Traceback" not in said.err
    assert len(json.loads(footnote("source", "list", "--json").out)) == 1


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


def test_a_question_with_half_a_character_is_answered_in_whole_ones(
    footnote: Footnote, tmp_path: Path
) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text('{"id": "\\ud800", "question": "Who wrote \\udc00 the memoir?"}\n')

    asked = footnote("ask", "Who wrote \udcff the memoir?", "--json")
    listed = footnote("ask", "--questions", str(file), "--json")

    assert json.loads(asked.out)["question"] == "Who wrote \ufffd the memoir?"
    assert json.loads(listed.out)["id"] == "\ufffd"


def test_a_file_whose_name_is_no_text_is_stored_under_what_can_be_told_of_it(
    footnote: Footnote, articles: Path
) -> None:
    name = os.fsdecode(b"bridge \xff.md")
    for folder in (articles, articles.parent):
        (folder / name).write_text(f"# Bridge\n\n{BRIDGE} {folder.name}\n")

    said = footnote("source", "add", str(articles.parent / name))
    missing = footnote("source", "add", os.fsdecode(b"missing \xff.md"), "--json")
    held = json.loads(footnote("source", "list", "--json").out)

    assert (said.status, missing.status) == (0, 1)
    assert json.loads(missing.out)[0]["source"] == "missing \ufffd.md"
    assert [each["source"]["name"] for each in held].count("bridge \ufffd.md") == 2
    assert [each["version"] for each in held] == [1, 1, 1]


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


def test_a_full_disk_is_one_sentence_and_nothing_is_stored(
    footnote: Footnote, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    footnote("source", "list")
    file = tmp_path / "bridge.md"
    file.write_text(f"# The bridge\n\n{BRIDGE * 3000}\n")
    before = sqlite3.connect(home / "footnote.db")
    pages = before.execute("PRAGMA page_count").fetchone()[0]
    before.close()
    behave = database._behave_like_a_server  # noqa: SLF001 - the place where pragmas are set

    def limit(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages + 2}")

    def with_quota(engine: sa.Engine) -> None:
        behave(engine)
        sa.event.listen(engine, "connect", limit)

    monkeypatch.setattr(database, "_behave_like_a_server", with_quota)
    said = footnote("source", "add", str(file))
    monkeypatch.setattr(database, "_behave_like_a_server", behave)

    assert said.status == 1
    assert "the disk is full: free some space" in said.err
    assert len(json.loads(footnote("source", "list", "--json").out)) == 1


def test_a_missing_articles_folder_removes_nothing(
    footnote: Footnote, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    footnote("source", "list")
    monkeypatch.setenv("FOOTNOTE_ARTICLES", str(articles / "gone"))

    said = footnote("source", "list")

    assert said.status == 1
    assert "set FOOTNOTE_ARTICLES to a folder" in said.err
    monkeypatch.setenv("FOOTNOTE_ARTICLES", str(articles))
    assert len(json.loads(footnote("source", "list", "--json").out)) == 1


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


def test_what_was_added_is_told_in_one_line_a_file(footnote: Footnote, tmp_path: Path) -> None:
    named, unnamed = tmp_path / "bridge.md", tmp_path / "notes.txt"
    named.write_text(f"---\ntitle: The bridge\nauthors: [Ines Calder]\n---\n\n{BRIDGE}\n")
    unnamed.write_text(f"{MEMOIR}\n")

    another = tmp_path / "another.txt"
    another.write_text(f"{MISSILES}\n")

    first, second = footnote("source", "add", str(named), str(unnamed)).out.splitlines()

    assert first.startswith("Added The bridge · Ines Calder · date unknown · 1 paragraph · ")
    assert second.startswith("Added notes.txt · author unknown · date unknown · 1 paragraph · ")
    assert "notes (`footnote source show " in second
    assert MISSILES in " ".join(footnote("source", "add", "--show", str(another)).out.split())
