"""Failures that the double plays: what REST answers instead, and whether it did its work first."""

import json
import re
from dataclasses import dataclass

from aiohttp import web

CLOSED = 0
"""In place of a status: the connection ends without an answer."""


@dataclass
class Failure:
    """An answer that is no success, to the next *times* requests that *route* is found in."""

    status: int
    code: int = 0
    route: str = ""
    """A regular expression for the method and path, such as `POST /channels/501/`."""
    times: int = 1
    taken: bool = False
    """Whether Discord did what was asked all the same: its answer is what got lost."""
    retry_after: float = 0.01
    """Seconds that a 429 asks the bot to wait."""
    everywhere: bool = False
    """Whether a 429 is about all that the bot asks."""
    page: str | None = None
    """What is answered in place of JSON, as what stands before Discord does."""

    def fits(self, method: str, path: str) -> bool:
        """Return whether a request meets this failure, now."""
        return self.times > 0 and re.search(self.route, f"{method} {path}") is not None

    def answer(self, request: web.Request) -> web.Response:
        """Return the answer, as Discord's own servers give it."""
        self.times -= 1
        if self.status == CLOSED and request.transport is not None:
            request.transport.close()
        told: dict[str, object] = {
            "message": "fault",
            "code": self.code,
            "retry_after": self.retry_after,
        }
        told["global"] = self.everywhere
        body, content_type = json.dumps(told), "application/json"
        if self.page is not None:
            body, content_type = self.page, "text/html; charset=UTF-8"
        # Without Via the library takes a 429 for a ban; a charset it does not understand.
        return web.Response(
            body=body.encode(),
            status=self.status or 500,
            headers={"Content-Type": content_type, "Via": "1.1 loopback"},
        )
