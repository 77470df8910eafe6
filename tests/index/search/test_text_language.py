"""The language of a text, told by its common words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.search.text_language import language_of
from index.search.words import ENGLISH, STEMMERS


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The old bridge was closed in the spring, and nobody knows when it will open."),
        ("da", "Den gamle bro blev lukket i foråret, og ingen ved, hvornår den åbner igen."),
        ("de", "Die alte Brücke wurde im Frühjahr gesperrt, und niemand weiß, wann sie öffnet."),
        ("es", "El puente viejo se cerró en primavera y nadie sabe cuándo se abrirá de nuevo."),
        ("fr", "Le vieux pont a été fermé au printemps, et personne ne sait quand il rouvrira."),
        ("it", "Il vecchio ponte è stato chiuso in primavera e nessuno sa quando riaprirà."),
        ("nl", "De oude brug werd in het voorjaar gesloten en niemand weet wanneer hij opengaat."),
        ("no", "Den gamle broen ble stengt i vår, og ingen vet når den skal åpne igjen."),
        ("pt", "A ponte velha foi fechada na primavera e ninguém sabe quando ela vai abrir."),
        ("ro", "Podul vechi a fost închis în primăvară și nimeni nu știe când se va deschide."),
        ("sv", "Den gamla bron stängdes under våren och ingen vet när den ska öppna igen."),
        (
            "tr",
            "Eski köprü bu bahar için çok önemli, çünkü şehir onunla birlikte gelişti ve büyüdü.",
        ),
    ],
)
def test_a_sentence_tells_its_language(language: str, text: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    "text", ["", "42", "Palace 0-3 Chelsea", "新桥是去年建成的。", "Мост открыли весной."]
)
def test_what_tells_no_language_with_own_stems_counts_as_english(text: str) -> None:
    assert language_of(text) == ENGLISH


def test_the_language_that_most_is_written_in_is_told_where_another_is_quoted() -> None:
    text = "Der Minister sagte dazu nur: “We are the best.” Mehr war von ihm nicht zu hören."

    assert language_of(text) == "de"


@given(st.text())
def test_every_text_has_a_language_whose_stems_are_known(text: str) -> None:
    assert language_of(text) in {ENGLISH, *STEMMERS}
