"""One question, step by step, as `docs/ranking.md` tells it.

Run by `python -m benchmarks.quality.worked_example`.

The article is the shipped one, so that everybody gets the same numbers.
"""

import sys

import numpy as np

from benchmarks.question_sets import memory_engine, shipped
from bot.settings import Settings
from corpus.store import OPERATOR
from index.operator_articles import take_up
from index.ranking import first_stage
from index.ranking.features import gather
from index.ranking.passage_features import PASSAGE_FEATURES
from index.ranking.passages.title_pieces import TitlePieces
from index.ranking.question import prepare
from index.search.late_interaction import projection, unpack
from index.search.similarities import measure

QUESTION = "Who wrote the memoir?"
SHOWN = 4
TOLD = ("late", "missing", "best_overlap", "best_answer_type")


def main() -> None:
    """Print the finalists with their first score, some of what is compared, and the answer."""
    question = " ".join(sys.argv[1:]) or QUESTION
    encoder, reader = shipped()
    engine = memory_engine(encoder, reader)
    take_up(engine, Settings().articles)
    snapshot = engine.indexes.snapshot(OPERATOR)
    learned = projection(encoder.weights)
    (asked,) = prepare([question], encoder, learned)
    similarities = measure(snapshot, question, asked.vector)
    places = first_stage.shortlist(similarities, SHOWN)
    held = [snapshot.candidates[each] for each in places]
    stored = engine.vectors.pieces([each.id for each in held])
    width = learned.width(encoder.dimension)
    pieces = [unpack(stored[each.id], each.sentences, width) for each in held]
    titled = TitlePieces(encoder, learned).beside(held, pieces)
    features = gather(asked, snapshot, places, similarities, titled)
    print(f"stems searched for: {', '.join(asked.words)}; asks for a {asked.expects.value}")
    scores = first_stage.combined(similarities, np.array(places))
    for at, found, first in zip(places, features, scores.tolist(), strict=True):
        named = dict(zip(PASSAGE_FEATURES, found.passage.tolist(), strict=True))
        print(
            f"{snapshot.candidates[at].text[:40]!r}: sentence {similarities.sentence[at]:.2f}"
            f" + passage {similarities.passage[at]:.2f}/2"
            f" + BM25 {similarities.sparse[at]:.2f} = {first:.2f};"
            + "".join(f" {name} {named[name]:.2f}" for name in TOLD)
        )
    answer = engine.ask(OPERATOR, question)
    best = answer.passages[0]
    marked = best.text[best.highlight.start : best.highlight.end]
    words = best.text[best.answer.start : best.answer.end] if best.answer else None
    print(f"answered {answer.answered}, probability {best.score:.2f}, band {answer.confidence}")
    print(f"paragraph {best.citation.paragraph}, marked: {marked!r}, words: {words!r}")


if __name__ == "__main__":
    main()
