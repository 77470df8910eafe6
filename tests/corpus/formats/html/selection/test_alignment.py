"""What an extractor chose is found in its page, even where it altered it."""

from corpus.article import ParagraphKind
from corpus.assembly import Block
from corpus.formats.html.selection.alignment import Alignment

FIRST = "The lighthouse at Cape Orrin was built in 1871, after three ships had been lost."
SECOND = "Its lamp burned whale oil at first, then paraffin; electric light came in 1954."
THIRD = "Today the tower is open on Sundays, and those who climb it can see the islands."


def blocks(*texts: str) -> list[Block]:
    return [Block(ParagraphKind.BODY, text) for text in texts]


PAGE = Alignment(blocks("Home", FIRST, SECOND, "Read on", THIRD, "Read on"))


def test_a_block_is_found_where_the_page_says_it() -> None:
    assert PAGE.places(blocks(FIRST, THIRD)) == {1, 4}


def test_equal_blocks_are_found_in_the_order_of_the_page() -> None:
    assert PAGE.places(blocks(FIRST, "Read on", THIRD)) == {1, 3, 4}
    assert PAGE.places(blocks(THIRD, "Read on")) == {4, 5}


def test_spaces_that_were_moved_do_not_matter() -> None:
    assert PAGE.places(blocks(SECOND.replace("oil at", "oilat").replace(";", " ;"))) == {2}


def test_a_block_that_lost_words_is_the_block_it_lost_them_from() -> None:
    assert PAGE.places(blocks(FIRST.replace("three ships ", ""))) == {1}


def test_a_block_that_was_joined_from_two_is_both() -> None:
    assert PAGE.places(blocks(f"{FIRST} {SECOND}")) == {1, 2}


def test_what_the_page_does_not_say_is_nowhere() -> None:
    assert (
        PAGE.places(blocks("Nothing of this stands anywhere on that page, not even nearly."))
        == set()
    )
