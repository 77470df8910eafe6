"""Days, times and amounts of one question are each written as an article has them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.ranking.written.as_written import as_articles_write, as_written_in
from tests.doubles.articles import snapshot_of

TEXT = "On 4 May, at 20:00, twelve boats with 1,200 barrels left."


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("did 12 boats leave on May 4th", "did twelve boats leave on 4 May"),
        ("what left at 8 pm on may the 4th", "what left at 20:00 on 4 May"),
        ("what left with 1200 barrels at 8pm", "what left with 1,200 barrels at 20:00"),
        ("what left on 5 May at 9 pm", "what left on 5 May at 9 pm"),
    ],
)
def test_each_is_written_as_the_text_has_it(typed: str, written: str) -> None:
    assert as_written_in(TEXT, typed) == written
    assert as_articles_write(typed, snapshot_of(TEXT)) == written


TEXTS = {
    "de": "Am 3. März 2021 kamen um 19.15 Uhr 1.375 Boote für 2,4 Millionen Euro. Am 1. Mai, um "
    "halb sechs, gingen zwölf. Die anderen folgten um 20 Uhr über 18 Kilometer.",
    "en": "On March 3, 2021, at 7:15 p.m., 1,375 boats came for €2.4 million. On May 1st, at half "
    "past five, twelve left. The others followed at 8 p.m., over 18 kilometres.",
    "es": "El 3 de marzo de 2021, a las siete y cuarto de la tarde, vinieron 1.375 barcos por 2,4 "
    "millones de euros. El 1 de mayo, a las cinco y media, salieron doce. Los otros les siguieron "
    "a las ocho de la tarde, 18 kilómetros.",
    "fr": "Le 3 mars 2021 à 19 h 15, 1\u202f375 bateaux sont venus pour 2,4 millions d'euros. Le "
    "1er mai, à cinq heures et demie, douze sont partis. Les autres ont suivi à 20 h sur 18 "
    "kilomètres.",
}
WRITTEN = {
    "de": ["3. März 2021", "19.15", "1.375", "2,4 Millionen", "1. Mai", "halb sechs", "zwölf"],
    "en": [
        "March 3, 2021",
        "7:15",
        "1,375",
        "2.4 million",
        "May 1st",
        "half past five",
        "twelve",
    ],
    "es": [
        "3 de marzo de 2021",
        "siete y cuarto",
        "1.375",
        "2,4 millones",
        "1 de mayo",
        "cinco y media",
        "doce",
    ],
    "fr": [
        "3 mars 2021",
        "19 h 15",
        "1 375",
        "2,4 millions",
        "1er mai",
        "cinq heures et demie",
        "douze",
    ],
}
"""A day, a time, numbers, a day, a time and a number, as each of `TEXTS` has them."""
TYPED = {
    "de": ["3.3.2021", "19:15 Uhr", "1375", "2400000", "1. mai", "17.30 uhr", "12"],
    "en": [
        "march 3rd 2021",
        "quarter past seven",
        "1375",
        "2.4 million",
        "may 1st",
        "5:30 pm",
        "twelve",
    ],
    "es": ["3 de marzo del 2021", "19:15", "1.375", "2,4 millones", "1 de mayo", "17:30", "doce"],
    "fr": ["3 mars 2021", "19h15", "1 375", "2,4 millions", "1er mai", "17 h 30", "douze"],
}


@pytest.mark.parametrize("searched", TEXTS)
@pytest.mark.parametrize("language", TYPED)
def test_each_is_written_so_in_whatever_language_it_was_typed(language: str, searched: str) -> None:
    for typed, written in zip(TYPED[language], WRITTEN[searched], strict=True):
        found = as_written_in(TEXTS[searched], typed).casefold()
        assert written.casefold() in found, typed


@pytest.mark.parametrize(
    ("typed", "searched", "written"),
    [
        ("was ist um 20 uhr", "en", "was ist um 8 p.m."),
        ("qué pasa a las 8 de la tarde", "de", "qué pasa a 20 Uhr"),
        ("que se passe-t-il à 20 h", "es", "que se passe-t-il à las ocho de la tarde"),
        ("wer fuhr 18 km", "fr", "wer fuhr 18 kilometres"),
        ("who went 18 km", "es", "who went 18 kilómetros"),
        ("where do the elf and the 7 dwarfs live", "de", "where do the elf and the 7 dwarfs live"),
        ("is it a 2 h walk", "fr", "is it a 2 h walk"),
        ("who was there in 2024 300 people", "en", "who was there in 2024 300 people"),
    ],
)
def test_a_question_keeps_its_other_words(typed: str, searched: str, written: str) -> None:
    assert as_written_in(TEXTS[searched], typed).casefold() == written.casefold()


@pytest.mark.parametrize(
    "asked",
    [
        "quoi de neuf ici",
        "does the game run on DOS",
        "what is made of quince",
        "what happens in sept",
    ],
)
def test_a_word_that_is_oftener_another_than_a_number_stays_as_it_was_typed(asked: str) -> None:
    text = "Of 2 boats and 9 barrels, 7 and 15 were sold."

    assert as_written_in(text, asked) == asked


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_is_taken(question: str, text: str) -> None:
    assert isinstance(as_written_in(text, question), str)
