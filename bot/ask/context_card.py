"""Cards around an answer: the paragraphs beside it, notices, and what this bot is."""

import discord

from bot.interface.citation import citation_line
from bot.interface.escaping import display_length, escape, escape_within
from bot.interface.layout import TEXT_BUDGET, card
from bot.interface.quotation import quotation
from bot.language import gettext
from corpus.article import Citation
from index.answer import Span

_MODEL_BUDGET = 200
"""UTF-16 units of the model's name, which may be a whole path."""


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


def notice_card(sentence: str) -> discord.ui.LayoutView:
    """Return a card of one *sentence* of ours, Discord text that fits a message."""
    return card([sentence])


def about_card(
    *, name: str, version: str, articles: int, model: str, privacy: str
) -> discord.ui.LayoutView:
    """Return what this bot is, what it holds and, in *privacy*, what it keeps of its readers."""
    lines = [
        f"**{escape(name)} {escape(version)}**",
        gettext("Articles here: {count}", count=articles),
        gettext("Model: {model}", model=escape_within(model, _MODEL_BUDGET)),
    ]
    return card(["\n".join(lines), privacy])
