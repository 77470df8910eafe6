"""The card of a quote check: a summary, then each quotation above the articles' own words."""

from collections.abc import Iterator, Sequence
from typing import Any

import discord

from bot.citation_wording import brief_citation
from bot.interface.citation import also_line, citation_line
from bot.interface.escaping import display_length, escape_within
from bot.interface.layout import TEXT_BUDGET, card
from bot.interface.links import link_button
from bot.interface.quoted_passage import quoted_passage
from bot.language import comma_separated, gettext, gettext_noop, ngettext
from bot.quotes.redline import redline
from index.answer import RankedPassage
from index.quotations.outcome import CheckedQuotation, Piece, QuoteCheck, Verdict

_VERDICTS = {
    Verdict.EXACT: gettext_noop("✓ **Word for word:** “{quotation}”"),
    Verdict.ALTERED: gettext_noop("≈ **Altered:** “{quotation}”"),
    Verdict.ABSENT: gettext_noop("✗ **Not in the articles:** “{quotation}”"),
}

_EXACT_BUDGET = 130
"""UTF-16 units of a quotation that is word for word: its words stand below once more."""

_WORDS_BUDGET = 60
"""UTF-16 units of the words of one change, told beside the quotation that shows it too."""

MOST_CHANGES = 3
"""Changes that are told in words."""

MOST_PARTS = 2
"""Passages shown of a quotation whose parts stand far from each other."""


def quotes_card(check: QuoteCheck) -> discord.ui.LayoutView:
    """Return what came of *check*, with a link to each article that has one."""
    head, foot = _summary(check), list(_notes(check))
    room = TEXT_BUDGET - sum(map(display_length, [head, *foot]))
    share = room // max(1, len(check.quotations))
    blocks = [_block(each, number, share) for number, each in enumerate(check.quotations, 1)]
    return card([head, *blocks, *foot], list(_links(check.quotations)))


def _summary(check: QuoteCheck) -> str:
    count = len(check.quotations)
    counted = {each: check.count(each) for each in Verdict}
    told = [
        ngettext("{n} word for word", "{n} word for word", counted[Verdict.EXACT]),
        ngettext("{n} altered", "{n} altered", counted[Verdict.ALTERED]),
        ngettext("{n} not in the articles", "{n} not in the articles", counted[Verdict.ABSENT]),
    ]
    found = comma_separated(each for each, n in zip(told, counted.values(), strict=True) if n)
    return ngettext("**{n} quote:** {found}.", "**{n} quotes:** {found}.", count, found=found)


def _notes(check: QuoteCheck) -> Iterator[str]:
    if check.whole:
        yield "-# " + gettext("Nothing is quoted here, so the whole text was checked as one quote.")
    if check.more:
        yield "-# " + ngettext(
            "{n} more quote was not checked.", "{n} more quotes were not checked.", check.more
        )


def _block(quotation: CheckedQuotation, number: int, budget: int) -> str:
    """Return one quotation within *budget* UTF-16 units."""
    said_budget = _EXACT_BUDGET if quotation.verdict is Verdict.EXACT else budget // 3
    said = redline(quotation.pieces, said_budget)
    lines = [gettext(_VERDICTS[quotation.verdict], quotation=said), *_told(quotation)]
    parts = quotation.passages[:MOST_PARTS]
    room = budget - sum(display_length(each) + 1 for each in lines)
    shown = [_passage(each, number, room // len(parts) - 1) for each in parts]
    return "\n".join([*lines, *shown])


def _told(quotation: CheckedQuotation) -> Iterator[str]:
    """Yield in words, for who cannot see the marks, what was changed and put in."""
    changes = [_change(each) for each in quotation.changes[:MOST_CHANGES]]
    if (more := len(quotation.changes) - MOST_CHANGES) > 0:
        changes.append(ngettext("{n} more change", "{n} more changes", more))
    if quotation.only_marks:
        changes.insert(0, gettext("only punctuation differs"))
    if changes:
        yield "-# " + " · ".join(changes)
    if quotation.insertions:
        inserted = escape_within(" ".join(quotation.insertions), 2 * _WORDS_BUDGET)
        yield "-# " + gettext("added in brackets: {words}", words=inserted)


def _change(piece: Piece) -> str:
    said, stated = map(_words, (piece.said, piece.stated))
    if piece.said and piece.stated:
        return gettext("“{said}” instead of “{stated}”", said=said, stated=stated)
    if piece.said:
        return gettext("added: “{said}”", said=said)
    return gettext("left out: “{stated}”", stated=stated)


def _words(text: str) -> str:
    return escape_within(" ".join(text.split()), _WORDS_BUDGET)


def _passage(passage: RankedPassage, number: int, budget: int) -> str:
    """Return the true words quoted, with their citation, within *budget* UTF-16 units."""
    cited = citation_line(passage.citation, number=number)
    if passage.also_in:
        cited = _if_fits(f"{cited}\n{also_line(passage.also_in)}", cited, budget)
    if display_length(cited) > budget // 2:
        cited = f"-# {escape_within(brief_citation(passage.citation), budget // 3)}"
    return f"{quoted_passage(passage, budget - display_length(cited) - 1)}\n{cited}"


def _if_fits(longer: str, shorter: str, budget: int) -> str:
    return longer if display_length(longer) <= budget // 2 else shorter


def _links(quotations: Sequence[CheckedQuotation]) -> Iterator[discord.ui.Item[Any]]:
    """Yield a link to where each quotation stands, numbered where there are several."""
    for number, each in enumerate(quotations, 1):
        for passage in each.passages[:1]:
            cited = passage.citation
            label = gettext("Source {number}", number=number) if len(quotations) > 1 else None
            yield from link_button(cited.deep_link, cited.url, label=label)
