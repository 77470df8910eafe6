"""A message gives the article that it brings, stated by its head, without what mail adds to it."""

from collections.abc import Sequence
from datetime import date
from email.message import EmailMessage
from email.policy import SMTP

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Draft
from corpus.errors import SourceRefused
from corpus.formats import read_document
from corpus.formats.mail.document import read_mail
from corpus.formats.mail.parts import DEEPEST, MOST_PARTS
from corpus.formats.text.document import read_text

FERRY = (
    "The ferry to Orr leaves at seven in the morning, and again at noon when the tide allows it."
)
CAPTAIN = (
    "Nobody has ever missed both, because the captain waits for everyone whom he knows by name."
)
PROSE = f"{FERRY}\n\n{CAPTAIN}"
PAGE = f"<h2>On the quay</h2><p>{FERRY}</p><p>{CAPTAIN}</p>"
WHEN = "Wed, 05 Nov 2025 23:30:00 -0800"


def message(
    plain: str | None = PROSE, html: str | None = None, policy: str = "8bit", **fields: str
) -> bytes:
    made = EmailMessage()
    told = {"From": "Ada Quill <ada@coast.example>", "Subject": "The Ferry", "Date": WHEN}
    for name, value in (
        told | {key.replace("_", "-"): value for key, value in fields.items()}
    ).items():
        made[name] = value
    made["Message-ID"] = "<1@coast.example>"
    if plain is not None:
        made.set_content(plain, cte=policy)
        if html is not None:
            made.add_alternative(html, subtype="html", cte=policy)
    elif html is not None:
        made.set_content(html, subtype="html", cte=policy)
    return made.as_bytes(policy=SMTP.clone(cte_type="8bit"))


def texts(draft: Draft) -> list[str]:
    return [draft.body[each.start : each.end] for each in draft.paragraphs]


def test_a_letter_states_its_title_its_author_and_its_day() -> None:
    draft = read_mail(message())
    stated = draft.metadata
    assert (stated.title, stated.authors, stated.publication) == ("The Ferry", ("Ada Quill",), None)
    assert stated.published == date(2025, 11, 5)
    assert texts(draft) == [FERRY, CAPTAIN]


@pytest.mark.parametrize(
    ("fields", "authors", "publication"),
    [
        ({"List_Unsubscribe": "<https://x.example>"}, (), "Ada Quill"),
        ({"From": "The Harbour Post <n@x.example>", "Precedence": "bulk"}, (), "The Harbour Post"),
        (
            {"From": '"Ada Quill from The Harbour Post" <n@x.example>', "List_Id": "<n.x.example>"},
            ("Ada Quill",),
            "The Harbour Post",
        ),
        (
            {"List_Id": "Harbour talk <talk.x.example>", "List_Post": "<mailto:talk@x.example>"},
            ("Ada Quill",),
            "Harbour talk",
        ),
        (
            {"From": "Ada Quill via talk <talk@x.example>", "List_Post": "<mailto:t@x.example>"},
            ("Ada Quill",),
            None,
        ),
        ({"List_Post": "NO", "List_Id": "x"}, (), "Ada Quill"),
        ({"Precedence": "bulk", "X_Mailing_List": "talk@x.example"}, ("Ada Quill",), None),
        (
            {"List_Unsubscribe": "<mailto:u@x.example>", "In_Reply_To": "<2@x>"},
            ("Ada Quill",),
            None,
        ),
        ({"From": "=?utf-8?q?Zo=C3=AB_Lind?= <z@x.example>"}, ("Zo\u00eb Lind",), None),
        ({"From": '"Quill, Ada" <a@x.example>'}, ("Quill, Ada",), None),
        ({"From": "=?utf-8?q?Qu=C3=ADll=2C_Ada?= <a@x.example>"}, ("Qu\u00edll, Ada",), None),
        ({"From": "ada@coast.example (Ada Quill)"}, ("Ada Quill",), None),
        ({"From": "ada@coast.example"}, (), None),
    ],
)
def test_who_sends_news_is_the_publication_and_who_writes_a_letter_its_author(
    fields: dict[str, str], authors: Sequence[str], publication: str | None
) -> None:
    stated = read_mail(message(**fields)).metadata
    assert (stated.authors, stated.publication) == (authors, publication)


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("Re: Fwd: The Ferry", "The Ferry"),
        ("AW: WG: The Ferry", "The Ferry"),
        ("RE[2]: The Ferry", "The Ferry"),
        ("[talk] Re: The Ferry", "The Ferry"),
        ("[Opinion] The Ferry", "[Opinion] The Ferry"),
        ("Re:", "Re:"),
        ("=?iso-8859-1?q?The_F=E4hre?=", "The F\u00e4hre"),
        ("=?x-none?q?The_Ferry?=", "The Ferry"),
        ("=?gb2312?b?tsm0rA==?=", "\u6e21\u8239"),
    ],
)
def test_the_subject_is_the_title_without_what_programs_write_before_it(
    subject: str, title: str
) -> None:
    written = message().replace(b"Subject: The Ferry", f"Subject: {subject}".encode())
    listed = written.replace(b"Message-ID", b"List-Id: talk <talk.x.example>\r\nMessage-ID")
    assert read_mail(listed).metadata.title == title


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


NEWSLETTER = f"""<html lang="en"><body>
<div style="display:none;max-height:0">The tide, and who waits for it &#847;&zwnj;&nbsp;&#847;</div>
<table><tr><td>Read what the captain said to us.</td><td><a href="https://x.example/1">View this
email in your browser</a></td></tr></table>
<table width="600"><tr><td><h1>The Ferry</h1><p>By Ada Quill</p>
<p>{FERRY}</p><a>Share</a><table><tr><th>Bay</th><th>State</th></tr><tr><td>third</td><td>cracked</td></tr>
</table><p>{CAPTAIN}</p><img src="https://x.example/open.gif" width="1"></td></tr></table>
<table><tr><td><p>Follow us on X</p>
<p>You received this email because you signed up at x.example.</p>
<p><a href="https://x.example/u">Unsubscribe</a> | 1 Quay Street, Orr</p></td></tr></table>
</body></html>"""


def test_a_newsletter_is_read_without_what_it_says_of_itself() -> None:
    fields = {"From": "The Harbour Post <n@x.example>", "List_Unsubscribe": "<https://x.example>"}
    draft = read_mail(message("View it in your browser.", NEWSLETTER, **fields))
    assert texts(draft) == [
        "Read what the captain said to us.",
        FERRY,
        "Bay State",
        "third cracked",
        CAPTAIN,
    ]
    stated = draft.metadata
    assert (stated.title, stated.authors) == ("The Ferry", ("Ada Quill",))
    assert (stated.publication, stated.language) == ("The Harbour Post", "en")
    assert draft.warnings == (
        "Lines left out as not part of the article: 5. Please check that none is missing.",
    )


HEADS = {
    "Gmail": (
        "---------- Forwarded message ---------\nFrom: Bo Lind <bo@x.example>\n"
        "Date: Mon, Nov 3, 2025 at 9:00 AM\nSubject: The Bridge\nTo: <ada@coast.example>\n"
    ),
    "Apple": (
        "Begin forwarded message:\n\nFrom: Bo Lind <bo@x.example>\nSubject: The Bridge\n"
        "Date: 3 November 2025 at 09:00:00 CET\nTo: ada@coast.example\n"
    ),
    "Outlook": (
        "-----Original Message-----\nFrom: Bo Lind [mailto:bo@x.example]\n"
        "Sent: Monday, November 3, 2025 9:00 AM\nTo: Ada\nSubject: The Bridge\n"
    ),
    "Thunderbird": (
        "-------- Weitergeleitete Nachricht --------\nBetreff: \tThe Bridge\n"
        "Datum: \tMo, 3. November 2025 09:00:00 +0100\nVon: \tBo Lind <bo@x.example>\nAn: \tada\n"
    ),
}


@pytest.mark.parametrize("program", HEADS)
@pytest.mark.parametrize("above", ["", "Worth reading!\n\n"])
def test_a_message_that_is_passed_on_states_its_own_head(program: str, above: str) -> None:
    draft = read_mail(message(f"{above}{HEADS[program]}\n{PROSE}", Subject="Fwd: The Bridge"))
    stated = draft.metadata
    assert (stated.title, stated.authors) == ("The Bridge", ("Bo Lind",))
    assert stated.published == date(2025, 11, 3)
    assert texts(draft) == [FERRY, CAPTAIN]


def test_a_head_is_known_whichever_s_and_i_its_names_are_written_with() -> None:
    head = HEADS["Gmail"].replace("Subject", "\u017fUBJECT")
    stated = read_mail(message(f"{head}\n{PROSE}", Subject="Fwd: The Bridge")).metadata
    assert (stated.title, stated.authors) == ("The Bridge", ("Bo Lind",))


def test_a_message_that_is_passed_on_in_html_states_its_own_head() -> None:
    html = (
        '<div>Worth reading!</div><div class="gmail_quote"><div class="gmail_attr">'
        "---------- Forwarded message ---------<br>From: <b>Bo Lind</b> &lt;bo@x.example&gt;<br>"
        "Date: Mon, Nov 3, 2025 at 9:00 AM<br>Subject: The Bridge<br>To: Ada &lt;a@x.example&gt;"
        f"<br></div><br><br>{PAGE}</div>"
    )
    draft = read_mail(message(None, html))
    stated = draft.metadata
    assert (stated.title, stated.authors) == ("The Bridge", ("Bo Lind",))
    assert stated.published == date(2025, 11, 3)
    assert texts(draft) == ["On the quay", FERRY, CAPTAIN]


ANSWERED = {
    "Gmail": (
        f'<p>{CAPTAIN}</p><div class="gmail_quote">On Mon, Nov 3, 2025 Bo Lind wrote:<br>'
        f"<blockquote><p>{FERRY}</p></blockquote></div>"
    ),
    "Apple": (
        f"<div>{CAPTAIN}</div><div>On 3 Nov 2025, at 09:00, Bo Lind wrote:</div>"
        f'<blockquote type="cite"><p>{FERRY}</p></blockquote>'
    ),
}
PASSED_ON = (
    '<blockquote type="cite"><div>Begin forwarded message:</div><div><b>From: </b>Bo Lind'
    f" &lt;bo@x.example&gt;</div><div><b>Subject: </b>The Bridge</div><br><p>{FERRY}</p>"
    "</blockquote>"
)


@pytest.mark.parametrize(
    ("html", "expected"),
    [(ANSWERED["Gmail"], CAPTAIN), (ANSWERED["Apple"], CAPTAIN), (PASSED_ON, FERRY)],
)
def test_what_is_answered_is_no_text_and_what_is_passed_on_is_no_quotation(
    html: str, expected: str
) -> None:
    draft = read_mail(message(None, html))
    assert texts(draft) == [expected]
    assert all(each.number for each in draft.paragraphs)


def test_a_message_that_is_attached_is_the_article_where_nothing_else_is_written() -> None:
    outer = EmailMessage()
    outer["From"], outer["Subject"], outer["Date"] = "Bo <bo@x.example>", "Fwd: mail", WHEN
    outer.set_content("See below.")
    inner = EmailMessage()
    inner["From"], inner["Subject"] = "Ada Quill <ada@coast.example>", "The Ferry"
    inner.set_content(PROSE)
    outer.add_attachment(inner)
    draft = read_mail(outer.as_bytes())
    assert (draft.metadata.title, draft.metadata.authors) == ("The Ferry", ("Ada Quill",))
    assert draft.metadata.published is None
    assert texts(draft) == [FERRY, CAPTAIN]


def test_signatures_quotations_addresses_and_feet_of_lists_are_no_text() -> None:
    plain = (
        f"{FERRY} ( https://click.example/aaaa )\n\n<https://click.example/bbbb>\n\n"
        "On Mon, Nov 3, 2025 at 9:00 AM Bo Lind <bo@x.example> wrote:\n> Is it late?\n> Bo\n\n"
        f"{CAPTAIN}\n\n-- \nAda Quill\nHarbour Master"
    )
    assert texts(read_mail(message(plain))) == [FERRY, CAPTAIN]
    foot = f"{PROSE}\n\n{'_' * 47}\ntalk mailing list\ntalk@x.example"
    assert texts(read_mail(message(foot))) == [FERRY, CAPTAIN]


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


def test_a_newsletter_that_was_pasted_is_stated_by_the_head_above_it() -> None:
    text = (
        "From: Ada Quill from The Harbour Post <n@x.example>\nSubject: The Ferry\n"
        "Date: Wed, Nov 5, 2025 at 9:00 AM\nTo: me\n\nView this email in your browser\n\n"
        f"{PROSE}\n\nYou're receiving this email because you signed up.\nUnsubscribe\n"
    )
    draft = read_text(text)
    stated = draft.metadata
    assert (stated.title, stated.authors) == ("The Ferry", ("Ada Quill",))
    assert stated.publication == "The Harbour Post"
    assert stated.published == date(2025, 11, 5)
    assert texts(draft) == [FERRY, CAPTAIN]


def test_a_newsletter_that_was_pasted_without_a_head_loses_what_it_says_of_itself() -> None:
    text = (
        "Trouble viewing this email? View it in your browser.\n\nThe captain waits\n\n"
        f"{PROSE}\n\n"
        "Copyright 2025 The Harbour Post\n\nUnsubscribe | Manage your preferences\n\n1 Quay Street"
    )
    draft = read_text(text)
    assert texts(draft) == [FERRY, CAPTAIN]
    assert draft.metadata.title == "The captain waits"


ORDINARY = [
    "Anybody can unsubscribe from the service, the court said, at any time and without a reason.",
    "From: a word that opens a letter. Subject: what follows it, she told the class on Monday.",
    "He wrote that the online version of the paper had been altered after the vote was counted.",
    "Wer umzieht, muss sich beim Amt abmelden, sagte die Stadt den Leuten auf dem Platz am Montag.",
    "You can view this in your garden at dawn, when the birds that live there begin to sing.",
]


@pytest.mark.parametrize("sentence", ORDINARY)
@pytest.mark.parametrize("place", [0, 1, 2])
def test_an_article_that_talks_of_such_things_is_kept_whole(sentence: str, place: int) -> None:
    paragraphs = [FERRY, CAPTAIN]
    paragraphs.insert(place, sentence)
    assert texts(read_text("\n\n".join(paragraphs))) == paragraphs


@pytest.mark.parametrize(
    ("day", "stated", "guessed"),
    [
        ("2025-11-05", date(2025, 11, 5), None),
        ("25/11/2025", date(2025, 11, 25), None),
        ("05/11/2025", None, date(2025, 11, 5)),
        ("le 5 novembre 2025 \u00e0 09:00", date(2025, 11, 5), None),
        ("yesterday", None, None),
    ],
)
def test_a_day_that_may_be_two_is_offered_and_not_stated(
    day: str, stated: date | None, guessed: date | None
) -> None:
    draft = read_text(f"From: Ada Quill <a@x.example>\nSubject: The Ferry\nDate: {day}\n\n{PROSE}")
    assert (draft.metadata.published, draft.guessed.published) == (stated, guessed)


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
