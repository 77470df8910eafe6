"""What a site says that a document is (RFC 9110, 8.3.1).

Not asked of aiohttp, which leaves it to the library for mail: that takes half a second over eight
thousand semicolons, during which nobody is answered, and recurses for every bracket.
"""

import re

UNKNOWN = "application/octet-stream"
"""What a document is where its site does not say (RFC 9110, 8.3)."""

_KIND = re.compile(r"[\w!#$%&'*+.^`|~-]++/[\w!#$%&'*+.^`|~-]++", re.ASCII)


def media_type(stated: str) -> tuple[str, str | None]:
    """Return the kind that *stated*, a Content-Type header, names and the charset, if it does."""
    kind, *parameters = stated.split(";")
    kind = kind.strip().lower()
    named = (each.partition("=") for each in parameters)
    charsets = (value.strip(' \t"') for name, _, value in named if _is_charset(name))
    return kind if _KIND.fullmatch(kind) else UNKNOWN, next(charsets, "") or None


def _is_charset(name: str) -> bool:
    return name.strip().lower() == "charset"
