"""Prose beside a large table: `python -m benchmarks.quality.large_table`.

A table of a thousand rows, of invented bridges, joins articles of SQuAD: do questions about these
still find their paragraph first, and do questions find their row among so many that are alike?
"""

from collections.abc import Sequence
from random import Random

from benchmarks.question_sets import (
    WIKIPEDIA_SETS,
    engine_over,
    gold_span,
    pooled,
    shipped,
)
from corpus.article import Draft, Metadata, ParagraphKind, Source, SourceKind
from corpus.assembly import Block, assemble
from corpus.drafts import now
from corpus.store import OPERATOR
from corpus.tables import WrittenCell
from index.engine import Engine

SEED = 20261127
ARTICLES = 25
QUESTIONS = 300
ROWS = 1_000
ASKED_ROWS = 60
HEAD = ("Bridge", "Road", "Length", "Built", "Year of inspection", "Engineer", "State")
ROADS = ("Mill Lane", "Harbour Street", "Church Road", "Station Road", "High Street", "River Walk")
ENGINEERS = ("Adams", "Baker", "Carter", "Dunn", "Ellis", "Fox", "Grant", "Hill", "Irwin", "Jones")
STATES = ("sound", "cracked", "repaired", "to be replaced", "inspected in May")

Row = tuple[str, ...]


def main() -> None:
    """Print how often the right paragraph comes first without and with the table, and the row."""
    random = Random(SEED)  # noqa: S311 - sampling, not secrecy
    squad = pooled(WIKIPEDIA_SETS[:2])
    encoder, _ = shipped()
    engine, ids = engine_over(squad, range(ARTICLES), encoder)
    asked = [each for each in squad.questions if each.article < ARTICLES and each.answers]
    golds = [
        (each.text[:500], ids[each.article], *gold_span(squad, each))
        for each in random.sample(asked, QUESTIONS)
    ]
    print(f"{QUESTIONS} questions about prose, right paragraph first: {_first(engine, golds)}")
    rows = [_row(number, random) for number in range(1, ROWS + 1)]
    engine.writer.add(OPERATOR, _table(rows), Source(SourceKind.FILE, "bridges", None, now()))
    print(f"the same beside {ROWS} rows: {_first(engine, golds)}")
    found = [_finds(engine, each) for each in random.sample(rows, ASKED_ROWS)]
    print(f"{3 * ASKED_ROWS} questions about rows, right row first: {sum(found)}")


def _first(engine: Engine, golds: Sequence[tuple[str, str, int, int]]) -> int:
    right = 0
    for text, article, start, end in golds:
        best = engine.ask(OPERATOR, text, top=1).passages[0].citation
        right += best.article_id == article and best.start < end and best.end > start
    return right


def _finds(engine: Engine, row: Row) -> int:
    """Return how many of three questions about *row* find it."""
    bridge, road, length, _, _, engineer, _ = row
    questions = (
        f"How long is {bridge}?",
        f"What is the state of {bridge.lower()} on {road}?",
        f"Which bridge on {road} inspected by {engineer} is {length} long?",
    )
    texts = [engine.ask(OPERATOR, each, top=1).passages[0].text for each in questions]
    return sum(text == " ".join(row) for text in texts)


def _row(number: int, random: Random) -> Row:
    return (
        f"Bridge {number}",
        random.choice(ROADS),
        f"{random.randint(5, 90)} metres",
        str(random.randint(1850, 2015)),
        str(random.randint(2019, 2026)),
        random.choice(ENGINEERS),
        random.choice(STATES),
    )


def _table(rows: Sequence[Row]) -> Draft:
    blocks = [
        Block(
            ParagraphKind.TABLE,
            " ".join(row),
            tuple(WrittenCell(cell, row is HEAD) for cell in row),
            1,
        )
        for row in (HEAD, *rows)
    ]
    return assemble(Metadata(title="Register of bridges"), blocks)


if __name__ == "__main__":
    main()
