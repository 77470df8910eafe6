"""A question for the most or the least of something says so by a word of its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.ranking.tables.cell_words import Measure
from index.ranking.tables.extremes import Subject, subject_of, ways_asked


@pytest.mark.parametrize(
    ("question", "largest", "measure"),
    [
        ("whats the cheapest ticket", False, Measure.PRICE),
        ("which is the most expensive one", True, Measure.PRICE),
        ("Which machine can I book the longest?", True, Measure.DURATION),
        ("which bay is the shortest", False, Measure.LENGTH),
        ("who joined most recently", True, Measure.DAY),
        ("who was fastest", False, Measure.CLOCK),
        ("which plot is the largest", True, Measure.AREA),
        ("welches boot ist am billigsten", False, Measure.PRICE),
        ("Was ist das teuerste Boot?", True, Measure.PRICE),
        ("welche route ist am l\u00e4ngsten", True, Measure.LENGTH),
        ("wer ist zuletzt beigetreten", True, Measure.DAY),
        ("wer war am schnellsten", False, Measure.CLOCK),
        ("cual es el curso mas barato", False, Measure.PRICE),
        ("\u00bfCu\u00e1l es la ruta m\u00e1s larga?", True, Measure.LENGTH),
        ("\u00bfCu\u00e1l es el equipo m\u00e1s antiguo?", False, Measure.DAY),
        ("quel atelier est le moins cher", False, Measure.PRICE),
        ("Quelle machine est la plus l\u00e9g\u00e8re ?", False, Measure.WEIGHT),
        ("quel est le plus grand stand", True, Measure.AREA),
    ],
)
def test_a_superlative_says_which_end_of_which_measure_is_asked_for(
    question: str, measure: Measure, *, largest: bool
) -> None:
    assert any(way.largest is largest and measure in way.measures for way in ways_asked(question))


@pytest.mark.parametrize(
    ("question", "largest", "name"),
    [
        ("who has the most wins", True, "wins"),
        ("who has the fewest points", False, "points"),
        ("which rider has the highest score", True, "score"),
        ("Welche Mannschaft hatte die meisten Siege?", True, "siege"),
        ("welche route hat die wenigsten griffe", False, "griffe"),
        ("\u00bfQu\u00e9 equipo tiene m\u00e1s victorias?", True, "victorias"),
        ("que equipo consigui\u00f3 el menor n\u00famero de victorias", False, "victorias"),
        ("qu\u00e9 ruta tiene el desnivel m\u00e1s alto", True, "desnivel"),
        ("qui a le plus de points", True, "points"),
        ("Quel stand a le loyer le plus \u00e9lev\u00e9 ?", True, "loyer"),
        ("quelle machine a la caution la plus basse", False, "caution"),
    ],
)
def test_what_is_counted_stands_behind_most(question: str, name: str, *, largest: bool) -> None:
    assert any(way.largest is largest and name in way.names for way in ways_asked(question))


@pytest.mark.parametrize(
    "question",
    [
        "",
        "how long can i book the printer",
        "do i have to be at least 14",
        "can i bring at most two bags",
        "who was second fastest",
        "what is the next cheapest",
        "what does most of the money go to",
        "who won the most",
        "ab wie vielen jahren darf man mindestens hinein",
        "wer war am zweitschnellsten, also der zweite",
        "was kostet h\u00f6chstens zehn euro",
        "\u00bfcu\u00e1ntos perros se admiten como m\u00e1ximo?",
        "hay que tener al menos 17 a\u00f1os",
        "\u00bfLa Encina es m\u00e1s cara que El Gamo?",
        "qu\u00e9 curso cuesta m\u00e1s de 50 euros",
        "il faut avoir au moins 15 ans ?",
        "quel stand est plus cher que le num\u00e9ro 3",
        "quel stand a un loyer de plus de 200 euros",
    ],
)
def test_nothing_is_compared_that_is_not_asked_for(question: str) -> None:
    assert ways_asked(question) == ()


@pytest.mark.parametrize(
    ("question", "language", "words"),
    [
        ("who is the oldest rider", "en", ("rider",)),
        ("welche Karte ist die g\u00fcnstigste", "de", ("kart",)),
        ("que ruta es la mas corta", "es", ("rut",)),
        ("quelle machine est la plus lourde", "fr", ("machin",)),
    ],
)
def test_what_only_compares_says_nothing_of_what_is_compared(
    question: str, language: str, words: tuple[str, ...]
) -> None:
    found = subject_of(question, language)
    assert (*found.words, *found.common) == words


def test_a_common_word_may_tell_what_is_compared() -> None:
    assert subject_of("cual es el equipo mas antiguo", "es") == Subject((), ("equip",))


@given(st.text(max_size=200))
def test_any_text_may_be_asked(text: str) -> None:
    assert isinstance(ways_asked(text), tuple)
