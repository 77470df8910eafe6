"""Many servers with an article of some fifty passages each, and questions as crowds ask them.

Which server a question is asked on follows Zipf's law: the second most active asks half as much
as the first, the tenth a tenth. Servers are numbered by chance, so that activity says nothing of
shards.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from benchmarks.question_sets import load
from benchmarks.speed.filling import Filled, fill
from corpus.article import Source, SourceKind
from corpus.drafts import as_article, now
from corpus.storage import schema as tables
from corpus.storage.database import Database
from corpus.storage.schema import metadata
from index.encoding.onnx_encoder import OnnxEncoder
from index.evaluation.squad import SquadSet
from index.search.embedding import Embedder

SEED = 20261127


def collection(server: int) -> str:
    """Return where the articles of the server of that number stand."""
    return f"discord:{(server + 1) << 22}"


def question_set() -> SquadSet:
    """Return the shared set whose articles and questions the servers have."""
    return load("squad2.json")


def fill_servers(url: str, home: Path, servers: int) -> int:
    """Give each of *servers* an article in the new database of *url*; return passages of all.

    A server for each article of the shared set is filled as the bot does it, the others are copies.
    """
    embedder = Embedder(OnnxEncoder(home / "models"))
    database, squad = Database(url), question_set()
    source = Source(SourceKind.FILE, "squad", None, now())
    first = []
    for server, draft in enumerate(squad.drafts):
        article = as_article(collection(server), draft, source)
        embedded = embedder.embed(article)
        first.append(Filled(collection(server), article, embedded))
    fill(database, embedder.model, first)
    with database.write(durable=False) as connection:
        copied = _copies(connection, first, servers)
        for table in metadata.sorted_tables:
            _multiply(connection, table, copied)
        passages = connection.scalar(sa.select(sa.func.count()).select_from(tables.passages))
    database.close()
    return passages or 0


def _copies(connection: Connection, first: Sequence[Filled], servers: int) -> sa.Table:
    """Return a table of what is to be copied as what, for this transaction."""
    made = sa.Table(
        "copies",
        sa.MetaData(),
        sa.Column("of_collection", sa.String(64)),
        sa.Column("of_article", sa.String(32)),
        sa.Column("collection", sa.String(64)),
        sa.Column("article_id", sa.String(32)),
        prefixes=["TEMPORARY"],
    )
    made.create(connection)
    rows = []
    for server in range(len(first), servers):
        copied = first[server % len(first)]
        own = f"{server:08}{copied.article.id[8:]}"
        rows.append((copied.collection, copied.article.id, collection(server), own))
    connection.execute(made.insert(), [dict(zip(made.c.keys(), row, strict=True)) for row in rows])
    return made


def _multiply(connection: Connection, table: sa.Table, copied: sa.Table) -> None:
    """Copy the rows of *table* that belong to a server, or to an article, to the others."""
    new = {"name": copied.c.collection, "collection": copied.c.collection}
    if "article_id" in table.c:
        belongs: sa.ColumnElement[bool] = table.c.article_id == copied.c.of_article
    elif table is tables.collections:
        belongs = table.c.name == copied.c.of_collection
    elif "collection" in table.c:
        belongs = table.c.collection == copied.c.of_collection
    else:
        return
    if table is not tables.collections:
        del new["name"]
    new |= {"article_id": copied.c.article_id}
    names = [each.name for each in table.c if each.name != "id"]
    chosen = sa.select(*(new.get(name, table.c[name]) for name in names)).where(belongs)
    connection.execute(sa.insert(table).from_select(names, chosen))


def asked_on(servers: int, count: int, seed: int) -> list[tuple[str, str]]:
    """Return *count* questions, each with the collection that it is asked of."""
    random = np.random.default_rng(SEED)
    activity = 1 / (1 + random.permutation(servers))
    random = np.random.default_rng(seed)
    chosen = random.choice(servers, count, p=activity / activity.sum())
    squad = question_set()
    about: list[list[str]] = [[] for _ in squad.drafts]
    for each in squad.questions:
        about[each.article].append(each.text)
    return [
        (collection(int(server)), str(random.choice(about[int(server) % len(about)])))
        for server in chosen
    ]
