"""Lists that moderators see: a server's sources with their state, and who did what to them."""

from collections.abc import Mapping, Sequence

import discord

from bot.interface.escaping import FIELD, display_length, escape_within, moment
from bot.interface.layout import TEXT_BUDGET, Actions, card, lines_within
from bot.interface.own_words import mentioned
from bot.interface.paging import page_line
from bot.language import gettext, gettext_noop
from bot.retelling import retold
from bot.services.source_listing import Listing
from corpus.storage.current_articles import Listed
from corpus.storage.history import Action, Event
from corpus.submissions.submission import Submission, SubmissionState

PER_PAGE = 10
"""Sources on one page of the list."""

_WHO = 64
"""UTF-16 units of the name of who posted: all that Discord's names have, each sign escaped."""
_NAME, _REASON = 120, 160
"""UTF-16 units of a line of the list for what was not published, and for why."""

_CHECKED = {"daily": gettext_noop("checked daily"), "weekly": gettext_noop("checked weekly")}
_STATES = {
    SubmissionState.QUEUED: gettext_noop("⏳ {name} · queued"),
    SubmissionState.READING: gettext_noop("⏳ {name} · being read"),
    SubmissionState.WAITING: gettext_noop("📝 {name} · waiting for your confirmation"),
    SubmissionState.FAILED: gettext_noop("❌ {name} · could not be read: {reason}"),
}
STATE_MARKS = {state: line.partition(" ")[0] for state, line in _STATES.items()}
"""The signs of those lines, where there is no room for more."""
_DEEDS = {
    Action.ADDED: gettext_noop("{at} · {who} added **{title}** (v{version})"),
    Action.EDITED: gettext_noop("{at} · {who} edited **{title}** (v{version})"),
    Action.REFRESHED: gettext_noop("{at} · {who} refreshed **{title}** (v{version})"),
    Action.REPLACED: gettext_noop("{at} · {who} replaced **{title}** (v{version})"),
    Action.REMOVED: gettext_noop("{at} · {who} removed **{title}** (v{version})"),
    Action.RESTORED: gettext_noop("{at} · {who} restored **{title}** (v{version})"),
}


def list_card(
    listing: Listing, actions: Actions, checked: Mapping[str, str]
) -> discord.ui.LayoutView:
    """Return a page of a server's sources: what is under way, then the articles.

    *checked* tells by article how often its link is.
    """
    shown = [
        *map(_submission_line, listing.submissions),
        *(_article_line(each, checked.get(each.id)) for each in listing.articles),
    ]
    if listing.waiting:
        head = gettext(
            "**Sources of this server: {count}**, and {waiting} not published yet",
            count=listing.published,
            waiting=listing.waiting,
        )
    else:
        head = gettext("**Sources of this server: {count}**", count=listing.published)
    body = "\n".join(shown) or mentioned(gettext("None yet: post one with `/source add`."))
    return card([head, body, page_line(listing.page, listing.pages)], actions)


def submission_title(submission: Submission) -> str:
    """Return what a submission is called: its title, once it was read."""
    named = submission.draft.metadata.title if submission.draft else None
    return named or submission.posted.name


def history_card(events: Sequence[Event]) -> discord.ui.LayoutView:
    """Return who did what to which source, newest first, as far as one message holds."""
    head = gettext("**History of this server's sources**")
    lines = lines_within(map(_event_line, events), TEXT_BUDGET - display_length(head))
    return card([head, "\n".join(lines) or gettext("Nothing has been posted yet.")])


def _article_line(article: Listed, checked: str | None) -> str:
    facts = [
        escape_within(article.name, FIELD),
        gettext("ready"),
        gettext(
            "posted by {name} {ago}",
            name=escape_within(article.posted_by or gettext("the operator"), _WHO),
            ago=moment(article.posted_at),
        ),
        *([gettext(_CHECKED[checked])] if checked else []),
    ]
    return f"✅ {' · '.join(facts)}"


def _submission_line(submission: Submission) -> str:
    name = escape_within(submission_title(submission), _NAME)
    reason = escape_within(retold(submission.reason or ""), _REASON)
    return gettext(_STATES[submission.state], name=name, reason=reason)


def _event_line(event: Event) -> str:
    return gettext(
        _DEEDS[event.action],
        at=moment(event.at),
        who=f"<@{event.actor}>" if event.actor else gettext("the operator"),
        title=escape_within(event.title, FIELD),
        version=event.version,
    )
