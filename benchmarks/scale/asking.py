"""A process of the bot without Discord, asked by a crowd: its services as they are, its figures."""

import asyncio
import itertools
import multiprocessing
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from pathlib import Path

from benchmarks.collections import megabytes
from bot.app import App, assemble
from bot.services.questions import Questions
from bot.settings import Settings
from corpus.questions.asked_questions import AskedQuestions
from corpus.questions.question import AskedQuestion, Asker
from index.search.index_cache import CacheCounts

SHOWN = 3
"""Passages of an answer, as on Discord."""

Asked = Sequence[tuple[str, str]]
"""Questions, each with the collection that it is asked of."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What a process did in *seconds*.

    *spent* is how long each question took, in seconds; *waited* whether its index had to be read,
    which is told of the only client alone.
    """

    seconds: float
    spent: list[float]
    waited: list[bool]
    statements: int
    cache: CacheCounts
    megabytes: float
    processor: float


@dataclass(frozen=True, slots=True)
class Crowd:
    """*clients* who each ask the next of *questions* once theirs is answered.

    They go on until all are asked or, in rounds, for *seconds*.
    """

    questions: Asked
    clients: int = 1
    seconds: float | None = None


def measured(url: str, home: Path, crowds: Sequence[Crowd]) -> list[Figures]:
    """Return the figures of as many processes as *crowds*, which begin together."""
    context = multiprocessing.get_context("spawn")
    together = context.Barrier(len(crowds))
    told = []
    for crowd in crowds:
        here, there = context.Pipe(duplex=False)
        context.Process(target=_asked, args=(url, home, crowd, together, there)).start()
        told.append(here)
    return [each.recv() for each in told]


def _asked(url: str, home: Path, crowd: Crowd, together: Barrier, told: Connection) -> None:
    told.send(asyncio.run(_figures(url, home, crowd, together)))


async def _figures(url: str, home: Path, crowd: Crowd, together: Barrier) -> Figures:
    app = assemble(Settings(home=home, database=url))
    app.engine.warm_up()
    questions = Questions(app.engine, AskedQuestions(app.database))
    counts = app.database.counted()
    together.wait()
    began, worked = time.perf_counter(), time.process_time()
    remaining = _remaining(crowd, began)
    asking = [_ask_all(app, questions, remaining, number) for number in range(crowd.clients)]
    asked = [each for own in await asyncio.gather(*asking) for each in own]
    seconds, worked = time.perf_counter() - began, time.process_time() - worked
    questions.close()
    figures = Figures(
        seconds,
        [spent for spent, _ in asked],
        [waited for _, waited in asked],
        counts.statements,
        app.engine.indexes.counts,
        megabytes(),
        worked,
    )
    app.database.close()
    return figures


def _remaining(crowd: Crowd, began: float) -> Iterator[tuple[str, str]]:
    if crowd.seconds is None:
        yield from crowd.questions
        return
    for each in itertools.cycle(crowd.questions):
        if time.perf_counter() - began > crowd.seconds:
            return
        yield each


async def _ask_all(
    app: App, questions: Questions, remaining: Iterator[tuple[str, str]], number: int
) -> list[tuple[float, bool]]:
    asked = []
    for collection, text in remaining:
        began, missed = time.perf_counter(), app.engine.indexes.counts.misses
        await questions.ask(collection, AskedQuestion(text), SHOWN, Asker(str(number), "1"))
        spent = time.perf_counter() - began
        asked.append((spent, app.engine.indexes.counts.misses > missed))
    return asked
