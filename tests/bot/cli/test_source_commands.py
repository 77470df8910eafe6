"""`footnote source …` and the folder of articles: what is stored, listed, shown and removed."""

import json
import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa

from corpus.storage import database
from tests.bot.cli.commands import ARTICLE, Footnote
from tests.doubles.articles import BRIDGE, MEMOIR, MISSILES


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
