"""Which collection an interaction may see, and where a server lets the bot answer."""

from collections.abc import Iterable
from dataclasses import dataclass

import discord

from bot.client import FootnoteClient, Interaction
from bot.interface.in_time import in_time
from bot.language import gettext, language_of, speak
from corpus.servers import collection_names
from corpus.servers.settings import ServerSettings
from corpus.store import OPERATOR


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody asks: *collection* is what answers there; a thread counts as its channel."""

    collection: str
    settings: ServerSettings
    channel_ids: frozenset[str] = frozenset()

    @property
    def is_open(self) -> bool:
        """Return whether the server lets the bot answer here."""
        allowed = self.settings.channels
        return not allowed or not self.channel_ids.isdisjoint(allowed)

    @property
    def in_server(self) -> bool:
        """Return whether a server that installed the bot answers, not the operator alone."""
        return collection_names.guild_id_of(self.collection) is not None

    @property
    def keeps_questions(self) -> bool:
        """Return whether a question can be passed on to moderators from here."""
        return self.in_server and self.settings.keep_days > 0

    @property
    def elsewhere(self) -> str:
        """Return the sentence, Discord text already, that says where the bot answers."""
        channels = " ".join(f"<#{each}>" for each in self.settings.channels)
        return gettext("I don't answer in this channel. Ask me in {channels}.", channels=channels)


def language_in(place: Place, locale: str | None) -> str:
    """Return the language in which a server is spoken to: what it set here, else its *locale*."""
    return place.settings.language or language_of(locale)


def collection_of(interaction: Interaction) -> str:
    """Return the collection of the server that installed the bot, else the operator's own.

    A server in which only the member installed the bot is not this bot's server: its
    collection stays closed.
    """
    if interaction.guild_id is not None and interaction.is_guild_integration():
        return collection_names.collection_of(interaction.guild_id)
    return OPERATOR


async def asked_collection(interaction: Interaction) -> str:
    """Return the collection that questions and their buttons use.

    In a direct message it is that of the server which the member chose, if they are in it now.
    """
    if interaction.guild_id is None:
        return await interaction.client.direct_messages.collection(interaction.user.id)
    return collection_of(interaction)


async def place_of(interaction: Interaction) -> Place:
    """Return where the person of *interaction* asks; raise `TooSlow` where that takes too long."""
    async with in_time(interaction):
        collection = await asked_collection(interaction)
        return await settled(interaction.client, collection, channel_ids(interaction.channel))


async def settled(client: FootnoteClient, collection: str, channels: Iterable[str]) -> Place:
    """Return the place of *collection* with what its server decided."""
    settings = await client.lookups.settings(collection)
    return Place(collection, settings, frozenset(channels))


def channel_ids(channel: object) -> set[str]:
    """Return the ids by which *channel* may be allowed: its own, and that of a thread's channel."""
    found = {str(getattr(channel, "id", ""))}
    if isinstance(channel, discord.Thread):
        found.add(str(channel.parent_id))
    return found


def speak_to_everyone(settings: ServerSettings) -> None:
    """Speak the server's language, if it set one, for what everyone is going to see."""
    if settings.language is not None:
        speak(settings.language)
