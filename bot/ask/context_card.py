"""The card of a passage and what stands beside it."""

import discord

from bot.interface.citation import citation_line
from bot.interface.escaping import display_length
from bot.interface.layout import TEXT_BUDGET, card
from bot.interface.quoted_passage import quoted_passage
from index.answer import RankedPassage


def context_card(
    before: RankedPassage | None, passage: RankedPassage, after: RankedPassage | None
) -> discord.ui.LayoutView:
    """Return *passage*, in bold, between its neighbours, sharing one message's text.

    A line that several of them stand under comes once, above the first.
    """
    cited = citation_line(passage.citation, number=1)
    share = (TEXT_BUDGET - display_length(cited)) // 3
    texts = []
    if before:
        texts.append(quoted_passage(before, share, marked=False))
    texts.append(quoted_passage(passage, share, introduced=not _told(passage, before)))
    if after:
        introduced = not _told(after, passage)
        texts.append(quoted_passage(after, share, introduced=introduced, marked=False))
    return card([*texts, cited])


def _told(passage: RankedPassage, before: RankedPassage | None) -> bool:
    """Return whether the line that *passage* stands under is shown with what comes *before*."""
    line = passage.introduction
    if line is None or before is None:
        return False
    held = before.citation.start <= line.start < before.citation.end
    return held or before.introduction == line
