"""An answer made ready for Discord: as a card or as plain text, each with its buttons."""

from typing import Any

import discord

from bot.ask.card import answer_card, answer_text, source_button
from bot.ask.feedback import AskModerators, Judge
from bot.ask.passages import MorePassages, ShowContext
from bot.services.questions import Answered
from index.answer import Reason

Actions = list[discord.ui.Item[Any]]


def card_of(
    answered: Answered, *, keeps: bool, first: Actions | None = None, notes: tuple[str, ...] = ()
) -> discord.ui.LayoutView:
    """Return the card of *answered*; *keeps* tells that its question can be passed on."""
    actions = [*(first or []), *_actions(answered, keeps=keeps)]
    return answer_card(answered.answer, notes=notes, actions=actions)


def text_of(
    answered: Answered, *, keeps: bool, notes: tuple[str, ...] = ()
) -> tuple[str, discord.ui.View]:
    """Return the plain text of *answered*, which notifications show, and its buttons."""
    actions = _actions(answered, keeps=keeps) + source_button(answered.answer)
    return answer_text(answered.answer, notes), buttons_view(actions)


def buttons_view(actions: Actions) -> discord.ui.View:
    """Return *actions* for below a plain message; it never times out."""
    view = discord.ui.View(timeout=None)
    for each in actions:
        view.add_item(each)
    return view


def _actions(answered: Answered, *, keeps: bool) -> Actions:
    answer, key = answered.answer, answered.key
    within = "some" if answered.narrowed else None
    if answer.answered:
        more = [MorePassages(key, 1, within)] if len(answer.passages) > 1 or within else []
        judges = [Judge(key, helpful=True), Judge(key, helpful=False)]
        return [*more, ShowContext.of(answer.passages[0]), *judges]
    actions: Actions = []
    if answer.passages or within:
        actions.append(MorePassages(key, 0, within))
    if keeps and answer.reason in {Reason.NOT_COVERED, Reason.NO_SOURCES}:
        actions.append(AskModerators(key))
    return actions
