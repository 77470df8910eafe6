"""The one path behind every way to ask, and the answer as it is sent: a card, or plain text."""

import time
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import discord

from bot.articles.content import Content
from bot.articles.opening import content_card, surrounded
from bot.ask.card import (
    answer_card,
    answer_text,
    foot_lines,
    question_line,
    source_button,
)
from bot.ask.feedback import AskModerators, Judge
from bot.ask.passages import SHOWN, MorePassages, ShowContext
from bot.ask.replies import content_of
from bot.ask.suggestions import suggestion_controls, suggestion_lines, with_suggestions
from bot.client import FootnoteClient
from bot.interface.accents import accent_of
from bot.interface.escaping import display_length
from bot.interface.layout import PLAIN_BUDGET, TEXT_BUDGET, Actions
from bot.interface.more_actions import arranged
from bot.interface.place import Place
from bot.services.questions import Answered
from corpus.questions.conversation import Earlier
from corpus.questions.question import AskedQuestion, Asker
from index.answer import Reason


async def answered_for(
    client: FootnoteClient,
    place: Place,
    asked: AskedQuestion,
    asker: Asker,
    earlier: Sequence[Earlier] = (),
) -> Answered:
    """Return the answer to *asked*, which follows *earlier*, once it is *asker*'s turn.

    Whoever calls has admitted the question (`RateLimits.admit`) before acknowledging it, so that
    a refusal can be private.

    Raises:
        FootnoteError: The question cannot be asked, or too much is asked at once.
    """
    since, preferred = time.monotonic(), place.settings.preferred_language
    following = replace(asked, earlier=tuple(earlier), preferred_language=preferred)
    async with client.rate_limits.turn(place.collection, asker.user_id):
        answered = await client.questions.ask(place.collection, following, SHOWN, asker, since)
        found = await surrounded(client, place.collection, answered)
    return illustrated(await with_suggestions(client, place, found), place)


def illustrated(answered: Answered, place: Place) -> Answered:
    """Return *answered*, without pictures where the server of *place* wants none."""
    if place.settings.pictures:
        return answered
    answer = answered.answer
    passages = tuple(
        replace(each, citation=replace(each.citation, picture=None)) for each in answer.passages
    )
    shown = tuple(replace(each, picture=None) for each in answer.shown)
    return replace(answered, answer=replace(answer, passages=passages, shown=shown))


def card_of(
    answered: Answered,
    *,
    keeps: bool,
    first: Actions = (),
    last: Actions = (),
    notes: tuple[str, ...] = (),
) -> discord.ui.LayoutView:
    """Return the card of *answered*; *keeps* tells that its question can be passed on.

    *first* and *last* are what else can be done, before and behind what goes with an answer.
    """
    head, foot = question_line(answered.answer), foot_lines(answered.answer, notes)
    room = TEXT_BUDGET - sum(map(display_length, (head, *foot)))
    content = content_of(answered, room, keeps=keeps, first=first)
    if content is not None:
        whole = Content([head, *content.texts, *foot], content.rows)
        return content_card(whole, accent_of(answered.answer))
    actions = [*first, *_actions(answered, keeps=keeps), *last]
    below = suggestion_lines(answered.suggestions)
    return answer_card(answered.answer, below=below, notes=notes, actions=actions)


def text_of(
    answered: Answered, *, keeps: bool, last: Actions = (), notes: tuple[str, ...] = ()
) -> tuple[str, discord.ui.View]:
    """Return the plain text of *answered*, which notifications show, and its buttons."""
    foot = foot_lines(answered.answer, notes)
    room = PLAIN_BUDGET - sum(display_length(each) + 1 for each in foot)
    content = content_of(answered, room, keeps=keeps, first=())
    if content is not None:
        rows = [item for row in content.rows for item in row]
        return "\n".join([*content.texts, *foot]), buttons_view(rows)
    actions = [*_actions(answered, keeps=keeps), *last, *source_button(answered.answer)]
    below = suggestion_lines(answered.suggestions)
    return answer_text(answered.answer, notes, below), buttons_view(actions)


def buttons_view(actions: Actions) -> discord.ui.View:
    """Return *actions* for below a plain message, as on a card; it never times out."""
    view = discord.ui.View(timeout=None)
    for row in arranged(actions):
        for each in row:
            view.add_item(each)
    return view


def _actions(answered: Answered, *, keeps: bool) -> list[discord.ui.Item[Any]]:
    answer, key = answered.answer, answered.key
    within = "some" if answered.narrowed else None
    if answer.answered:
        more = [MorePassages(key, 1, within)] if len(answer.passages) > 1 or within else []
        judges = [Judge(key, helpful=True), Judge(key, helpful=False)]
        return [*more, ShowContext.of(answer.passages[0]), *judges]
    actions: list[discord.ui.Item[Any]] = []
    if answer.passages or within:
        actions.append(MorePassages(key, 0, within))
    if keeps and answer.reason in {Reason.NOT_COVERED, Reason.NO_SOURCES}:
        actions.append(AskModerators(key))
    return [*actions, *suggestion_controls(answered.suggestions)]
