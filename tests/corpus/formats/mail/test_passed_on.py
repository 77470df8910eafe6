"""A message that is passed on is the article; what is answered is none of it."""

from datetime import date
from email.message import EmailMessage

import pytest

from corpus.formats.mail.document import read_mail
from tests.corpus.formats.mail.messages import CAPTAIN, FERRY, PAGE, PROSE, WHEN, message, texts

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
