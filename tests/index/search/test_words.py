"""Words as they are searched, in scripts with spaces between words and in scripts without."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.search.words import ENGLISH, stem_in, stemmed, stems, stems_in

UNSPACED = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), min_size=2)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("桥是新的", ["桥是", "是新", "新的"]),
        ("桥", ["桥"]),
        ("新桥。旧桥", ["新桥", "旧桥"]),
        ("この橋", ["この", "の橋"]),
        ("NASA在2019年", ["nasa", "在", "2019", "年"]),
        ("The bridges", ["bridg"]),
    ],
)
def test_letters_that_no_spaces_part_are_taken_two_by_two(text: str, expected: list[str]) -> None:
    assert stems(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("น้ำแข็ง", ["น้\u0e4d", "้\u0e4dา", "\u0e4dาแ", "าแข", "แข็", "ข็ง"]),
        ("ครู", ["ครู"]),
        ("มา", ["มา"]),
        ("ปี2562", ["ปี", "2562"]),
    ],
)
def test_thai_letters_and_marks_are_taken_three_by_three(text: str, expected: list[str]) -> None:
    assert stems(text) == expected


def test_thai_words_are_told_apart_by_their_marks() -> None:
    assert stems("ครู") != stems("ครุ")


@given(UNSPACED, UNSPACED, UNSPACED)
def test_what_stands_in_the_middle_of_such_letters_is_found_in_them(
    before: str, middle: str, after: str
) -> None:
    assert set(stems(middle)) <= set(stems(before + middle + after))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("моста", "мостов"),
        ("Новая", "новое"),
    ],
)
def test_russian_words_are_told_by_their_stems(one: str, other: str) -> None:
    assert stems(one) == stems(other)


def test_words_of_several_languages_keep_their_own_stems_beside_each_other() -> None:
    assert stems("bridges мостов 新桥") == [
        "bridg",
        "мост",
        "新桥",
    ]


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("da", "journalisterne", "journalister"),
        ("de", "Häusern", "Haus"),
        ("es", "jugadores", "jugador"),
        ("fr", "nationales", "nationaux"),
        ("it", "giocatori", "giocatore"),
        ("nl", "bruggen", "brug"),
        ("no", "journalistene", "journalister"),
        ("pt", "jogadores", "jogador"),
        ("ro", "jucătorilor", "jucători"),
        ("sv", "journalisterna", "journalister"),
        ("tr", "evlerinde", "evler"),
        ("de", "мостов", "моста"),
    ],
)
def test_forms_of_a_word_have_one_stem_in_its_language(language: str, one: str, other: str) -> None:
    ((first, _),) = stemmed(one)
    ((second, _),) = stemmed(other)

    assert stem_in(language, first) == stem_in(language, second)


def test_words_of_a_text_have_the_stems_of_its_language_in_their_order() -> None:
    assert stems_in("de", "Die Häuser, das Haus") == ["die", "haus", "das", "haus"]
    assert stems_in(ENGLISH, "The bridges") == stems("The bridges") == ["bridg"]
