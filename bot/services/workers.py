"""Threads for work that would hold up the event loop: so many, for one purpose, with its name."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from functools import partial
from typing import ParamSpec, TypeVar

from corpus.storage.retrying import once_more

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")


class Workers:
    """*threads* threads that nothing else uses; asyncio's own are left to the names of hosts.

    What is called in them speaks the language of the task that called.
    """

    def __init__(self, name: str, threads: int) -> None:
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix=name)

    async def __call__(
        self,
        work: Callable[Parameters, Result],
        /,
        *args: Parameters.args,
        **kwargs: Parameters.kwargs,
    ) -> Result:
        """Return what *work* returns, called in one of the threads; raise what it raises.

        Where the database interrupted it and kept nothing, it is called once more.

        Raises:
            asyncio.CancelledError: The threads were closed before it was begun.
        """
        called = partial(copy_context().run, once_more, partial(work, *args, **kwargs))
        try:
            done = asyncio.get_running_loop().run_in_executor(self._threads, called)
        except RuntimeError as closed:
            # As for what waited when they were closed: the bot is stopping.
            raise asyncio.CancelledError from closed
        return await done

    def close(self) -> None:
        """Wait for what runs, drop what waits, take nothing more."""
        self._threads.shutdown(cancel_futures=True)
