"""What a passage is searched by, and where in the body its words stand."""

from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Draft, Metadata, ParagraphKind, Slice
from corpus.assembly import Block, assemble
from corpus.normalise import normalise
from corpus.rows import names_in, only_names
from corpus.searched_text import (
    LONGEST_INTRODUCTION,
    MOST_BELOW,
    SearchedText,
    searched_text,
)
from corpus.segmenter import cut_passages
from corpus.tables import WrittenCell
from tests.doubles.tables import BAYS, body, caption, heading, item, row

LONG = "It is long. " * 60


def words(text: str) -> int:
    return len(text.split())


def searched(*blocks: Block, limit: int = 250) -> list[SearchedText]:
    """Return what each passage of an article of *blocks* is searched by."""
    return searched_in(assemble(Metadata(), blocks), limit)


def searched_in(draft: Draft, limit: int = 250) -> list[SearchedText]:
    passages = cut_passages(draft.body, draft.paragraphs, words, limit)
    return [searched_text(draft.body, draft.paragraphs, each.start, each.end) for each in passages]


def texts(*blocks: Block, limit: int = 250) -> list[str]:
    return [each.text for each in searched(*blocks, limit=limit)]


def test_a_row_is_searched_by_its_named_cells_and_the_line_above_the_table() -> None:
    above = "Bays of the harbour bridge\n\n"
    assert texts(*BAYS) == [
        f"{above}Bay: first · Length: 31 metres · State: sound",
        f"{above}Bay: second · Length: 38 metres · State: worn",
        f"{above}Bay: third · Length: 44 metres · State: cracked",
    ]


def test_heads_of_heads_are_joined_and_what_names_all_cells_comes_once() -> None:
    wide = WrittenCell("Length", heading=True, columns=2)
    assert texts(row(wide), row("deck", "pile", heading=True), row("3", "4")) == [
        "Length: deck: 3 · pile: 4"
    ]
    state = WrittenCell("State", heading=True)
    assert texts(
        row(wide, state), row("deck", "pile", "", heading=True), row("3", "4", "sound")
    ) == ["Length, deck: 3 · Length, pile: 4 · State: sound"]


def test_a_cell_that_reaches_down_is_searched_in_each_of_its_rows() -> None:
    head = row("Bay", "Year", heading=True)
    tall = WrittenCell("First", rows=2)
    assert texts(head, row(tall, "1987"), row("2020")) == [
        "Bay: First · Year: 1987",
        "Bay: First · Year: 2020",
    ]


def test_a_colon_is_not_doubled_and_a_name_beside_a_cell_is_said_once() -> None:
    assert texts(row(WrittenCell("Length:", heading=True), "44 metres")) == ["Length: 44 metres"]


def test_rows_without_heads_and_tables_without_cells_are_searched_by_their_words() -> None:
    assert texts(row("first", "31 metres")) == ["first · 31 metres"]
    assert texts(Block(ParagraphKind.TABLE, "first | 31 metres")) == ["first | 31 metres"]


def test_a_head_is_no_passage_though_a_column_below_it_is_empty() -> None:
    head = row("Bay", "Length", "Note", heading=True)
    assert texts(head, row("first", "31 metres", "")) == ["Bay: first · Length: 31 metres"]


def test_a_short_list_is_one_passage_with_the_line_above_it() -> None:
    assert texts(body("Bring these:"), item("1. a rope"), item("2. a lamp")) == [
        "Bring these:\n\n1. a rope\n\n2. a lamp"
    ]


def test_an_item_far_below_is_searched_with_the_line_that_introduces_it() -> None:
    items = [item(f"{number}. thing number {number}") for number in range(1, 30)]
    found = searched(body("First of all. Bring these:"), *items, limit=40)

    assert len(found) > 2
    assert found[0].text.startswith("First of all. Bring these:\n\n1. thing")
    for each in found[1:]:
        assert each.text.startswith("Bring these:\n\n")
        assert words(each.text) <= 40


def test_a_list_under_a_heading_is_searched_with_it() -> None:
    assert texts(heading("What to bring"), item("a rope"), item("a lamp")) == [
        "What to bring\n\na rope\n\na lamp"
    ]


def test_what_is_no_line_introduces_nothing() -> None:
    long = f"{'very ' * (LONGEST_INTRODUCTION // 5)}long:"
    assert texts(body(long), item("a rope"), limit=62)[-1] == "a rope"


def test_a_caption_is_a_passage_of_its_own_words() -> None:
    assert texts(body("It rained."), caption("The quay in May"), body("It snowed.")) == [
        "It rained.",
        "The quay in May",
        "It snowed.",
    ]


def test_each_part_of_a_long_row_begins_with_what_the_row_is_about() -> None:
    head = row("Dish", "How it is made", heading=True)
    found = searched(head, row("Chowder", LONG.strip()), limit=60)

    assert len(found) > 3
    assert all(each.text.startswith("Dish: Chowder · How it is made: ") for each in found[1:])
    assert all(words(each.text) <= 60 for each in found)


def test_a_row_of_many_long_names_is_cut_into_few_parts() -> None:
    names = [f"name {number} " + "x " * 60 for number in range(40)]
    head = row(*map(str.strip, names), heading=True)
    found = searched(head, row(*(f"value {number}" for number in range(40))), limit=50)

    assert 1 < len(found) <= 40


def marked(*blocks: Block, text: str, at: int = -1) -> str | None:
    """Return what is given as the answer for *text* in one of the passages."""
    draft = assemble(Metadata(), blocks)
    found = searched_in(draft)[at]
    start = found.text.index(text)
    place = found.answering(start, start + len(text))
    return None if place is None else draft.body[slice(*place)]


def test_words_in_a_cell_answer_with_the_cell_and_in_several_with_all_of_them() -> None:
    assert marked(*BAYS, text="44") == "44 metres"
    assert marked(*BAYS, text="Length: 44") == "44 metres"
    assert marked(*BAYS, text="44 metres · State: crack") == "44 metres cracked"


def test_words_in_a_cell_of_several_sentences_answer_by_themselves() -> None:
    head = row("Dish", "How it is made", heading=True)
    assert marked(head, row("Chowder", "Fry the leek. Add milk."), text="milk") == "milk"


def test_names_and_cells_of_rows_above_answer_nothing_here() -> None:
    assert marked(*BAYS, text="Length") is None
    head, tall = row("Bay", "Year", heading=True), WrittenCell("First", rows=2)
    assert marked(head, row(tall, "1987"), row("2020"), text="First") is None


def test_a_row_is_marked_whole_and_what_an_introduction_says_marks_all_below_it() -> None:
    draft = assemble(Metadata(), BAYS)
    third = searched_in(draft)[-1]
    assert draft.body[slice(*third.marked(30, 32))] == "third 44 metres cracked"

    items = assemble(Metadata(), [heading("What to bring"), item("a rope")])
    (found,) = searched_in(items)
    assert items.body[slice(*found.marked(0, 13))] == "a rope"
    assert items.body[slice(*found.marked(0, 17))] == "a "


CELLS = st.builds(
    WrittenCell,
    st.sampled_from(["", "a", "b c", "One. Two.", "x " * 30]).map(normalise),
    st.booleans(),
    st.integers(0, 3),
    st.integers(0, 3),
)
ROWS = st.builds(
    lambda cells, table: row(*cells, table=table),
    st.lists(CELLS, min_size=1, max_size=5),
    st.integers(1, 2),
)
LINES = st.builds(
    Block, st.sampled_from(ParagraphKind), st.sampled_from(["Bring these:", "a rope", "No. Yes."])
)
DRAFTS = st.lists(st.one_of(ROWS, LINES), max_size=8).map(lambda each: assemble(Metadata(), each))


@given(DRAFTS, st.integers(5, 60))
def test_the_parts_of_what_is_searched_are_slices_of_the_body(draft: Draft, limit: int) -> None:
    for found in searched_in(draft, limit):
        for each in found.parts:
            assert found.text[each.start : each.end] == draft.body[slice(*each.place)]
        if not found.is_row:
            assert [each.place for each in found.parts] == [found.passage]


@given(DRAFTS, st.integers(5, 60), st.data())
def test_every_mark_and_answer_lies_in_the_passage_and_an_answer_is_cells_or_in_one(
    draft: Draft, limit: int, data: st.DataObject
) -> None:
    for found in searched_in(draft, limit):
        start = data.draw(st.integers(0, len(found.text) - 1))
        end = data.draw(st.integers(start + 1, len(found.text)))
        marked = found.marked(start, end)
        answer = found.answering(start, end)
        assert found.passage.start <= marked.start < marked.end <= found.passage.end
        if answer is None:
            continue
        assert marked.start <= answer.start < answer.end <= marked.end
        places = [each.place for each in found.parts]
        assert _in_one(answer, places) or _of_whole(answer, places)


def _in_one(answer: Slice, places: list[Slice]) -> bool:
    return any(each.start <= answer.start and answer.end <= each.end for each in places)


def _of_whole(answer: Slice, places: list[Slice]) -> bool:
    return answer.start in {each.start for each in places} and answer.end in {
        each.end for each in places
    }


@given(DRAFTS, st.integers(5, 60))
def test_every_word_of_a_row_that_is_no_head_is_searched(draft: Draft, limit: int) -> None:
    names = names_in(draft.paragraphs)
    held = [each.place for found in searched_in(draft, limit) for each in found.parts]
    for paragraph in draft.paragraphs:
        if only_names(paragraph, names):
            continue
        own = [each.place for each in paragraph.cells if each.place.start >= paragraph.start]
        for place in own:
            if place not in names:
                inside = sum(
                    len(draft.body[max(place.start, each.start) : min(place.end, each.end)].split())
                    for each in held
                    if each.start < place.end and place.start < each.end
                )
                assert inside >= len(draft.body[slice(*place)].split())


def test_running_text_is_searched_with_the_heading_that_it_stands_under() -> None:
    later = "It costs 20 euros. " * 12
    assert texts(heading("Fees"), body(LONG.strip()), body(later.strip()), limit=200) == [
        f"Fees\n\n{LONG.strip()}",
        f"Fees\n\n{later.strip()}",
    ]


def test_a_reply_is_searched_with_the_question_above_it_until_the_next_heading() -> None:
    reply = "The roof is tiled again and dry. " * 10
    found = texts(
        heading("The roof"),
        body("Does it still leak?"),
        body(reply.strip()),
        body(LONG.strip()),
        heading("The tower"),
        body(LONG.strip()),
        limit=210,
    )
    assert found == [
        f"Does it still leak?\n\n{reply.strip()}",
        f"Does it still leak?\n\n{LONG.strip()}",
        f"The tower\n\n{LONG.strip()}",
    ]


def test_a_question_stands_with_its_reply_and_not_with_the_reply_before() -> None:
    assert texts(
        body("We counted for three evenings."),
        body("**And how many are there?**"),
        body("Last summer there were 61."),
    ) == [
        "We counted for three evenings.",
        "**And how many are there?**\n\nLast summer there were 61.",
    ]


def test_what_is_told_of_a_reply_begins_behind_the_question() -> None:
    (found,) = searched(body("How many?"), body("There were 61. I was surprised."))
    spans = [(0, 9), (11, 25), (26, 42)]
    assert [found.text[start:end] for start, end in spans][1] == "There were 61."
    assert found.unmarked(spans) == 1


def test_a_line_above_a_list_may_be_marked_and_a_heading_above_text_may_not() -> None:
    (of_list,) = searched(body("Bring these:"), item("1. a rope"))
    assert of_list.unmarked([(0, 12), (14, 23)]) == 0
    (of_text,) = searched(heading("Fees"), body("Adults pay 20 euros."))
    assert of_text.unmarked([(0, 4), (6, 26)]) == 1


def test_a_heading_far_above_speaks_for_nothing() -> None:
    far = [body(LONG.strip()) for _ in range(MOST_BELOW + 1)]
    *_, within, beyond = texts(heading("Fees"), *far, limit=200)
    assert within.startswith("Fees")
    assert not beyond.startswith("Fees")


def test_a_question_alone_or_at_the_end_is_a_passage_of_its_own() -> None:
    assert texts(body(LONG.strip()), body("What comes next?"), limit=200) == [
        LONG.strip(),
        "What comes next?",
    ]
