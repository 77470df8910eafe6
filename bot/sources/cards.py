"""What moderators see of sources: the preview before publishing, lists, what changed."""

from collections.abc import Mapping, Sequence

import discord
from babel.numbers import format_percent

from bot.interface.escaping import ELLIPSIS, display_length, escape_within, moment
from bot.interface.layout import TEXT_BUDGET, Actions, card
from bot.interface.own_words import mentioned
from bot.interface.quotation import quotation
from bot.language import (
    comma_separated,
    gettext,
    gettext_noop,
    language_name,
    retold,
    shown_day,
    spoken,
)
from bot.services.sources import Listing
from bot.wording import clock
from corpus.article import Article, Draft, Metadata, Paragraph, titled
from corpus.storage.current_articles import Listed
from corpus.storage.history import Action, Event
from corpus.submissions.duplicates import Likeness
from corpus.submissions.revisions import Changes
from corpus.submissions.submission import Submission, SubmissionState

PER_PAGE = 10
"""Sources on one page of the list."""

_FIELD = 160
_PARAGRAPH = 600
_WARNINGS = 1000
_DIFFERENCES = 4
"""Paragraphs that a refreshed page's card shows, as many as a message has room for."""
_UNKNOWN = gettext_noop("unknown")
_OWN = gettext_noop("as you entered it")

_CHECKED = {"daily": gettext_noop("checked daily"), "weekly": gettext_noop("checked weekly")}
_STATES = {
    SubmissionState.QUEUED: gettext_noop("⏳ {name} · queued"),
    SubmissionState.READING: gettext_noop("⏳ {name} · being read"),
    SubmissionState.WAITING: gettext_noop("📝 {name} · waiting for your confirmation"),
    SubmissionState.FAILED: gettext_noop("❌ {name} · could not be read: {reason}"),
}
STATE_MARKS = {
    SubmissionState.QUEUED: "⏳",
    SubmissionState.READING: "⏳",
    SubmissionState.WAITING: "📝",
    SubmissionState.FAILED: "❌",
}
"""The signs of those lines, where there is no room for more."""
_DEEDS = {
    Action.ADDED: gettext_noop("{at} · {who} added **{title}** (v{version})"),
    Action.EDITED: gettext_noop("{at} · {who} edited **{title}** (v{version})"),
    Action.REFRESHED: gettext_noop("{at} · {who} refreshed **{title}** (v{version})"),
    Action.REPLACED: gettext_noop("{at} · {who} replaced **{title}** (v{version})"),
    Action.REMOVED: gettext_noop("{at} · {who} removed **{title}** (v{version})"),
    Action.RESTORED: gettext_noop("{at} · {who} restored **{title}** (v{version})"),
}


def preview_card(
    submission: Submission,
    draft: Draft,
    likeness: Likeness | None,
    checks: Sequence[str],
    actions: Actions,
) -> discord.ui.LayoutView:
    """Return what was understood of a source, and what there is to check before publishing it."""
    told = [*([_likeness(likeness)] if likeness else []), *checks]
    texts = [
        gettext("**Is this what you posted?** Nobody else sees it before you publish it."),
        _details(draft, submission.posted.stated),
        *_ends(draft),
        *([_warnings(told)] if told else []),
    ]
    return card(texts, actions)


def changes_card(article: Article, found: Changes, actions: Actions) -> discord.ui.LayoutView:
    """Return what a refreshed page would change in *article*."""
    head = gettext(
        "**{title}** has changed. Paragraphs: {changed} changed, {added} new, {removed} gone, "
        "{unchanged} as before. Publish it as version {version}?",
        title=_title(article),
        changed=len(found.changed),
        added=len(found.added),
        removed=len(found.removed),
        unchanged=found.unchanged,
        version=article.version + 1,
    )
    shown = [
        *(((gettext("before"), before), (gettext("now"), now)) for before, now in found.changed),
        *(((gettext("new"), text),) for text in found.added),
        *(((gettext("gone"), text),) for text in found.removed),
    ]
    return card([head, *(_difference(each) for each in shown[:_DIFFERENCES])], actions)


def _difference(told: Sequence[tuple[str, str]]) -> str:
    """Return the texts of *told*, each below what it is."""
    budget = _PARAGRAPH // len(told)
    return "\n".join(f"-# {kind}\n{quotation(text, None, budget).text}" for kind, text in told)


def source_card(article: Article, heading: str, actions: Actions) -> discord.ui.LayoutView:
    """Return a published article under *heading*."""
    draft = Draft(article.metadata, article.body, article.paragraphs)
    posted = gettext(
        "-# {article} · version {version} · posted by {name} {day}",
        article=article.id,
        version=article.version,
        name=escape_within(article.source.posted_by or gettext("the operator"), _FIELD),
        day=shown_day(article.source.posted_at),
    )
    texts = [f"**{heading}**", _details(draft, Metadata()), *_ends(draft), posted]
    return card(texts, actions)


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
    foot = gettext("-# page {page} of {pages}", page=listing.page + 1, pages=listing.pages)
    body = "\n".join(shown) or mentioned(gettext("None yet: post one with `/source add`."))
    return card([head, body, foot], actions)


def submission_title(submission: Submission) -> str:
    """Return what a submission is called: its title, once it was read."""
    named = submission.draft.metadata.title if submission.draft else None
    return named or submission.posted.name


def history_card(events: Sequence[Event]) -> discord.ui.LayoutView:
    """Return who did what to which source, newest first, as far as one message holds."""
    head = gettext("**History of this server's sources**")
    lines: list[str] = []
    room = TEXT_BUDGET - display_length(head) - 1
    for line in map(_event_line, events):
        room -= display_length(line) + 1
        if room < 0:
            break
        lines.append(line)
    return card([head, "\n".join(lines) or gettext("Nothing has been posted yet.")])


def _details(draft: Draft, stated: Metadata) -> str:
    known, guessed = _shown(draft.metadata), _shown(draft.guessed)
    rows = (
        (gettext("Title"), "title"),
        (gettext("Authors"), "authors"),
        (gettext("Publication"), "publication"),
        (gettext("Date"), "published"),
        (gettext("Link"), "url"),
        (gettext("Language"), "language"),
    )
    lines = [
        gettext(
            "**{name}:** {value}",
            name=name,
            value=_value(known[field], guessed[field], own=field in stated.known),
        )
        for name, field in rows
    ]
    numbered = sum(each.number is not None for each in draft.paragraphs)
    return "\n".join([*lines, gettext("**Paragraphs:** {count}", count=numbered)])


def _shown(metadata: Metadata) -> dict[str, str | None]:
    return {
        "title": metadata.title,
        "authors": comma_separated(metadata.authors),
        "publication": metadata.publication,
        "published": shown_day(metadata.published) if metadata.published else None,
        "url": metadata.url,
        "language": language_name(metadata.language) if metadata.language else None,
    }


def _value(value: str | None, guess: str | None, *, own: bool) -> str:
    if value:
        return escape_within(value, _FIELD) + (f" ({gettext(_OWN)})" if own else "")
    if guess:
        return gettext("unknown — perhaps {value}", value=escape_within(guess, _FIELD))
    return gettext(_UNKNOWN)


def _ends(draft: Draft) -> list[str]:
    body = [each for each in draft.paragraphs if each.number is not None]
    ends = body if len(body) < 2 else [body[0], body[-1]]  # noqa: PLR2004 - first and last
    return [
        _named(each) + f"\n{quotation(draft.body[each.start : each.end], None, _PARAGRAPH).text}"
        for each in ends
    ]


def _named(paragraph: Paragraph) -> str:
    if paragraph.at is None:
        return gettext("-# paragraph {number}", number=paragraph.number)
    time = clock(paragraph.at)
    return gettext("-# paragraph {number}, at {time}", number=paragraph.number, time=time)


def _warnings(told: Sequence[str]) -> str:
    lines: list[str] = []
    room = _WARNINGS
    for sentence in told:
        line = f"⚠ {escape_within(retold(sentence), room - 2)}"
        room -= display_length(line) + 1
        lines.append(line)
        if room < 100:  # noqa: PLR2004 - too little for one more sentence
            lines.append(ELLIPSIS)
            break
    return "\n".join(lines)


def _likeness(likeness: Likeness) -> str:
    held = likeness.article
    name = titled(held)
    day = shown_day(held.source.posted_at)
    who = held.source.posted_by or gettext("the operator")
    if likeness.same_words or likeness.same_link:
        return gettext("Already posted on {day} by {who}: “{name}”.", day=day, who=who, name=name)
    return gettext(
        "{share} the same as “{name}”, posted on {day} by {who}.",
        share=format_percent(likeness.share, locale=spoken()),
        name=name,
        day=day,
        who=who,
    )


def _title(article: Article) -> str:
    return escape_within(titled(article), _FIELD)


def _article_line(article: Listed, checked: str | None) -> str:
    facts = [
        escape_within(article.name, _FIELD),
        gettext("ready"),
        gettext(
            "posted by {name} {ago}",
            name=escape_within(article.posted_by or gettext("the operator"), _FIELD),
            ago=moment(article.posted_at),
        ),
        *([gettext(_CHECKED[checked])] if checked else []),
    ]
    return f"✅ {' · '.join(facts)}"


def _submission_line(submission: Submission) -> str:
    name = escape_within(submission_title(submission), _FIELD)
    reason = escape_within(retold(submission.reason or ""), 200)
    return gettext(_STATES[submission.state], name=name, reason=reason)


def _event_line(event: Event) -> str:
    return gettext(
        _DEEDS[event.action],
        at=moment(event.at),
        who=f"<@{event.actor}>" if event.actor else gettext("the operator"),
        title=escape_within(event.title, _FIELD),
        version=event.version,
    )
