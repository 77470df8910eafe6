"""Many servers with an article of some fifty passages each, and questions as crowds ask them.

Which server a question is asked on follows Zipf's law: the second most active asks half as much
as the first, the tenth a tenth. Servers are numbered by chance, so that activity says nothing of
shards.
"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from benchmarks.question_sets import load
from benchmarks.speed.filling import Filled, fill
from corpus.article import Source, SourceKind
from corpus.drafts import as_article, now
from corpus.storage.database import Database
from corpus.store import Store
from index.encoding.onnx_encoder import OnnxEncoder
from index.engine import Engine
from index.evaluation.squad import SquadSet
from index.search.embedding import embed
from index.search.late_interaction import projection

SEED = 20261127


def collection(server: int) -> str:
    """Return where the articles of the server of that number stand."""
    return f"discord:{(server + 1) << 22}"


def question_set() -> SquadSet:
    """Return the shared set whose articles and questions the servers have."""
    return load("squad2.json")


def fill_servers(url: str, home: Path, servers: int) -> int:
    """Give each of *servers* an article in the new database of *url*; return passages of all.

    Equal articles are encoded once; each server has its own rows.
    """
    encoder = OnnxEncoder(home / "models")
    database = Database(url)
    model = Engine(Store(database), encoder).model
    stored = list(_articles(question_set(), encoder))
    fill(database, model, _shared_out(stored, servers))
    database.close()
    return sum(len(stored[each % len(stored)].embedded) for each in range(servers))


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


def _articles(squad: SquadSet, encoder: OnnxEncoder) -> Iterator[Filled]:
    learned, source = projection(encoder.weights), Source(SourceKind.FILE, "squad", None, now())
    for draft in squad.drafts:
        article = as_article("", draft, source)
        yield Filled("", article, embed(article, encoder, learned))


def _shared_out(stored: list[Filled], servers: int) -> Iterator[Filled]:
    squad, source = question_set(), Source(SourceKind.FILE, "squad", None, now())
    for server in range(servers):
        number = server % len(stored)
        article = as_article(collection(server), squad.drafts[number], source)
        yield Filled(collection(server), article, stored[number].embedded)
