"""Where the model does not read a question, the words it shares tell whether an article answers."""

import pytest

from corpus.store import OPERATOR
from index.encoding.languages import languages_of
from index.encoding.multilingual.package import MULTILINGUAL_MODEL
from index.encoding.onnx_encoder import OnnxEncoder
from index.encoding.packaged_model import PACKAGED_MODEL
from index.engine import Engine
from index.search.language_rows import is_unread
from tests.doubles.articles import draft, snapshot_of, source
from tests.doubles.databases import empty_database

ENGLISH_ONLY = languages_of(PACKAGED_MODEL)

BAKERY = (
    "Пекарня на улице Садовой открывается в шесть часов утра. Хлеб печёт Марина Орлова.",
    "По воскресеньям пекарня закрыта, в праздники работает до полудня.",
)
ENGLISH = "The bakery opens at six. Marina Orlova bakes the bread."
PANADERIA = (
    "La panadería de la calle Mayor abre a las seis de la mañana. Marina Orlova hace el pan.",
    "Los domingos la panadería está cerrada, y los días de fiesta abre hasta el mediodía.",
)
LIBRARY = ("图书馆星期一闭馆。其他日子早上九点开门。", "每位读者最多可以借五本书。借期三个星期。")


@pytest.mark.parametrize(
    ("question", "unread"),
    [
        ("Кто печёт хлеб?", True),
        ("что такое GitHub Actions и зачем они нужны", True),
        ("图书馆几点开门", True),
        ("도서관은 언제 여나요", True),
        ("who bakes the bread", False),
        ("Wer bäckt das Brot?", False),
        ("Thư viện mở cửa lúc mấy giờ?", False),
        ("what does хлеб mean in English", False),
        ("?!", False),
    ],
)
def test_letters_tell_whether_the_model_reads_a_question(question: str, *, unread: bool) -> None:
    assert is_unread(question, snapshot_of(ENGLISH), ENGLISH_ONLY) is unread


def test_a_model_for_many_languages_or_one_that_nobody_knows_reads_all_letters() -> None:
    held = snapshot_of(*BAKERY)

    assert is_unread("Кто печёт хлеб?", held, ENGLISH_ONLY)
    assert not is_unread("Кто печёт хлеб?", held, languages_of(MULTILINGUAL_MODEL))
    assert not is_unread("Кто печёт хлеб?", held, None)


@pytest.mark.parametrize(
    ("paragraphs", "asked", "words", "open_question"),
    [
        (
            BAKERY,
            "кто печёт хлеб",
            "Марина Орлова",
            "Сколько стоит билет в музей?",
        ),
        (LIBRARY, "每位读者最多可以借几本书?", "五本书", "谁写了这首歌的歌词?"),
        (PANADERIA, "¿Quién hace el pan?", "Marina Orlova", "¿Cuánto cuesta la entrada del museo?"),
    ],
)
def test_what_shares_its_words_answers_and_what_shares_none_does_not(
    paragraphs: tuple[str, str],
    asked: str,
    words: str,
    open_question: str,
    fast_encoder: OnnxEncoder,
) -> None:
    index = Engine(empty_database(), fast_encoder)
    index.writer.add(OPERATOR, draft(*paragraphs), source())

    found = index.ask(OPERATOR, asked)

    assert found.answered
    assert words in found.passages[0].text
    assert not index.ask(OPERATOR, open_question).answered


def test_a_russian_question_is_not_answered_from_english_articles(
    fast_encoder: OnnxEncoder,
) -> None:
    index = Engine(empty_database(), fast_encoder)
    index.writer.add(OPERATOR, draft("The bakery opens at six. Marina Orlova bakes."), source())

    assert not index.ask(OPERATOR, "Кто печёт хлеб?").answered


def test_a_question_in_unread_letters_is_refused_where_there_is_no_article(
    fast_encoder: OnnxEncoder,
) -> None:
    assert not Engine(empty_database(), fast_encoder).ask(OPERATOR, "图书馆几点开门").answered
