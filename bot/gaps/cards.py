"""Open questions as moderators see them, and the answer as those see it who waited for it."""

from collections.abc import Mapping, Sequence

import discord

from bot.interface.escaping import FIELD, display_length, escape_within, moment
from bot.interface.layout import PLAIN_BUDGET, Actions, lines_within, passage_text, rows_card
from bot.interface.paging import page_count, page_line
from bot.language import gettext, ngettext
from bot.privacy.card import message_link
from corpus.questions.gap import Cause, GapGroup
from corpus.questions.notifications import Due
from index.answer import Answer

PER_PAGE = 5
"""Groups on one page: with their buttons, as many as a message's 40 components hold."""

_GROUP = 760
"""UTF-16 units of one group: a page of them leaves room for what stands above and below."""

_QUESTION = 300
_VARIANT = 100
_VARIANTS = 2
_OTHERS = 10
_LINKS = 3
_MENTION = 30


def gaps_card(
    groups: Sequence[GapGroup], page: int, actions: Mapping[str, Actions], turning: Actions
) -> discord.ui.LayoutView:
    """Return one *page*, from 0, of *groups*, each with its *actions* by the group's key."""
    shown = groups[page * PER_PAGE : (page + 1) * PER_PAGE]
    rows = [(group_text(each), actions[each.key]) for each in shown]
    pages = page_count(len(groups), PER_PAGE)
    foot = page_line(page, pages) if pages > 1 else ""
    return rows_card(_head(groups), [*rows, (foot, turning)], divided=True)


def wish_card(group: GapGroup, actions: Actions) -> discord.ui.LayoutView:
    """Return the message that puts a member's question before the moderators."""
    head = gettext("**A member asked what no source answers yet.** I'll tell them when one does.")
    return rows_card(head, [(group_text(group), actions)])


def pick_card(group: GapGroup, actions: Actions) -> discord.ui.LayoutView:
    """Return the question which article answers *group*."""
    asked = escape_within(_line(group.question), _QUESTION)
    return rows_card(gettext("**Which article answers this?**"), [(f"> {asked}", actions)])


def settled_text(group: GapGroup, title: str | None) -> str:
    """Return what became of *group*: answered by the article called *title*, or dismissed."""
    count = len(group.gaps)
    if title is None:
        return ngettext(
            "Dismissed: {n} question is off the list.",
            "Dismissed: {n} questions are off the list.",
            count,
        )
    settled = ngettext(
        "Answered by “{title}”: {n} question is off the list.",
        "Answered by “{title}”: {n} questions are off the list.",
        count,
        title=escape_within(title, FIELD),
    )
    if not group.waiting:
        return settled
    return f"{settled} " + ngettext("{n} member is told.", "{n} members are told.", group.waiting)


def group_text(group: GapGroup) -> str:
    """Return one group: its question, how often and when, other wordings, where it was asked."""
    if not group.asks:
        return _no_questions_text(group)
    newest = group.gaps[-1]
    facts = [
        ngettext("asked once", "asked {n} times", len(group.gaps)),
        gettext("last asked {moment}", moment=moment(newest.raised_at)),
    ]
    if any(each.cause is Cause.NOT_HELPFUL for each in group.gaps):
        facts.append(gettext("an answer did not help"))
    if group.waiting:
        facts.append(ngettext("{n} member waits", "{n} members wait", group.waiting))
    lines = [f"-# {' · '.join(facts)}"]
    wordings = dict.fromkeys(_line(each.question) for each in group.gaps[1:])
    others = [each for each in wordings if each != _line(group.question)][:_VARIANTS]
    lines.extend(f"-# “{escape_within(each, _VARIANT)}”" for each in others)
    links = [
        link
        for each in reversed(group.gaps)
        if not each.private
        and (link := message_link(each.collection, each.channel_id, each.message_id))
    ]
    if links:
        lines.append(" ".join(links[:_LINKS]))
    room = _GROUP - display_length("\n".join(lines)) - len("****\n")
    asked = escape_within(_line(group.question), min(_QUESTION, room))
    return "\n".join([f"**{asked}**", *lines])


def _no_questions_text(group: GapGroup) -> str:
    """Return what was asked and reads as no question: the newest of it, each on a line."""
    count = len(group.gaps)
    head = ngettext("**Not a question, it seems**: {n}", "**Not questions, it seems**: {n}", count)
    newest = dict.fromkeys(_line(each.question) for each in reversed(group.gaps))
    lines = [f"-# “{escape_within(each, _VARIANT)}”" for each in list(newest)[:_OTHERS]]
    return "\n".join(lines_within([head, *lines], _GROUP))


def told_text(due: Due, answer: Answer) -> str:
    """Return what a member is told whose question is answered, within plain content's limit."""
    if due.answered_by is not None:
        head = gettext("A moderator found an article for a question you were waiting on:")
    elif due.asked:
        head = gettext("Your question has an answer now:")
    else:
        head = gettext("A question you were waiting on has an answer now:")
    asked = f"**{escape_within(_line(due.gap.question), _QUESTION)}**"
    link = None
    if not due.gap.private:
        link = message_link(due.gap.collection, due.gap.channel_id, due.gap.message_id)
    lines = [head, asked, *([link] if link else [])]
    room = PLAIN_BUDGET - _MENTION - sum(display_length(line) + 1 for line in lines)
    return "\n".join([*lines, passage_text(answer.passages[0], room)])


def _head(groups: Sequence[GapGroup]) -> str:
    count = sum(len(each.gaps) for each in groups if each.asks)
    if not count:
        return gettext(
            "**No open questions.** What members ask and no source answers shows up here."
        )
    return ngettext(
        "**{n} open question** that no source answers, or whose answer did not help",
        "**{n} open questions** that no source answers, or whose answers did not help",
        count,
    )


def _line(question: str) -> str:
    return " ".join(question.split())
