"""No reader of a document does more than its share for each part of it."""

from collections.abc import Callable

import pytest

from corpus.formats.mail.document import read_mail
from corpus.formats.mail_text.message import received
from corpus.formats.odt.document import read_odt
from corpus.formats.rtf.parser import document_in
from corpus.formats.transcript.document import read_transcript
from tests.patterns.counting import LINEAR
from tests.patterns.work import work

SENTENCE = "The ferry was late again, and nobody on the quay was told why it did not come."
HEAD = "From: Ada Quill <a@x.example>\nSubject: The Ferry\nDate: 6 May 2022\nMIME-Version: 1.0\n"
OASIS = "urn:oasis:names:tc:opendocument:xmlns:"


def cues(count: int, text: Callable[[int], str]) -> Callable[[], object]:
    shown = (f"00:00:{n % 60:02}.000 --> 00:00:{n % 60:02}.900\n{text(n)}" for n in range(count))
    written = "WEBVTT\n\n" + "\n\n".join(shown)
    return lambda: read_transcript(written)


def rtf(body: str) -> Callable[[], object]:
    data = (r"{\rtf1\ansi{\fonttbl{\f0 Times;}}" + body + "}").encode()
    return lambda: document_in(data)


def odt(body: str) -> Callable[[], object]:
    data = (
        f'<?xml version="1.0"?><office:document xmlns:office="{OASIS}office:1.0" '
        f'xmlns:text="{OASIS}text:1.0" xmlns:table="{OASIS}table:1.0"><office:body><office:text>'
        f"<text:p>{SENTENCE}</text:p>{body}</office:text></office:body></office:document>"
    ).encode()
    return lambda: read_odt(data)


def mail(body: str, head: str = "") -> Callable[[], object]:
    return lambda: read_mail(f"{HEAD}{head}\n{SENTENCE}\n\n{body}".encode())


WALKS: dict[str, tuple[int, Callable[[int], Callable[[], object]]]] = {
    "cues": (200, lambda n: cues(n, lambda each: f"word {each} and")),
    "cues that repeat": (200, lambda n: cues(n, lambda _: "a b a b a")),
    "speakers": (200, lambda n: cues(n, lambda each: f"<v Ada{each}>Yes. >> No.")),
    "tags of cues": (200, lambda n: cues(1, lambda _: "<v a>" * n + "<c>&amp;" * n + "x")),
    "groups of RTF": (400, lambda n: rtf("{" * 400 + r"{\b x}" * n + "}" * 400)),
    "code points of RTF": (400, lambda n: rtf(r"\u8220?" * n)),
    "cells of RTF": (
        200,
        lambda n: rtf(r"\trowd\cellx9\clvmrg\cellx99" + r"a\cell b\cell\row" * n),
    ),
    "notes of RTF": (200, lambda n: rtf(r"a{\footnote b}" * n)),
    "fonts of RTF": (200, lambda n: rtf(r"{\fonttbl" + r"{\f1 a;}" * n + "}")),
    "paragraphs of ODT": (100, lambda n: odt("<text:p>a</text:p>" * n)),
    "items of ODT": (
        60,
        lambda n: odt(
            f"<text:list>{'<text:list-item><text:p>a</text:p></text:list-item>' * n}</text:list>"
        ),
    ),
    "quotations in mail": (200, lambda n: lambda: received(f"{SENTENCE}\n\n" + "> a\n\nb\n\n" * n)),
    "heads in mail": (100, lambda n: mail("From: a\nSubject: b\n\n" * n + SENTENCE)),
    "fields of a head": (200, lambda n: mail("", "X-A: (((\n" * n)),
}


@pytest.mark.parametrize("name", WALKS)
def test_twice_as_much_is_about_twice_the_work(name: str) -> None:
    size, walk = WALKS[name]
    walk(size)()  # what is made once is made now
    few, many = (work(walk(count)) for count in (size, 2 * size))

    assert many <= LINEAR * few
