"""How long what a document states of itself may be: beyond it is no title and no name.

Nothing is cut to fit, which would state something else: it counts as not stated.
"""

LONGEST_TITLE = 500
"""Characters; the longest headlines of newspapers have some 200. Our own choice."""
LONGEST_NAME = 200
"""Characters of a person's or a publication's name, with all titles. Our own choice."""
LONGEST_ADDRESS = 2_000
"""Characters of a link, as many as the forms on Discord take."""
LONGEST_LANGUAGE = 35
"""Characters of a language's tag, as many as RFC 5646, 4.4.1 asks programs to keep."""
MOST_AUTHORS = 100
"""People; a longer list names no authors. Our own choice."""


def within(longest: int, text: str | None) -> str | None:
    """Return *text*, null where it has more than *longest* characters or none."""
    return text if text and len(text) <= longest else None


def few(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return *names*, none where they are more than `MOST_AUTHORS`."""
    return names if len(names) <= MOST_AUTHORS else ()
