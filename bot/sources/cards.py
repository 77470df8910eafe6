"""What moderators see of a source: the preview before publishing, what is stored, what changed."""

from collections.abc import Sequence

import discord

from bot.citation_wording import clock
from bot.interface.escaping import ELLIPSIS, FIELD, display_length, escape_within
from bot.interface.layout import Actions, card
from bot.interface.quotation import quotation
from bot.language import comma_separated, gettext, gettext_noop
from bot.local_forms import language_name, shown_day, shown_percent
from bot.retelling import retold
from corpus.article import Article, Draft, Metadata, Paragraph, titled
from corpus.submissions.duplicates import Likeness
from corpus.submissions.revisions import Changes
from corpus.submissions.submission import Submission

_PARAGRAPH = 600
_WARNINGS = 1000
_DIFFERENCES = 4
"""Paragraphs that a refreshed page's card shows, as many as a message has room for."""
_UNKNOWN = gettext_noop("unknown")
_OWN = gettext_noop("as you entered it")


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
        name=escape_within(article.source.posted_by or gettext("the operator"), FIELD),
        day=shown_day(article.source.posted_at),
    )
    texts = [f"**{heading}**", _details(draft, Metadata()), *_ends(draft), posted]
    return card(texts, actions)


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
        return escape_within(value, FIELD) + (f" ({gettext(_OWN)})" if own else "")
    if guess:
        return gettext("unknown — perhaps {value}", value=escape_within(guess, FIELD))
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
        share=shown_percent(likeness.share),
        name=name,
        day=day,
        who=who,
    )


def _title(article: Article) -> str:
    return escape_within(titled(article), FIELD)
