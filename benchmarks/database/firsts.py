"""What two processes do at once on a server that has nothing of it yet, and what is to be left.

Each kind is tried on a server of its own in every round, told by its number; *side* tells the
process, 0 or 1.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from corpus.article import SourceKind
from corpus.errors import SourceRefused
from corpus.limits import Limits
from corpus.questions.asked_questions import AskedQuestions
from corpus.questions.daily_counts import DailyCounts, today
from corpus.questions.gaps import Gaps
from corpus.questions.question import AskedQuestion, Asker, Outcome
from corpus.servers.direct_servers import DirectServers
from corpus.servers.known_servers import KnownServers, Server
from corpus.servers.published_commands import PublishedCommands
from corpus.servers.settings import ServerSettingsStore
from corpus.storage.database import Database
from corpus.storage.history import Decision
from corpus.storage.schema import asked_questions
from corpus.store import Store
from corpus.submissions.submission import Posted
from corpus.submissions.submissions import Submissions
from tests.doubles.articles import article

LIMIT = 5
"""Posts an hour, and articles, that a server may have in the rounds about limits."""

_OPEN = Outcome(answered=False, reason="not_covered")


@dataclass(frozen=True, slots=True)
class First:
    """What a process does, by the number of the server and its side, and what both are to leave.

    *is_right* is told the number and what both returned. *prepare* does before what both need.
    """

    work: Callable[[Database, int, int], object]
    is_right: Callable[[Database, int, Sequence[object]], bool]
    prepare: Callable[[Database, int], object] = lambda _, __: None


def server(number: int) -> str:
    """Return the collection of the server of that *number*."""
    return f"discord:{number}"


def _add_article(database: Database, number: int, side: int) -> None:
    """Add an article of one's own."""
    name = server(number)
    Store(database).add(name, article(f"Account {side}.", collection=name), "m", [])


def _add_the_same(database: Database, number: int, _: int) -> int:
    """Add the article that the other side adds, too; return whether it was taken."""
    name = server(number)
    try:
        Store(database).add(name, article("The account.", collection=name), "m", [])
    except SourceRefused:
        return 0
    return 1


def _ask(database: Database, number: int, side: int) -> None:
    """Ask a question that opens a gap and counts."""
    asked = AskedQuestion(f"Who asked as number {side}?")
    AskedQuestions(database).remember(server(number), asked, Asker(str(side), "5"), _OPEN)


def _decide(database: Database, number: int, side: int) -> None:
    """Decide one of two things."""
    decided = {"keep_days": 7} if side else {"language": "de"}
    ServerSettingsStore(database).change(server(number), **decided)


def _choose(database: Database, number: int, _: int) -> None:
    """Choose the server for one's direct messages."""
    DirectServers(database).choose(str(number), server(number))


def _know(database: Database, number: int, _: int) -> None:
    """Keep the name of the server, as both processes are told it that see it."""
    KnownServers(database).keep([Server(server(number), "Harbour", "en-GB")])


def _publish(database: Database, number: int, _: int) -> None:
    """Note which commands were published."""
    PublishedCommands(database).record(number, "a" * 64)


def _judge(database: Database, number: int, side: int) -> None:
    """Judge the one answer that there is, each member otherwise than the other."""
    kept = AskedQuestions(database)
    name, key = server(number), _question(database, number)
    kept.judged(name, key, str(side), helpful=bool(side))
    kept.wished(name, key, str(side))


def _answer(database: Database, number: int) -> None:
    """Have a question answered, which both are to judge."""
    answered = Outcome(answered=True, confidence="high")
    AskedQuestions(database).remember(
        server(number), AskedQuestion("Who was it?"), Asker("9", "5"), answered
    )


def _question(database: Database, number: int) -> str:
    chosen = sa.select(asked_questions.c.id).where(asked_questions.c.collection == server(number))
    with database.read() as connection:
        return str(connection.scalars(chosen).one())


def _post(database: Database, number: int, side: int) -> int:
    """Post until it is refused; return how often it was not."""
    posting = Submissions(database, Limits(per_hour=LIMIT))
    for posted in range(LIMIT + 1):
        source = Posted(SourceKind.TEXT, f"{side}-{posted}", "ada", "7", data=b"words")
        try:
            posting.submit(server(number), source)
        except SourceRefused:
            return posted
    return LIMIT + 1


def _fill(database: Database, number: int, side: int) -> int:
    """Add articles until there is no room; return how many were taken."""
    name, decision = server(number), Decision(within=Limits(articles=LIMIT))
    for added in range(LIMIT + 1):
        own = article(f"Account {side} of {added}.", collection=name)
        try:
            Store(database).add(name, own, "m", [], decision)
        except SourceRefused:
            return added
    return LIMIT + 1


def _both_articles(database: Database, number: int, _: Sequence[object]) -> bool:
    return len(Store(database).articles([server(number)])) == 2  # noqa: PLR2004 - one of each


def _one_article(database: Database, number: int, results: Sequence[object]) -> bool:
    held = Store(database).articles([server(number)])
    return (len(held), sorted(map(str, results))) == (1, ["0", "1"])


def _both_counted(database: Database, number: int, _: Sequence[object]) -> bool:
    (counts,) = DailyCounts(database).between(server(number), today(), today())
    return (counts.asked, len(Gaps(database).open(server(number)))) == (2, 2)


def _both_decided(database: Database, number: int, _: Sequence[object]) -> bool:
    settings = ServerSettingsStore(database).get(server(number))
    return (settings.keep_days, settings.language) == (7, "de")


def _both_judged(database: Database, number: int, _: Sequence[object]) -> bool:
    (counts,) = DailyCounts(database).between(server(number), today(), today())
    (gap,) = Gaps(database).open(server(number))
    return (counts.helpful, counts.not_helpful, gap.waiting) == (1, 1, 2)


def _to_the_limit(_: Database, __: int, results: Sequence[object]) -> bool:
    return sum(each for each in results if isinstance(each, int)) == LIMIT


FIRSTS: Mapping[str, First] = {
    "first article": First(_add_article, _both_articles),
    "the same article": First(_add_the_same, _one_article),
    "first question": First(_ask, _both_counted),
    "first setting": First(_decide, _both_decided),
    "first choice of a server": First(
        _choose,
        lambda database, number, _: DirectServers(database).get(str(number)) == server(number),
    ),
    "first look at a server": First(
        _know, lambda database, number, _: len(KnownServers(database).of([server(number)])) == 1
    ),
    "publishing commands": First(
        _publish, lambda database, number, _: PublishedCommands(database).last(number) == "a" * 64
    ),
    "judging and wishing": First(_judge, _both_judged, _answer),
    "posts to the limit": First(_post, _to_the_limit),
    "articles to the limit": First(_fill, _to_the_limit),
}
