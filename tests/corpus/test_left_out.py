"""What reading left out of a source is told, kept, taken in and left out again."""

import pytest

from corpus.article import Draft, LeftOut, Metadata, ParagraphKind
from corpus.assembly import Block, assemble
from corpus.draft_json import draft_object, draft_of
from corpus.drafts import as_article
from corpus.errors import SourceRefused
from corpus.formats.left_out_blocks import with_left_out
from corpus.left_out import beginning_of, exchanged, told, whole, within
from tests.doubles.articles import BRIDGE, MEMOIR, MISSILES, source

NOTE = Block(ParagraphKind.LIST, "Share")
TAKEN = [Block(ParagraphKind.BODY, text) for text in (MEMOIR, BRIDGE)]
LEFT = [Block(ParagraphKind.BODY, f"{MISSILES} They came by sea in {n}0 boats.") for n in "23456"]
BESIDE = [TAKEN[0], *LEFT, TAKEN[1]]
"""What was left out stands between what was taken."""


def draft(*left: Block) -> Draft:
    read = assemble(Metadata(title="A memoir"), TAKEN, ["Look at it."])
    return with_left_out(read, [TAKEN[0], *left, TAKEN[1]], left, shown=300)


def told_of(read: Draft) -> LeftOut:
    assert read.left_out is not None
    return read.left_out


def paragraphs(read: Draft) -> list[str]:
    return [read.body[each.start : each.end] for each in read.paragraphs]


def test_how_much_was_left_out_is_known_and_how_it_begins() -> None:
    left_out = told_of(draft(NOTE, *LEFT))
    assert left_out.words == 1 + 5 * 22
    assert left_out.share == 29 / 300
    assert left_out.beginning == f"{MISSILES} They came by\u2026"


def test_much_prose_is_told_beside_the_warnings_of_its_source() -> None:
    sentence = (
        f"About 110 words were left out of this source, beginning: \u201c{MISSILES} They came by"
        "\u2026\u201d. Take them in if they belong to the article."
    )
    assert told(draft(*LEFT)) == ("Look at it.", sentence)


def test_little_is_kept_without_a_word() -> None:
    read = draft(NOTE)
    assert told(read) == ("Look at it.",)
    assert paragraphs(whole(read)) == [MEMOIR, "Share", BRIDGE]


def test_where_nothing_was_left_out_there_is_nothing_to_take_in() -> None:
    read = draft()
    assert read.left_out is None
    assert whole(read) == read
    with pytest.raises(SourceRefused, match="Nothing was left out"):
        exchanged(read)


def test_what_was_left_out_is_taken_in_where_it_stands_and_no_more_warned_of() -> None:
    taken_in = exchanged(draft(*LEFT))
    assert paragraphs(taken_in) == [block.text for block in BESIDE]
    assert told(taken_in) == ("Look at it.",)
    assert told_of(taken_in).is_taken_in
    assert whole(taken_in) == taken_in


def test_left_out_again_all_is_as_it_was() -> None:
    read = draft(*LEFT)
    assert exchanged(exchanged(read)) == read


def test_the_article_tells_what_its_draft_tells() -> None:
    read = draft(*LEFT)
    assert as_article("operator", read, source()).warnings == told(read)
    assert as_article("operator", whole(read), source()).warnings == ("Look at it.",)


@pytest.mark.parametrize("read", [draft(), draft(NOTE), draft(*LEFT), exchanged(draft(*LEFT))])
def test_a_draft_comes_back_from_json_with_what_was_left_out(read: Draft) -> None:
    assert draft_of(draft_object(read)) == read


def test_a_draft_that_was_kept_before_anything_was_left_out_comes_back() -> None:
    stored = draft_object(draft())
    del stored["left_out"]
    assert draft_of(stored) == draft()


def test_a_form_that_is_too_long_to_choose_is_told_and_not_kept() -> None:
    read = draft(*LEFT)
    bounded = within(read, len(told_of(read).body) - 1)
    assert within(read, len(told_of(read).body)) == read
    assert told(bounded) == told(read)
    assert told_of(bounded).body == ""
    with pytest.raises(SourceRefused, match="longer than one may be"):
        exchanged(bounded)


@pytest.mark.parametrize(
    ("text", "beginning"),
    [
        ("Two words", "Two words"),
        ("word " * 18 + "word end,.", "word " * 18 + "word end,."),
        ("word " * 20 + "more", "word " * 19 + "word\u2026"),
        ("x" * 101, "x" * 100 + "\u2026"),
    ],
)
def test_the_first_words_tell_what_was_left_out(text: str, beginning: str) -> None:
    assert beginning_of(text) == beginning
