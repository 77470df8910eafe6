"""The Discord double as a load test needs it: it notes when things happen, and judges nothing."""

import json
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from bot.play.double.exchange import Exchange
from bot.services.questions import Busy
from tests.discord_double.server import DiscordDouble

BUSY = tuple(each.strip(" .") for each in str(Busy()).split(":"))
"""Both halves of the sentence: what stands between them is escaped on its way. An answer that was
only skimmed begins like it."""


@dataclass
class Asked:
    """One question's moments, in seconds after it was sent; null where they never came."""

    acknowledged: float | None = None
    answered: float | None = None
    text: str = ""

    @property
    def told_busy(self) -> bool:
        """Return whether the answer was to try again in a moment."""
        return all(each in self.text for each in BUSY)


@dataclass
class LoadedDiscord(DiscordDouble):
    """The double on *servers* servers, without its judge, which would take the bot's processors."""

    servers: int
    asked: list[Exchange] = field(default_factory=list)
    moments: dict[int, Asked] = field(default_factory=dict)
    """What became of each exchange, by its identity."""
    refused: Counter[str] = field(default_factory=Counter)
    """Errors of HTTP that the bot was answered with, by their sentence."""

    def __post_init__(self) -> None:
        super().__init__(tuple(range(1, self.servers + 1)))

    def forget(self) -> None:
        """Begin anew: what was asked before is not looked at any more."""
        self.asked.clear()
        self.moments.clear()
        self.refused.clear()

    def each_asked(self) -> list[Asked]:
        """Return what became of every question so far."""
        return [self.moments.get(id(each), Asked()) for each in self.asked]

    async def _rest(self, request: web.Request) -> web.Response:
        path = request.match_info["path"].split("/")
        body = await request.read()
        given = json.loads(body) if body else None
        answer = self._route(request.method, path, given)
        self._note(path, given, answer)
        return answer

    def _note(self, path: Sequence[str], given: Any, answer: web.Response) -> None:  # noqa: ANN401 - any JSON
        if path[0] not in {"interactions", "webhooks"}:
            return
        if answer.status >= 400:  # noqa: PLR2004 - where HTTP's errors begin
            self.refused[json.loads(answer.text or "{}").get("message", "")] += 1
            return
        exchange = self.exchanges[path[2]]
        moment = self.moments.setdefault(id(exchange), Asked())
        spent = time.monotonic() - exchange.began
        if path[0] == "interactions":
            moment.acknowledged = spent
        if path[0] == "webhooks" or given["type"] == 4:  # noqa: PLR2004 - answered at once
            moment.answered = spent
            moment.text = json.dumps(given, ensure_ascii=False)
