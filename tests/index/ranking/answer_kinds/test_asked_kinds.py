"""A passage with nothing of the kind that is asked for is hardly an answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.ranking.answer_kinds.asked_kinds import lacks_asked_kind, without_asked_kind


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("what time does the fair open", "The fair opens on Sunday 3 May in Odemar."),
        ("What time is the last race?", "Races run from 18 to 26 April."),
        ("how much does the ferry charge", "The ferry carries 40 people. Ada Roe is in charge."),
        ("How many boats were lost?", "The storm took boats and sheds."),
        ("how old is the miller", "The miller lives by the weir."),
        ("whats the phone number of the mill", "Seats are booked by telephone, from 9."),
        ("What is Ada Roe's email?", "Ada Roe answers every email."),
        ("whats the mills website?", "It is sold on the website of the mill."),
        ("in what year was the mill built", "The mill was built by the abbot."),
        ("how long is the show", "The show is in the hall at 21:00."),
        ("how high is the wall", "The wall is by the weir."),
        ("what colour is the door", "The door is by the weir."),
        ("which month is the fair in", "The fair is on the green."),
        ("what percentage of the boats were lost", "The storm took boats and sheds."),
        ("when was ada roe born", "Ada Roe took over the mill in 1950."),
    ],
)
def test_a_kind_that_leaves_a_mark_is_missed(question: str, text: str) -> None:
    assert lacks_asked_kind(question, text)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("what time does the fair open", "The fair opens at 9:30."),
        ("what time does the fair open", "It opens at twenty to nine."),
        ("what time does the fair open", "It opens in the morning."),
        ("within what time must I answer", "Answer within three days."),
        ("what time is the waltz written in", "The waltz is in triple time."),
        ("how much does the ferry charge", "A crossing costs 15."),
        ("how much does the ferry charge", "Children travel free."),
        ("how much is the ferry", "The ferry has a fee."),
        ("How many boats were lost?", "Two boats were lost."),
        ("How many boats were lost?", "No boats were lost."),
        ("How many boats were lost?", "Several of them."),
        ("how often does the ferry run", "It runs every Sunday."),
        ("how much does it help", "It hardly helps."),
        ("how old is the miller", "The miller was born in 1950."),
        ("in what year was the mill built", "It was built in 1720."),
        ("when was the mill built", "It was built under the abbot."),
        ("who built the mill", "The abbot did."),
        ("what's the phone number", "Call 01632 960 123."),
        ("what is the email address", "Write to mill@example.org."),
        ("what is the web site", "See mill.example/visit."),
        ("what did the email say", "It said that all should come."),
        ("what is the email about", "It is about the mill."),
        ("which website sells it", "The Odemar Post sells it."),
        ("who answers the phone", "Ada Roe does."),
        ("how do I get an email", "Ask Ada Roe."),
        ("why was it built", "For the monks."),
        ("how long is the show", "The show lasts an hour."),
        ("how long is the boat", "The boat has nine metres."),
        ("how far is it", "It is ten minutes on foot."),
        ("how high is the wall", "The wall is as high as two people."),
        ("how far back does it go", "To the abbot."),
        ("what colour is the door", "The door is reddish."),
        ("which month is the fair in", "The fair is on 3 May."),
        ("what percentage of the boats were lost", "One boat in nine was lost."),
        ("when was ada roe born", "Ada Roe was born in 1950."),
    ],
)
def test_what_may_answer_in_another_form_is_no_lack(question: str, text: str) -> None:
    assert not lacks_asked_kind(question, text)


@pytest.mark.parametrize(
    ("language", "question", "text", "lacks"),
    [
        ("de", "wie alt ist die müllerin", "Die Mühle steht seit 1901 am Wehr.", True),
        ("de", "wie alt ist die müllerin", "Der Weg zur Mühle ist 35 km lang.", True),
        ("de", "wie alt ist die müllerin", "Sie ist 29.", False),
        ("es", "cuántos años tiene el molinero", "El molino tiene 12 ruedas.", True),
        ("es", "cuántos años tiene el molinero", "El molinero tiene cuarenta años.", False),
        ("fr", "quel âge a le meunier", "Le trail de 35 km part à 8 h.", True),
        ("fr", "quel âge a le meunier", "Le meunier a 71 ans.", False),
        ("de", "wie hoch ist die startgebühr", "Der Turm ist 30 Meter hoch.", True),
        ("de", "wie hoch ist die startgebühr", "Sie beträgt 8 Euro.", False),
        ("es", "cuánto cuesta la entrada", "Hay 600 sitios. El precio de la entrada:", True),
        ("es", "cuánto cuesta la entrada", "El precio de la entrada: 12.", False),
        ("fr", "à quelle heure est le dîner", "Venez une heure avant le dîner.", True),
        ("fr", "à quelle heure est le dîner", "Le dîner est à une heure.", False),
        ("fr", "quel est le numéro de téléphone du moulin", "Le moulin a un téléphone.", True),
        ("fr", "quel est le numéro de téléphone du moulin", "Appelez le 06.01.02.03.04.", False),
        ("fr", "quel dénivelé a le parcours", "Le parcours est en forêt.", True),
        ("es", "qué desnivel tiene la carrera", "La carrera sube por el bosque.", True),
        ("es", "qué desnivel tiene la carrera", "Sube 720 metros.", False),
    ],
)
def test_german_spanish_and_french_questions_miss_the_same_kinds(
    language: str,
    question: str,
    text: str,
    lacks: bool,  # noqa: FBT001 - a table
) -> None:
    assert lacks_asked_kind(question, text, language) is lacks


@given(st.floats(0, 1))
def test_a_lack_leaves_less_and_never_more(probability: float) -> None:
    left = without_asked_kind(probability)
    assert 0 < left < 1
    assert left <= max(probability, 1e-6)


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_is_taken(question: str, text: str) -> None:
    assert lacks_asked_kind(question, text) in {True, False}
