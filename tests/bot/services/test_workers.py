"""Threads of their own: they speak the caller's language, and take nothing once closed."""

import asyncio
import threading

import pytest

from bot.language import speaking, spoken
from bot.services.workers import Workers


async def test_work_is_done_in_a_thread_of_that_name_and_speaks_the_callers_language() -> None:
    workers = Workers("lookups", 1)

    def told(greeting: str, *, to: str) -> tuple[str, str, str]:
        return threading.current_thread().name, f"{greeting}, {to}", spoken()

    with speaking("de"):
        assert await workers(told, "Hallo", to="Ada") == ("lookups_0", "Hallo, Ada", "de")
    workers.close()


async def test_what_work_raises_is_raised_to_who_waits() -> None:
    workers = Workers("lookups", 1)

    def fails() -> None:
        raise RuntimeError("no luck")

    with pytest.raises(RuntimeError, match="no luck"):
        await workers(fails)
    workers.close()


async def test_closed_workers_take_nothing_as_if_the_caller_were_stopped() -> None:
    workers = Workers("lookups", 1)
    workers.close()

    late = asyncio.create_task(workers(threading.current_thread))
    await asyncio.wait([late])

    assert late.cancelled()
