"""What moderators see of sources: the preview before publishing, lists, what changed."""

from collections.abc import Mapping, Sequence
from typing import Any

import discord

from bot.cards.escaping import ELLIPSIS, display_length, escape_within
from bot.cards.layout import TEXT_BUDGET, card
from bot.cards.quotation import quotation
from corpus.article import Article, Draft, Metadata
from corpus.duplicates import Likeness
from corpus.history import Event
from corpus.revisions import Changes
from corpus.submissions import Submission

PER_PAGE = 10
"""Sources on one page of the list."""

_FIELD = 160
_PARAGRAPH = 600
_WARNINGS = 1000
_UNKNOWN = "unknown"
_OWN = " (as you wrote)"
_GUESSED = " (guessed)"

Actions = Sequence[discord.ui.Item[Any]]


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
        "**Is this what you posted?** Nobody else sees it before you publish it.",
        _details(draft, submission.posted.stated),
        *_ends(draft),
        *([_warnings(told)] if told else []),
    ]
    return card(texts, actions)


def changes_card(article: Article, found: Changes, actions: Actions) -> discord.ui.LayoutView:
    """Return what a refreshed page would change in *article*."""
    counts = (
        f"{len(found.changed)} changed, {len(found.added)} new, {len(found.removed)} gone, "
        f"{found.unchanged} as before"
    )
    head = (
        f"**{_title(article)}** has changed. Paragraphs: {counts}. "
        f"Publish it as version {article.version + 1}?"
    )
    shown = [("now", after) for _, after in found.changed]
    shown += [("new", text) for text in found.added] + [("gone", text) for text in found.removed]
    texts = [f"-# {kind}\n{quotation(text, None, _PARAGRAPH).text}" for kind, text in shown[:4]]
    return card([head, *texts], actions)


def source_card(article: Article, heading: str, actions: Actions) -> discord.ui.LayoutView:
    """Return a published article under *heading*."""
    draft = Draft(article.metadata, article.body, article.paragraphs)
    posted = (
        f"-# {article.id} · version {article.version} · posted by "
        f"{escape_within(article.source.posted_by or 'the operator', _FIELD)} "
        f"{article.source.posted_at:%Y-%m-%d}"
    )
    texts = [f"**{heading}**", _details(draft, Metadata()), *_ends(draft), posted]
    return card(texts, actions)


def list_card(
    submissions: Sequence[Submission],
    articles: Sequence[Article],
    page: int,
    actions: Actions,
    checked: Mapping[str, str],
) -> discord.ui.LayoutView:
    """Return one *page*, from 0, of a server's sources: what is under way, then the articles.

    *checked* tells by article how often its link is.
    """
    lines = [
        *map(_submission_line, submissions),
        *(_article_line(each, checked.get(each.id)) for each in articles),
    ]
    pages = page_count(len(lines))
    shown = lines[page * PER_PAGE : (page + 1) * PER_PAGE]
    head = f"**Sources of this server: {len(articles)}**"
    if submissions:
        head += f", and {len(submissions)} not published yet"
    foot = f"-# page {page + 1} of {pages}"
    body = "\n".join(shown) or "None yet: post one with `/source add`."
    return card([head, body, foot], actions)


def submission_title(submission: Submission) -> str:
    """Return what a submission is called: its title, once it was read."""
    named = submission.draft.metadata.title if submission.draft else None
    return named or submission.posted.name


def page_count(sources: int) -> int:
    """Return how many pages *sources* take, at least one."""
    return max(1, -(-sources // PER_PAGE))


def history_card(events: Sequence[Event]) -> discord.ui.LayoutView:
    """Return who did what to which source, newest first, as far as one message holds."""
    head = "**History of this server's sources**"
    lines: list[str] = []
    room = TEXT_BUDGET - display_length(head) - 1
    for line in map(_event_line, events):
        room -= display_length(line) + 1
        if room < 0:
            break
        lines.append(line)
    return card([head, "\n".join(lines) or "Nothing has been posted yet."])


def _details(draft: Draft, stated: Metadata) -> str:
    known = draft.metadata
    published = f"{known.published:%Y-%m-%d}" if known.published else None
    rows = (
        ("Title", "title", known.title),
        ("Authors", "authors", ", ".join(known.authors)),
        ("Publication", "publication", known.publication),
        ("Date", "published", published),
        ("Link", "url", known.url),
        ("Language", "language", known.language),
    )
    marks = dict.fromkeys(draft.guessed, _GUESSED) | dict.fromkeys(stated.known, _OWN)
    lines = [f"**{name}:** {_value(value, marks.get(field, ''))}" for name, field, value in rows]
    numbered = sum(each.number is not None for each in draft.paragraphs)
    return "\n".join([*lines, f"**Paragraphs:** {numbered}"])


def _value(value: str | None, mark: str) -> str:
    return escape_within(value, _FIELD) + mark if value else _UNKNOWN


def _ends(draft: Draft) -> list[str]:
    body = [each for each in draft.paragraphs if each.number is not None]
    ends = body if len(body) < 2 else [body[0], body[-1]]  # noqa: PLR2004 - first and last
    return [
        f"-# paragraph {each.number}\n"
        f"{quotation(draft.body[each.start : each.end], None, _PARAGRAPH).text}"
        for each in ends
    ]


def _warnings(told: Sequence[str]) -> str:
    lines: list[str] = []
    room = _WARNINGS
    for sentence in told:
        line = f"⚠ {escape_within(sentence, room - 2)}"
        room -= display_length(line) + 1
        lines.append(line)
        if room < 100:  # noqa: PLR2004 - too little for one more sentence
            lines.append(ELLIPSIS)
            break
    return "\n".join(lines)


def _likeness(likeness: Likeness) -> str:
    held = likeness.article
    name = held.metadata.title or held.source.name
    when, who = f"{held.source.posted_at:%Y-%m-%d}", held.source.posted_by or "the operator"
    if likeness.same_words or likeness.same_link:
        return f"Already posted on {when} by {who}: “{name}”."
    return f"{likeness.share:.0%} the same as “{name}”, posted on {when} by {who}."


def _title(article: Article) -> str:
    return escape_within(article.metadata.title or article.source.name, _FIELD)


def _article_line(article: Article, checked: str | None) -> str:
    when = f"{article.source.posted_at:%Y-%m-%d}"
    often = f" · checked {checked}" if checked else ""
    return f"✅ {_title(article)} · ready · `{article.id}` · {when}{often}"


def _submission_line(submission: Submission) -> str:
    name = escape_within(submission_title(submission), _FIELD)
    states = {
        "queued": "⏳ {} · queued",
        "reading": "⏳ {} · being read",
        "waiting": "📝 {} · waiting for your confirmation",
        "failed": "❌ {} · could not be read: {}",
    }
    return states[submission.state.value].format(name, escape_within(submission.reason or "", 200))


def _event_line(event: Event) -> str:
    who = f"<@{event.actor}>" if event.actor else "the operator"
    title = escape_within(event.title, _FIELD)
    return (
        f"{event.at:%Y-%m-%d %H:%M} UTC · {who} {event.action.value} **{title}** (v{event.version})"
    )
