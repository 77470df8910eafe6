"""reStructuredText is parsed as docutils does, without the states that nothing comes to."""

from unittest.mock import patch

import pytest
from docutils.statemachine import State

from corpus.formats.rst.tree import tree_of

STATES_OF_A_LIST = 6
"""States that a list and its item come to: docutils makes 22 for each."""


def made_for(lists: int) -> int:
    """Return how many states are made for a text of so many *lists*."""
    first = State.__init__
    with patch.object(State, "__init__", autospec=True, side_effect=first) as made:
        tree_of("1. one\n\n" * lists)
    return made.call_count


def test_a_list_makes_no_state_that_it_does_not_come_to() -> None:
    few, many = made_for(10), made_for(20)

    assert many - few <= 10 * STATES_OF_A_LIST


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("1. one\n\n   - two\n\n     :a: three\n\n2. four", "one two a three four"),
        (
            "term\n  said\n\n| a line\n| another\n\n-f  an option",
            "term said a line another -f an option",
        ),
        ("Head\n====\n\n.. note:: told\n\n   ::\n\n     code", "Head told code"),
    ],
)
def test_what_stands_within_lists_is_read(text: str, told: str) -> None:
    assert " ".join(tree_of(text).astext().split()) == told
