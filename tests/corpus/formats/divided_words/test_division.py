"""Words that lines divide are joined, and the hyphens that belong to words stay."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.formats.divided_words.division import Division, Words
from tests.corpus.formats.pdf.drawn import DREDGER, QUAY, Sheets

DIVIDES, BELONGS, SUSPENDED = Division.DIVIDES, Division.BELONGS, Division.SUSPENDED
ENGLISH = ["The harbour board of the quay was in it for the dredging."]
GERMAN = ["Die Behörde hat den Kai mit der Mauer und dem Turm nicht gebaut."]
FRENCH = ["Le port est dans la ville et les quais ne sont pas pour les camions."]


@pytest.mark.parametrize(
    ("first", "second", "division"),
    [
        ("permit", "ted", DIVIDES),
        ("mili", "tary", DIVIDES),
        ("Light", "houses", DIVIDES),
        ("har", "bour", DIVIDES),
        ("organi", "sation", DIVIDES),
        ("self-employ", "ment", DIVIDES),
        ("HAR", "BOUR", DIVIDES),
        ("power", "enhancing", BELONGS),
        ("well", "known", BELONGS),
        ("self", "starting", BELONGS),
        ("north", "western", BELONGS),
        ("twenty", "one", BELONGS),
        ("Anglo", "American", BELONGS),
        ("2025", "2026", BELONGS),
        ("mid", "1931", BELONGS),
        ("state-of-the", "art", BELONGS),
        ("pre", "and", SUSPENDED),
        ("thou", "sand", DIVIDES),
    ],
)
def test_english_words_at_the_end_of_a_line(first: str, second: str, division: Division) -> None:
    assert Words(ENGLISH).division(first, second) is division


@pytest.mark.parametrize(
    ("lines", "first", "second", "division"),
    [
        (GERMAN, "Hafen", "behörde", DIVIDES),
        (GERMAN, "Nord", "Ostsee", BELONGS),
        (GERMAN, "Ein", "und", SUSPENDED),
        (FRENCH, "peut", "être", BELONGS),
        (FRENCH, "con", "tre", DIVIDES),
    ],
)
def test_words_of_other_languages(
    lines: list[str], first: str, second: str, division: Division
) -> None:
    assert Words(lines).division(first, second) is division


def test_what_the_document_writes_elsewhere_counts_most() -> None:
    words = Words(["an ex-pats' club of ex-pats", "the northwestern wind", "a well-being"])
    assert words.division("ex", "pats") is BELONGS
    assert words.division("north", "western") is DIVIDES
    assert words.division("well", "being") is BELONGS
    assert not words.guessed


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["many light-", "houses stood"], "many lighthouses stood"),
        (["he stopped\u2014", "and went on"], "he stopped\u2014and went on"),
        (["from 1904\u2013", "1931 it stood"], "from 1904\u20131931 it stood"),
        (["see https://harbour.", "example/"], "see https://harbour. example/"),
        (["see https://", "harbour.example"], "see https://harbour.example"),
        (["a \u2013", "b"], "a \u2013 b"),
        (["a soft\u00ad", "ened word"], "a softened word"),
        (
            ["\u6e2f\u53e3\u59d4\u5458", "\u4f1a\u5f00\u4f1a"],
            "\u6e2f\u53e3\u59d4\u5458\u4f1a\u5f00\u4f1a",
        ),
        (["post-", "and pre-war"], "post- and pre-war"),
    ],
)
def test_lines_are_joined(lines: list[str], text: str) -> None:
    assert Words([*ENGLISH, *lines]).joined(lines) == text


DIVIDED = ["permit-ted", "harb-our", "engin-eer", "pass-engers", "govern-ment", "after-noon"]
_NUMBERS = "one two three four five six seven eight nine ten".split()
COMPOUNDS = ["well-known", "self-made", "north-western", "power-driven"]


@pytest.mark.slow
@settings(max_examples=15)
@given(st.permutations(DIVIDED + COMPOUNDS), st.integers(3, 5))
def test_words_divided_over_lines_columns_and_pages(words: list[str], per_column: int) -> None:
    # Every line but the last ends in the middle of a word.
    lines = ["The tide was out and the"]
    for number, word in enumerate(words):
        first, second = word.split("-")
        lines[-1] += f" {first}-"
        lines.append(f"{second} one took {_NUMBERS[number]} of the")
    lines[-1] += " boats."
    sheets = Sheets()
    for start in range(0, len(lines), 2 * per_column):
        for left, offset in ((50, 0), (310, per_column)):
            sheets.y = 780
            sheets.lines(lines[start + offset : start + offset + per_column], left)
        sheets.page()
    sheets.paragraph(DREDGER)
    said = " ".join(lines).replace("- ", "-")
    for word in DIVIDED:
        said = said.replace(word, word.replace("-", ""))
    assert said in sheets.body()


def test_pdfium_reports_hyphens_at_line_ends_without_a_break() -> None:
    sheets = Sheets()
    sheets.lines(["The deduction of the special fees is permit-", "ted for small boats only."])
    sheets.paragraph(QUAY)
    assert "is permitted for small boats only." in sheets.body()
