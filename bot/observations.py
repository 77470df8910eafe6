"""What the bot tells of its work while it works, to who measures it."""


class Observations:
    """Is told, and keeps nothing: what a bot is given whose metrics nobody asked for.

    None of it names a person, a server or what was asked. It is called on the event loop.
    """

    def arrived(self, interaction_id: int) -> None:
        """Learn that Discord told of an interaction just now."""

    def acknowledged(self, interaction_id: int, *, taken: bool) -> None:
        """Learn that its first response was *taken* by Discord, or could not be brought there."""

    def answered(self, outcome: str, seconds: float) -> None:
        """Learn what came of a question, and how long after it was asked."""

    def turned_away(self) -> None:
        """Learn that somebody who asked was told at once that too much is asked."""


UNOBSERVED = Observations()
