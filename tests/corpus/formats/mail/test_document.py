"""A message gives the text that it brings, however it travels, and is refused where it has none."""

from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import SourceRefused
from corpus.formats.mail.document import read_mail
from corpus.formats.mail.parts import DEEPEST, MOST_PARTS
from tests.corpus.formats.mail.messages import CAPTAIN, FERRY, PAGE, PROSE, message, texts


@pytest.mark.parametrize("policy", ["8bit", "quoted-printable", "base64"])
def test_a_text_is_the_same_however_it_travels(policy: str) -> None:
    plain = PROSE.replace("captain", "Kapit\u00e4n \u2013 he")
    assert texts(read_mail(message(plain, policy=policy))) == plain.split("\n\n")


def test_utf8_that_calls_itself_western_is_still_utf8() -> None:
    data = message(PROSE.replace("captain", "Kapit\u00e4n")).replace(b"utf-8", b"iso-8859-1")
    assert "Kapit\u00e4n" in read_mail(data).body


def test_html_is_read_rather_than_plain_text_unless_it_holds_far_less() -> None:
    assert texts(read_mail(message(PROSE, PAGE))) == ["On the quay", FERRY, CAPTAIN]
    assert texts(read_mail(message(PROSE, "<p>See the plain text.</p>"))) == [FERRY, CAPTAIN]
    assert texts(read_mail(message("View online: https://x.example/1", PAGE)))[1:] == [
        FERRY,
        CAPTAIN,
    ]


def test_lines_that_flow_on_are_one_paragraph() -> None:
    data = message(f"{FERRY[:49]}\n{FERRY[49:]}\n\n{CAPTAIN}", policy="7bit")
    flowed = data.replace(b'charset="utf-8"', b'charset="utf-8"; format=flowed')
    assert texts(read_mail(flowed)) == [FERRY, CAPTAIN]


def test_what_is_attached_is_told_to_be_left_out() -> None:
    made = EmailMessage()
    made["From"], made["Subject"] = "Ada Quill <ada@coast.example>", "The Ferry"
    made.set_content(PROSE)
    made.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="a.pdf")
    made.add_attachment("not read", filename="a.txt")
    draft = read_mail(made.as_bytes())
    assert texts(draft) == [FERRY, CAPTAIN]
    assert draft.warnings == ("What is attached to this message is left out: 2.",)


def nested(depth: int) -> bytes:
    head = b"From: a\r\nMIME-Version: 1.0\r\n"
    for level in range(depth):
        head += b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (level, level)
    return head + b"Content-Type: text/plain\r\n\r\ntext\r\n"


def forwarded(depth: int) -> bytes:
    return b"From: a\r\nMIME-Version: 1.0\r\n" + b"Content-Type: message/rfc822\r\n\r\n" * depth


def parts(count: int) -> bytes:
    head = b'From: a\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n'
    return head + b"--b\r\nContent-Type: text/plain\r\n\r\nx\r\n" * count


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (nested(DEEPEST + 2), "too many parts"),
        (nested(5_000), "too many parts"),
        (forwarded(50_000), "too many parts|no text of its own"),
        (parts(MOST_PARTS + 1), "too many parts"),
        (b"From: a\r\nSubject: b\r\nMIME-Version: 1.0\r\n\r\n", "no text of its own"),
        (
            b"From: a\r\nMIME-Version: 1.0\r\nContent-Type: application/pkcs7-mime\r\n\r\nAAAA",
            "encrypted",
        ),
        (message("\u2014"), "No paragraph of prose"),
    ],
)
def test_what_brings_no_article_is_refused_in_one_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(SourceRefused, match=sentence) as refusal:
        read_mail(data)
    assert str(refusal.value).endswith(".")
    assert "\n" not in str(refusal.value)


WORDS = st.text("abcdefghijk\u00e9\u0161", min_size=2, max_size=9)
SENTENCES = st.lists(WORDS, min_size=6, max_size=14).map(lambda words: f"{' '.join(words)}.")


@given(
    st.lists(
        st.tuples(SENTENCES, st.sampled_from(["seen", "hidden", "struck"])), min_size=3, max_size=8
    ),
    st.sampled_from(["8bit", "quoted-printable", "base64"]),
)
def test_every_word_that_is_seen_comes_once_in_order_and_no_other(
    written: list[tuple[str, str]], policy: str
) -> None:
    forms = {
        "seen": "<p>{}</p>",
        "hidden": '<div style="display:none">{}</div>',
        "struck": "<p><s>{}</s></p>",
    }
    sentences = [(f"S{number} {text}", kind) for number, (text, kind) in enumerate(written)]
    html = "".join(forms[kind].format(text) for text, kind in sentences)
    seen = [text for text, kind in sentences if kind == "seen"]
    body = f"<p>{FERRY}</p>{html}<p>{CAPTAIN}</p>"

    draft = read_mail(message(None, f"<html><body>{body}</body></html>", policy=policy))

    assert draft.body.split() == " ".join([FERRY, *seen, CAPTAIN]).split()
