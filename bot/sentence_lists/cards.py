"""Lists of sentences as Discord shows them: each quoted, what it is listed for in bold, cited."""

from collections.abc import Sequence
from typing import Any

import discord

from bot.citation_wording import moment_text
from bot.interface.citation import brief_line, citation_line
from bot.interface.escaping import FIELD, display_length, escape_within
from bot.interface.layout import TEXT_BUDGET, Actions, card, passage_text
from bot.interface.links import link_for_button
from bot.interface.own_words import mentioned
from bot.interface.paging import page_count
from bot.interface.quoted_passage import quoted_passage
from bot.language import gettext, ngettext
from bot.local_forms import shown_day
from bot.services.sentence_lists import PER_PAGE
from bot.wording import ABSTENTIONS
from index.answer import RankedPassage, Reason
from index.answering.listed_sentences import MOST_LISTED
from index.people.page import NamedPage
from index.timeline.page import DatedSentence, TimelineFilter, TimelinePage


def timeline_card(
    found: TimelinePage, wanted: TimelineFilter, turning: Actions
) -> discord.ui.LayoutView:
    """Return one page of a timeline under its subject, each sentence below its day."""
    if not found.searched:
        return card([gettext(ABSTENTIONS[Reason.NO_SOURCES])])
    if not found.shown:
        return card([_nothing_dated(wanted)])
    head = _timeline_head(wanted)
    foot = _timeline_foot(found, wanted)
    share = _share(head, foot)
    first = found.page * PER_PAGE + 1
    texts = [_dated_text(each, share, at) for at, each in enumerate(found.shown, first)]
    links = _links([each.passage for each in found.shown], first)
    return card([head, *texts, foot], [*links, *turning])


def named_card(
    found: NamedPage, turning: Actions, choose: discord.ui.Item[Any] | None
) -> discord.ui.LayoutView:
    """Return one page of the sentences that name somebody, with *choose* where several may be."""
    name = escape_within(found.name, FIELD)
    if not found.searched:
        return card([gettext(ABSTENTIONS[Reason.NO_SOURCES])])
    if not found.shown:
        return _nobody(name, choose)
    head = f"**{name}**"
    if found.corrected:
        head += "\n-# " + gettext("Showing results for \u201c{name}\u201d.", name=name)
    foot = _named_foot(found)
    share = _share(head, foot)
    first = found.page * PER_PAGE + 1
    texts = [_sentence(each, share, at) for at, each in enumerate(found.shown, first)]
    view = card([head, *texts, foot], [*_links(found.shown, first), *turning])
    if choose is not None:
        view.add_item(discord.ui.ActionRow(choose))
    return view


def _nobody(name: str, choose: discord.ui.Item[Any] | None) -> discord.ui.LayoutView:
    if choose is None:
        told = gettext(
            "No article here names \u201c{name}\u201d. Begin to type in /who, and pick a name."
        )
        return card([mentioned(told).format(name=name)])
    asked = gettext("There is more than one \u201c{name}\u201d here.", name=name)
    return card([asked], [choose])


def _timeline_head(wanted: TimelineFilter) -> str:
    if wanted.about is None:
        return gettext("**Timeline**")
    return gettext("**Timeline**: {subject}", subject=escape_within(wanted.about, FIELD))


def _nothing_dated(wanted: TimelineFilter) -> str:
    """Return the line that says what to do where no sentence fits."""
    if wanted == TimelineFilter():
        return gettext("No sentence in these articles tells a date. Ask a question with /ask.")
    return gettext("No dated sentence fits that. Try another word, or fewer options.")


def _timeline_foot(found: TimelinePage, wanted: TimelineFilter) -> str:
    if not found.cut:
        return _foot(found.page, found.total)
    if wanted.about is not None:
        return _foot(
            found.page,
            found.total,
            gettext("only the {limit} sentences that fit best", limit=MOST_LISTED),
        )
    return _foot(
        found.page, found.total, gettext("only the latest {limit} sentences", limit=MOST_LISTED)
    )


def _named_foot(found: NamedPage) -> str:
    if not found.cut:
        return _foot(found.page, found.total)
    return _foot(
        found.page, found.total, gettext("only the first {limit} sentences", limit=MOST_LISTED)
    )


def _foot(page: int, total: int, told: str | None = None) -> str:
    """Return the small line that tells how many sentences there are, and on which page this is."""
    parts = [told or ngettext("{n} sentence", "{n} sentences", total)]
    pages = page_count(total, PER_PAGE)
    if pages > 1:
        parts.append(gettext("page {page} of {pages}", page=page + 1, pages=pages))
    return "-# " + " \u00b7 ".join(parts)


def _share(*others: str) -> int:
    """Return how much of a message's text each sentence may take beside *others*."""
    return (TEXT_BUDGET - sum(map(display_length, others))) // PER_PAGE


def _dated_text(dated: DatedSentence, budget: int, number: int) -> str:
    when = f"**{moment_text(dated)}**"
    if dated.reckoned_from is not None:
        day = shown_day(dated.reckoned_from)
        when += "\n-# " + gettext("counted from the publication date, {day}", day=day)
    return f"{when}\n{_sentence(dated.passage, budget - display_length(when) - 1, number)}"


def _sentence(passage: RankedPassage, budget: int, number: int) -> str:
    """Return *passage* quoted and cited; a citation that leaves it no room is told in brief."""
    if display_length(citation_line(passage.citation, number=number)) <= budget // 2:
        return passage_text(passage, budget, number)
    cited = brief_line(passage.citation, number=number)
    room = budget - display_length(cited) - 1
    return f"{quoted_passage(passage, room)}\n{cited}"


def _links(passages: Sequence[RankedPassage], first: int) -> list[discord.ui.Item[Any]]:
    """Return a button for each sentence that leads to where it stands, numbered from *first*."""
    buttons: list[discord.ui.Item[Any]] = []
    for number, each in enumerate(passages, first):
        url = link_for_button(each.citation.deep_link) or link_for_button(each.citation.url)
        if url is not None:
            label = gettext("Source {number}", number=number)
            buttons.append(discord.ui.Button(label=label, url=url))
    return buttons
