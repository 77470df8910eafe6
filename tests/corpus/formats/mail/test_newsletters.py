"""A newsletter is read without what it says of itself, as mail and as pasted text."""

from datetime import date

import pytest

from corpus.formats.mail.document import read_mail
from corpus.formats.text.document import read_text
from tests.corpus.formats.mail.messages import CAPTAIN, FERRY, PROSE, message, texts

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
