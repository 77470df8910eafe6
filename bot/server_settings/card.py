"""The card on which a server's administrators decide, and what may keep a decision from working."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import discord

from bot.interface.layout import rows_card
from bot.interface.own_words import mentioned
from bot.language import gettext
from corpus.servers.settings import ServerSettings


def settings_card(
    settings: ServerSettings,
    controls: Mapping[str, discord.ui.Item[Any]],
    unwritable: Sequence[str],
    *,
    hears_all: bool = True,
) -> discord.ui.LayoutView:
    """Return the card whose *controls*, by the name of what each sets, show *settings*.

    *unwritable* are the ids of chosen channels that the bot may not write to; *hears_all* is
    whether Discord gives it the words of messages that do not address it.
    """
    head = gettext("**Settings of this server.** Changes apply immediately.")
    warnings = [
        *(_unwritable(each, settings) for each in unwritable),
        *_unanswered(settings, hears_all=hears_all),
    ]
    if settings.curator_role is not None:
        warnings.append(
            mentioned(
                gettext(
                    "-# Discord shows `/source` and `/gaps` to the role once you allow it both "
                    "under Server Settings → Integrations."
                )
            )
        )
    labels = _labels(settings)
    rows = [(labels[name], [control]) for name, control in controls.items()]
    return rows_card("\n".join([head, *warnings]), rows)


def _unwritable(channel_id: str, settings: ServerSettings) -> str:
    channel = f"<#{channel_id}>"
    if channel_id == settings.questions_forum:
        return gettext(
            "⚠ I can't write in the posts of {channel}: give me View Channel and Send Messages "
            "in Threads there.",
            channel=channel,
        )
    return gettext(
        "⚠ I can't write in {channel}: give me View Channel and Send Messages there.",
        channel=channel,
    )


def _unanswered(settings: ServerSettings, *, hears_all: bool) -> Iterator[str]:
    """Yield what keeps questions without a mention from being answered where that was chosen."""
    chosen = [each for each in (settings.questions_channel, settings.questions_forum) if each]
    if chosen and not hears_all:
        yield gettext(
            "⚠ I can't read messages that do not mention me: whoever runs me has to turn on the "
            "Message Content Intent and restart me."
        )
    for each in chosen:
        if settings.channels and each not in settings.channels:
            yield gettext(
                "⚠ {channel} is not among the channels where I answer: choose it there too.",
                channel=f"<#{each}>",
            )


def _labels(settings: ServerSettings) -> dict[str, str]:
    if settings.private_by_default:
        visibility = gettext(
            "**Answers** are shown only to the person who asked, who can share them."
        )
    else:
        visibility = gettext("**Answers** are shown to everyone in the channel.")
    if settings.pictures:
        pictures = gettext("**Pictures** of sources are shown; Discord gets them from their sites.")
    else:
        pictures = gettext("**Pictures** of sources are not shown.")
    return {
        "pictures": pictures,
        "channels": gettext("**Channels** where I answer; none chosen means all"),
        "private_by_default": visibility,
        "curator_role": gettext(
            "**Source editors**: a role that may post sources and settle open questions"
        ),
        "moderators_channel": gettext(
            "**Moderators' channel**: where I pass on what members ask them"
        ),
        "digest_channel": gettext(
            "**Weekly digest**: where I post it on Mondays; none chosen means never"
        ),
        "questions_channel": gettext(
            "**Without a mention**: a channel where I answer questions that an article answers"
        ),
        "questions_forum": gettext(
            "**New posts**: a forum where I answer the question that a post begins with"
        ),
        "keep_days": gettext("**Questions** are kept for"),
        "language": gettext("**Language** I speak where everyone can read it"),
        "preferred_language": gettext(
            "**Preferred language**: where articles in several answer, I quote this one first"
        ),
    }
