"""Tasks that are to end, told so until they do; and what comes to its end all the same."""

import asyncio
from collections.abc import Coroutine, Iterable
from typing import Any

TOLD_EVERY = 1.0
"""Seconds after which a task is told once more to end. It misses one where what tidies up fails,
and that failure is taken for one of its work; and `asyncio.wait_for` may miss one."""


async def ended(tasks: Iterable[asyncio.Task[Any]]) -> None:
    """Return once *tasks* have ended, which are told to."""
    pending = {each for each in tasks if not each.done()}
    while pending:
        for task in pending:
            task.cancel()
        _, pending = await asyncio.wait(pending, timeout=TOLD_EVERY)


async def to_its_end(work: Coroutine[Any, Any, None]) -> None:
    """Do all of *work*, even where whoever waits for it is cancelled; that is raised afterwards."""
    task, told = asyncio.create_task(work), None
    while not task.done():
        try:
            await asyncio.wait({task})
        except asyncio.CancelledError as cancelled:
            told = cancelled
    if told is not None:
        raise told
    task.result()
