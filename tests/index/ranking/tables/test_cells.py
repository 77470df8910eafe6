"""Which cell answers: one whose name is asked for, unless the question says the cell itself."""

import numpy as np
import pytest

from corpus.article import Metadata
from corpus.assembly import assemble
from corpus.searched_text import SearchedText, searched_text
from index.encoding.learned_files import PACKAGED
from index.ranking.fitted import FittedCells, Network, fitted
from index.ranking.question import prepare
from index.ranking.tables.cells import CELL_SIGNALS, KNOWN_SIGNALS, cell_rows, choose, known_rows
from index.reader.reading import Reading, Titled
from index.search.late_interaction import Floats, pack, projection, unpack
from index.search.words import ENGLISH
from tests.doubles.encoder import WordEncoder
from tests.doubles.reader import NumberReader
from tests.doubles.tables import row

DRAFT = assemble(
    Metadata(),
    [
        row("Bridge", "Length", "State", heading=True),
        row("harbour", "44 metres", "cracked"),
    ],
)
ROW = DRAFT.paragraphs[1]


@pytest.fixture
def searched() -> SearchedText:
    return searched_text(DRAFT.body, DRAFT.paragraphs, ROW.start, ROW.end)


def known(searched: SearchedText, question: str) -> Floats:
    encoder, learned = WordEncoder(), projection("words")
    (asked,) = prepare([question], encoder, learned)
    (encoded,) = encoder.encode_pieces([searched.text])
    sentences = ((0, len(searched.text)),)
    pieces = unpack(pack(encoded, learned), sentences, learned.width(encoder.dimension))
    return known_rows(asked, searched, pieces, ENGLISH)


def read(searched: SearchedText) -> Reading:
    (reading,) = NumberReader().read("", [Titled("", searched.text)]) or []
    return reading


def weighing(**weights: float) -> Network:
    linear = np.array([weights.get(name, 0) for name in CELL_SIGNALS], dtype=np.float32)
    zeros, none = np.zeros_like(linear), np.zeros(0, np.float32)
    return Network(CELL_SIGNALS, zeros, zeros + 1, linear, 0.0, zeros[:, None][:, :0], none, none)


def chosen(searched: SearchedText, question: str, shown_at: float, **weights: float) -> str | None:
    numbers = FittedCells(weighing(**weights), shown_at)
    found = choose(known(searched, question), searched, read(searched), numbers)
    return None if found is None else searched.text[found.span.start : found.span.end]


def test_a_name_in_the_question_speaks_for_its_cell(searched: SearchedText) -> None:
    rows = known(searched, "What is the length of it?")

    assert rows.shape == (3, len(KNOWN_SIGNALS))
    assert rows[:, KNOWN_SIGNALS.index("named")].tolist() == [0, 1, 0]
    assert rows[:, KNOWN_SIGNALS.index("names_alike")].tolist() == [0, 1, 0]
    assert rows[:, KNOWN_SIGNALS.index("asked")].tolist() == [0, 0, 0]


def test_it_speaks_for_none_where_the_question_says_the_cell_itself(searched: SearchedText) -> None:
    rows = known(searched, "What is the state of the bridge harbour?")

    assert rows[:, KNOWN_SIGNALS.index("asked")].tolist() == [1, 0, 0]
    assert rows[:, KNOWN_SIGNALS.index("named")].tolist() == [0, 0, 1]
    assert rows[:, KNOWN_SIGNALS.index("names_late")].tolist() == [0, 0, 0]


def test_names_that_the_model_puts_near_the_question_speak_too(searched: SearchedText) -> None:
    rows = known(searched, "Which bridges?")

    assert rows[0, KNOWN_SIGNALS.index("named")] == pytest.approx(1)
    assert rows[0, KNOWN_SIGNALS.index("names_late")] > 0


def test_only_the_cell_with_what_is_asked_for_fits(searched: SearchedText) -> None:
    rows = known(searched, "How long is it?")

    assert rows[:, KNOWN_SIGNALS.index("answer_type")].tolist() == [-1, 1, -1]


def test_what_was_read_speaks_for_the_cell_it_was_read_in(searched: SearchedText) -> None:
    rows = cell_rows(known(searched, "How long is it?"), searched, read(searched))

    assert rows.shape == (3, len(CELL_SIGNALS))
    assert rows[:, -2].argmax() == rows[:, -1].argmax() == 1


def test_the_likeliest_words_of_the_chosen_cell_are_given(searched: SearchedText) -> None:
    assert chosen(searched, "What is its state?", 0.9, named=9) == "cracked"
    assert chosen(searched, "How long is it?", 0.9, words=9) == "44"


def test_a_cell_that_is_not_sure_enough_is_not_given(searched: SearchedText) -> None:
    assert chosen(searched, "What is its state?", 0.9) is None
    assert chosen(searched, "What is its state?", 0.3) is not None


def test_the_shipped_numbers_weigh_what_is_gathered() -> None:
    shipped = fitted(PACKAGED).cells

    assert shipped is not None
    assert shipped.network.signals == CELL_SIGNALS
    assert 0 < shipped.shown_at < 1
