"""What whoever uses a command or a control does counts against their pace, and takes a place."""

from contextlib import AbstractContextManager

from bot.client import Interaction
from bot.direct_messages import direct_pace
from bot.interface.place import collection_of
from bot.services.rate_limits import Pace


def counted_in(interaction: Interaction) -> str:
    """Return what a use counts against: its server, or the member's direct messages."""
    if interaction.guild_id is None:
        return direct_pace(interaction.user.id)
    return collection_of(interaction)


def admit(interaction: Interaction, pace: Pace) -> None:
    """Count one use at its *pace*; raise `TooFast` where there were too many just now."""
    interaction.client.rate_limits.admit(counted_in(interaction), str(interaction.user.id), pace)


def asking(interaction: Interaction) -> AbstractContextManager[None]:
    """Return what admits a question before it is acknowledged, and holds its place meanwhile.

    Raises:
        Busy: No more can wait, at all or of that server.
        TooFast: Too much was asked just now.
    """
    member = str(interaction.user.id)
    return interaction.client.rate_limits.asking(counted_in(interaction), member)


def searching(interaction: Interaction) -> AbstractContextManager[None]:
    """Return what holds a place for a search that is no question, before it is acknowledged.

    Raises:
        Busy: No more can wait, at all or of that server.
        TooFast: Too much of that member waits.
    """
    return interaction.client.rate_limits.place(counted_in(interaction), str(interaction.user.id))
