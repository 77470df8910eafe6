"""Questions about tables: `python -m benchmarks.quality.rows`.

The articles in `row_questions/` are ours (CC0-1.0), of invented places and people, and so are the
questions, written as members would before any was asked. What is chosen or learned looks at those
of the set `choosing` alone; the articles of `reported` are others. All articles are one collection.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path

from benchmarks.question_sets import memory_engine, shipped
from benchmarks.tables import table
from corpus.article import Draft, Source, SourceKind
from corpus.drafts import now
from corpus.formats import read_document
from corpus.store import OPERATOR
from index.answer import RankedPassage
from index.encoding.encoder import Encoder
from index.engine import Engine
from index.reader.reading import Reader

FOLDER = Path(__file__).parent / "row_questions"
SETS = ("choosing", "reported")
KINDS = ("row", "prose", "none")


@dataclass(frozen=True, slots=True)
class RowQuestion:
    """A question of a *kind*: what answers is a `row`, a passage of `prose`, or `none`.

    All of *contains* stand in that passage; *answer* is the cell, where it is one.
    """

    set: str
    kind: str
    question: str
    contains: tuple[str, ...]
    answer: str | None

    def suits(self, text: str) -> bool:
        """Return whether *text* is that of the passage that answers."""
        folded = text.casefold()
        return bool(self.contains) and all(each.casefold() in folded for each in self.contains)


@dataclass(frozen=True, slots=True)
class RowOutcome:
    """What became of a question: whether it was answered, what came first, which cell it marks."""

    asked: RowQuestion
    answered: bool
    first: bool
    cell: str | None


def questions() -> list[RowQuestion]:
    """Return all questions, in order."""
    lines = (FOLDER / "questions.jsonl").read_text("utf-8").splitlines()
    return [
        RowQuestion(**stated | {"contains": tuple(stated["contains"])})
        for stated in map(json.loads, lines)
    ]


def engine(encoder: Encoder, reader: Reader | None, *, named: bool = True) -> Engine:
    """Return an engine over all articles of `row_questions/`.

    Their cells are not told apart unless *named*: a row is then searched as it stands.
    """
    made = memory_engine(encoder, reader)
    for file in sorted(FOLDER.glob("*.md")):
        source = Source(SourceKind.FILE, file.name, None, now())
        draft = read_document(file.read_bytes(), file.name)
        made.writer.add(OPERATOR, draft if named else _plain(draft), source)
    return made


def _plain(draft: Draft) -> Draft:
    plain = (replace(each, cells=(), introduction=None) for each in draft.paragraphs)
    return replace(draft, paragraphs=tuple(plain))


def outcomes(asked: Engine, of: Iterable[RowQuestion]) -> Iterator[RowOutcome]:
    """Yield what becomes of each question *of* a set, asked of *asked*."""
    for each in of:
        answer = asked.ask(OPERATOR, each.question)
        best = answer.passages[0]
        yield RowOutcome(each, answer.answered, each.suits(best.text), _cell(best))


def figures(found: Sequence[RowOutcome]) -> dict[str, int]:
    """Return how many questions there are, and of how many each thing is true."""
    right = [each for each in found if each.answered and each.first]
    return {
        "questions": len(found),
        "answered": sum(each.answered for each in found),
        "right passage first": sum(each.first for each in found),
        "answered rightly": len(right),
        "a cell marked": sum(each.cell is not None for each in right),
        "the right cell": sum(each.cell == each.asked.answer is not None for each in right),
    }


def main() -> None:
    """Print a row for each set and kind, of rows searched as they stand and by their names."""
    models = shipped()
    rows = []
    for searched, named in (("as it stands", False), ("by its names", True)):
        found = list(outcomes(engine(*models, named=named), questions()))
        for name, kind in product(SETS, KINDS):
            own = [each for each in found if (each.asked.set, each.asked.kind) == (name, kind)]
            rows.append({"a row is searched": searched, "set": name, "answer": kind} | figures(own))
    table(list(rows[0]), (list(each.values()) for each in rows))


def _cell(passage: RankedPassage) -> str | None:
    words = passage.answer
    return passage.text[words.start : words.end] if words and passage.row else None


if __name__ == "__main__":
    main()
