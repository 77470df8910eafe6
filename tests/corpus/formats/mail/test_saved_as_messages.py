"""Pages that browsers save as messages are pages; a mailbox is a message, or refused."""

import pytest

from corpus.errors import SourceRefused
from corpus.formats import read_document
from tests.corpus.formats.mail.messages import CAPTAIN, FERRY, message, texts


def test_a_page_that_a_browser_saved_as_a_message_is_a_page() -> None:
    page = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://coast.example/ferry\r\n"
        "Subject: The Ferry\r\nDate: Wed, 5 Nov 2025 09:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
        "Content-Type: text/html\r\n\r\n"
        f"<html><body><article><h1>The Ferry</h1><p>{FERRY}</p><p>{CAPTAIN}</p></article></body>"
        "</html>\r\n--b--\r\n"
    )
    draft = read_document(page.encode(), "ferry.mhtml")
    assert texts(draft) == [FERRY, CAPTAIN]
    assert draft.metadata.url == "https://coast.example/ferry"
    assert (draft.metadata.authors, draft.metadata.published) == ((), None)


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ("From: <Saved by UnMHT>\r\nContent-Location: https://coast.example/ferry\r\n", True),
        ("From: <Saved by Mozilla 5.0 (Windows; en-US)>\r\n", False),
        ('From: "Saved by Windows Internet Explorer 8"\r\n', False),
    ],
)
def test_a_page_saved_by_any_browser_states_what_the_page_states(head: str, *, url: bool) -> None:
    page = (
        f"{head}Subject: The Ferry - The Coast\r\nDate: Wed, 5 Nov 2025 09:00:00 -0000\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
        "Content-Type: text/html\r\n\r\n<html><head><title>The Ferry</title></head><body><article>"
        f"<p>{FERRY}</p><p>{CAPTAIN}</p></article></body></html>\r\n--b--\r\n"
    )
    draft = read_document(page.encode(), "ferry.mht")
    assert texts(draft) == [FERRY, CAPTAIN]
    assert draft.metadata.url == ("https://coast.example/ferry" if url else None)
    assert (draft.metadata.authors, draft.metadata.published) == ((), None)


def test_the_line_that_a_mailbox_keeps_above_a_message_is_no_part_of_it() -> None:
    kept = b"From 1790@xxx Wed Nov 05 23:30:00 +0000 2025\r\n" + message()
    draft = read_document(kept, "takeout.mbox")
    assert texts(draft) == [FERRY, CAPTAIN]
    assert draft.metadata.authors == ("Ada Quill",)
    assert draft.warnings == ()


def test_a_mailbox_of_several_messages_is_refused() -> None:
    kept = b"From ada@coast.example Wed Nov  5 23:30:00 2025\r\n" + message() + b"\r\n"
    with pytest.raises(SourceRefused, match="several messages"):
        read_document(kept * 2, "takeout.mbox")


@pytest.mark.parametrize("name", ["a.eml", "a.txt", "a.md", "a"])
def test_a_message_is_known_by_its_content(name: str) -> None:
    assert texts(read_document(message(), name)) == [FERRY, CAPTAIN]
