"""Sentences and passages: exact offsets, nothing lost, nothing too long."""

from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Draft, Metadata, Paragraph, ParagraphKind, Passage, paragraph_at
from corpus.assembly import Block, assemble
from corpus.normalise import normalise
from corpus.searched_text import asks, line_above
from corpus.segmenter import cut_passages
from corpus.sentences import sentences

LIMIT = 12
SHORTEST = 4
JOINING = {ParagraphKind.BODY, ParagraphKind.LIST, ParagraphKind.QUOTE, ParagraphKind.CODE}
PROSE = st.text(alphabet="aB1 .,;!?…。\u201c\u201d()U", max_size=120)
LINES = st.one_of(PROSE, st.text(max_size=60)).map(normalise)
DRAFTS = st.lists(st.builds(Block, st.sampled_from(ParagraphKind), LINES), max_size=8).map(
    lambda blocks: assemble(Metadata(), blocks)
)


def paragraphs_of(passage: Passage, paragraphs: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
    """Return the *paragraphs* that *passage* has text of."""
    return tuple(
        paragraph
        for paragraph in paragraphs
        if paragraph.start < passage.end and passage.start < paragraph.end
    )


def words(text: str) -> int:
    """Count as a tokenizer that halves words does: one for every four characters begun."""
    return sum(-(-len(word) // 4) for word in text.split())


def cut(draft: Draft) -> tuple[Passage, ...]:
    return cut_passages(draft.body, draft.paragraphs, words, LIMIT, SHORTEST)


def texts(draft: Draft) -> list[str]:
    return [draft.body[passage.start : passage.end] for passage in cut(draft)]


def draft_of(*blocks: Block) -> Draft:
    return assemble(Metadata(), blocks)


def body(*paragraphs: str) -> Draft:
    return draft_of(*(Block(ParagraphKind.BODY, text) for text in paragraphs))


@pytest.mark.parametrize(
    "expected",
    [
        ["Sen. Tom Cotton (R-AR) warned: “If not, we may.”", "Cotton went on."],
        ["It grew 3.5 percent in the U.S. economy.", "Fine."],
        ["He lived in the U.S.", "The rest is known."],
        ["John F. Kennedy met Lt. Col. Smith at 5 p.m. in D.C.", "He left."],
        ["Really?", "“Yes!” he said.", "(Nobody asked.)", "So it went…", "Then it ended."],
        ["It was so . . .", "Then it ended."],
        ["On Jan. 5 she saw No. 7.", "He worked for Widget Inc. until May."],
        ["1. Read it.", "2. Keep it."],
        ["So am I.", "Gen. Ann Roe is not."],
        ["东京很大。", "我喜欢。"],
        ["円周率は３．１４だ．", "短い｡"],
        ["नया पुल बन गया।", "क्या यह सुरक्षित है?", "हाँ॥"],
        ["সেতুটি নতুন।", "কে বানাল?"],
        ["هل هذا صحيح؟", "نعم."],
        ["کیا یہ سچ ہے؟", "ہاں۔", "ختم۔"],
        ["Նոր կամուրջ է։", "Այո։"],
        ["Sie starb am 7. Januar 1943.", "Im 16. und 17. Jahrhundert war es still."],
        ["Es waren 12.", "Im Mai kamen mehr.", "Das war 1999.", "Mai und Juni waren warm."],
    ],
)
def test_sentences_end_where_a_reader_says_they_end(expected: list[str]) -> None:
    text = "".join(expected) if expected[0][-1] in "。．" else " ".join(expected)
    assert [text[start:end] for start, end in sentences(text)] == expected


@given(st.one_of(PROSE, st.text()))
def test_every_visible_character_is_in_exactly_one_sentence(text: str) -> None:
    spans = sentences(text)
    inside = [position for start, end in spans for position in range(start, end)]
    assert inside == sorted(set(inside))
    outside = set(range(len(text))) - set(inside)
    assert all(text[position].isspace() for position in outside)
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
    assert bool(spans) == bool(text.strip())


@given(DRAFTS)
def test_passages_are_in_order_and_cover_all_but_spaces_at_cuts(draft: Draft) -> None:
    passages = cut(draft)
    inside = [position for passage in passages for position in range(passage.start, passage.end)]
    assert inside == sorted(set(inside))
    held = set(inside)
    for paragraph in draft.paragraphs:
        span = range(paragraph.start, paragraph.end)
        if paragraph.kind is ParagraphKind.HEADING:
            assert held.isdisjoint(span)
        else:
            assert all(draft.body[position] == " " for position in set(span) - held)


@given(DRAFTS)
def test_no_passage_is_over_the_limit(draft: Draft) -> None:
    assert all(words(text) <= LIMIT for text in texts(draft))
    assert all(text == text.strip() != "" for text in texts(draft))


@given(DRAFTS)
def test_only_running_text_shares_a_passage(draft: Draft) -> None:
    for passage in cut(draft):
        held = paragraphs_of(passage, draft.paragraphs)
        assert len(held) == 1 or {paragraph.kind for paragraph in held} <= JOINING


@given(DRAFTS)
def test_a_short_paragraph_is_alone_only_when_no_neighbour_has_room(draft: Draft) -> None:
    passages = cut(draft)
    for left, right in pairwise(passages):
        held = paragraphs_of(Passage(left.start, right.end), draft.paragraphs)
        together = draft.body[left.start : right.end]
        lengths = [words(draft.body[part.start : part.end]) for part in (left, right)]
        whole = all(
            left.start <= paragraph.start
            and paragraph.end <= right.end
            and words(draft.body[paragraph.start : paragraph.end]) <= LIMIT
            for paragraph in held
        )
        joining = {paragraph.kind for paragraph in held} <= JOINING
        begins = asks(draft.body, paragraph_at(draft.paragraphs, right.start))
        if whole and joining and not begins and min(lengths) < SHORTEST:
            above = line_above(draft.body, draft.paragraphs, left.start)
            named = words(draft.body[slice(*above)]) if above else 0
            assert words(together) + named > LIMIT


def test_a_command_joins_the_step_that_says_what_it_is_for() -> None:
    step = Block(ParagraphKind.LIST, "2. Fill the tank:")
    command = Block(ParagraphKind.CODE, "tank --fill")

    assert texts(assemble(Metadata(), [step, command])) == ["2. Fill the tank:\n\ntank --fill"]


def test_short_neighbours_join_with_the_break_between_them() -> None:
    assert texts(body("One two.", "Three four.", "Five six seven eight nine ten.")) == [
        "One two.\n\nThree four.",
        "Five six seven eight nine ten.",
    ]


def test_nothing_joins_across_a_heading_or_with_a_note_on_the_author() -> None:
    draft = draft_of(
        Block(ParagraphKind.BODY, "One."),
        Block(ParagraphKind.HEADING, "Part"),
        Block(ParagraphKind.BODY, "Two."),
        Block(ParagraphKind.ABOUT_AUTHOR, "Ann writes."),
    )
    assert texts(draft) == ["One.", "Two.", "Ann writes."]


def test_a_long_paragraph_is_cut_at_sentence_ends_into_balanced_parts() -> None:
    sentence = "One two six ten."
    assert texts(body(" ".join([sentence] * 4))) == [f"{sentence} {sentence}"] * 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a " * 9 + "b; " + "c " * 9 + "d", ["a " * 9 + "b;", "c " * 9 + "d"]),
        ("a " * 9 + "b, " + "c " * 9 + "d", ["a " * 9 + "b,", "c " * 9 + "d"]),
        ("a " * 19 + "b", ["a " * 9 + "a", "a " * 9 + "b"]),
        ("字" * 64, ["字" * 32, "字" * 32]),
    ],
)
def test_a_long_sentence_is_cut_at_the_best_place_it_has(text: str, expected: list[str]) -> None:
    assert texts(body(text)) == expected


def test_a_text_that_can_only_be_cut_near_its_edge_is_cut_in_halves() -> None:
    body = "No" + " ." * 20_000 + " end."
    paragraph = Paragraph(1, ParagraphKind.BODY, 0, len(body))

    passages = cut_passages(body, [paragraph], lambda text: len(text.split()))

    assert all(len(body[each.start : each.end].split()) <= 250 for each in passages)
    assert len(passages) < 200
    assert "".join(body[each.start : each.end] for each in passages).replace(" ", "") == (
        body.replace(" ", "")
    )
