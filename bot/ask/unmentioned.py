"""Questions that nobody puts to the bot, where a server has them answered: a channel, a forum.

Discord gives their words only to an application that has the intent Message Content. Who reads
along there is not disturbed: what is no question gets nothing, and neither does one in the channel
that no article answers. In a forum a new post that asks is told so: somebody waits for an answer.
"""

from collections.abc import Iterator

import discord

from bot.ask.passages import SHOWN
from bot.ask.question_text import question_in
from bot.client import FootnoteClient
from bot.interface.place import Place, channel_ids, settled
from bot.services.question_form import clearly_asks
from bot.services.rate_limits import HEARD
from corpus.errors import FootnoteError
from corpus.questions.question import AskedQuestion
from corpus.servers.collection_names import collection_of
from index.understanding.question_limit import QUESTION_LIMIT


async def unmentioned_question(
    client: FootnoteClient, message: discord.Message, guild: discord.Guild
) -> str | None:
    """Return what to answer of *message*, which mentions nobody of ours; `None` for nothing.

    What needs no look into the database comes first: all messages of a server pass here.
    """
    if not client.intents.message_content or _addresses_others(message):
        return None
    text = next(_questions(message), None)
    if text is None and message.reference is None:
        return None
    place = await settled(client, collection_of(guild.id), channel_ids(message.channel))
    if not (place.is_open and _is_chosen(message, place)):
        return None
    if message.reference is not None:
        return message.content if await _follows_answer(client, message, place) else None
    return text if text and await _is_to_be_answered(client, message, place, text) else None


def _addresses_others(message: discord.Message) -> bool:
    return bool(message.mentions or message.role_mentions or message.mention_everyone)


def _questions(message: discord.Message) -> Iterator[str]:
    """Yield what *message* asks: its words or, where it begins a post, the post's title."""
    told = [question_in(message.content, [], 0)]
    if isinstance(message.channel, discord.Thread) and _is_post(message):
        told.append(message.channel.name)
    for each in told:
        if len(each) <= QUESTION_LIMIT and clearly_asks(each):
            yield each


def _is_post(message: discord.Message) -> bool:
    """Return whether *message* is the first of its thread: in a forum both have one id."""
    return message.id == message.channel.id


def _is_chosen(message: discord.Message, place: Place) -> bool:
    return _is_in_channel(message, place) or (
        isinstance(message.channel, discord.Thread)
        and str(message.channel.parent_id) == place.settings.questions_forum
    )


def _is_in_channel(message: discord.Message, place: Place) -> bool:
    return str(message.channel.id) == place.settings.questions_channel


async def _follows_answer(client: FootnoteClient, message: discord.Message, place: Place) -> bool:
    """Return whether *message* replies to an answer of ours; other replies are for others."""
    replied = str(message.reference.message_id) if message.reference else ""
    chain = await client.questions.note(
        lambda asked: asked.earlier_than_reply(place.collection, replied)
    )
    return bool(chain) and bool(message.content)


async def _is_to_be_answered(
    client: FootnoteClient, message: discord.Message, place: Place, text: str
) -> bool:
    """Return whether *text* begins a post and clearly asks, or has an answer where it stands."""
    if _is_post(message):
        return "?" in text or await _is_answered(client, message, place, text)
    return _is_in_channel(message, place) and await _is_answered(client, message, place, text)


async def _is_answered(
    client: FootnoteClient, message: discord.Message, place: Place, text: str
) -> bool:
    """Return whether an article answers *text*, of which nothing is kept by looking.

    Where it cannot be asked, or not now, nobody is told so: they did not turn to us.
    """
    member = str(message.author.id)
    try:
        # They share the places of one member, so that who asks the bot still has theirs.
        with client.rate_limits.place(place.collection, HEARD.name):
            client.rate_limits.admit(place.collection, member, HEARD)
            async with client.rate_limits.turn(place.collection, HEARD.name):
                found = await client.questions.look_up(place.collection, AskedQuestion(text), SHOWN)
    except FootnoteError:
        return False
    return found.answered
