"""Links that a Discord button can carry."""

from urllib.parse import urlsplit

LONGEST_BUTTON_LINK = 512
"""Characters of a link button's address, from Discord's component reference."""


def link_for_button(url: str | None) -> str | None:
    """Return *url*, or it without its text fragment when too long, or null when unsafe."""
    if url is None:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not parts.hostname or "@" in parts.netloc:
        return None
    if len(url) > LONGEST_BUTTON_LINK:
        url = url.partition(":~:text=")[0].removesuffix("#")
    return url if len(url) <= LONGEST_BUTTON_LINK else None
