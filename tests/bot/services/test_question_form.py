"""What reads as a question, and what only takes a moderator's time."""

import pytest

from bot.services.question_form import reads_as_question


@pytest.mark.parametrize(
    "text",
    [
        "Who wrote the memoir?",
        "who wrote",
        "Memoir author?",
        "tell me about the bridge",
        "missiles meant for Mexico",
        "What did the FBI say about NATO?",
        "Is this a test of the rockets?",
        "/ask who wrote the memoir?",
        "What does https://news.example/a say?",
        "Wer schrieb das Memoir?",
        "Was ist der Wert",
        "Warum stürzte die Brücke ein",
        "Qui a écrit les mémoires ?",
        "qu'est-ce que le rapport dit",
        "¿Quién escribió las memorias?",
        "cuándo cayó el puente",
        "メキシコのミサイルは何ですか",
        "Кто написал мемуары?",
        "नया पुल कब बना था?",
        "பாலம் ஏன் மூடப்பட்டது?",
    ],
)
def test_a_question_reads_as_one(text: str) -> None:
    assert reads_as_question(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "?",
        "12 345",
        "😀 😀",
        "hello there",
        "how are you?",
        "thanks",
        "test",
        "this is a test",
        "testing testing",
        "asdf",
        "asdf qwer zxcv",
        "asdasd jklö fdsa",
        "sdkfjh skdjfh sdkjfh",
        "aaaaaaa bbbbbb cccc",
        "memoir",
        "missiles Mexico",
        "Mexico?",
        "/play some good music now",
        "!rank",
        ".help me please",
        "https://news.example/a/b?c=who",
        "www.example.org",
        "hallo",
        "guten Morgen",
        "das Memoir",
        "merci bot",
        "bonjour",
        "hola, buenos días",
        "gracias",
        "qsdf azerty",
    ],
)
def test_what_asks_nothing_reads_as_no_question(text: str) -> None:
    assert not reads_as_question(text)
