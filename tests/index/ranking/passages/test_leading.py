"""The sentence that leads to another: the one before, or the line above a list."""

from corpus.article import Metadata
from corpus.assembly import Block, assemble
from corpus.store import OPERATOR
from index.ranking.passages.leading import NONE, leading
from tests.doubles.articles import engine, source
from tests.doubles.tables import BAYS, body, heading, item


def leads(*blocks: Block) -> list[int]:
    """Return what leads to the sentences of the first passage of an article of *blocks*."""
    asked = engine()
    asked.writer.add(OPERATOR, assemble(Metadata(title="It"), blocks), source())
    return leading(asked.indexes.snapshot(OPERATOR).candidates[0])


def test_in_running_text_it_is_the_one_before() -> None:
    assert leads(body("One. Two. Three."), body("Four.")) == [NONE, 0, 1, 2]


def test_to_each_item_it_is_the_line_above_and_within_an_item_the_one_before() -> None:
    assert leads(body("So. Bring:"), item("Rope. Or wire."), item("ink"), body("So.")) == [
        NONE, 0, 1, 2, 1, 4,
    ]  # fmt: skip


def test_the_line_leads_from_above_a_passage_too() -> None:
    assert leads(heading("What to bring"), item("ink"), item("paper. Good.")) == [NONE, 0, 0, 2]


def test_a_row_is_one_sentence_that_nothing_leads_to() -> None:
    assert leads(*BAYS) == [NONE]
