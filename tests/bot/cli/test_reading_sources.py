"""What `footnote read` and `footnote source add` make of what they are given."""

import json
import os
from pathlib import Path

import pytest

from tests.bot.cli.commands import Footnote
from tests.doubles.articles import BRIDGE, MEMOIR


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
