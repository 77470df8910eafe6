"""Reading what moderators post: a few at once, in turn between servers, none forgotten."""

import asyncio
import secrets
from collections import Counter, deque
from collections.abc import Awaitable, Callable
from dataclasses import replace

import structlog

from bot.services.sources import Sources
from corpus.errors import FootnoteError, PageUnchanged, UnknownSubmission
from corpus.servers.shards import Shards
from corpus.submissions.submissions import Submission, SubmissionState

AT_ONCE = 6
"""Sources read at the same time: mostly they wait for a site; few take cores."""
PER_SERVER = 2
"""Of these, how many may be one server's, so that its slow sites hold up nobody else."""

Report = Callable[[Submission], Awaitable[None]]

log = structlog.get_logger()


class ReadingQueue:
    """The queue of submissions on one event loop; what it holds stands in the database too."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._queues: dict[str, deque[str]] = {}
        self._begun: Counter[str] = Counter()
        self._under_way: set[str] = set()
        self._changed = asyncio.Event()
        self._awaited: dict[str, asyncio.Future[Submission]] = {}
        self._workers: list[asyncio.Task[None]] = []

    def start(self, report: Report) -> None:
        """Begin to work: what nobody awaits (any more) is handed to *report* once it is read."""
        self._workers = [asyncio.create_task(self._work(report)) for _ in range(AT_ONCE)]

    async def take_up(self, shards: Shards, report: Report) -> None:
        """Queue what a crash interrupted in the servers of *shards*.

        What is not tried again is handed to *report*.
        """
        for submission in await self._sources.interrupted(shards, self._under_way):
            if submission.state is SubmissionState.FAILED:
                await _reported(report, submission)
            else:
                self.put(submission)

    async def stop(self) -> None:
        """Stop at once: what was begun is put back, and taken up at the next start."""
        for worker in self._workers:
            worker.cancel()
        await asyncio.gather(*self._workers, return_exceptions=True)

    def put(self, submission: Submission) -> None:
        """Queue *submission*, unless it is, behind what its own server has waiting."""
        if submission.id in self._under_way:
            return
        self._under_way.add(submission.id)
        self._queues.setdefault(submission.collection, deque()).append(submission.id)
        self._changed.set()

    async def outcome(self, submission: Submission, within: float) -> Submission | None:
        """Queue *submission* and return it once read; `None` when that takes longer, in seconds.

        Raises:
            UnknownSubmission: It was cancelled meanwhile.
            StoreUnavailable: What came of it could not be kept.
        """
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
            collection, key = await self._next()
            try:
                submission = await self._read(key)
                awaited = self._awaited.pop(submission.id, None)
                if awaited is not None and not awaited.done():
                    awaited.set_result(submission)
                else:
                    await _reported(report, submission)
            except UnknownSubmission as error:
                log.info("submission cancelled while it waited")
                self._give_up(key, error)
            except Exception as error:
                log.exception("submission not settled")
                self._give_up(key, error)
            finally:
                self._begun[collection] -= 1
                self._under_way.discard(key)
                self._changed.set()

    def _give_up(self, key: str, error: Exception) -> None:
        """Let whoever awaits a submission know why nothing more comes of it."""
        awaited = self._awaited.pop(key, None)
        if awaited is not None and not awaited.done():
            awaited.set_exception(error)

    async def _next(self) -> tuple[str, str]:
        """Return what is to be read now, once there is something, and of which collection."""
        while (collection := self._first_in_turn()) is None:
            self._changed.clear()
            await self._changed.wait()
        waiting = self._queues.pop(collection)
        key = waiting.popleft()
        if waiting:
            self._queues[collection] = waiting  # behind every other server
        self._begun[collection] += 1
        return collection, key

    def _first_in_turn(self) -> str | None:
        return next((each for each in self._queues if self._begun[each] < PER_SERVER), None)

    async def _read(self, key: str) -> Submission:
        begun = await self._sources.begin(key)
        try:
            return await self._sources.read(begun)
        except asyncio.CancelledError:
            await self._sources.put_back(key)
            raise
        except PageUnchanged as unchanged:
            await self._sources.cancel(begun.collection, key)
            return replace(begun, state=SubmissionState.CLOSED, reason=str(unchanged))
        except UnknownSubmission:
            raise
        except FootnoteError as refused:
            return await self._sources.fail(begun, str(refused))
        except Exception:
            reference = secrets.token_hex(3)
            log.exception("reading failed", reference=reference)
            return await self._sources.fail(
                begun, f"Something went wrong on my side (reference {reference}): post it again."
            )


async def _reported(report: Report, submission: Submission) -> None:
    try:
        await report(submission)
    except Exception:
        log.exception("submission not reported")
