"""Questions of servers that keep none: known until the bot stops, and never written down."""

from collections import OrderedDict
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from threading import Lock

from corpus.questions.conversation import MOST_EARLIER, Earlier
from corpus.questions.kept_answer import KeptAnswer
from corpus.questions.question import AskedQuestion, Asker

HELD_IN_MEMORY = 1000
"""Questions that buttons recall although their server keeps none; the oldest go first."""


@dataclass(slots=True)
class UnsavedQuestion:
    """A question that is not written down, who asked and judged it, and where it is answered."""

    collection: str
    asked: AskedQuestion
    asker: Asker | None
    answer: KeptAnswer | None = None
    judges: set[str] = field(default_factory=set)
    message_id: str | None = None
    shared: bool = False
    asked_at: datetime = field(default_factory=lambda: datetime.now(UTC))

    @property
    def asker_id(self) -> str | None:
        """Return the user id of who asked."""
        return self.asker.user_id if self.asker else None

    def is_in(self, channel_id: str, member: str) -> bool:
        """Return whether it was asked or answered there, for *member* to know of."""
        if self.asker is None or channel_id not in {self.asker.channel_id, self.message_id}:
            return False
        return not self.asker.private or self.asker.user_id == member


class UnsavedQuestions:
    """The last `HELD_IN_MEMORY` of them, by key; thread-safe."""

    def __init__(self) -> None:
        self._held: OrderedDict[str, UnsavedQuestion] = OrderedDict()
        self._lock = Lock()

    def hold(self, key: str, held: UnsavedQuestion) -> None:
        """Know *held* by *key* from now on."""
        with self._lock:
            self._held[key] = held
            while len(self._held) > HELD_IN_MEMORY:
                self._held.popitem(last=False)

    def get(self, collection: str, key: str) -> UnsavedQuestion | None:
        """Return the question of *key*, if it is held for *collection*."""
        with self._lock:
            held = self._held.get(key)
        return held if held is not None and held.collection == collection else None

    def share(self, held: UnsavedQuestion) -> bool:
        """Mark *held* as shared and return whether it was not before: one of two wins."""
        with self._lock:
            before, held.shared = held.shared, True
        return not before

    def of_asker(self, user_id: str) -> list[tuple[str, UnsavedQuestion]]:
        """Return the questions of *user_id* with their keys, oldest first."""
        return [each for each in self._all() if each[1].asker_id == user_id]

    def judged_by(self, user_id: str) -> list[tuple[str, UnsavedQuestion]]:
        """Return the questions whose answers *user_id* judged, with their keys, oldest first."""
        return [each for each in self._all() if user_id in each[1].judges]

    def persons(self) -> set[str]:
        """Return the user ids of all who asked or judged."""
        everything = [each for _, each in self._all()]
        askers = {each.asker_id for each in everything if each.asker_id is not None}
        return askers.union(*(each.judges for each in everything))

    def forget(self, user_id: str) -> int:
        """Forget what *user_id* asked, and that they judged; return how many questions."""
        keys = {key for key, _ in self.of_asker(user_id)}
        for _, held in self.judged_by(user_id):
            held.judges.discard(user_id)
        self._drop(keys)
        return len(keys)

    def forget_earlier(self, keys: Collection[str]) -> None:
        """Forget the questions of *keys* where others followed them."""
        for _, held in self._all():
            kept = tuple(each for each in held.asked.earlier if each.key not in keys)
            if kept != held.asked.earlier:
                held.asked = replace(held.asked, earlier=kept)

    def forget_collections(self, names: Collection[str]) -> None:
        """Forget every question of the collections of *names*."""
        self._drop({key for key, held in self._all() if held.collection in names})

    def _drop(self, keys: Collection[str]) -> None:
        with self._lock:
            for key in keys:
                self._held.pop(key, None)
        self.forget_earlier(keys)

    def earlier_than_reply(self, collection: str, message_id: str) -> tuple[Earlier, ...]:
        """Return the questions that a reply to an answer follows, oldest first."""
        for key, held in self._of(collection):
            if held.message_id == message_id:
                return (*held.asked.earlier, Earlier(key, held.asked.question))[-MOST_EARLIER:]
        return ()

    def earlier_in(self, collection: str, channel_id: str, member: str) -> tuple[Earlier, ...]:
        """Return the last of a thread or direct conversation that *member* may know of."""
        return tuple(
            Earlier(key, held.asked.question)
            for key, held in self._of(collection)
            if held.is_in(channel_id, member)
        )[-MOST_EARLIER:]

    def _of(self, collection: str) -> list[tuple[str, UnsavedQuestion]]:
        return [each for each in self._all() if each[1].collection == collection]

    def _all(self) -> list[tuple[str, UnsavedQuestion]]:
        with self._lock:
            return list(self._held.items())
