"""Fetching as sites ask for it: by their robots.txt (RFC 9309), and not too often."""

import asyncio
import re
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from http import HTTPStatus

from protego import Protego
from yarl import URL

from corpus.addresses import check_url
from corpus.errors import SourceRefused
from corpus.fetcher import PUBLIC, Fetched, Policy, SiteRefused, Validators, fetch

SPACING = 10.0
"""Seconds between two articles of one host."""
RULES_FOR = 24 * 60 * 60.0
"""Seconds that a robots.txt is believed, as RFC 9309, 2.4 asks."""
MOST_HOSTS = 1_000
"""Hosts whose rules are remembered; the one asked about longest ago is forgotten first."""
RULES_LIMIT = 500 * 1024
"""Bytes of a robots.txt that are read, as many as RFC 9309, 2.5 asks for."""
AGENT = "Footnote"
"""The name that a robots.txt calls us by; see `corpus.fetcher.USER_AGENT`."""

_NAMED = re.compile(
    r"^[^\S\n]*+user(?:-|[^\S\n]*+)agent(?:[^\S\n]*+:|[^\S\n])([^#\n]*+)",
    re.IGNORECASE | re.MULTILINE,
)
_OTHERS = "others"


@dataclass(frozen=True, slots=True)
class _Rules:
    read_at: float
    parsed: Protego


class CourteousFetch:
    """`fetch` for one process; what it remembers of hosts goes with it."""

    def __init__(
        self,
        policy: Policy = PUBLIC,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._policy = policy
        self._clock = clock
        self._sleep = sleep
        self._rules: dict[str, _Rules] = {}
        self._free_at: dict[str, float] = {}

    async def __call__(self, link: str, known: Validators | None = None) -> Fetched:
        """Return what is at *link*, when its host's turn has come.

        Raises:
            PageUnchanged: The page is still the one that *known* were told of.
            SourceRefused: The link may not be followed, its site asks bots not to, or it does
                not lead to an article in time.
        """
        url = check_url(link, self._policy.ports)
        await self._permit(url)
        await self._turn(url.host or "")
        return await fetch(link, replace(self._policy, permit=self._permit), known)

    async def _permit(self, url: URL) -> None:
        origin = str(url.origin())
        rules = self._rules.pop(origin, None)
        if rules is None or self._clock() - rules.read_at > RULES_FOR:
            stated = without_others(await self._robots(url))
            rules = _Rules(self._clock(), await asyncio.to_thread(Protego.parse, stated))
        self._rules[origin] = rules
        if len(self._rules) > MOST_HOSTS:
            del self._rules[next(iter(self._rules))]
        if not rules.parsed.can_fetch(str(url), AGENT):
            raise SourceRefused(
                "That site asks bots not to read this page: upload the article as a file."
            )

    async def _robots(self, url: URL) -> str:
        """Return the rules of the site, empty where it states none."""
        link = str(url.origin() / "robots.txt")
        try:
            data = (await fetch(link, self._policy)).data
            if len(data) > RULES_LIMIT:
                data = data[:RULES_LIMIT].rpartition(b"\n")[0]
            return data.decode("utf-8", "replace")
        except SiteRefused as refused:
            if refused.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
                raise SourceRefused(
                    "That site cannot tell at the moment whether bots may read it: try again later."
                ) from refused
            return ""
        except SourceRefused:
            return ""  # what stands against the site is told of the page itself

    async def _turn(self, host: str) -> None:
        now = self._clock()
        self._free_at = {each: at for each, at in self._free_at.items() if at > now}
        mine = max(now, self._free_at.get(host, now))
        self._free_at[host] = mine + SPACING
        if mine > now:
            await self._sleep(mine - now)


def without_others(rules: str) -> str:
    """Return *rules* with one name for all bots that we are not.

    The library gives each name its own copy of each rule: thousands of names above thousands of
    rules would take it minutes.
    """
    lines = "\n".join(rules.splitlines())
    return _NAMED.sub(lambda line: f"User-agent: {_our_name(line[1])}", lines)


def _our_name(written: str) -> str:
    """Return what *written* names us by, one of few, or a name that we have not."""
    stated = written.strip().lower()
    name = stated if stated == "*" else stated.replace("*", "")
    means_us = name == "*" or (name and AGENT.lower().startswith(name))
    return name if means_us else _OTHERS


fetch_politely = CourteousFetch()
"""The one of this process, for public links."""
