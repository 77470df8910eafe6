"""Names and numbers of a question are found in the forms that articles give them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.ranking.names.aliases import aliases
from index.ranking.names.asked_things import AskedThings, asked_things
from index.ranking.names.found_names import Found, Place, Surroundings, found_row, look_for
from index.ranking.names.name_forms import stands_in
from index.ranking.names.named_text import named_text
from index.reader.signals import CHECKED_SIGNALS

ARTICLE = (
    "Maria Elena Soto Riera, known as MESR, opened the hall. The Harbour Guild of Corran (HGC) "
    "paid. Nils \u201cPike\u201d Aasen rows. Greta Holm spoke in Geneva in 2019. The fee rose."
)


def places(question: str, passage: str, around: str = "") -> tuple[Place, ...]:
    asked = asked_things(question, lambda word: word in {"greta", "holm", "olav"})
    return look_for(asked, Surroundings(passage, "", around, ARTICLE)).names


@pytest.mark.parametrize(
    ("question", "passage"),
    [
        ("What did Greta Holm say?", "Greta Holm said no."),
        ("what did greta say", "Holm said no."),
        ("What did Holm say?", "Ms Greta Holm said no."),
        ("What did Soto Riera open?", "Maria Elena Soto Riera opened it."),
        ("What did MESR open?", "Mrs Soto Riera opened it."),
        ("What did Maria Elena Soto Riera open?", "Then Maria opened it."),
        ("What did Maria Elena Soto Riera open?", "MESR opened it."),
        ("What did the HGC pay?", "The Harbour Guild of Corran paid."),
        ("What did the Harbour Guild of Corran pay?", "The HGC paid."),
        ("Who is Pike?", "Nils Aasen rows, Aasen said."),
        ("What did J. F. Lund do?", "Then Johan Fredrik Lund sat."),
        ("What did Johan Lund do?", "Then Johan F. Lund sat."),
        ("What did JFL do?", "Then Johan Fredrik Lund sat."),
        ("Did the U.S. pay?", "The USA paid."),
        ("Did the United States pay?", "The U.S. paid."),
        ("Did the UK pay?", "Great Britain paid."),
        ("Did the Italians pay?", "Only Italy paid."),
        ("Whose are Holm's oars?", "The oars are those of the Holms."),
        ("Who is the Mayor of Corran?", "In Corran the mayor rows."),
        ("What does the Tug tow?", "The tug tows rafts."),
    ],
)
def test_a_name_stands_there_in_another_form(question: str, passage: str) -> None:
    assert set(places(question, passage)) == {Place.HERE}


@pytest.mark.parametrize(
    ("question", "passage", "place"),
    [
        ("What did Olav say?", "Holm said no.", Place.NOWHERE),
        ("What did Olav Holm say?", "Holm said no.", Place.NOWHERE),
        ("What did Greta Holm say?", "The guild paid.", Place.FAR),
        ("Did the US pay?", "They told us to pay.", Place.NOWHERE),
        ("What did the WHO pay?", "Those who paid left.", Place.NOWHERE),
        ("Who is the Mayor of Storvik?", "In Corran the mayor rows.", Place.NOWHERE),
        ("What did the Second Guild pay?", "The First Guild paid.", Place.NOWHERE),
    ],
)
def test_a_name_of_others_is_not_there(question: str, passage: str, place: Place) -> None:
    assert places(question, passage) == (place,)


def test_a_first_name_that_two_people_have_is_nobodys() -> None:
    asked = AskedThings((("olav", "brekke"),), frozenset())

    found = look_for(asked, Surroundings("Olav left.", "", "", "Olav Brekke met Olav Lund."))

    assert found.names == (Place.FAR,)


def test_a_name_in_the_paragraph_beside_is_near() -> None:
    assert places("What did Olav say?", "He said no.", "Olav came in.") == (Place.NEAR,)


def test_title_and_authors_count_as_the_passage() -> None:
    asked = AskedThings((("olav",),), frozenset({"2019"}))

    found = look_for(asked, Surroundings("It rose.", "Fees of Olav in 2019", "", ""))

    assert found == Found((Place.HERE,), (Place.HERE,))


def test_numbers_are_looked_for_too() -> None:
    asked = AskedThings((), frozenset({"2018", "2019", "2020", "2021"}))

    found = look_for(asked, Surroundings("It fell in 2018.", "", "Not in 2020.", ARTICLE))

    assert found.numbers == (Place.HERE, Place.FAR, Place.NEAR, Place.NOWHERE)


def test_what_is_found_is_told_in_shares() -> None:
    names = (Place.HERE, Place.FAR, Place.NOWHERE, Place.NOWHERE)
    found = Found(names, (Place.FAR,))

    told = dict(zip(CHECKED_SIGNALS, found_row(found).tolist(), strict=True))

    assert told == {"names_far": 0.25, "names_nowhere": 0.5, "numbers_elsewhere": 1}


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Ann Roe, also known as Bo, sang.", (("ann", "roe"), ("bo",))),
        ("Ann Roe (Bo) sang.", (("ann", "roe"), ("bo",))),
        ("The Loft, formerly called the Barn, burned.", (("loft",), ("barn",))),
        ("Ann \u201cBo\u201d Roe sang.", (("ann",), ("bo",))),
    ],
)
def test_an_article_says_which_names_are_the_same(
    text: str, pair: tuple[tuple[str, ...], tuple[str, ...]]
) -> None:
    assert pair in aliases(text)


def test_names_that_only_stand_side_by_side_are_not_the_same() -> None:
    assert aliases("Ann Roe and Bo Lund met Cy in Oslo.") == ()


names = st.lists(
    st.text("abcdefghij", min_size=4, max_size=7).map(str.capitalize), min_size=1, max_size=3
)


@given(names, st.text("abcdefghij ,", max_size=20))
def test_what_stands_in_a_text_is_found_in_it(words: list[str], rest: str) -> None:
    name = tuple(word.casefold() for word in words)

    assert stands_in(name, named_text(f"{rest}, {' '.join(words)}, {rest}"))


@given(st.text(max_size=120), st.text(max_size=40))
def test_any_text_can_be_looked_through(text: str, question: str) -> None:
    asked = asked_things(question, bool)

    found = look_for(asked, Surroundings(text, question, text, text))

    assert set(found.numbers) <= {Place.HERE}


@pytest.mark.parametrize(
    ("word", "text", "language", "stands"),
    [
        ("vertrage", "Sie hielten sich an die Verträge nicht.", "de", True),
        ("rettungsschwimmern", "Ein Rettungsschwimmer half.", "de", True),
        ("rettungsschwimmern", "Ein Schwimmer half.", "de", False),
        ("bodegas", "Cada bodega ofrece un tinto.", "es", True),
        ("gardiennes", "La gardienne est partie.", "fr", True),
    ],
)
def test_a_word_stands_in_what_its_language_makes_of_it(
    word: str, text: str, language: str, *, stands: bool
) -> None:
    assert stands_in((word,), named_text(text), language) is stands
