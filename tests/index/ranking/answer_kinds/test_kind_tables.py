"""What German, Spanish and French questions ask for, and what texts of each language show of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.ranking.answer_kinds.answer_types import AnswerType, asked_language, expected, fit
from index.ranking.answer_kinds.asked_kinds import lacks_asked_kind
from index.ranking.answer_kinds.kind_tables import KIND_TABLES

ASKED = {
    AnswerType.NUMBER: {
        "de": "wieviele boote sind gesunken",
        "es": "cuantos barcos se hundieron",
        "fr": "combien de bateaux ont coulé",
    },
    AnswerType.AGE: {
        "de": "Wie alt ist die Müllerin?",
        "es": "¿Qué edad tiene la molinera?",
        "fr": "elle a quel age la meunière",
    },
    AnswerType.PRICE: {
        "de": "was kostet die überfahrt",
        "es": "cuanto vale la entrada",
        "fr": "c'est combien la traversée",
    },
    AnswerType.PERCENTAGE: {
        "de": "Wie viel Prozent blieben zu Hause?",
        "es": "¿Qué porcentaje se quedó en casa?",
        "fr": "Quel pourcentage est resté chez soi ?",
    },
    AnswerType.DISTANCE: {
        "de": "wie tief ist der see",
        "es": "¿Cuánto mide el mástil?",
        "fr": "quelle est la hauteur du mât",
    },
    AnswerType.DURATION: {
        "de": "wie lange dauert die fahrt",
        "es": "cuánto tarda el viaje",
        "fr": "combien de temps dure le trajet",
    },
    AnswerType.TIME: {
        "de": "In welchem Jahr wurde die Mühle gebaut?",
        "es": "en que año se construyo el molino",
        "fr": "c'était en quelle année la construction du moulin",
    },
    AnswerType.TIME_OF_DAY: {
        "de": "um wieviel uhr gehts los",
        "es": "a que hora empieza",
        "fr": "ça commence à quelle heure",
    },
    AnswerType.BIRTH_DATE: {
        "de": "Wann wurde Ada Roe geboren?",
        "es": "¿Cuándo nació Ada Roe?",
        "fr": "Quand est née Ada Roe ?",
    },
    AnswerType.PERSON: {
        "de": "wer hat die kasse geprüft",
        "es": "quién lee el pregón",
        "fr": "qui a fondé le musée",
    },
    AnswerType.PLACE: {
        "de": "wo kann man parken",
        "es": "¿Dónde se puede aparcar?",
        "fr": "où peut-on se garer",
    },
    AnswerType.REASON: {
        "de": "wieso ist die rutsche zu",
        "es": "por que no hay encierro",
        "fr": "pourquoi la douche est fermée",
    },
    AnswerType.TITLE: {
        "de": "welches lied wurde gesungen",
        "es": "¿Qué canción cantaron?",
        "fr": "quelle chanson ont-ils chantée",
    },
    AnswerType.OTHER: {
        "de": "was ist ein absatz",
        "es": "qué es un párrafo",
        "fr": "qu'est-ce qu'un paragraphe",
    },
}
QUESTIONS = [
    (kind, language, question)
    for kind, questions in ASKED.items()
    for language, question in questions.items()
]


@pytest.mark.parametrize(("kind", "language", "question"), QUESTIONS)
def test_a_question_asks_for_a_kind_in_its_own_words(
    kind: AnswerType, language: str, question: str
) -> None:
    assert (expected(question), asked_language(question)) == (kind, language)


@pytest.mark.parametrize(
    "question",
    [
        "Who won the 2021 grand prix?",
        "combine the two lists",
        "What is the nombre de guerre of the painter?",
        "die hard release year",
        "Kubernetes 2024?",
        "",
    ],
)
def test_an_english_question_is_read_as_one(question: str) -> None:
    assert asked_language(question) == "en"


@pytest.mark.parametrize(
    ("kind", "language", "sentence", "value"),
    [
        (AnswerType.NUMBER, "de", "Sieben Boote sanken.", 1),
        (AnswerType.NUMBER, "de", "Er ist dreiundvierzigmal gefahren.", 1),
        (AnswerType.NUMBER, "de", "Ein Boot lag am Steg.", -1),
        (AnswerType.NUMBER, "es", "Se hundieron veintitrés barcos.", 1),
        (AnswerType.NUMBER, "es", "Un barco estaba en el puerto.", -1),
        (AnswerType.NUMBER, "fr", "Soixante-quatre bateaux ont coulé.", 1),
        (AnswerType.NUMBER, "fr", "Un bateau était au port.", -1),
        (AnswerType.PRICE, "de", "Erwachsene zahlen zwölf Euro.", 1),
        (AnswerType.PRICE, "de", "Der Umbau hat 1.234,50 € verschlungen.", 1),
        (AnswerType.PRICE, "es", "Son 9,50 euros.", 1),
        (AnswerType.PRICE, "fr", "La location revient à 1 150 euros.", 1),
        (AnswerType.PRICE, "fr", "Le chalet est en bois.", -1),
        (AnswerType.DURATION, "de", "Sie dauert anderthalb Stunden.", 1),
        (AnswerType.DURATION, "es", "El trayecto dura unos 35 minutos.", 1),
        (AnswerType.DURATION, "fr", "On y monte en trois heures.", 1),
        (AnswerType.DURATION, "fr", "On y monte à pied.", -1),
        (AnswerType.TIME, "de", "Am 3. März war Markt.", 1),
        (AnswerType.TIME, "es", "Fue el 3 de marzo.", 1),
        (AnswerType.TIME, "fr", "Il ouvre le 1er août.", 1),
        (AnswerType.TIME, "de", "Dann war Markt.", -1),
        (AnswerType.TIME_OF_DAY, "de", "Beginn ist um 19.15 Uhr.", 1),
        (AnswerType.TIME_OF_DAY, "de", "Beginn ist um halb acht.", 1),
        (AnswerType.TIME_OF_DAY, "de", "Beginn ist am Montag.", -1),
        (AnswerType.TIME_OF_DAY, "es", "Empieza a las ocho y media.", 1),
        (AnswerType.TIME_OF_DAY, "es", "Empieza el lunes.", -1),
        (AnswerType.TIME_OF_DAY, "fr", "Le dîner est servi à 19 h 30.", 1),
        (AnswerType.TIME_OF_DAY, "fr", "Le dîner est servi lundi.", -1),
        (AnswerType.PERSON, "de", "Das Bad leitet Jonas Wiebke.", 1),
        (AnswerType.PERSON, "de", "Das Bad leitet der Neffe des Bauern.", 0),
        (AnswerType.PERSON, "es", "Lo fundó Baltasar Ondarra.", 1),
        (AnswerType.PERSON, "es", "Lo fundó un relojero.", -1),
        (AnswerType.REASON, "de", "Sie bleibt zu, weil ein Teil fehlt.", 1),
        (AnswerType.REASON, "fr", "Elles restent fermées.", -1),
    ],
)
def test_a_sentence_offers_a_kind_in_its_own_words(
    kind: AnswerType, language: str, sentence: str, value: float
) -> None:
    assert fit(kind, sentence, language) == value


LACKING = {
    "de": "Den Kiosk führt Familie Aydin; auf der Karte stehen Suppen.",
    "en": "The kiosk is run by the Aydin family, who cook soup.",
    "es": "El quiosco lo lleva la familia Aydin y ofrece sopas.",
    "fr": "Le kiosque est tenu par la famille Aydin, qui propose des soupes.",
}
HAVING = {
    "de": "Den Kiosk gibt es seit dem 3. Mai 1987, ab 7 Uhr steht dort für zwei Euro Suppe bereit.",
    "en": "Since 3 May 1987 the kiosk has had soup, from 7 a.m., for two euros.",
    "es": "Desde el 3 de mayo de 1987 hay sopa en el quiosco, a las 7, por dos euros.",
    "fr": "Depuis le 3 mai 1987, il y a de la soupe au kiosque, dès 7 h, pour deux euros.",
}
_TOLD = (AnswerType.NUMBER, AnswerType.PRICE, AnswerType.TIME_OF_DAY, AnswerType.TIME)
TOLD = [each for each in QUESTIONS if each[0] in _TOLD]


@pytest.mark.parametrize("searched", LACKING)
@pytest.mark.parametrize(("kind", "language", "question"), TOLD)
def test_a_passage_of_any_of_the_languages_lacks_or_has_what_is_asked(
    kind: AnswerType, language: str, question: str, searched: str
) -> None:
    assert expected(question) is kind, language
    assert lacks_asked_kind(question, LACKING[searched], searched)
    assert not lacks_asked_kind(question, HAVING[searched], searched)


@pytest.mark.parametrize(
    ("question", "text", "language", "lacks"),
    [
        ("welche farbe hat das tor", "Das Tor ist aus Holz.", "de", True),
        ("welche farbe hat das tor", "Das Tor ist dunkelgrün.", "de", False),
        ("de qué color es la puerta", "The gate is painted green.", "en", False),
        ("quelle est la couleur du portail", "The gate is made of wood.", "en", True),
        ("wie ist die telefonnummer der mühle", "Plätze bucht man telefonisch.", "de", True),
        ("numéro de téléphone du moulin ?", "On réserve au 01 63 29 60.", "fr", False),
        ("wie viele boote sanken", "Keines der Boote kam zurück.", "de", False),
        ("wie viele boote sanken", "Kein Boot kam zurück.", "de", False),
        ("quién vive en el molino", "El molino está junto al río.", "es", False),
    ],
)
def test_a_mark_is_looked_for_in_the_words_of_the_passage(
    question: str, text: str, language: str, *, lacks: bool
) -> None:
    assert lacks_asked_kind(question, text, language) is lacks


@given(text=st.text(), language=st.sampled_from(["en", *KIND_TABLES]))
def test_any_question_asks_for_something_and_any_sentence_is_looked_at(
    text: str, language: str
) -> None:
    assert expected(text) in AnswerType
    assert {fit(kind, text, language) for kind in AnswerType} <= {-1.0, 0.0, 1.0}
