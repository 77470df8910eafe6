"""Whether a database answers the same wherever it is moved: `python -m benchmarks.moving`.

The articles of the shared sets are stored in SQLite, copied to PostgreSQL, saved from there, and
restored in SQLite and in PostgreSQL. Then 200 questions are asked of all four, and every answer
is compared with that of the first, to the last digit of its scores.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.question_sets import pooled
from benchmarks.speed.filling import Filled, fill
from benchmarks.speed.synthetic import SETS
from bot.app import assemble
from bot.settings import Settings
from corpus.article import Source, SourceKind
from corpus.drafts import as_article, now
from corpus.storage.transfer.backup import back_up, restore
from corpus.storage.transfer.copying import copy_database
from index.answer import Answer
from index.encoding.onnx_encoder import OnnxEncoder
from index.evaluation.squad import SquadSet
from index.search.embedding import Embedder
from tests.doubles.postgresql import running

COLLECTION = "discord:1"
QUESTIONS = 200


def main() -> None:
    """Move the database, ask, compare and tell."""
    squad = pooled(SETS)
    with TemporaryDirectory() as folder, running() as server:
        home = Path(folder)
        first, last = f"sqlite:///{home}/first.db", f"sqlite:///{home}/last.db"
        served, restored = (server.url(server.create()) for _ in range(2))
        _fill(home, first, squad)
        saved = home / "backup"
        with _timed("copied to PostgreSQL"):
            copy_database(first, served, _silent)
        with _timed("saved from there"):
            back_up(served, saved, _silent)
        with _timed("restored in SQLite"):
            restore(saved, last, _silent)
        with _timed("restored in PostgreSQL"):
            restore(saved, restored, _silent)
        print(f"the backup has {saved.stat().st_size / 2**20:.1f} MB")
        expected = _answers(home, first, squad)
        print(f"{sum(each.answered for each in expected)} of {len(expected)} questions answered")
        for name, url in (("PostgreSQL", served), ("restored", restored), ("SQLite again", last)):
            found = _answers(home, url, squad)
            same = sum(one == other for one, other in zip(expected, found, strict=True))
            print(f"{name}: {same} of {len(found)} answers the same")


def _fill(home: Path, url: str, squad: SquadSet) -> None:
    app = assemble(Settings(home=home, database=url))
    source = Source(SourceKind.FILE, "squad", None, now())

    def articles() -> Iterator[Filled]:
        embedder = Embedder(OnnxEncoder(home / "models"))
        for draft in squad.drafts:
            article = as_article(COLLECTION, draft, source)
            yield Filled(COLLECTION, article, embedder.embed(article))

    fill(app.database, app.engine.embedder.model, articles())
    app.database.close()


def _answers(home: Path, url: str, squad: SquadSet) -> list[Answer]:
    app = assemble(Settings(home=home, database=url))
    step = len(squad.questions) // QUESTIONS
    asked = [each.text for each in squad.questions[::step]][:QUESTIONS]
    found = [app.engine.ask(COLLECTION, each) for each in asked]
    app.database.close()
    return found


@contextmanager
def _timed(what: str) -> Iterator[None]:
    began = time.perf_counter()
    yield
    print(f"{what} in {time.perf_counter() - began:.1f} s", flush=True)


def _silent(_table: str, _rows: int) -> None:
    """Tell nobody of progress."""


if __name__ == "__main__":
    main()
