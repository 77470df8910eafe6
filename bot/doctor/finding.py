"""What a check found, and the setup that checks look at."""

import base64
import binascii
from dataclasses import dataclass, replace
from enum import StrEnum

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from bot.settings import Settings

HIDDEN = "…"
"""What is printed in place of a secret."""


class State(StrEnum):
    """How a check came out; only a failure keeps the bot from working."""

    OK = "ok"
    WARNING = "warning"
    FAILURE = "failure"


@dataclass(frozen=True, slots=True)
class Finding:
    """What the check of that *name* found; *advice* is what to do, where there is something."""

    name: str
    state: State
    told: str
    advice: str | None = None

    def without(self, secrets: tuple[str, ...]) -> "Finding":
        """Return it with each of *secrets* hidden: what a library says may hold one."""
        told, advice = self.told, self.advice
        for each in secrets:
            told = told.replace(each, HIDDEN)
            advice = None if advice is None else advice.replace(each, HIDDEN)
        return replace(self, told=told, advice=advice)


def fine(name: str, told: str) -> Finding:
    """Return that all is well."""
    return Finding(name, State.OK, told)


def warning(name: str, told: str, advice: str | None = None) -> Finding:
    """Return what works without, or could not be checked."""
    return Finding(name, State.WARNING, told, advice)


def failure(name: str, told: str, advice: str) -> Finding:
    """Return what has to be mended."""
    return Finding(name, State.FAILURE, told, advice)


@dataclass(frozen=True, slots=True)
class Setup:
    """The settings that are looked at."""

    settings: Settings

    @property
    def token(self) -> str | None:
        """Return the bot's token, which is never to be shown."""
        token = self.settings.discord_token
        return None if token is None else token.get_secret_value()

    @property
    def application_id(self) -> int | None:
        """Return the id that the token begins with, which is no secret; `None` without one."""
        first = (self.token or "").partition(".")[0]
        try:
            told = base64.urlsafe_b64decode(first + "=" * (-len(first) % 4)).decode()
        except (binascii.Error, ValueError):
            return None
        return int(told) if told.isascii() and told.isdecimal() else None

    @property
    def secrets(self) -> tuple[str, ...]:
        """Return what must not be printed: the token, and the password of the database."""
        try:
            password = make_url(self.settings.database_url).password
        except ArgumentError:
            password = self.settings.database
        return tuple(each for each in (self.token, password and str(password)) if each)
