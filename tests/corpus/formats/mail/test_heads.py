"""The head of a message states title, author, publication and day."""

from collections.abc import Sequence
from datetime import date

import pytest

from corpus.formats.mail.document import read_mail
from corpus.formats.text.document import read_text
from tests.corpus.formats.mail.messages import CAPTAIN, FERRY, PROSE, message, texts


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
