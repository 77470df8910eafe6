"""What this bot is, on a card, and its hello to a server."""

from collections.abc import Sequence

import discord

from bot.interface.escaping import escape, escape_within
from bot.interface.layout import Actions, card
from bot.interface.own_words import mentioned
from bot.language import gettext

_MODEL_BUDGET = 200
"""UTF-16 units of the model's name, which may be a whole path."""


def about_card(  # noqa: PLR0913 - one for each thing that is told
    *, name: str, version: str, searched: str, model: str, privacy: str, invite: str | None
) -> discord.ui.LayoutView:
    """Return what this bot is, what is *searched* and, in *privacy*, what it keeps of its readers.

    With *invite*, the link by which others add it, comes a button that leads there.
    """
    lines = [
        f"**{escape(name)} {escape(version)}**",
        searched,
        gettext("Model: {model}", model=escape_within(model, _MODEL_BUDGET)),
    ]
    return card(["\n".join(lines), privacy], _invitation(invite))


def searched_text(articles: int, *, is_sample: bool) -> str:
    """Return what is searched: so many *articles*, or the sample that stands in for them."""
    if is_sample:
        return gettext("I search a sample article until the first one is posted here.")
    return gettext("Articles here: {count}", count=articles)


def hello_card(*, has_sample: bool) -> discord.ui.LayoutView:
    """Return what a server reads when it has added the bot; *has_sample* tells what is searched."""
    told = [_greeting(), "\n".join(map(mentioned, _first_steps()))]
    if has_sample:
        told.append(
            gettext(
                "-# Until the first article is posted, I answer from a sample article, so that "
                "you can try me."
            )
        )
    return card(told)


def _greeting() -> str:
    return gettext(
        "**Hello! I answer questions about the articles that are posted here.** I quote them word "
        "for word and name the source; when none answers, I say so."
    )


def _first_steps() -> Sequence[str]:
    return (
        gettext("**First article:** moderators post a link, a file or text with /source add."),
        gettext("**Questions:** ask with /ask, mention me, or reply to one of my answers."),
        gettext(
            "**Settings:** administrators decide with /settings where I answer and what is kept; "
            "/about tells what I search."
        ),
    )


def _invitation(link: str | None) -> Actions:
    if link is None:
        return ()
    return [discord.ui.Button(label=gettext("Add me to a server"), url=link)]
