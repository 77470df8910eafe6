"""The card of a passage and the paragraphs beside it."""

import discord

from bot.interface.citation import citation_line
from bot.interface.escaping import display_length
from bot.interface.layout import TEXT_BUDGET, card
from bot.interface.quotation import quotation
from corpus.article import Citation
from index.answer import Span


def context_card(
    before: str | None, passage: str, after: str | None, citation: Citation
) -> discord.ui.LayoutView:
    """Return *passage*, in bold, between its neighbours, sharing one message's text."""
    cited = citation_line(citation, number=1)
    share = (TEXT_BUDGET - display_length(cited)) // 3
    texts = [
        quotation(before, None, share).text if before else None,
        quotation(passage, Span(0, len(passage)), share).text,
        quotation(after, None, share).text if after else None,
        cited,
    ]
    return card([text for text in texts if text])
