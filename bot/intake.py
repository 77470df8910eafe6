"""Reading what moderators post: a few at once, in turn between servers, none forgotten."""

import asyncio
import secrets
from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable
from dataclasses import replace

import structlog

from bot.curation import Curation
from corpus.errors import FootnoteError, PageUnchanged, UnknownSubmission
from corpus.submissions import Submission, SubmissionState

AT_ONCE = 2
"""Sources read at the same time: reading a page takes one core for up to a second."""

Report = Callable[[Submission], Awaitable[None]]

log = structlog.get_logger()


class Intake:
    """The queue of submissions on one event loop; what it holds stands in the database too."""

    def __init__(self, curation: Curation) -> None:
        self._curation = curation
        self._queues: OrderedDict[str, deque[str]] = OrderedDict()
        self._some = asyncio.Semaphore(0)
        self._awaited: dict[str, asyncio.Future[Submission]] = {}
        self._workers: list[asyncio.Task[None]] = []

    async def start(self, report: Report) -> None:
        """Take up what a crash interrupted and begin to work.

        What nobody awaits (any more) is handed to *report* once it is read.
        """
        for submission in await self._curation.interrupted():
            self.put(submission)
        self._workers = [asyncio.create_task(self._work(report)) for _ in range(AT_ONCE)]

    async def stop(self) -> None:
        """Stop at once: what was begun is taken up at the next start."""
        for worker in self._workers:
            worker.cancel()
        await asyncio.gather(*self._workers, return_exceptions=True)

    def put(self, submission: Submission) -> None:
        """Queue *submission*, behind what its own server has waiting."""
        self._queues.setdefault(submission.collection, deque()).append(submission.id)
        self._some.release()

    async def outcome(self, submission: Submission, within: float) -> Submission | None:
        """Queue *submission* and return it once read; null when that takes longer, in seconds."""
        future: asyncio.Future[Submission] = asyncio.get_running_loop().create_future()
        self._awaited[submission.id] = future
        self.put(submission)
        try:
            async with asyncio.timeout(within):
                return await future
        except TimeoutError:
            return None
        finally:
            self._awaited.pop(submission.id, None)

    async def _work(self, report: Report) -> None:
        while True:
            await self._some.acquire()
            try:
                submission = await self._read(self._next())
                awaited = self._awaited.pop(submission.id, None)
                if awaited is not None and not awaited.done():
                    awaited.set_result(submission)
                else:
                    await report(submission)
            except UnknownSubmission:
                log.info("submission cancelled while it waited")
            except Exception:
                log.exception("submission not reported")

    def _next(self) -> str:
        collection, waiting = self._queues.popitem(last=False)
        key = waiting.popleft()
        if waiting:
            self._queues[collection] = waiting  # behind every other server
        return key

    async def _read(self, key: str) -> Submission:
        begun = await self._curation.begin(key)
        try:
            return await self._curation.read(begun)
        except PageUnchanged as unchanged:
            await self._curation.cancel(begun.collection, key)
            return replace(begun, state=SubmissionState.CLOSED, reason=str(unchanged))
        except UnknownSubmission:
            raise
        except FootnoteError as refused:
            return await self._curation.fail(key, str(refused))
        except Exception:
            reference = secrets.token_hex(3)
            log.exception("reading failed", reference=reference)
            return await self._curation.fail(
                key, f"Something went wrong on my side (reference {reference}): post it again."
            )
