"""Pages that stand before an article instead of it: for consent, for payment, against bots."""

import re
from enum import StrEnum

from corpus.errors import gettext_noop

SHORT = 2_000
"""Characters; a longer text about cookies or robots is an article about them. Our own choice."""
_END = 600
"""Characters at the end of a text, where a paywall says how to read on. Our own choice."""


class Interstitial(StrEnum):
    """What stands before the article; the value is the warning to who posts it."""

    CHALLENGE = gettext_noop(
        "This looks like a check against bots, not like the article: upload the article as a file."
    )
    CONSENT = gettext_noop(
        "This looks like a request for consent, not like the article: upload the article as a file."
    )
    PAYWALL = gettext_noop("The page seems to be behind a paywall: check that the text is whole.")


_CHALLENGE = re.compile(
    r"verify (?:that )?you(?: are|['\u2019]re) (?:a )?human|are you a robot|not a robot"
    r"|checking (?:if the site connection is secure|your browser)"
    r"|enable javascript and cookies to continue|unusual (?:traffic|activity) from your"
    r"|complete the captcha|press (?:&|and) hold to confirm",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"(?:we value|about) your privacy|before you continue to|accept (?:all )?(?:the )?cookies"
    r"|(?:we|our partners) (?:use|store) cookies|manage (?:your )?(?:cookie|privacy) (?:choices"
    r"|preferences|settings)|consent to (?:the use of )?cookies",
    re.IGNORECASE,
)
_PAYWALL = re.compile(
    r"subscribe (?:now )?to (?:continue|read|keep reading|unlock)|to (?:continue|keep) reading"
    r"|already (?:a subscriber|have an account)|(?:this (?:article|content|story) is )"
    r"(?:only )?(?:for|available to) (?:our )?(?:subscribers|members)|subscribers only"
    r"|unlock (?:this|the full) (?:article|story)|(?:log|sign) in to (?:read|continue)",
    re.IGNORECASE,
)


def interstitial_in(body: str, page: str | None = None) -> Interstitial | None:
    """Return what stands before the article whose text was read as *body*; `None` when nothing.

    *page* is all that the page says: where the body is `SHORT`, a check against bots may stand
    beside it. Requests for consent stand beside many articles, and count in the body alone.
    """
    if len(body) < SHORT:
        if _CHALLENGE.search(f"{body} {page or ''}"):
            return Interstitial.CHALLENGE
        if _CONSENT.search(body):
            return Interstitial.CONSENT
    return Interstitial.PAYWALL if _PAYWALL.search(body[-_END:]) else None
