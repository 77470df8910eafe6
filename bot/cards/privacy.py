"""What is kept of a person, for that person."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

import discord

from bot.cards.escaping import escape_within
from bot.cards.layout import card
from bot.language import gettext, ngettext, shown_day
from corpus.personal_data import KeptQuestion, PersonalRecord
from corpus.servers import PREFIX as SERVER

Actions = Sequence[discord.ui.Item[Any]]

SHOWN = 10
"""Questions listed in one message; the export has all."""

_QUESTION = 200


def privacy_card(keep_days: int, actions: Actions) -> discord.ui.LayoutView:
    """Return what is kept and for how long, with what the reader may do about theirs."""
    if keep_days == 0:
        kept = gettext(
            "**Your questions** are not written down here. I only count how many are asked and "
            "answered a day."
        )
    else:
        kept = ngettext(
            "**Your questions** are kept for {n} day, with your user id, the channel and whether "
            "they were answered. After that only counts remain.",
            "**Your questions** are kept for {n} days, with your user id, the channel and whether "
            "they were answered. After that only counts remain.",
            keep_days,
        )
    texts = [
        kept,
        gettext(
            "**What for:** so that the buttons below an answer work, moderators see which "
            "questions are open, without your name, and you can be told when one is answered."
        ),
        gettext(
            "**Your feedback and wishes** (Helpful, Not helpful, Ask the moderators) go with "
            "their question."
        ),
        gettext(
            "**Nobody else** gets any of it: answers are found on the machine that runs me, and "
            "nothing is used to train anything."
        ),
    ]
    return card(texts, actions)


def record_card(record: PersonalRecord, actions: Actions) -> discord.ui.LayoutView:
    """Return the newest questions of the reader and how much else is kept of them."""
    head = ngettext(
        "**{n} question of yours is kept.**",
        "**{n} questions of yours are kept.**",
        len(record.questions),
    )
    lines = [_line(each) for each in record.questions[:SHOWN]]
    rest = gettext(
        "-# Feedback: {judgements} · wishes: {wishes} · what you did to sources: {deeds}",
        judgements=len(record.judgements),
        wishes=len(record.wishes),
        deeds=len(record.deeds),
    )
    return card([head, *(["\n".join(lines)] if lines else []), rest], actions)


def export_card(name: str) -> discord.ui.LayoutView:
    """Return the message that carries the file *name*."""
    view = card([gettext("All that is kept of you, in one file.")])
    view.add_item(discord.ui.File(f"attachment://{name}"))
    return view


def confirm_card(questions: int, actions: Actions) -> discord.ui.LayoutView:
    """Return the question before the reader's data goes for good."""
    told = ngettext(
        "**Delete {n} question of yours, with your feedback and wishes?** This cannot be undone.",
        "**Delete {n} questions of yours, with your feedback and wishes?** This cannot be undone.",
        questions,
    )
    stays = gettext(
        "-# The buttons below my old answers stop working, and nobody can tell you any more when "
        "a question is answered. What you did to sources stays in the server's history."
    )
    return card([told, stays], actions)


def exported(record: PersonalRecord) -> str:
    """Return *record* as JSON, for people and programs; its names are English everywhere."""
    return json.dumps(asdict(record), ensure_ascii=False, indent=2, default=_written)


def message_link(collection: str, channel_id: str | None, message_id: str | None) -> str | None:
    """Return the address of a message in a server, or null where one part is not known."""
    if channel_id is None or message_id is None or not collection.startswith(SERVER):
        return None
    server = collection.removeprefix(SERVER)
    return f"https://discord.com/channels/{server}/{channel_id}/{message_id}"


def _line(kept: KeptQuestion) -> str:
    question = escape_within(" ".join(kept.question.split()), _QUESTION)
    link = message_link(kept.collection, kept.channel_id, kept.message_id)
    return f"- {shown_day(kept.asked_at)} · {question}" + (f" · {link}" if link else "")


def _written(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)
