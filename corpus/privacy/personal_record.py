"""What a record of one person says, part by part; the names are those of the exported file."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class KeptQuestion:
    """A question of theirs, where it was asked, what came of it and what answered it.

    *earlier* are the keys of the questions before it, *cited* the places that were quoted;
    *outdated_at* is when its message was told that a source had changed.
    """

    collection: str
    question: str
    asked_at: datetime
    channel_id: str | None
    message_id: str | None
    private: bool
    answered: bool | None
    id: str = ""
    article_id: str | None = None
    publication: str | None = None
    after: date | None = None
    before: date | None = None
    article_language: str | None = None
    earlier: tuple[str, ...] = ()
    shared: bool = False
    confidence: str | None = None
    reason: str | None = None
    cited: tuple[Any, ...] = ()
    answer: dict[str, Any] | None = None
    outdated_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """What they thought of an answer, theirs or another's."""

    collection: str
    helpful: bool
    at: datetime
    question_id: str = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """That they asked to be told when a question is answered, and how far that has come."""

    collection: str
    at: datetime
    telling: str
    question_id: str = ""
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Pending:
    """A source that they posted and that is not published (yet), as far as it was read."""

    collection: str
    id: str
    state: str
    kind: str
    name: str
    posted_by: str
    posted_at: datetime
    channel_id: str | None
    replaces: str | None
    scheduled: bool
    stated: dict[str, Any]
    text: str | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class PostedSource:
    """A published source that names them as who posted it; the server's record, which stays."""

    collection: str
    article_id: str
    name: str
    posted_by: str | None
    posted_at: datetime
    removed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Check:
    """A link that is checked of its own accord because they asked for it."""

    collection: str
    article_id: str
    name: str
    check_every: str
    check_channel: str | None
    check_failed: str | None


@dataclass(frozen=True, slots=True)
class Deed:
    """What they did to a source as a moderator; the server's record, which stays."""

    collection: str
    action: str
    title: str
    at: datetime
    article_id: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class PersonalRecord:
    """All that is kept of a person, newest first.

    *direct_server* is the collection that they chose for direct messages, and when. *in_memory*
    are questions that only the running program holds, as their servers keep none, and
    *judged_in_memory* the ids of those whose answers they judged.
    """

    questions: tuple[KeptQuestion, ...]
    judgements: tuple[Judgement, ...]
    wishes: tuple[Wish, ...]
    deeds: tuple[Deed, ...]
    direct_server: str | None = None
    direct_server_chosen_at: datetime | None = None
    sources: tuple[PostedSource, ...] = ()
    submissions: tuple[Pending, ...] = ()
    checks: tuple[Check, ...] = ()
    in_memory: tuple[KeptQuestion, ...] = ()
    judged_in_memory: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Erased:
    """How much of a person was erased; *checks* go on without their name."""

    questions: int
    submissions: int
    checks: int
