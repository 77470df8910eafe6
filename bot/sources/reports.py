"""Reports of what nobody waits for any more: long readings, and scheduled checks."""

from typing import Any

import discord

from bot.client import FootnoteClient
from bot.connection.outgoing_messages import Attempt, OutgoingMessage, alone_with, at
from bot.connection.sending import first_taken
from bot.interface.escaping import FIELD, escape_within
from bot.interface.layout import card
from bot.interface.moderators import line_for_moderators
from bot.interface.own_words import mentioned
from bot.language import ENGLISH, gettext, gettext_noop, speaking
from bot.retelling import retold
from bot.sources.archive import import_actions
from bot.sources.archive_cards import imported_card, imported_line
from bot.sources.look import LookAt
from corpus.storage.outgoing import Delivery
from corpus.submissions.import_outcome import import_outcome_of
from corpus.submissions.submission import Submission, SubmissionState

_READ = gettext_noop(
    "{who}, the source you posted has been read: **{name}**. Only moderators can look at it."
)
_FAILED = gettext_noop("{who}, **{name}** could not be read: {reason}")
_UNCHANGED = gettext_noop("{who}, **{name}** has not changed.")
_CHANGED = gettext_noop(
    "{who}, the page of **{name}** has changed. The stored version answers until a moderator "
    "has looked at the change and published it."
)
_CHECK_FAILED = gettext_noop(
    "{who}, **{name}** could not be checked: {reason} The stored version stays, and you are "
    "told again only after a check has succeeded."
)
_ELSEWHERE = gettext_noop("`/source list` in your server shows it.")
_REPORT = "report"
_REASON = 400


async def report(client: FootnoteClient, submission: Submission, attempt: Attempt) -> Delivery:
    """Tell what came of *submission* where it was posted, or else its moderator directly.

    Where neither can be told, it is told in the moderators' channel.
    """
    posted = submission.posted
    if posted.scheduled and submission.state is SubmissionState.CLOSED:
        return Delivery.REFUSED  # unchanged, or failing as before: nobody is to be told
    settings = await client.lookups.settings(submission.collection)
    with speaking(settings.language or ENGLISH):
        ways = _ways(client, submission)
        text, names = report_text(submission), (_REPORT, submission.id)
        line = line_for_moderators(client, settings, text, names)
    return await first_taken(client, attempt, ways, line)


def _ways(client: FootnoteClient, submission: Submission) -> list[OutgoingMessage]:
    posted, text, names = submission.posted, report_text(submission), (_REPORT, submission.id)
    ways = []
    if posted.channel_id is not None:
        pinged = [discord.Object(int(posted.actor))] if posted.actor else []
        mentions = discord.AllowedMentions(everyone=False, roles=False, users=pinged)
        waiting = submission.state is SubmissionState.WAITING
        view = card([text], [LookAt(submission.id)] if waiting else [])
        if (outcome := import_outcome_of(submission)) is not None:
            view = imported_card(outcome, import_actions(submission.id), [f"<@{posted.actor}>"])
        options: dict[str, Any] = {"view": view, "allowed_mentions": mentions}
        ways.append(OutgoingMessage(_REPORT, at(client, posted.channel_id), names, options))
    if posted.actor is not None:
        view = card([text, mentioned(gettext(_ELSEWHERE))])
        alone = alone_with(client, posted.actor)
        ways.append(OutgoingMessage(_REPORT, alone, (*names, "alone"), {"view": view}))
    return ways


def report_text(submission: Submission) -> str:
    """Return what is told of *submission*, in Discord's Markdown."""
    posted, state = submission.posted, submission.state
    if (outcome := import_outcome_of(submission)) is not None:
        return imported_line(outcome)
    read = submission.draft.metadata.title if submission.draft else None
    templates = {
        SubmissionState.WAITING: _CHANGED if posted.scheduled else _READ,
        SubmissionState.FAILED: _CHECK_FAILED if posted.scheduled else _FAILED,
    }
    return gettext(
        templates.get(state, _UNCHANGED),
        who=f"<@{posted.actor}>" if posted.actor else gettext("Moderators"),
        name=escape_within(read or posted.name, FIELD),
        reason=escape_within(retold(submission.reason or ""), _REASON),
    )
