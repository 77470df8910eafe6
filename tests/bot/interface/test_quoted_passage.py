"""Rows and lists in Discord: every word shown is the body's, and stands in its place."""

import re
from dataclasses import replace

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.interface.escaping import display_length
from bot.interface.quoted_passage import quoted_passage as shown
from corpus.article import Article, Metadata, Slice
from corpus.assembly import Block, assemble
from corpus.drafts import as_article
from corpus.normalise import normalise
from corpus.tables import WrittenCell
from index.answer import RankedPassage, Span
from index.answering.quoting import quoted_passage
from tests.bot.ask.quoting import quoted_text
from tests.bot.interface.live_constructs import live_constructs
from tests.doubles.articles import source
from tests.doubles.tables import BAYS, body, heading, item, row

WIDE = 10**6


def article(*blocks: Block) -> Article:
    return as_article("discord:1", assemble(Metadata(), blocks), source())


def found(held: Article, at: int, words: str | None = None) -> RankedPassage:
    """Return the paragraph *at* of *held* as it is quoted, *words* of it being the answer."""
    paragraph = held.paragraphs[at]
    place = Slice(paragraph.start, paragraph.end)
    text = held.body[slice(*place)]
    first = text.index(words) if words else 0
    return quoted_passage(
        held,
        place,
        rank=1,
        score=0.9,
        marked=Span(0, len(text)),
        words=Span(first, first + len(words)) if words else None,
    )


def test_each_cell_of_a_row_stands_on_a_line_behind_its_name() -> None:
    assert shown(found(article(*BAYS), 4, "44 metres"), WIDE) == (
        "> Bays of the harbour bridge\n"
        "> Bay: **third**\n"
        "> Length: **__44 metres__**\n"
        "> State: **cracked**"
    )


def test_words_in_a_cell_are_underlined_where_they_stand() -> None:
    held = article(row("Dish", "How", heading=True), row("Chowder", "Fry the leek. Add milk."))

    assert shown(found(held, 1, "milk"), WIDE) == (
        "> Dish: **Chowder**\n> How: **Fry the leek. Add __milk__.**"
    )


def test_what_names_all_cells_stands_above_them_and_a_cell_from_above_beside_them() -> None:
    wide, tall = WrittenCell("Sundays", heading=True, columns=3), WrittenCell("Oban", rows=2)
    held = article(
        row(wide), row("From", "To", "At", heading=True), row(tall, "Mull", "8"), row("Iona", "9")
    )

    assert shown(found(held, 3), WIDE) == (
        "> Sundays:\n> From: **Oban**\n> To: **Iona**\n> At: **9**"
    )


def test_a_row_that_nothing_names_stands_on_one_line() -> None:
    assert shown(found(article(row("third", "44 metres")), 0), WIDE) == (
        "> **third** · **44 metres**"
    )


def test_an_item_stands_below_its_line_and_what_lies_between_is_not_hidden() -> None:
    held = article(body("So it is. Bring these:"), item("a rope"), item("a lamp"))

    assert shown(found(held, 1), WIDE) == "> Bring these:\n> **a rope**"
    assert shown(found(held, 2), WIDE) == "> Bring these:\n> …\n> **a lamp**"


def test_a_row_that_has_no_room_keeps_what_answers_and_marks_what_is_left_out() -> None:
    names = [f"Name {number}" for number in range(9)]
    held = article(row(*names, heading=True), row(*(f"value {number}" for number in range(9))))

    assert shown(found(held, 1, "value 5"), 90) == (
        "> Name 0: **value 0**\n> […]\n> Name 5: **__value 5__**\n> […]"
    )


texts = st.one_of(
    st.text(min_size=1, max_size=80),
    st.sampled_from(["a", "31 metres", "*b*", ":smile", "1. x", "# y", "@everyone", "One. Two."]),
).map(lambda text: normalise(text) or "x")
cells = st.builds(WrittenCell, texts, st.booleans(), st.integers(1, 3), st.integers(1, 2))
rows = st.lists(cells, min_size=1, max_size=5).map(lambda written: row(*written))
blocks = st.lists(st.one_of(rows, texts.map(item), texts.map(heading)), min_size=1, max_size=6)


@st.composite
def passages(draw: st.DrawFn) -> RankedPassage:
    held = article(*draw(blocks))
    assume(held.paragraphs)  # drawn lines are left out
    paragraph = held.paragraphs[draw(st.integers(0, len(held.paragraphs) - 1))]
    place = Slice(paragraph.start, paragraph.end)
    whole = Span(0, place.end - place.start)
    quoted = quoted_passage(held, place, rank=1, score=0.9, marked=whole)
    own = [each.cell for each in quoted.row.cells] if quoted.row else []
    inside = [
        Span(each.start - place.start, each.end - place.start)
        for each in own
        if each.start >= place.start
    ]
    return replace(quoted, answer=draw(st.sampled_from([None, *inside])))


@settings(max_examples=300)
@given(passages())
def test_all_that_is_shown_is_the_slices_and_marks_of_ours(passage: RankedPassage) -> None:
    told = quoted_text(shown(passage, WIDE)).split("\n")

    above = [passage.introduction.text] if passage.introduction else []
    above += ["…"] if passage.skips else []
    if passage.row is None:
        assert told == [*above, *passage.text.split("\n")]
        return
    names = ", ".join(each.text for each in passage.row.names)
    above += [_with_colon(names)] if names else []
    lines = [
        " ".join(filter(None, [_with_colon(", ".join(n.text for n in c.names)), c.cell.text]))
        for c in passage.row.cells
    ]
    named = names or any(each.names for each in passage.row.cells)
    assert told == [*above, *(lines if named else [" · ".join(lines)])]


def _with_colon(names: str) -> str:
    return names if not names or names.endswith((":", "\uff1a")) else f"{names}:"


@settings(max_examples=300)
@given(passages(), st.integers(150, 900))
def test_it_fits_and_nothing_in_it_acts(passage: RankedPassage, budget: int) -> None:
    assert display_length(shown(passage, budget)) <= budget

    lines = shown(passage, budget, marked=False).replace("[…]", "").split("\n")
    assert all(line.startswith("> ") for line in lines)
    assert live_constructs("\n".join(line.removeprefix("> ") for line in lines)) == []


@settings(max_examples=200)
@given(passages())
def test_the_underlined_words_of_a_row_are_the_answer(passage: RankedPassage) -> None:
    if passage.row is None or passage.answer is None:
        return
    made = shown(passage, WIDE)
    underlined = re.findall(r"(?:\\.|[^\\])*?__((?:\\.|[^\\])*?)__", made, flags=re.DOTALL)
    answer = passage.text[passage.answer.start : passage.answer.end]

    assert "".join(map(quoted_text, underlined)) == answer
