"""Messages that ask the bot: a mention, a reply to it, a direct message, and what a server chose.

Without the intent Message Content, Discord gives the words of a message to the bot only where it is
addressed: in direct messages, and where it is mentioned, which a reply does unless its writer
turns that off.
"""

from collections.abc import Awaitable, Callable
from functools import partial

import discord

from bot.ask.answering import answered_for, text_of
from bot.ask.choose_server import server_choice
from bot.ask.message_replies import (
    guarded,
    replied,
    reply_with,
    say,
    tell_why_silent,
    turns_to_bot,
    why_not_answered,
)
from bot.ask.private_answers import Read
from bot.ask.question_text import question_in
from bot.ask.unheld_threads import learn_thread
from bot.ask.unmentioned import unmentioned_question
from bot.client import FootnoteClient
from bot.direct_messages import direct_pace
from bot.interface.own_words import mentioned
from bot.interface.place import Place, channel_ids, language_in, settled
from bot.language import gettext, speak, speaking
from bot.wording import small_talk_text
from corpus.questions.conversation import Earlier
from corpus.questions.question import AskedQuestion, Asker
from corpus.servers.collection_names import collection_of
from index.answer import Reply, SmallTalk

_WRITTEN = frozenset({discord.MessageType.default, discord.MessageType.reply})


async def hear(client: FootnoteClient, message: discord.Message) -> None:
    """Answer *message* if a person asks the bot with it where it may answer."""
    if message.author.bot or message.webhook_id or message.type not in _WRITTEN:
        return
    if message.guild is None:
        await guarded(client, message, lambda: _answer_from_choice(client, message))
    elif client.user in message.mentions:
        await _answer_in_server(client, message, message.guild, _answer)
    elif turns_to_bot(client, message):
        await _answer_in_server(client, message, message.guild, _tell_how_to_ask)
    elif not client.stopping:  # who did not turn to us is told nothing either
        await _answer_unmentioned(client, message, message.guild)


async def _answer_unmentioned(
    client: FootnoteClient, message: discord.Message, guild: discord.Guild
) -> None:
    text = await unmentioned_question(client, message, guild)
    if text is not None:
        await _answer_in_server(client, message, guild, partial(_answer, text=text))


async def _answer_from_choice(client: FootnoteClient, message: discord.Message) -> None:
    """Answer a direct message, and count it before it is known whom it asks."""
    with client.rate_limits.asking(direct_pace(message.author.id), str(message.author.id)):
        await _answer_directly(client, message)


async def _answer_directly(client: FootnoteClient, message: discord.Message) -> None:
    text = _question(client, message)
    if not text:
        await say(message, mentioned(small_talk_text(SmallTalk.ABOUT_BOT)))
        return
    choice = await server_choice(client, message.author.id)
    if choice.select is not None:
        await reply_with(message, choice.sentence, [choice.select])
        return
    # Discord says nothing of the language of who writes a message.
    speak(choice.language)
    place, asker = choice.place, _asker(message, private=True)
    client.rate_limits.admit(place.collection, asker.user_id)
    earlier = await _earlier(client, message, place)
    answered = await answered_for(client, place, AskedQuestion(text), asker, earlier)
    content, view = text_of(
        answered, keeps=place.keeps_questions, last=choice.change, notes=choice.notes
    )
    sent = await replied(message, content, view=view)
    await _placed(client, place, answered.key, sent)


async def _answer_in_server(
    client: FootnoteClient,
    message: discord.Message,
    guild: discord.Guild,
    answer: Callable[[FootnoteClient, discord.Message, Place], Awaitable[None]],
) -> None:
    await learn_thread(client, message, collection_of(guild.id))
    place = await settled(client, collection_of(guild.id), channel_ids(message.channel))
    if not place.is_open:
        if not isinstance(message.channel, discord.PartialMessageable):
            return
        answer = _tell_where  # Discord does not tell whether its channel is one of them
    with speaking(language_in(place, guild.preferred_locale.value)):
        if (refused := why_not_answered(message.channel, guild)) is not None:
            await tell_why_silent(client, message, refused)
            return
        await guarded(client, message, lambda: answer(client, message, place))


async def _tell_how_to_ask(client: FootnoteClient, message: discord.Message, place: Place) -> None:
    client.rate_limits.admit(place.collection, str(message.author.id))
    await say(message, mentioned(gettext("That was my role: mention me instead, or use /ask.")))


async def _tell_where(client: FootnoteClient, message: discord.Message, place: Place) -> None:
    client.rate_limits.admit(place.collection, str(message.author.id))
    await say(message, place.elsewhere)


async def _answer(
    client: FootnoteClient, message: discord.Message, place: Place, text: str | None = None
) -> None:
    """Answer what *message* says or, where it is not told by its words alone, *text*."""
    asker = _asker(message, private=place.settings.private_by_default)
    with client.rate_limits.asking(place.collection, asker.user_id):
        await _answer_to_everyone(client, message, place, asker, text or _question(client, message))


async def _answer_to_everyone(
    client: FootnoteClient, message: discord.Message, place: Place, asker: Asker, text: str
) -> None:
    if not text:
        await say(message, mentioned(small_talk_text(SmallTalk.ABOUT_BOT)))
        return
    earlier = await _earlier(client, message, place)
    answered = await answered_for(client, place, AskedQuestion(text), asker, earlier)
    if asker.private and answered.answer.reply is not Reply.SMALL_TALK:
        told_here = gettext("Answers are private in this server: only you can open yours.")
        await reply_with(message, told_here, [Read(answered.key)])
        return
    content, view = text_of(answered, keeps=place.keeps_questions)
    sent = await replied(message, content, view=view)
    await _placed(client, place, answered.key, sent)


def _question(client: FootnoteClient, message: discord.Message) -> str:
    return question_in(message.content, message.mentions, client.user.id if client.user else 0)


async def _earlier(
    client: FootnoteClient, message: discord.Message, place: Place
) -> tuple[Earlier, ...]:
    """Return what was asked before *message*, in its chain of replies or its thread."""
    replied = message.reference.message_id if message.reference else None
    if replied is not None:
        chain = await client.questions.note(
            lambda asked: asked.earlier_than_reply(place.collection, str(replied))
        )
        if chain:
            return chain
    if message.guild is not None and not isinstance(message.channel, discord.Thread):
        return ()
    channel_id, member = str(message.channel.id), str(message.author.id)
    return await client.questions.note(
        lambda asked: asked.earlier_in(place.collection, channel_id, member)
    )


async def _placed(client: FootnoteClient, place: Place, key: str, sent: discord.Message) -> None:
    await client.questions.note(lambda asked: asked.placed(place.collection, key, str(sent.id)))


def _asker(message: discord.Message, *, private: bool) -> Asker:
    return Asker(str(message.author.id), str(message.channel.id), private)
