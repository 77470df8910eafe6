"""How often Footnote and its peers find the right paragraph: `python -m benchmarks.peers.recall`.

Every third answerable question is asked of all paragraphs of a collection.
Footnote's weights were learned with these articles: its honest recall is the cross-validated
one of `benchmarks/training/fit.py`; what this table adds is the peers' recall.
"""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.peers import systems
from benchmarks.question_sets import COLLECTIONS, pooled
from benchmarks.tables import table
from benchmarks.training.crossvalidation import DEPTHS, recalls
from index.evaluation.squad import SquadQuestion, SquadSet

EVERY = 3
SYSTEMS = (*systems.PEERS, systems.FOOTNOTE)


def main() -> None:
    """Print a table for each collection."""
    systems.prepare()
    for name, files in COLLECTIONS.items():
        squad = pooled(files)
        questions = [each for each in squad.questions if each.answers][::EVERY]
        print(f"\n{name}, {len(questions)} questions:\n")
        rows = [_row(each, squad, questions) for each in SYSTEMS]
        table(["what", "version", *recalls([1])], rows)


def _row(name: str, squad: SquadSet, questions: Sequence[SquadQuestion]) -> list[object]:
    with TemporaryDirectory() as folder:
        systems.index(name, squad, Path(folder))
        texts = [each.text for each in questions]
        found = systems.ask(name, texts, DEPTHS[-1], Path(folder))
    keys = [(a, p) for a, draft in enumerate(squad.drafts) for p in range(len(draft.paragraphs))]
    ranks = [
        _rank(keys.index((each.article, each.paragraph)), ranking)
        for each, ranking in zip(questions, found["rankings"], strict=True)
    ]
    return [name, found["version"], *recalls(ranks).values()]


def _rank(wanted: int, ranking: Sequence[int]) -> int:
    return ranking.index(wanted) + 1 if wanted in ranking else 10**6


if __name__ == "__main__":
    main()
