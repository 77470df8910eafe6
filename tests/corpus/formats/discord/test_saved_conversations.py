"""A conversation that was saved as text is told with who said what, and by its channel."""

from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Draft, ParagraphKind
from corpus.formats.discord.saved_conversations import conversation_in
from corpus.formats.text.document import read_text

RULE = "=" * 62
HEAD = f"{RULE}\nGuild: Quay Allotments\nChannel: plots / watering\nTopic: hoses\n{RULE}\n"
EXPORT = f"""{HEAD}
[2026-07-03 18:02] Ilse (keeper)
The tank is empty again.

Whoever left the tap open, please say so.

[2026-07-03 18:05] tomas_k (pinned)
That was me, sorry!

{{Attachments}}
https://cdn.example.org/tap.png
https://cdn.example.org/tank.png

{{Reactions}}
heart (2)

[2026-07-03 18:09] Ilse (keeper)
- hose A: plots 1 to 9
- hose B: the rest

{RULE}
Exported 3 message(s)
{RULE}
"""
COPIED = """Ilse \u2014 Today at 6:02 PM
The tank is empty again.
tomas_k \u2014 Today at 6:05 PM
That was me, sorry!
Ilse \u2014 03/07/2026 18:09
Never mind.
"""


def texts(draft: Draft) -> list[str]:
    return [draft.body[each.start : each.end] for each in draft.paragraphs]


def test_every_message_of_an_export_begins_with_who_said_it() -> None:
    assert texts(read_text(EXPORT)) == [
        "Ilse (keeper): The tank is empty again.",
        "Whoever left the tap open, please say so.",
        "tomas_k: That was me, sorry!",
        "Ilse (keeper): hose A: plots 1 to 9",
        "hose B: the rest",
    ]


def test_an_export_is_called_by_its_channel_and_published_by_its_server() -> None:
    stated = read_text(EXPORT).metadata
    assert (stated.title, stated.publication) == ("plots / watering", "Quay Allotments")
    assert (stated.authors, stated.published) == ((), None)


def test_files_of_an_export_are_told_of_and_reactions_are_no_words() -> None:
    assert "Files of these messages were left out: 2." in read_text(EXPORT).warnings[0]


def test_what_is_copied_from_discord_is_read_message_by_message() -> None:
    draft = read_text(COPIED)
    assert texts(draft) == [
        "Ilse: The tank is empty again.",
        "tomas_k: That was me, sorry!",
        "Ilse: Never mind.",
    ]
    assert {each.kind for each in draft.paragraphs} == {ParagraphKind.BODY}


def test_a_text_that_only_quotes_a_conversation_is_none() -> None:
    assert conversation_in("This is what was said about the tank.\n\n" + COPIED) is None


def test_two_messages_make_no_conversation() -> None:
    assert conversation_in("\n".join(COPIED.splitlines()[:4])) is None


def test_a_line_with_a_time_in_brackets_that_goes_on_is_no_head() -> None:
    lines = "\n".join(f"[03/07/2026 18:0{each}] Ilse: the tank is empty" for each in range(4))
    assert conversation_in(lines) is None


@given(st.text())
def test_no_text_makes_it_fail(text: str) -> None:
    conversation_in(text)
