"""Rows, items of lists and captions answer, quoted with what names and introduces them."""

from dataclasses import replace

import pytest

from corpus.article import Draft, Metadata, ParagraphKind
from corpus.assembly import Block, assemble
from corpus.errors import UnknownArticle
from corpus.store import OPERATOR
from index.answer import Answer, Excerpt, RankedPassage
from index.answering.verbatim import as_stored
from index.encoding.onnx_encoder import OnnxEncoder
from index.engine import Engine
from index.reader.onnx_reader import OnnxReader
from index.reader.weights import ENGLISH_READER
from tests.doubles.articles import BRIDGE, engine, source
from tests.doubles.databases import empty_database
from tests.doubles.encoder import WordEncoder
from tests.doubles.reader import NumberReader
from tests.doubles.tables import BAYS, body, caption, heading, item, row

URL = "https://news.example/bridge"
PACKED = [
    f"{number}. a bridge of paper, number {number}, as in the harbour" for number in range(30)
]
THIRD = "third 44 metres cracked"


def drafted(*blocks: Block, title: str = "The survey") -> Draft:
    return assemble(Metadata(title=title, url=URL), blocks)


def best(asked: Engine, question: str) -> RankedPassage:
    return asked.ask(OPERATOR, question).passages[0]


def words(passage: RankedPassage) -> str | None:
    answer = passage.answer
    return None if answer is None else passage.text[answer.start : answer.end]


@pytest.fixture(scope="module")
def surveyed(fast_encoder: OnnxEncoder, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """Return an engine of the shipped models over the survey of a bridge, amid other text."""
    reader = OnnxReader(ENGLISH_READER, tmp_path_factory.mktemp("reader"))
    made = Engine(empty_database(), fast_encoder, reader)
    made.writer.add(
        OPERATOR, drafted(body(BRIDGE), *BAYS, body("Repairs begin in March.")), source()
    )
    return made


@pytest.mark.slow
@pytest.mark.parametrize(
    ("question", "row_begins", "cell"),
    [
        ("How long is the third bay?", "third", "44 metres"),
        ("Which bay is cracked?", "third", "third"),
        ("What is the state of the second bay?", "second", "worn"),
        ("how long is bay first", "first", "31 metres"),
    ],
)
def test_a_row_is_found_by_two_conditions_and_its_cell_is_marked(
    surveyed: Engine, question: str, row_begins: str, cell: str
) -> None:
    answer = surveyed.ask(OPERATOR, question)
    found = answer.passages[0]

    assert answer.answered
    assert found.citation.kind is ParagraphKind.TABLE
    assert found.text.startswith(row_begins)
    assert found.text[found.highlight.start : found.highlight.end] == found.text
    assert words(found) in {cell, None}
    assert (found.citation.paragraph, found.citation.after) == (None, 1)
    assert found.citation.heading == "Bays of the harbour bridge"


@pytest.mark.slow
def test_the_length_of_a_bay_is_the_cell_that_answers(surveyed: Engine) -> None:
    assert words(best(surveyed, "How long is the third bay?")) == "44 metres"


@pytest.mark.slow
def test_prose_beside_a_table_answers_as_before(surveyed: Engine) -> None:
    found = best(surveyed, "How many people walked across the bridge?")

    assert (found.text, found.row, found.introduction) == (BRIDGE, None, None)


def test_a_row_is_quoted_as_it_stands_and_shown_with_its_names() -> None:
    asked = engine()
    held = asked.writer.add(OPERATOR, drafted(*BAYS), source())

    found = best(asked, "How long is the third bay of the harbour bridge?")

    cited = found.citation
    assert held.body[cited.start : cited.end] == found.text == THIRD
    assert found.row is not None
    named = [(*(name.text for name in each.names), each.cell.text) for each in found.row.cells]
    assert named == [("Bay", "third"), ("Length", "44 metres"), ("State", "cracked")]
    assert found.introduction is not None
    assert found.introduction.text == "Bays of the harbour bridge"


def test_a_row_that_only_names_others_is_no_passage() -> None:
    asked = engine()
    asked.writer.add(OPERATOR, drafted(*BAYS), source())

    texts = {each.text for each in asked.ask(OPERATOR, "harbour bridge", top=9).passages}

    assert texts == {"first 31 metres sound", "second 38 metres worn", THIRD}


def test_a_row_of_an_article_that_was_stored_without_cells_is_its_words() -> None:
    asked = engine()
    asked.writer.add(
        OPERATOR, drafted(Block(ParagraphKind.TABLE, "the bridge | 44 metres")), source()
    )

    found = best(asked, "How long is the bridge?")

    assert (found.text, found.row) == ("the bridge | 44 metres", None)


def test_another_head_makes_another_vector_and_an_equal_one_none() -> None:
    encoder = WordEncoder()
    asked = engine(encoder=encoder)
    held = asked.writer.add(OPERATOR, drafted(*BAYS), source())

    def encoded_by(*blocks: Block) -> set[str]:
        encoder.encoded.clear()
        asked.writer.replace(OPERATOR, held.id, drafted(*blocks), source())
        return set(encoder.encoded)

    same = (*BAYS, row("fourth", "50 metres", "new"))
    headed = (BAYS[0], row("Bay", "Width", "State", heading=True), *BAYS[2:])
    above = "Bays of the harbour bridge\n\n"
    assert encoded_by(*same) == {f"{above}Bay: fourth · Length: 50 metres · State: new"}
    assert f"{above}Bay: third · Width: 44 metres · State: cracked" in encoded_by(*headed)
    assert f"{above}Bay: third · Length: 44 metres · State: cracked" in encoded_by(*BAYS)


def test_the_words_that_a_reader_finds_in_a_row_become_its_cell() -> None:
    asked = Engine(empty_database(), WordEncoder(), NumberReader())
    asked.writer.add(OPERATOR, drafted(*BAYS), source())

    found = best(asked, "How long is the third bay of the harbour bridge?")

    assert words(found) in {None, "44 metres"}
    assert found.highlight.start == 0
    assert found.highlight.end == len(found.text)


def test_a_link_leads_to_the_longest_cell_that_a_browser_can_find() -> None:
    asked = engine()
    asked.writer.add(
        OPERATOR,
        drafted(
            row("Bay", "State", heading=True),
            row("third", "cracked along the whole of the bridge's harbour side"),
        ),
        source(),
    )
    asked.writer.add(OPERATOR, drafted(*BAYS, title="Bays"), source("bays"))

    found = asked.ask(OPERATOR, "bridge harbour bay cracked third state").passages
    links = {each.citation.deep_link for each in found}

    text = "cracked%20along%20the%20whole,bridge%27s%20harbour%20side"
    assert f"{URL}#:~:text={text}" in links
    assert URL in links


@pytest.fixture
def packed() -> Engine:
    """Return an engine over a list that is longer than a passage."""
    asked = engine()
    items = [item(each) for each in PACKED]
    asked.writer.add(OPERATOR, drafted(body("For the memoir, bring these:"), *items), source())
    return asked


def test_an_item_beyond_the_first_passage_is_shown_below_its_line(packed: Engine) -> None:
    answer = packed.ask(OPERATOR, "bridge of paper number 27 as in the harbour", top=9)

    (found,) = [each for each in answer.passages if "27. a bridge" in each.text]
    assert found.introduction == Excerpt("For the memoir, bring these:", 0, 28)
    assert found.skips
    assert found.citation.kind is ParagraphKind.LIST
    assert (found.citation.paragraph, found.citation.after) == (None, 1)
    assert "27. a bridge" in found.text[found.highlight.start : found.highlight.end]


def test_where_the_line_of_a_list_answers_the_whole_list_is_quoted_once(packed: Engine) -> None:
    found = packed.ask(OPERATOR, "What to bring for the memoir?", top=9).passages

    assert [each.text for each in found] == ["\n\n".join(["For the memoir, bring these:", *PACKED])]
    assert found[0].introduction is None
    assert found[0].text[found[0].highlight.start : found[0].highlight.end] == (
        "For the memoir, bring these:"
    )


def test_a_short_list_stays_one_passage_with_its_line() -> None:
    asked = engine()
    asked.writer.add(
        OPERATOR, drafted(body("For the memoir:"), item("1. ink"), item("2. paper")), source()
    )

    found = best(asked, "What is needed for the memoir?")

    assert (found.text, found.introduction) == ("For the memoir:\n\n1. ink\n\n2. paper", None)


def test_where_the_line_above_code_answers_the_code_is_quoted_with_it() -> None:
    asked = engine()
    code = Block(ParagraphKind.CODE, "harbour open --gate north")
    asked.writer.add(
        OPERATOR, drafted(body("For the memoir, type this:"), code, body("It opens.")), source()
    )

    found = best(asked, "What is typed for the memoir?")

    told = "For the memoir, type this:\n\nharbour open --gate north"
    assert found.text == f"{told}\n\nIt opens."
    assert found.text[found.highlight.start : found.highlight.end] == told


def test_a_list_under_a_heading_is_shown_with_it() -> None:
    asked = engine()
    asked.writer.add(
        OPERATOR, drafted(heading("For the memoir"), item("ink"), item("paper")), source()
    )

    found = best(asked, "What is needed for the memoir?")

    assert found.text == "ink\n\npaper"
    assert found.introduction is not None
    assert found.introduction.text == "For the memoir"
    assert not found.skips
    assert found.text[found.highlight.start : found.highlight.end] == found.text


def test_a_caption_is_found_and_cited_as_one_and_joins_nothing() -> None:
    asked = engine()
    told = (body("It rained."), caption("The harbour bridge at dawn"), body("It snowed."))
    asked.writer.add(OPERATOR, drafted(*told), source())

    found = best(asked, "Is there a picture of the harbour bridge?")

    assert found.text == "The harbour bridge at dawn"
    assert (found.citation.kind, found.citation.paragraph) == (ParagraphKind.CAPTION, None)
    assert found.citation.after == 1


def test_what_is_shown_beside_a_quote_is_compared_with_the_stored_body_too() -> None:
    asked = engine()
    held = asked.writer.add(OPERATOR, drafted(*BAYS), source())
    answer = asked.ask(OPERATOR, "How long is the third bay of the harbour bridge?")
    first = answer.passages[0]
    assert first.introduction is not None
    assert as_stored(answer, {held.id: held}) == answer

    altered = replace(first, introduction=replace(first.introduction, text="Bays"))
    cited = replace(first, citation=replace(first.citation, heading="Bays"))
    for other in (altered, cited):
        with pytest.raises(UnknownArticle, match="changed just now"):
            as_stored(_with(answer, other), {held.id: held})


def _with(answer: Answer, first: RankedPassage) -> Answer:
    return replace(answer, passages=(first, *answer.passages[1:]))


def test_rows_that_say_the_same_of_different_things_are_two() -> None:
    asked = engine()
    for title, name in (("Open", "Opens"), ("Shut", "Shuts")):
        asked.writer.add(
            OPERATOR,
            drafted(row("Bridge", name, heading=True), row("harbour", "8"), title=title),
            source(title),
        )

    found = asked.ask(OPERATOR, "harbour bridge", top=9).passages

    assert [each.text for each in found] == ["harbour 8", "harbour 8"]
    assert [each.also_in for each in found] == [(), ()]
