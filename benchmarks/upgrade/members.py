"""Members who ask at a fixed rate, and moderators who post, on servers of every shard."""

import asyncio
import re
import time
from collections import Counter
from collections.abc import Coroutine
from dataclasses import dataclass
from itertools import count
from random import Random

from bot.play.double.gateway import NotConnected
from bot.services.questions import Busy
from index.evaluation.squad import SquadSet
from tests.discord_double.person import Person
from tests.discord_double.server import DiscordDouble

SHARDS = 4
SERVERS = tuple(((number + 1) << 22) + 17 for number in range(SHARDS))
"""One of each shard."""

ASKED_EVERY = 0.5
POSTED_EVERY = 15.0
"""Seconds."""

PATIENCE = 30.0
"""Seconds that somebody waits for the bot."""

ANSWERED, AWAY, LOST = "answered", "its shard was on its way", "no answer"
BUSY, RESTARTING = "told busy", "told to ask again in a minute"
PUBLISHED = "published"
_BUSY = str(Busy()).partition(":")[0]
_RESTARTING = "I'm restarting"
_FAULTS = re.compile(r"went wrong on my side|in a moment\.|FOOTNOTE_")
"""What stands in the sentences that tell of a fault, of the bot's or of its database's."""

SEED = 20261127


@dataclass(frozen=True, slots=True)
class Done:
    """What somebody did: when it was begun, how many seconds it took, and what came of it."""

    at: float
    took: float
    what: str
    outcome: str


class Members:
    """Those of `SERVERS`, which have the first articles of *squad*; they post the others."""

    def __init__(self, discord: DiscordDouble, squad: SquadSet) -> None:
        self._discord = discord
        self._squad = squad
        self._random = Random(SEED)  # noqa: S311 - sampling, not secrecy
        self._numbers = count(1)
        self.done: list[Done] = []

    async def go_on(self) -> None:
        """Ask and post until cancelled, whatever becomes of it."""
        async with asyncio.TaskGroup() as group:
            for turn in count():
                group.create_task(self._noted("asked", self._ask()))
                if turn % round(POSTED_EVERY / ASKED_EVERY) == 0:
                    group.create_task(self._noted("posted", self._post()))
                await asyncio.sleep(ASKED_EVERY)

    def outcomes(self, what: str, since: float, until: float) -> Counter[str]:
        """Return what came of what was begun between two moments."""
        chosen = [each for each in self.done if each.what == what and since <= each.at < until]
        return Counter(each.outcome for each in chosen)

    async def _noted(self, what: str, doing: Coroutine[None, None, str]) -> None:
        at = time.monotonic()
        try:
            outcome = await doing
        except NotConnected:
            outcome = AWAY
        except TimeoutError:
            outcome = LOST
        except AssertionError as unexpected:
            outcome = str(unexpected)
        self.done.append(Done(at, time.monotonic() - at, what, outcome))

    async def _ask(self) -> str:
        server = self._random.randrange(len(SERVERS))
        about = [each.text for each in self._squad.questions if each.article == server]
        question = self._random.choice(about)
        member = Person(self._discord, "eve", SERVERS[server], patience=PATIENCE)
        return _outcome((await member.command("ask", question=question)).text)

    async def _post(self) -> str:
        number = next(self._numbers)
        others = self._squad.drafts[SHARDS:]
        body = others[number // SHARDS % len(others)].body
        moderator = Person(
            self._discord, "ada", SERVERS[number % SHARDS], moderates=True, patience=PATIENCE
        )
        opening = await moderator.begin("source add")
        await asyncio.wait_for(opening.changed.wait(), PATIENCE)
        if opening.modal is None:
            return _outcome(str(opening.message))
        values = {"title": f"Copy {number}", "text": f"This is copy {number}. {body}"[:4000]}
        preview = await moderator.submit(opening.modal, values)
        if "Publish" not in preview.buttons:
            return _outcome(preview.text)
        outcome = _outcome((await moderator.press(preview, "Publish")).text)
        return PUBLISHED if outcome == ANSWERED else outcome


def _outcome(text: str) -> str:
    if _BUSY in text:
        return BUSY
    if _RESTARTING in text:
        return RESTARTING
    return text if _FAULTS.search(text) else ANSWERED
