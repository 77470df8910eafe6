"""An interaction, from what somebody did to what became of it."""

import asyncio
import time
from dataclasses import dataclass, field

from bot.play.double.message_payloads import EPHEMERAL
from bot.play.double.payloads import Json

ACKNOWLEDGE_WITHIN = 3.0
"""Seconds after which Discord forgets an interaction that nobody acknowledged."""

MESSAGE, THINKING, QUIETLY, UPDATE, CHOICES, MODAL = 4, 5, 6, 7, 8, 9
"""How an interaction may be answered first (Discord's interaction callback types)."""


@dataclass
class Exchange:
    """What became of one interaction: its first response, and the message as it stands now."""

    channel_id: str
    asked: Json = field(default_factory=dict)
    """What the bot was told of it."""
    began: float = field(default_factory=time.monotonic)
    kind: int | None = None
    modal: Json | None = None
    message: Json | None = None
    files: dict[str, bytes] = field(default_factory=dict)
    choices: list[Json] = field(default_factory=list)
    follow_ups: list[Json] = field(default_factory=list)
    followed_up: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(0))
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def ephemeral(self) -> bool:
        """Return whether only the person who asked sees the reply."""
        return bool(self.message and self.message["flags"] & EPHEMERAL)

    @property
    def is_forgotten(self) -> bool:
        """Return whether it was left unacknowledged for too long."""
        return self.kind is None and time.monotonic() - self.began > ACKNOWLEDGE_WITHIN

    def replace(self, changed: Json) -> None:
        """Take *changed* for what it was before, where it is of this interaction."""
        if self.message is not None and self.message["id"] == changed["id"]:
            self.message = changed
        self.follow_ups = [
            changed if each["id"] == changed["id"] else each for each in self.follow_ups
        ]
