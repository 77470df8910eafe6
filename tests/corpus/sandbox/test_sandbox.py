"""What strangers wrote is read apart, and never beyond its limits."""

import io
import threading
import tracemalloc
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Draft, Metadata, ParagraphKind
from corpus.assembly import Block, assemble
from corpus.errors import SourceRefused
from corpus.formats import read_document
from corpus.sandbox import process
from corpus.sandbox.client import Sandbox
from corpus.sandbox.limits import DOCUMENT, MEGABYTE
from corpus.sandbox.process import ReadingUnavailable, passed_on
from corpus.sandbox.results import ReadingFailed, draft_in, draft_line, failure_line
from tests.corpus.sandbox.commands import started_by
from tests.corpus.sandbox.exploding import branching_pdf, packed_pdf
from tests.doubles.reading import SHIPPED

SENTENCE = "The ferry to Orr leaves at seven in the morning, when the tide allows it."
PAGE = f"<html><body><article><h1>The Ferry</h1><p>{SENTENCE}</p></article></body></html>"
NOW = datetime(2026, 11, 26, tzinfo=UTC)
TOO_MUCH = "This source takes too much time or memory to read: post the article's text alone."
BROKE_OFF = (
    "Reading this source broke off, as happens with damaged files: save it again, or post its "
    "text instead."
)
ENDLESS = branching_pdf(12)


@pytest.fixture(autouse=True)
def _as_shipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "_COMMAND", SHIPPED)


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    made = Sandbox(replace(DOCUMENT, processor=1))
    yield made
    made.abandon()


def word_file() -> bytes:
    output = io.BytesIO()
    document = docx.Document()
    document.add_paragraph(SENTENCE)
    document.save(output)
    return output.getvalue()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("data", "name"),
    [(PAGE.encode(), "a.html"), (SENTENCE.encode(), "a.txt"), (word_file(), "a.docx")],
)
def test_what_is_read_apart_is_what_would_be_read_here(
    sandbox: Sandbox, data: bytes, name: str
) -> None:
    url = "https://example.com/ferry"
    here = read_document(data, name, url=url)
    assert sandbox.read(data, name, url=url) == here
    assert here.body == SENTENCE


def test_a_refusal_comes_back_with_its_template_and_its_values(sandbox: Sandbox) -> None:
    with pytest.raises(SourceRefused) as refused:
        sandbox.read(b"---\ntitle: [1\n---\n\nText.", "a.md")
    assert refused.value.template.startswith("The front matter is not valid YAML near line {line}")
    assert refused.value.values == {"line": 2}


@pytest.mark.slow
def test_a_document_without_end_is_refused_and_the_next_one_is_read(sandbox: Sandbox) -> None:
    with pytest.raises(SourceRefused, match=TOO_MUCH):
        sandbox.read(ENDLESS, "a.pdf")
    assert sandbox.read(SENTENCE.encode(), "a.txt").body == SENTENCE


@pytest.mark.slow
def test_a_document_that_explodes_is_refused_and_the_next_one_is_read(sandbox: Sandbox) -> None:
    with pytest.raises(SourceRefused):
        sandbox.read(packed_pdf(megabytes=1024), "a.pdf")
    assert sandbox.read(SENTENCE.encode(), "a.txt").body == SENTENCE


@pytest.mark.slow
def test_memory_that_a_document_may_not_have_is_told_as_too_much() -> None:
    small = Sandbox(replace(DOCUMENT, memory=96 * MEGABYTE))
    text = "\n\n".join([SENTENCE] * 80_000)
    with pytest.raises(SourceRefused, match=TOO_MUCH):
        small.read(text.encode(), "a.txt")


def test_more_than_may_come_out_is_refused() -> None:
    narrow = Sandbox(replace(DOCUMENT, output=100))
    with pytest.raises(SourceRefused, match=TOO_MUCH):
        narrow.read(PAGE.encode(), "a.html")


def test_a_reading_that_takes_too_long_by_the_clock_is_refused() -> None:
    impatient = Sandbox(replace(DOCUMENT, clock=0.0))
    with pytest.raises(SourceRefused, match=TOO_MUCH):
        impatient.read(ENDLESS, "a.pdf")


def test_a_reading_that_is_abandoned_is_told_as_broken_off() -> None:
    abandoned, met = Sandbox(), threading.Event()
    told: list[str] = []

    def read() -> None:
        met.set()
        with pytest.raises(SourceRefused) as refused:
            abandoned.read(ENDLESS, "a.pdf")
        told.append(str(refused.value))

    reader = threading.Thread(target=read)
    reader.start()
    met.wait()
    while reader.is_alive():
        abandoned.abandon()
        reader.join(0.01)
    assert told == [BROKE_OFF]
    assert abandoned.read(SENTENCE.encode(), "a.txt").body == SENTENCE


def test_a_process_that_reads_is_told_no_secret() -> None:
    environment = {"DISCORD_TOKEN": "x", "FOOTNOTE_DATABASE": "y", "PATH": "/bin", "LC_ALL": "C"}
    assert passed_on(environment) == {"PATH": "/bin", "LC_ALL": "C"}


def test_where_no_process_can_be_started_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "_COMMAND", (str(Path("no") / "such" / "program"),))
    with pytest.raises(ReadingUnavailable, match="No process could be started to read this"):
        Sandbox().read(SENTENCE.encode(), "a.txt")


STALLED = "from corpus.sandbox import server; server._answered = lambda *_: time.sleep(60)"
"""What has a reading process not keep its own time."""


def test_a_process_that_is_slow_to_start_takes_nothing_of_the_time_for_reading(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(process, "_COMMAND", started_by("import time; time.sleep(1)"))
    monkeypatch.setattr(process, "GRACE", 0.0)
    slow = Sandbox(replace(DOCUMENT, clock=0.9))
    assert slow.read(SENTENCE.encode(), "a.txt").body == SENTENCE
    slow.abandon()


def test_a_process_that_is_not_there_in_time_is_no_fault_of_the_document(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(process, "_COMMAND", started_by("import time; time.sleep(60)"))
    monkeypatch.setattr(process, "STARTED_WITHIN", 0.1)
    with pytest.raises(ReadingUnavailable, match="timed out"):
        Sandbox().read(SENTENCE.encode(), "a.txt")


def test_a_process_that_ends_before_it_reads_is_no_fault_of_the_document(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(process, "_COMMAND", started_by("sys.exit(1)"))
    with pytest.raises(ReadingUnavailable, match="it ended"):
        Sandbox().read(SENTENCE.encode(), "a.txt")


def test_what_does_not_keep_its_own_time_took_too_much_and_did_not_break_off(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(process, "_COMMAND", started_by("import time", STALLED))
    monkeypatch.setattr(process, "GRACE", 0.1)
    with pytest.raises(SourceRefused, match=TOO_MUCH):
        Sandbox(replace(DOCUMENT, clock=0.1)).read(SENTENCE.encode(), "a.txt")


def test_an_archive_is_read_apart_file_by_file(sandbox: Sandbox) -> None:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as members:
        members.writestr("ferry.md", f"# The Ferry\n\n{SENTENCE}")
        members.writestr("empty.md", "")
    read, refused = sandbox.unpack(output.getvalue(), "a.zip", "eve", NOW)
    assert read.draft is not None
    assert (read.draft.body, read.source.posted_by, read.source.posted_at) == (SENTENCE, "eve", NOW)
    assert refused.refused == "This source is empty: post one that has text in it."


def test_the_articles_of_an_archive_are_not_held_together(sandbox: Sandbox) -> None:
    output = io.BytesIO()
    article = "\n\n".join(["It rained."] * 2_500).encode()
    with zipfile.ZipFile(output, "w") as members:
        for each in range(8):
            members.writestr(f"{each}.md", article)
    tracemalloc.start()
    try:
        lengths = [
            len(each.draft.paragraphs)
            for each in sandbox.unpack(output.getvalue(), "a.zip", None, NOW)
            if each.draft
        ]
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert lengths == [2_500] * 8
    assert most < 2_500 * 8 * 150


def test_an_archive_that_is_none_is_refused(sandbox: Sandbox) -> None:
    with pytest.raises(SourceRefused, match="That archive is damaged or locked"):
        list(sandbox.unpack(b"PK\x03\x04 and nothing else", "a.zip", None, NOW))


def test_a_mistake_of_a_reader_comes_back_with_its_traceback() -> None:
    with pytest.raises(ReadingFailed, match="ZeroDivisionError"):
        draft_in([failure_line("Traceback: ZeroDivisionError")])


@settings(max_examples=50)
@given(
    texts=st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), min_size=1),
    title=st.none() | st.text(st.characters(exclude_categories=["Cs"]), min_size=1),
)
def test_a_draft_comes_through_the_wire_as_it_was(texts: list[str], title: str | None) -> None:
    draft = assemble(Metadata(title=title), [Block(ParagraphKind.BODY, text) for text in texts])
    line = draft_line(draft)
    assert line.splitlines() == [line[:-1]]
    returned: Draft = draft_in([line])
    assert returned == draft
