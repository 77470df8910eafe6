"""Reading what moderators post: a few at once, in turn between servers, none forgotten."""

import asyncio
import secrets
from collections import Counter, deque
from collections.abc import Awaitable, Callable
from functools import partial

import structlog

from bot.connection.ending import ended
from bot.services.attempts import Attempt
from bot.services.outages import kept_at_last
from bot.services.submission_reading import NotGivenOut, SubmissionReading
from corpus.errors import FootnoteError, PageUnchanged, StoreUnavailable, UnknownSubmission
from corpus.sandbox.process import ReadingUnavailable
from corpus.servers.shards import Shards
from corpus.storage.claims import ClaimLost
from corpus.storage.failures import DiskFull
from corpus.storage.outgoing import Delivery
from corpus.submissions.submission import Submission, SubmissionState

AT_ONCE = 6
"""Sources read at the same time: mostly they wait for a site; few take cores."""
PER_SERVER = 2
"""Of these, how many may be one server's, so that its slow sites hold up nobody else."""

OUR_SIDE = (StoreUnavailable, ReadingUnavailable, NotGivenOut)
"""What is no fault of a source: it is read once the database and Discord answer, and processes can
start."""

Report = Callable[[Submission, Attempt], Awaitable[Delivery]]
"""What tells in a message what came of a submission."""

log = structlog.get_logger()


class ReadingQueue:
    """What is read on one event loop. The queue is the database's, which processes share.

    What stands here is what this process has seen of it, for the order: whether it reads an item
    is decided when its turn comes, by a claim.
    """

    def __init__(self, reading: SubmissionReading) -> None:
        self._reading = reading
        self._queues: dict[str, deque[str]] = {}
        self._begun: Counter[str] = Counter()
        self._under_way: set[str] = set()
        self._changed = asyncio.Event()
        self._awaited: dict[str, asyncio.Future[Submission | None]] = {}
        self._workers: list[asyncio.Task[None]] = []

    def start(self, report: Report) -> None:
        """Begin to work: what nobody awaits (any more) is handed to *report* once it is read."""
        self._workers = [asyncio.create_task(self._work(report)) for _ in range(AT_ONCE)]

    async def take_up(self, shards: Shards) -> None:
        """Queue what is to be read, or told of, in the servers of *shards* and nobody is at."""
        for each in await self._reading.unsettled(shards, frozenset(self._under_way)):
            self.put(each.collection, each.id)

    async def stop(self) -> None:
        """Stop at once: what was begun is put back, and taken up and reported at the next start."""
        await ended(self._workers)
        for key in tuple(self._awaited):
            self._leave(key)

    def put(self, collection: str, key: str) -> None:
        """Queue the submission *key*, unless it is, behind what its server has waiting."""
        if key in self._under_way:
            return
        self._under_way.add(key)
        self._queues.setdefault(collection, deque()).append(key)
        self._changed.set()

    async def outcome(self, submission: Submission, within: float) -> Submission | None:
        """Queue *submission* and return it once read.

        Returns `None` when that takes longer, in seconds, or another process reads it, or our own
        side cannot for now, and it is reported when it is done.

        Raises:
            UnknownSubmission: It was cancelled meanwhile.
            DiskFull: It cannot be kept until somebody frees space.
        """
        future: asyncio.Future[Submission | None] = asyncio.get_running_loop().create_future()
        self._awaited[submission.id] = future
        self.put(submission.collection, submission.id)
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
                await self._settle(key, report)
            except UnknownSubmission as error:
                log.info("submission cancelled while it waited")
                self._give_up(key, error)
            except ClaimLost:
                log.warning("submission read by another process")
                self._leave(key)
            except DiskFull as full:
                log.warning("submission not settled", reason=str(full))
                self._give_up(key, full)
            except StoreUnavailable as away:
                log.warning("submission settled later", reason=str(away))
                self._leave(key)
            except Exception as error:
                log.exception("submission not settled")
                self._give_up(key, error)
            finally:
                self._begun[collection] -= 1
                self._under_way.discard(key)
                self._changed.set()

    async def _settle(self, key: str, report: Report) -> None:
        """Read a submission and hand it over, unless another process is at it."""
        begun = await self._reading.begin(key)
        if begun is None:
            self._leave(key)
            return
        async with self._reading.keeping(key):
            is_read = begun.state is not SubmissionState.READING
            submission = begun if is_read else await self._read(begun)
            if submission is not None:
                await self._hand_over(submission, report)

    async def _read(self, begun: Submission) -> Submission | None:
        """Return a submission that was read, or cannot be; `None` if it is read later."""
        try:
            try:
                return await self._what_came_of(begun)
            except DiskFull:
                raise
            except OUR_SIDE as away:
                await self._put_off(begun, str(away))
                return None
        except asyncio.CancelledError:
            await self._reading.put_back(begun.id)
            raise

    async def _put_off(self, begun: Submission, reason: str) -> None:
        """Have a submission read later, and let whoever awaits it go: they will be told then."""
        log.warning("reading put off", reason=reason)
        self._leave(begun.id)
        await kept_at_last(partial(self._reading.put_off, begun, reason))

    async def _hand_over(self, submission: Submission, report: Report) -> None:
        """Give *submission* to whoever awaits it, else to *report*; to one of them, and once."""
        awaited = self._awaited.get(submission.id)
        if awaited is not None and not awaited.done():
            await self._reading.told(submission.id)
            if not awaited.done():
                awaited.set_result(submission)
            else:
                await self._reading.untold(submission)  # it is taken up with what others left
            return
        await self._reading.tell(submission.id, partial(report, submission))

    def _give_up(self, key: str, error: Exception) -> None:
        """Let whoever awaits a submission know why nothing more comes of it."""
        awaited = self._awaited.pop(key, None)
        if awaited is not None and not awaited.done():
            awaited.set_exception(error)

    def _leave(self, key: str) -> None:
        """Let whoever awaits a submission go: the process that reads it reports it."""
        awaited = self._awaited.pop(key, None)
        if awaited is not None and not awaited.done():
            awaited.set_result(None)

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

    async def _what_came_of(self, begun: Submission) -> Submission:
        try:
            return await self._reading.read(begun)
        except PageUnchanged as unchanged:
            return await self._reading.drop(begun.id, str(unchanged))
        except (UnknownSubmission, ClaimLost, *OUR_SIDE):
            raise
        except FootnoteError as refused:
            return await self._reading.fail(begun, str(refused))
        except Exception:
            reference = secrets.token_hex(3)
            log.exception("reading failed", reference=reference)
            return await self._reading.fail(
                begun, f"Something went wrong on my side (reference {reference}): post it again."
            )
