"""By which name everything of a Discord server is kept: that of its collection."""

PREFIX = "discord:"
"""What the name of every server's collection begins with."""


def collection_of(guild_id: int) -> str:
    """Return the name of the collection of a Discord server, by which everything of it is kept."""
    return f"{PREFIX}{guild_id}"


def guild_id_of(collection: str) -> int | None:
    """Return the Discord id of the server that *collection* belongs to; null for the operator's."""
    number = collection.removeprefix(PREFIX)
    return int(number) if number != collection and number.isdecimal() else None
