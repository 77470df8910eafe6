"""The page of odd inputs is what the code does with them."""

from docs.inputs import INPUTS, PAGE, page, seen


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()


def test_every_input_is_either_searched_or_answered_with_a_line() -> None:
    for kind, text in INPUTS:
        searched, said = seen(text)
        assert bool(searched) != bool(said), kind
        assert len(said.splitlines()) <= 1, kind
