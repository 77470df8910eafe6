"""Fetching as sites ask for it: by their robots.txt (RFC 9309), and not too often."""

import asyncio
import re
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from http import HTTPStatus

from protego import Protego
from yarl import URL

from corpus.errors import SourceRefused, gettext_noop
from corpus.fetching.addresses import check_url
from corpus.fetching.fetcher import PUBLIC, Fetched, Policy, SiteRefused, Validators, fetch

SPACING = 10.0
"""Seconds between two articles of one host."""
RULES_FOR = 24 * 60 * 60.0
"""Seconds that a robots.txt is believed, as RFC 9309, 2.4 asks."""
MOST_HOSTS = 1_000
"""Hosts whose rules are remembered; the one asked about longest ago is forgotten first."""
LONGEST_RULES = 512_000
"""Bytes of a robots.txt: what RFC 9309, 2.5 asks us to read at least; a longer one is refused."""
MOST_RULES = 50_000
"""Rules of one site, each counted for every bot that it is for: so often it is parsed."""
MOST_REMEMBERED = 16_000_000
"""Bytes of the files of all sites that are remembered. What the parser makes of one takes up to
25 times as much, so that is let go of once it has told."""
AGENT = "Footnote"
"""The name that a robots.txt calls us by; see `corpus.fetching.fetcher.USER_AGENT`."""

_CANNOT_TELL = gettext_noop(
    "That site cannot tell at the moment whether bots may read it: try again later."
)
_NO_RULES = frozenset(range(400, 500)) - {HTTPStatus.TOO_MANY_REQUESTS}
"""Statuses by which a site says that it has no rules (RFC 9309, 2.3.1.3); of 429 it says later."""
_NAMES = re.compile(r"\s*user.?agent", re.IGNORECASE)
_RULES = re.compile(r"\s*(?:dis)?allow\s*:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Rules:
    read_at: float
    robots: bytes


class PoliteFetch:
    """`fetch` for one process; what it remembers of hosts goes with it."""

    def __init__(
        self,
        policy: Policy = PUBLIC,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._policy = policy
        self._any_kind = replace(policy, content_types=None)
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
            robots = await self._robots(url)
            rules = _Rules(self._clock(), robots)
        self._rules[origin] = rules
        self._forget()
        if not await asyncio.to_thread(_permits, rules.robots, str(url)):
            raise SourceRefused(
                "That site asks bots not to read this page: upload the article as a file."
            )

    async def _robots(self, url: URL) -> bytes:
        """Return the rules of the site, empty where it says that it has none.

        Whatever else comes is no permission (RFC 9309, 2.3.1.4): neither half a file nor none.
        """
        link = str(url.origin() / "robots.txt")
        try:
            data = (await fetch(link, self._any_kind)).data
        except SiteRefused as refused:
            if refused.status in _NO_RULES:
                return b""
            raise SourceRefused(_CANNOT_TELL) from refused
        if len(data) > LONGEST_RULES or _count(_text(data)) > MOST_RULES:
            raise SourceRefused(_CANNOT_TELL)
        return data

    def _forget(self) -> None:
        """Forget what was asked about longest ago, while more is remembered than there is room."""
        size = sum(len(each.robots) for each in self._rules.values())
        while len(self._rules) > MOST_HOSTS or size > MOST_REMEMBERED:
            size -= len(self._rules.pop(next(iter(self._rules))).robots)

    async def _turn(self, host: str) -> None:
        now = self._clock()
        self._free_at = {each: at for each, at in self._free_at.items() if at > now}
        mine = max(now, self._free_at.get(host, now))
        self._free_at[host] = mine + SPACING
        if mine > now:
            await self._sleep(mine - now)


def _permits(robots: bytes, link: str) -> bool:
    """Return whether *robots* let us read *link*; the longest take a while."""
    return Protego.parse(_text(robots)).can_fetch(link, AGENT)


def _text(robots: bytes) -> str:
    return robots.decode("utf-8-sig", "replace")


def _count(robots: str) -> int:
    """Return how many rules the parser will keep of *robots*, or a few more: one for each bot."""
    count = named = 0
    ruled = False
    for line in robots.splitlines():
        if _NAMES.match(line):
            named = 1 if ruled else named + 1
            ruled = False
        else:
            count += named
            ruled = ruled or _RULES.match(line) is not None
    return count


fetch_politely = PoliteFetch()
"""The one of this process, for public links."""
