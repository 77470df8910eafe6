"""By which name a process claims work, and how long a claim lasts that it does not renew."""

from dataclasses import dataclass, field
from uuid import uuid4

LEASE = 30.0
"""Seconds that work stays a process's that says nothing any more. With as long again until another
process looks for it, what a killed one left is taken over within a minute."""


@dataclass(frozen=True, slots=True)
class Claimant:
    """A process, by the *id* that it made for itself when it started; its claims last *seconds*."""

    id: str = field(default_factory=lambda: uuid4().hex)
    seconds: float = LEASE
