"""What one server may hold and one moderator may post; the operator sets the numbers."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """*characters* counts the text of all articles, *characters_each* that of one.

    *per_hour* is what one moderator posts.
    """

    articles: int = 1_000
    characters: int = 20_000_000
    characters_each: int = 1_000_000
    per_hour: int = 60
