"""Reports of what nobody waits for any more: long readings, and scheduled checks."""

import discord

from bot.client import FootnoteClient
from bot.connection.delivery import FAILURES, delivered, log_failure, nonce_of
from bot.interface.escaping import escape_within
from bot.interface.layout import card
from bot.interface.own_words import mentioned
from bot.language import ENGLISH, gettext, gettext_noop, retold, speaking
from bot.sources.look import LookAt
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
_FIELD, _REASON = 160, 400


async def report(client: FootnoteClient, submission: Submission) -> None:
    """Tell what came of *submission* where it was posted, or else its moderator directly."""
    posted = submission.posted
    if posted.scheduled and submission.state is SubmissionState.CLOSED:
        return  # unchanged, or failing as before
    settings = await client.lookups.settings(submission.collection)
    with speaking(settings.language or ENGLISH):
        await _tell(client, submission)


async def _tell(client: FootnoteClient, submission: Submission) -> None:
    posted, text = submission.posted, report_text(submission)
    nonce = nonce_of(_REPORT, submission.id)
    pinged = [discord.Object(int(posted.actor))] if posted.actor else []
    mentions = discord.AllowedMentions(everyone=False, roles=False, users=pinged)
    if posted.channel_id is not None:
        channel = client.get_partial_messageable(int(posted.channel_id))
        waiting = submission.state is SubmissionState.WAITING
        view = card([text], [LookAt(submission.id)] if waiting else [])
        if await delivered(_REPORT, channel, view=view, allowed_mentions=mentions, nonce=nonce):
            return
    if posted.actor is not None:
        await _tell_directly(client, int(posted.actor), text, nonce)


def report_text(submission: Submission) -> str:
    """Return what is told of *submission*, in Discord's Markdown."""
    posted, state = submission.posted, submission.state
    read = submission.draft.metadata.title if submission.draft else None
    templates = {
        SubmissionState.WAITING: _CHANGED if posted.scheduled else _READ,
        SubmissionState.FAILED: _CHECK_FAILED if posted.scheduled else _FAILED,
    }
    return gettext(
        templates.get(state, _UNCHANGED),
        who=f"<@{posted.actor}>" if posted.actor else gettext("Moderators"),
        name=escape_within(read or posted.name, _FIELD),
        reason=escape_within(retold(submission.reason or ""), _REASON),
    )


async def _tell_directly(client: FootnoteClient, user_id: int, text: str, nonce: str) -> None:
    try:
        direct = await client.create_dm(discord.Object(user_id))
    except FAILURES as failed:
        log_failure(_REPORT, failed, f"user:{user_id}")
        return
    view = card([text, mentioned(gettext(_ELSEWHERE))])
    await delivered(_REPORT, direct, view=view, nonce=nonce)
