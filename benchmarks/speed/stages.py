"""What each stage of a question costs: `python -m benchmarks.speed.stages`.

Milliseconds a question on all paragraphs of squad2 and xquad-en, one question at a time, beside
the plain design in the same run (one vector a paragraph by sentence-transformers, FAISS flat),
and bytes kept for each passage.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import wraps
from typing import Any
from unittest.mock import patch

import numpy as np

from benchmarks.question_sets import COLLECTIONS, engine_over, pooled, shipped
from corpus.store import OPERATOR
from index import engine
from index.answering import composition, preparing, searching
from index.encoding.sentence_transformers_encoder import SentenceTransformersEncoder
from index.engine import Engine
from index.evaluation.squad import SquadSet
from index.ranking import reader_stage, second_stage
from index.search.dense import DenseIndex

QUESTIONS = 300
WARM_UP = 20
STAGES = (
    ("encoding the question", preparing, "prepare"),
    ("understanding it", engine, "understood"),
    ("vectors and BM25", searching, "measure"),
    ("reading the word pieces of finalists", searching.Searching, "_pieces"),
    ("comparing, ordering, marking, judging", second_stage, "rank"),
    ("reading, deciding", reader_stage, "decide"),
    ("composing the answer", composition, "judged"),
)
"""Each stage with the place from which it is called; `tests/benchmarks` looks whether it is."""


def main() -> None:
    """Print milliseconds a stage, those of the plain design, and bytes a passage."""
    squad = pooled(COLLECTIONS["squad2+xquad-en"])
    asked = [each.text for each in squad.questions if each.answers]
    texts = asked[:: len(asked) // QUESTIONS][:QUESTIONS]
    made, _ = engine_over(squad, range(len(squad.drafts)), shipped()[0])
    spent: dict[str, list[float]] = {name: [] for name, *_ in STAGES}
    with timed(spent):
        whole = _each(texts, lambda text: made.ask(OPERATOR, text))
    for name, seconds in spent.items():
        _row(name, seconds[WARM_UP:])
    _row("Footnote, the whole question", whole)
    _row("plain design", _plain(squad, texts))
    _bytes(made)


@contextmanager
def timed(spent: dict[str, list[float]]) -> Iterator[None]:
    """Have the seconds of each stage added to *spent*, by its name, whatever is asked meanwhile."""
    with ExitStack() as stack:
        for name, owner, function in STAGES:
            timed = _measured(getattr(owner, function), spent[name])
            stack.enter_context(patch.object(owner, function, timed))
        yield


def _measured(function: Callable[..., Any], seconds: list[float]) -> Callable[..., Any]:
    @wraps(function)
    def measured(*given: Any, **named: Any) -> Any:  # noqa: ANN401 - whatever the stage takes
        began = time.perf_counter()
        found = function(*given, **named)
        seconds.append(time.perf_counter() - began)
        return found

    return measured


def _each(texts: list[str], ask: Callable[[str], object]) -> list[float]:
    seconds: list[float] = []
    for text in texts:
        _measured(ask, seconds)(text)
    return seconds[WARM_UP:]


def _plain(squad: SquadSet, texts: list[str]) -> list[float]:
    encoder = SentenceTransformersEncoder()
    bodies = [
        draft.body[each.start : each.end] for draft in squad.drafts for each in draft.paragraphs
    ]
    vectors = encoder.encode(bodies)
    index = DenseIndex(*vectors.shape)
    index.add(vectors)
    return _each(texts, lambda text: index.search(encoder.encode([text])[0], 3))


def _row(name: str, seconds: list[float]) -> None:
    middle, late = np.percentile(np.array(seconds) * 1000, [50, 95])
    print(f"{name:40} p50 {middle:7.2f} ms  p95 {late:7.2f} ms", flush=True)


def _bytes(made: Engine) -> None:
    with made.vectors.reading(OPERATOR, made.embedder.model) as state:
        ids = [each.id for each in state.passages]
        held = state.vectors(ids)
    pieces = made.vectors.pieces(ids)
    vectors = sum(map(len, held.values())) // len(held)
    words = sum(map(len, pieces.values())) // len(pieces)
    print(f"bytes a passage: {vectors} of vectors, {words} of word pieces")


if __name__ == "__main__":
    main()
