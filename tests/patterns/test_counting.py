"""The counter finds what `re` finds, and calls bad patterns bad and good ones good."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.patterns.counting import LINEAR, Use, growth, spans, steps
from tests.patterns.programs import Pattern
from tests.patterns.pumps import pumps, repeats_often

VARIED = [
    r"a*b|ab",
    r"(a|b)+?c",
    r"(?:ab?){2,3}",
    r"(a+)(b*)\1",
    r"(?<=a)b++(?!c)",
    r"(?<!b)a*+b",
    r"(?>a|ab)c?",
    r"^a+$",
    r"\ba\w*\b",
    r"(?i:A)b?",
    r"(?:a*)*b",
    r"a{2,}?[^b]",
    r"(?=(a+))a*?b",
    r"(?:\ba|(?=b)\w|((?i:A))++|(?:c|)|)c?",
    r"",
]
BAD = [
    re.compile(r"(a+)+$"),
    re.compile(r"\s+$"),
    re.compile(r"a.*b"),
    re.compile(r"\s*[|]\s*"),
    re.compile(r"\w+@"),
    re.compile(r"x.{0,500}y"),
    re.compile(r"(?:a|a)*b"),
    re.compile(r"^(\s*)([#+-])", re.MULTILINE),
    re.compile(r"^(?=.*\|)[\s|:-]*-[\s|:-]*$"),
    re.compile(
        rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html)[\s>]",
        re.IGNORECASE | re.DOTALL,
    ),
]
GOOD = [
    re.compile(r"\s+"),
    re.compile(r"(?<!\s)\s++$"),
    re.compile(r"^\s+$"),
    re.compile(r"\b(?:january|february|march)\b"),
    re.compile(r"<[^<>]*>"),
    re.compile(r"(?:a|b)*+"),
    re.compile(r"(?<!\\)\|"),
    re.compile(rb"[\x00-\x08]+"),
]

REPEATING = [r"a+", r"a{3,20}?", r"(b|(a*))c", r"b(?=a+)", r"(?<!b)(?>ca*+)", r"(?:a{1,20}){2}"]
"""Each has in it, at whatever depth, what is repeated so often that it is pumped."""

SETTLED = [r"", r"abc", r"a{1,19}b?", r"(?:a|b{2})c(?=d)", r"(a)\1(?<!b)", r"(?>a?)(?!b)"]


def is_bad(pattern: Pattern, use: Use = Use.SEARCH) -> bool:
    return any(growth(pattern, each, use) > LINEAR for each in pumps(pattern))


@pytest.mark.parametrize("pattern", BAD, ids=lambda each: each.pattern)
def test_patterns_known_to_be_bad_are_called_bad(pattern: Pattern) -> None:
    assert is_bad(pattern)


@pytest.mark.parametrize("pattern", GOOD, ids=lambda each: each.pattern)
def test_patterns_known_to_be_good_are_called_good(pattern: Pattern) -> None:
    assert not is_bad(pattern)


@pytest.mark.parametrize(
    "pattern", [*map(re.compile, REPEATING), *BAD], ids=lambda each: each.pattern
)
def test_what_repeats_something_often_is_known_and_pumped(pattern: Pattern) -> None:
    assert repeats_often(pattern)
    assert pumps(pattern)


@pytest.mark.parametrize("written", SETTLED)
def test_what_repeats_nothing_often_has_nothing_to_pump(written: str) -> None:
    assert not repeats_often(re.compile(written))
    assert pumps(re.compile(written)) == []


def test_what_is_bad_to_search_for_can_be_good_to_match() -> None:
    assert is_bad(re.compile(r"\s+x"))
    assert not is_bad(re.compile(r"\s+x"), Use.MATCH)


def test_a_search_is_tried_at_every_place() -> None:
    taken = [steps(re.compile(r"a+b"), "a" * length, Use.SEARCH) for length in (10, 20)]

    assert taken[1] > 3 * taken[0]


@pytest.mark.parametrize("written", VARIED)
@given(text=st.text(alphabet="aAbc\n ", max_size=12))
def test_the_counter_finds_what_re_finds(written: str, text: str) -> None:
    pattern = re.compile(written)
    matched, whole = pattern.match(text), pattern.fullmatch(text)

    assert spans(pattern, text, Use.MATCH) == ([matched.span()] if matched else [])
    assert spans(pattern, text, Use.FULLMATCH) == ([whole.span()] if whole else [])
    found = [each.span() for each in pattern.finditer(text)]
    if all(start < end for start, end in found):
        assert spans(pattern, text, Use.SEARCH) == found


def test_what_cannot_be_counted_is_not_passed_over() -> None:
    with pytest.raises(NotImplementedError):
        steps(re.compile(r"(a)?(?(1)b|c)"), "ab", Use.SEARCH)
