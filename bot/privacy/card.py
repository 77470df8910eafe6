"""What is kept of a person, for that person."""

import json
from dataclasses import asdict, replace
from datetime import date

import discord

from bot.interface.escaping import escape_within
from bot.interface.layout import Actions, card
from bot.language import gettext, ngettext
from bot.local_forms import shown_day
from corpus.privacy.personal_record import Erased, KeptQuestion, PersonalRecord
from corpus.servers.collection_names import guild_id_of

SHOWN = 10
"""Questions listed in one message; the export has all."""

UPLOAD = 10 * 2**20
"""Bytes of a file that every server takes, from Discord's reference of uploads."""

_QUESTION = 200


def privacy_card(keep_days: int, actions: Actions) -> discord.ui.LayoutView:
    """Return what is kept and for how long, with what the reader may do about theirs."""
    if keep_days == 0:
        kept = gettext(
            "**Your questions** are not written down here: the last ones stay in memory for the "
            "buttons below their answers, until I am stopped. Only counts are written down."
        )
    else:
        kept = ngettext(
            "**Your questions** are kept for {n} day, with your user id, the channel and what "
            "answered them. After that only counts remain.",
            "**Your questions** are kept for {n} days, with your user id, the channel and what "
            "answered them. After that only counts remain.",
            keep_days,
        )
    texts = [
        kept,
        gettext(
            "**What for:** so that the buttons below an answer work, moderators see which "
            "questions are open, without your name, and you can be told when one is answered."
        ),
        gettext(
            "**Your feedback and requests** (Helpful, Not helpful, Ask the moderators) are deleted "
            "with their question."
        ),
        gettext(
            "**Sources you post** carry your name, and the server keeps a history of who did what "
            "to them."
        ),
        gettext(
            "**Nobody else** gets any of it: answers are found on the machine that runs me, and "
            "nothing is used to train anything."
        ),
    ]
    return card(texts, actions)


def record_card(record: PersonalRecord, actions: Actions) -> discord.ui.LayoutView:
    """Return the newest questions of the reader and how much else is kept of them."""
    asked = (*record.in_memory, *record.questions)
    head = ngettext(
        "**I keep {n} question of yours.**",
        "**I keep {n} questions of yours.**",
        len(asked),
    )
    lines = [_line(each) for each in asked[:SHOWN]]
    rest = gettext(
        "-# Feedback: {judgements} · requests: {wishes} · unpublished sources: {submissions} · "
        "link checks: {checks} · sources with your name: {sources} · entries in their history: "
        "{deeds}",
        judgements=len(record.judgements) + len(record.judged_in_memory),
        wishes=len(record.wishes),
        submissions=len(record.submissions),
        checks=len(record.checks),
        sources=len(record.sources),
        deeds=len(record.deeds),
    )
    return card([head, *(["\n".join(lines)] if lines else []), rest], actions)


def export_card(name: str) -> discord.ui.LayoutView:
    """Return the message that carries the file *name*."""
    view = card([gettext("Everything that is kept about you, in one file.")])
    view.add_item(discord.ui.File(f"attachment://{name}"))
    return view


def confirm_card(questions: int, actions: Actions) -> discord.ui.LayoutView:
    """Return the question before the reader's data goes for good."""
    told = ngettext(
        "**Delete {n} question of yours, with your feedback and requests?** This cannot be undone.",
        "**Delete {n} questions of yours, with your feedback and requests?** "
        "This cannot be undone.",
        questions,
    )
    lost = gettext(
        "-# The buttons below my old answers stop working, and nobody can tell you any more when "
        "a question is answered. Sources you posted that are not published yet are deleted, too."
    )
    stays = gettext(
        "-# What stays: who posted published sources and who did what to them, which is the "
        "server's record; checks of links that you asked for, without your name; and my messages "
        "in channels, which are Discord's to delete."
    )
    return card([told, lost, stays], actions)


def erased_card(erased: Erased) -> discord.ui.LayoutView:
    """Return what was deleted, and what goes on without its reader."""
    texts = [
        ngettext(
            "Deleted: {n} question of yours, with your feedback and requests.",
            "Deleted: {n} questions of yours, with your feedback and requests.",
            erased.questions,
        )
    ]
    if erased.submissions:
        texts.append(
            ngettext(
                "Deleted: {n} source that you posted and that was not published.",
                "Deleted: {n} sources that you posted and that were not published.",
                erased.submissions,
            )
        )
    if erased.checks:
        texts.append(
            ngettext(
                "{n} link is still checked, without your name: `/source schedule` ends that.",
                "{n} links are still checked, without your name: `/source schedule` ends that.",
                erased.checks,
            )
        )
    return card(["\n".join(texts)])


def exported(record: PersonalRecord) -> str:
    """Return *record* as JSON, for people and programs; its names are English everywhere.

    Where it would be too large for Discord, the texts of sources not published are left out:
    `/source list` shows them.
    """
    whole = _json(record)
    if len(whole.encode()) <= UPLOAD:
        return whole
    without = tuple(replace(each, text=None) for each in record.submissions)
    return _json(replace(record, submissions=without))


def message_link(collection: str, channel_id: str | None, message_id: str | None) -> str | None:
    """Return the address of a message in a server, or null where one part is not known."""
    server = guild_id_of(collection)
    if None in (server, channel_id, message_id):
        return None
    return f"https://discord.com/channels/{server}/{channel_id}/{message_id}"


def _line(kept: KeptQuestion) -> str:
    question = escape_within(" ".join(kept.question.split()), _QUESTION)
    link = message_link(kept.collection, kept.channel_id, kept.message_id)
    return f"- {shown_day(kept.asked_at)} · {question}" + (f" · {link}" if link else "")


def _json(record: PersonalRecord) -> str:
    return json.dumps(asdict(record), ensure_ascii=False, indent=2, default=_written)


def _written(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
