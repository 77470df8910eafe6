"""How long what is stated of an article may be: beyond it is no title and no name.

Nothing is cut to fit, which would state something else. What a document states counts as not
stated; what a person states is refused. The forms on Discord have room for all that fits.
"""

LONGEST_TITLE = 300
"""Characters; the longest headlines of newspapers have some 200. Our own choice."""
LONGEST_NAME = 200
"""Characters of a person's or a publication's name, with all titles. Our own choice."""
LONGEST_AUTHORS = 4_000
"""Characters of all authors together, as many as a field of a form takes on Discord."""
LONGEST_ADDRESS = 2_000
"""Characters of a link, or of a licence, which may be one. Our own choice."""

BETWEEN_AUTHORS = "; "
"""What stands between two authors where all are written in one line."""


def within(longest: int, text: str | None) -> str | None:
    """Return *text*, `None` where it has more than *longest* characters or none."""
    return text if text and len(text) <= longest else None


def few(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return *names*, none where they are so many, or so long, that they name no authors."""
    return names if len(BETWEEN_AUTHORS.join(names)) <= LONGEST_AUTHORS else ()
