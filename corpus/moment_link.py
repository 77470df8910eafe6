"""Links that open a recording at the moment when something is said, where its site has such."""

import re
from pathlib import PurePosixPath
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from corpus.normalise import encodable

_YOUTUBE = frozenset({"youtube.com", "youtu.be", "youtube-nocookie.com"})
"""Hosts whose links begin at the second that their query names as t, or as start when embedded."""
_VIMEO = frozenset({"vimeo.com", "player.vimeo.com"})
"""Hosts whose links begin at the second that their fragment names, as t=760s."""
_MEDIA = frozenset(
    ".flac .m4a .m4v .mka .mkv .mov .mp3 .mp4 .oga .ogg .ogv .opus .wav .webm".split()
)
"""Files that a browser plays itself, from the second that a fragment names as t=760: Media
Fragments URI 1.0 (basic), 4.2.1."""
_SUBDOMAIN = re.compile(r"^(?:www|m|music)\.")


def moment_link(url: str, at: int) -> str:
    """Return *url* such that it opens *at* seconds into the recording, else *url* itself.

    It does so for YouTube, for Vimeo and for files of sound and film. A transcript's words stand
    on no page, so other links lead to the page alone.
    """
    parts = urlsplit(url)
    host = _SUBDOMAIN.sub("", parts.hostname or "")
    if host in _YOUTUBE:
        name = "start" if parts.path.startswith("/embed/") else "t"
        return urlunsplit(parts._replace(query=_with(parts.query, name, at)))
    if host in _VIMEO:
        return urlunsplit(parts._replace(fragment=f"t={at}s"))
    if PurePosixPath(parts.path).suffix.lower() in _MEDIA:
        return urlunsplit(parts._replace(fragment=f"t={at}"))
    return url


def _with(query: str, name: str, at: int) -> str:
    """Return *query* with *name* stated once, as *at*; a link may name a moment of its own."""
    stated = parse_qsl(query, keep_blank_values=True)
    kept = [(key, encodable(value)) for key, value in stated if key not in {"t", "start"}]
    return urlencode([*kept, (name, str(at))], quote_via=quote)
