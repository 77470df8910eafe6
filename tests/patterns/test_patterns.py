"""No pattern of ours takes more than a number of steps for each character of what it meets."""

from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING

import pytest

from corpus.bounds import LONGEST_ADDRESS
from corpus.formats.asciidoc import lines as asciidoc_lines
from corpus.formats.org import lines as org_lines
from tests.patterns.counting import LINEAR, growth
from tests.patterns.found import ROOMS, Found, compiled, unseen, written_inline
from tests.patterns.pumps import pumps, repeats_often

if TYPE_CHECKING:
    import re

NOT_MET = {
    "corpus.sentences._LAST_WORD": "looks through 24 characters, as its one use says",
    "bot.retelling._FORMATTED": "looks through templates of ours alone",
    "corpus.formats.asciidoc.lines._MARK": "looks through 500 characters for the mark that closes",
    "corpus.formats.org.lines._MARK": "looks through 500 characters for the mark that closes",
    "bot.play.drawing.markdown._PART": "draws messages, of 4,000 characters at most, for who plays",
}
"""Patterns that need not be linear, and why."""

OUT_OF_SIGHT = {
    "bot.play.double.failures": "its patterns are those of our own tests",
    "bot.language": "its patterns are made of our own templates",
    "bot.interface.components": "templates of our buttons, matched against ids of 100 characters",
    "bot.interface.own_words": "its pattern is made of the names of our own commands",
    "bot.interface.surface": "templates of our forms, matched against ids of 100 characters",
    "index.ranking.tables.asked_columns": "its patterns stand in tables, which these tests see",
    "index.ranking.tables.cell_words": "its patterns stand in tables, which these tests see",
    "index.ranking.tables.comparing_words": "its patterns stand in tables, which these tests see",
    "index.ranking.answer_kinds.kind_tables": "its patterns stand in tables, which these tests see",
    "index.ranking.written.range_words": "its patterns stand in tables, which these tests see",
    "index.understanding.name_apart": "its pattern is the title of an article, written out",
    "corpus.combining": "a run of one set of characters",
}
"""Modules that make patterns in a function, and why nothing of a stranger's is in them."""


@cache
def of_ours() -> tuple[Found, ...]:
    """Return each pattern that can be slow once for each way it is used, wherever it stands."""
    met = [
        each
        for each in (*compiled(), *written_inline())
        if each.place not in NOT_MET and repeats_often(each.pattern)
    ]
    return tuple({(each.pattern, each.use): each for each in met}.values())


# No parameter for each pattern: every process that shares the tests would look for them all.
@pytest.mark.slow
@pytest.mark.parametrize("room", [each.__name__ for each in ROOMS])
def test_a_text_twice_as_long_takes_about_twice_as_many_steps(room: str) -> None:
    met = [each for each in of_ours() if each.place.startswith(f"{room}.")]
    slow = {
        f"{each.place}-{each.use}": pump
        for each in met
        for pump in pumps(each.pattern)
        if growth(each.pattern, pump, each.use) > LINEAR
    }

    assert met
    assert slow == {}


# Beyond its bound a mark is given up: so it is looked for no further, however long the text is.
@pytest.mark.parametrize(
    ("lines", "begins", "most", "ends"),
    [
        (asciidoc_lines, '"`a', 500, '`"'),
        (asciidoc_lines, "'`a", 500, "`'"),
        (asciidoc_lines, "link:", LONGEST_ADDRESS, "[told]"),
        (asciidoc_lines, "mailto:", LONGEST_ADDRESS, "[told]"),
        (asciidoc_lines, "+++", 2000, "+++"),
        (asciidoc_lines, "`", 500, "`"),
        (org_lines, "=", 500, "="),
        (org_lines, "/", 500, "/"),
    ],
)
def test_what_stands_in_a_mark_is_at_most_as_long_as_the_bound(
    lines: ModuleType, begins: str, most: int, ends: str
) -> None:
    mark: re.Pattern[str] = vars(lines)["_MARK"]
    longest, longer = (f"{begins}{'a' * count}{ends}" for count in (most, most + 1))

    assert [each[0] for each in mark.finditer(longest)] == [longest]
    assert longer not in [each[0] for each in mark.finditer(longer)]


def test_no_pattern_is_made_where_these_tests_cannot_see_it() -> None:
    assert {place for place in unseen() if place.split(":")[0] not in OUT_OF_SIGHT} == set()
