"""What a process sees of Discord, for tests of what follows from it."""

from collections.abc import Callable


def is_gone(collection: str) -> bool:
    """Return that the bot is in no server."""
    del collection
    return True


def only(*present: str) -> Callable[[str], bool]:
    """Return what tells of every server but *present* that the bot is not in it."""
    return lambda collection: collection not in set(present)
