"""Two processes do the same for the first time at once: `python -m benchmarks.database.races [N]`.

On a PostgreSQL of its own, N rounds (100) of each kind. Every round has two processes wait for each
other and begin together; an error of either, or a result that one of them alone could not have
had, is told. It needs Debian's package postgresql.
"""

import multiprocessing
import sys
from collections.abc import Callable, Sequence
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from time import monotonic

from benchmarks.tables import head, row
from corpus.article import SourceKind
from corpus.errors import SourceRefused
from corpus.limits import Limits
from corpus.questions.asked_questions import AskedQuestion, AskedQuestions, Asker, Outcome
from corpus.questions.daily_counts import DailyCounts, today
from corpus.servers.settings import ServerSettingsStore
from corpus.storage.database import Database
from corpus.storage.schema import (
    asked_questions,
    collections,
    daily_counts,
    server_settings,
    sources,
    submissions,
)
from corpus.store import Store
from corpus.submissions.submission import Posted
from corpus.submissions.submissions import Submissions
from tests.doubles.articles import article
from tests.doubles.postgresql import PostgreSQL, running

ROUNDS = 100
LIMIT = 5
"""Posts an hour, and articles, that a server may have in the rounds about limits."""

Work = Callable[[Database, int, int], object]


def add_first_article(database: Database, number: int, side: int) -> None:
    """Add an article of one's own to a server that has none."""
    server = f"discord:{number}"
    Store(database).add(server, article(f"Account {side}.", collection=server), "m", [])


def ask_first_question(database: Database, number: int, side: int) -> None:
    """Ask the first question of a server, which opens a gap and counts."""
    asked = AskedQuestion(f"Who asked as number {side}?")
    outcome = Outcome(answered=False, reason="not_covered")
    AskedQuestions(database).remember(f"discord:{number}", asked, Asker(str(side), "5"), outcome)


def change_first_setting(database: Database, number: int, side: int) -> None:
    """Decide one of two things for a server that has decided nothing."""
    decided = {"keep_days": 7} if side else {"language": "de"}
    ServerSettingsStore(database).change(f"discord:{number}", **decided)


def post_to_the_limit(database: Database, number: int, side: int) -> int:
    """Post until it is refused; return how often it was not."""
    posting = Submissions(database, Limits(per_hour=LIMIT))
    for posted in range(LIMIT + 1):
        try:
            source = Posted(SourceKind.TEXT, f"{side}-{posted}", "ada", "7", data=b"words")
            posting.submit(f"discord:{number}", source)
        except SourceRefused:
            return posted
    return LIMIT + 1


def open_database(url: str) -> None:
    """Start on a database, which is empty."""
    Database(url).close()


def judged(database: Database, kind: str, number: int, results: Sequence[object]) -> bool:
    """Return whether what two processes did in a round is what one after the other would have."""
    server = f"discord:{number}"
    if kind == "first article":
        return len(Store(database).articles([server])) == 2  # noqa: PLR2004 - one of each process
    if kind == "first question":
        (counts,) = DailyCounts(database).between(server, today(), today())
        return counts.asked == 2  # noqa: PLR2004 - one of each process
    if kind == "first setting":
        settings = ServerSettingsStore(database).get(server)
        return (settings.keep_days, settings.language) == (7, "de")
    return sum(each for each in results if isinstance(each, int)) == LIMIT


KINDS: dict[str, Work] = {
    "first article": add_first_article,
    "first question": ask_first_question,
    "first setting": change_first_setting,
    "posts to the limit": post_to_the_limit,
}
START = "simultaneous first start"


def side_of(url: str, side: int, together: Barrier, orders: Connection) -> None:
    """Do what *orders* say, each begun *together* with the other side; answer with what came."""
    database: Database | None = None
    while order := orders.recv():
        kind, number, target = order
        if kind != START:
            database = database or Database(url)
        together.wait()
        try:
            work = (
                partial(open_database, target)
                if database is None or kind == START
                else partial(KINDS[kind], database, number, side)
            )
            orders.send((True, work()))
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
            orders.send((False, f"{type(error).__name__}: {error}"))


def races(
    server: PostgreSQL, kind: str, rounds: int, sides: Sequence[Connection], name: str
) -> None:
    """Run *rounds* of *kind* and print the line of the table."""
    errors, wrong, began = [], 0, monotonic()
    database = Database(server.url(name))
    for number in range(rounds):
        target = server.url(server.create()) if kind == START else ""
        for side in sides:
            side.send((kind, number + 1, target))
        came = [side.recv() for side in sides]
        failed = [said for done, said in came if not done]
        errors += failed
        if kind != START and not failed:
            wrong += not judged(database, kind, number + 1, [said for _, said in came])
        _clear(database, kind)
    database.close()
    for each in sorted(set(errors))[:3]:
        print(f"{kind}: {each}", file=sys.stderr)
    row((kind, rounds, len(errors), wrong, f"{monotonic() - began:.0f}"))


def _clear(database: Database, kind: str) -> None:
    """Let no round of one kind find what another left."""
    if kind == START:
        return
    tables = (asked_questions, submissions, server_settings, sources, daily_counts, collections)
    with database.write() as connection:
        for table in tables:
            connection.execute(table.delete())


def main(rounds: int) -> None:
    """Print a table of all kinds."""
    context = multiprocessing.get_context("spawn")
    with running() as server:
        name, together = server.take(), context.Barrier(2)
        pipes = [context.Pipe() for _ in range(2)]
        for side, (_, theirs) in enumerate(pipes):
            context.Process(
                target=side_of, args=(server.url(name), side, together, theirs), daemon=True
            ).start()
        ours = [mine for mine, _ in pipes]
        head(("two processes at once", "rounds", "errors", "wrong", "seconds"))
        for kind in (*KINDS, START):
            races(server, kind, rounds, ours, name)
        for each in ours:
            each.send(None)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
