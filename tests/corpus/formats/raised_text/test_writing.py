"""Raised and lowered text on the line: what it means is kept, and what only marks a note goes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.formats.raised_text.writing import LONGEST, exponent, index, lowered, raised


def on_the_line(before: str, mark: str, after: str = "", *, has_notes: bool = False) -> str:
    return before + raised(mark, before, after, has_notes=has_notes) + after


@pytest.mark.parametrize(
    ("before", "mark", "after", "read"),
    [
        ("3 \u00d7 10", "6", " algae", "3 \u00d7 10\u2076 algae"),
        ("10", "-3", "", "10\u207b\u00b3"),
        ("10", "\u22129", " m", "10\u207b\u2079 m"),
        ("2", "32", " addresses", "2\u00b3\u00b2 addresses"),
        ("12", "2", " = 144", "12\u00b2 = 144"),
        ("250 m", "2", ".", "250 m\u00b2."),
        ("per km", "2", "", "per km\u00b2"),
        ("9.81 m s", "\u22122", "", "9.81 m s\u207b\u00b2"),
        ("4 in", "2", "", "4 in\u00b2"),
        ("E = mc", "2", "", "E = mc\u00b2"),
        ("x", "2", " + 1", "x\u00b2 + 1"),
        ("x", "n", "", "x\u207f"),
        ("2", "n", " steps", "2\u207f steps"),
        ("e", "-kt", "", "e\u207b\u1d4f\u1d57"),
        ("2\u03c0r", "2", "", "2\u03c0r\u00b2"),
        ("(x + 1)", "2", "", "(x + 1)\u00b2"),
        ("sin", "2", " x", "sin\u00b2 x"),
        ("R", "2", " = 0.9", "R\u00b2 = 0.9"),
        ("Ca", "2+", "", "Ca\u00b2\u207a"),
        ("NO\u2083", "\u2212", ",", "NO\u2083\u207b,"),
        ("SO\u2084", "2\u2212", "", "SO\u2084\u00b2\u207b"),
        ("CO", "2", " levels", "CO\u00b2 levels"),
        ("I", "2", "C bus", "I\u00b2C bus"),
        ("dated with ", "14", "C", "dated with \u00b9\u2074C"),
        ("", "1", "/2 cup", "\u00b9/2 cup"),
        ("5", "3", "\u20444 miles", "5\u00b3\u20444 miles"),
        ("$19", "99", "", "$19\u2079\u2079"),
        ("7\u20136", "5", "", "7\u20136\u2075"),
        ("a", "b/c", "", "a^(b/c)"),
        ("x", "\u03c8", "", "x^\u03c8"),
    ],
)
def test_exponents_keep_their_meaning(before: str, mark: str, after: str, read: str) -> None:
    assert on_the_line(before, mark, after) == read


@pytest.mark.parametrize(
    ("before", "mark", "after"),
    [
        ("safeguarded.", "5", ""),
        ("lost since 1950", "4", " and"),
        ("the harbour", "12", ", and"),
        ("\u201cthe light\u201d", "3", ""),
        ("the agency (EPA)", "2", " said"),
        ("by 45%", "1", ""),
        ("said NATO", "2", ""),
        ("in the US", "3", ""),
        ("where he lived in", "2", ""),
        ("the 1990s", "7", ""),
        ("cost $400,000", "12", ""),
        ("cost \u00a35m", "2", ""),
        ("so did I", "2", ""),
        ("COVID-19", "3", ""),
        ("the word", "1,2", ""),
        ("the word", "3\u20135", ""),
        ("the word", ": 12", ""),
        ("the word", ":p. 234", ""),
        ("the word", "[12]", ""),
        ("the word", "[note 3]", ""),
        ("the word", "(4)", ""),
        ("the word", "[citation needed]", ""),
        ("the word", "*", ""),
        ("$5.99", "\u2020", ""),
        ("the word", "a", ""),
        ("31.42", "b", ""),
        ("the end. ", "16", "For"),
        ("", "1", " Annual report"),
        ("the word", ",", ""),
        ("the word", " ", ""),
    ],
)
def test_marks_of_notes_leave(before: str, mark: str, after: str) -> None:
    assert on_the_line(before, mark, after) == before + after


@pytest.mark.parametrize(
    ("before", "mark", "after", "read"),
    [
        ("the 1", "st", " and", "the 1st and"),
        ("the 20", "th", "-century", "the 20th-century"),
        ("the n", "th", " term", "the nth term"),
        ("le XIX", "e", " si\u00e8cle", "le XIXe si\u00e8cle"),
        ("la 2", "\u00e8me", " fois", "la 2\u00e8me fois"),
        ("M", "me", " Curie", "Mme Curie"),
        ("M", "lle", "", "Mlle"),
        ("D", "r", " Roux", "Dr Roux"),
        ("n", "o", " 5", "no 5"),
        ("M", "c", "Donald", "McDonald"),
        ("1", "o", " de mayo", "1\u00ba de mayo"),
        ("la 3", "a", " planta", "la 3\u00aa planta"),
        ("n.", "o", " 7", "n.o 7"),
        ("20 ", "o", "C", "20 \u00b0C"),
        ("20", "o", "C", "20\u00b0C"),
        ("Acme", "TM", " oats", "Acme\u2122 oats"),
        ("Acme", "\u00ae", "", "Acme\u00ae"),
        ("Disney", "+", "", "Disney+"),
        ("over 65", "+", "", "over 65+"),
        ("", "$", "19", "$19"),
        ("f", "\u2032", "(x)", "f\u2032(x)"),
    ],
)
def test_letters_raised_for_the_eye_alone_are_read_on(
    before: str, mark: str, after: str, read: str
) -> None:
    assert on_the_line(before, mark, after) == read


def test_words_set_small_are_words() -> None:
    assert on_the_line("Oats", "NEW", "") == "Oats NEW "
    assert on_the_line("Oats ", "new", "") == "Oats new "
    assert on_the_line("Oats", "from this spring on", "") == "Oats from this spring on "


def test_where_a_document_has_notes_a_lone_number_is_raised_to_no_power() -> None:
    assert on_the_line("on June 5", "2", "") == "on June 5\u00b2"
    assert on_the_line("on June 5", "2", "", has_notes=True) == "on June 5"
    assert on_the_line("3 \u00d7 10", "6", "", has_notes=True) == "3 \u00d7 10\u2076"


@pytest.mark.parametrize(
    ("before", "mark", "read"),
    [
        ("H", "2", "H\u2082"),
        ("CO", "2", "CO\u2082"),
        ("x", "i+1", "x\u1d62\u208a\u2081"),
        ("log", "10", "log\u2081\u2080"),
        ("V", "max", "V\u2098\u2090\u2093"),
        ("PM", "2.5", "PM\u2082.\u2085"),
        ("C", "D", "C_D"),
        ("E", "kin, 0", "E_(kin, 0)"),
        ("x", "a/b", "x_(a/b)"),
        ("Picture", "by hand", "Picture by hand "),
        ("Picture", "small", "Picture small "),
        ("x", "", "x"),
    ],
)
def test_indices_stand_below_the_line_or_behind_a_sign(before: str, mark: str, read: str) -> None:
    assert before + lowered(mark, before) == read


TEXTS = st.text(alphabet="ab1209.,()[]+-\u2212*\u2020 xXo\u00bao$/\u2044%\u00b0", max_size=12)


@given(before=TEXTS, mark=TEXTS, after=TEXTS, has_notes=st.booleans())
def test_raised_text_says_what_it_said_or_nothing(
    before: str, mark: str, after: str, *, has_notes: bool
) -> None:
    plain = {exponent(mark), "".join(mark.split()), ""}
    read = raised(mark, before, after, has_notes=has_notes)
    assert "".join(read.split()) in {"".join(each.split()) for each in plain} | {
        "\u00b0",
        "\u00ba",
        "\u00aa",
    }


@given(st.text(alphabet="0123456789+-\u2212=()", min_size=1, max_size=LONGEST))
def test_numbers_and_their_signs_are_raised_and_lowered_as_characters(text: str) -> None:
    for written in (exponent(text), index(text)):
        assert len(written) == len(text)
        assert not set(written) & set("0123456789+=^_") or not any(map(str.isdigit, text))
