"""The picture that a page states for cards: an address that Discord can be given, or none."""

from urllib.parse import urljoin

from corpus.errors import SourceRefused
from corpus.fetching.addresses import check_url
from corpus.formats.markup.character_references import unescaped

_HTTPS = 443


def picture_at(stated: str, url: str | None) -> str | None:
    """Return the address that a page at *url* has *stated*, as it is written in a request.

    It is fetched by Discord when somebody looks at an answer, never by us. One that is not
    of a public host over HTTPS is none: what Discord does not take would cost the whole message.
    """
    try:
        address = check_url(urljoin(url or "", unescaped(stated).strip()), {_HTTPS})
    except (SourceRefused, ValueError):
        return None
    return str(address) if address.scheme == "https" else None
