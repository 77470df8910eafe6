"""Direct messages: the select by which a member says whose articles they ask."""

from collections.abc import Sequence
from dataclasses import dataclass

import discord

from bot.client import FootnoteClient, Interaction
from bot.connection.delivery import FAILURES, log_failure
from bot.direct_messages import MOST_CHECKED, NotMember
from bot.interface.components import Button, Component, Select, button, id_of, one_chosen, select
from bot.interface.escaping import escape_within
from bot.interface.layout import Actions, card, notice_card
from bot.interface.permissions import NotAllowed
from bot.interface.place import Place, language_in, settled
from bot.language import ENGLISH, gettext
from corpus.servers.collection_names import guild_id_of
from corpus.servers.known_servers import Server
from corpus.store import OPERATOR

_NAME = 100
"""Characters of an option's label, from Discord's component reference."""


class ChooseServer(Component[Select], template=r"server"):
    """Keeps the chosen server, and answers the message that it was asked for."""

    def __init__(self, servers: Sequence[Server] = ()) -> None:
        choices = [
            (each.name or "?", str(guild_id_of(each.collection))) for each in servers[:MOST_CHECKED]
        ]
        super().__init__(select("server", gettext("Choose a server"), choices))

    async def respond(self, interaction: Interaction) -> None:
        """Keep what was chosen."""
        await interaction.response.defer(thinking=True, ephemeral=True)
        try:
            server = await interaction.client.direct_messages.choose(
                interaction.user.id, id_of(one_chosen(self.item))
            )
        except NotMember as gone:
            raise NotAllowed("You are not in that server, or I am not: choose another.") from gone
        name = escape_within(server.name, _NAME)
        told = gettext("Here I answer from the articles of {server} now.", server=f"**{name}**")
        await interaction.edit_original_response(view=card([told]))
        await _answer_what_was_asked(interaction)


class ChangeServer(Component[Button], template=r"change_server"):
    """Offers the servers to choose from again."""

    def __init__(self) -> None:
        super().__init__(button("change_server", gettext("Change server")))

    async def respond(self, interaction: Interaction) -> None:
        """Show the select."""
        await interaction.response.defer(thinking=True, ephemeral=True)
        servers = await interaction.client.direct_messages.shared(interaction.user.id)
        if servers:
            view = card([_question()], [ChooseServer(servers)])
        else:
            view = notice_card(gettext("I can't find a server that we share."))
        await interaction.edit_original_response(view=view)


@dataclass(frozen=True, slots=True)
class Choice:
    """Where a direct message is answered from; with *select*, *sentence* asks for it first.

    *notes* and *change* go with an answer: whose articles it is from, and the way to others.
    *language* is that of the server that answers, for who states none.
    """

    place: Place
    sentence: str = ""
    select: ChooseServer | None = None
    server: Server | None = None
    several: bool = False

    @property
    def language(self) -> str:
        """Return the language of the server, English where none answers yet."""
        return language_in(self.place, self.server.locale) if self.server else ENGLISH

    @property
    def notes(self) -> tuple[str, ...]:
        """Return the note that says whose articles are asked, where a server's are."""
        if self.server is None:
            return ()
        name = escape_within(self.server.name, _NAME)
        return (gettext("from the articles of {server}", server=name),)

    @property
    def change(self) -> Actions:
        """Return the button to choose another server, where there may be one."""
        return [ChangeServer()] if self.several else []


async def server_choice(client: FootnoteClient, user_id: int) -> Choice:
    """Return whose articles *user_id* asks: what they chose, the one server shared, or a select."""
    direct = client.direct_messages
    server = await direct.chosen(user_id)
    if server is None:
        shared = await direct.shared(user_id)
        if len(shared) > 1:
            nowhere = await settled(client, OPERATOR, ())
            return Choice(nowhere, _question(), ChooseServer(shared))
        server = await direct.choose_only(user_id, shared)
    if server is None:
        return Choice(await settled(client, OPERATOR, ()))
    place = await settled(client, server.collection, ())
    return Choice(place, server=server, several=await direct.are_several())


def _question() -> str:
    return gettext("Whose articles would you like to ask here? You can change that later.")


async def _answer_what_was_asked(interaction: Interaction) -> None:
    """Answer the message that the select replied to; there is none below a command."""
    asked_in = interaction.message.reference if interaction.message else None
    if asked_in is None or asked_in.message_id is None:
        return
    channel = interaction.client.get_partial_messageable(
        asked_in.channel_id, type=discord.ChannelType.private
    )
    try:
        message = await channel.fetch_message(asked_in.message_id)
    except FAILURES as failed:
        log_failure("answer", failed, asked_in.channel_id)
        return
    await interaction.client.on_message(message)
