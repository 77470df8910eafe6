"""Words as they are searched, in scripts with spaces between words and in scripts without."""

import unicodedata

import pytest
from hypothesis import example, given
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


@pytest.mark.parametrize("text", ["ລາວ", "မြန်မာ", "ខ្មែរ"])
def test_lao_burmese_and_khmer_are_searched_so_as_well(text: str) -> None:
    assert stems(f"{text}{text}")[0] == text[:3]


def test_thai_words_are_told_apart_by_their_marks() -> None:
    assert stems("ครู") != stems("ครุ")


@given(UNSPACED, UNSPACED, UNSPACED)
def test_what_stands_in_the_middle_of_such_letters_is_found_in_them(
    before: str, middle: str, after: str
) -> None:
    assert set(stems(middle)) <= set(stems(before + middle + after))


@pytest.mark.parametrize(
    "spellings",
    [
        ["पुस्तकालय", "पुस्तकालयों"],
        ["क़लम", "कलम", "क\u093cलम"],
        ["மரங்கள்", "மரங்களை"],
        ["مُحَمَّد", "محمد"],
        ["الكتـــاب", "الكتاب", "كتاب"],
        ["على", "علي"],
        ["کتاب", "كتاب"],
        ["می\u200cخواهم", "میخواهم"],
        ["שָׁלוֹם", "שלום"],
        ["ёлка", "елка", "Е\u0308лка"],
        ["п'ять", "п\u2019ять", "п\u02bcять", "пять"],
        ["ΔΡΟΜΟΣ", "δρόμος", "δρόμου", "δρομος"],
        ["ＮＡＳＡ", "NASA"],
        ["ｶﾞｲﾄﾞ", "ガイド", "カ\u3099イト\u3099"],
        ["٢٠٢٤", "२०२४", "２０２４", "2024"],
        ["tiếng", "tie\u0302\u0301ng", "tiếng".upper(), "tieng"],
        ["二〇二四年五月三十日", "2024年5月30日", "２０２４年５月３０日"],
        ["二十一世紀", "二一世紀", "21世紀"],
        ["İSTANBUL", "istanbul", "ıstanbul"],
        ["서울", "서울".encode().decode(), "\u1109\u1165\u110b\u116e\u11af"],
    ],
)
def test_a_word_is_told_however_it_is_written(spellings: list[str]) -> None:
    assert {tuple(stems(each)) for each in spellings} == {tuple(stems(spellings[0]))}
    assert stems(spellings[0])


@pytest.mark.parametrize(
    ("one", "other"),
    [("ガイド", "カイト"), ("ば", "は"), ("পথ", "পাথ"), ("मिल", "मील"), ("十分", "10分")],
)
def test_marks_that_make_another_word_count(one: str, other: str) -> None:
    assert stems(one) != stems(other)


@pytest.mark.parametrize("particle", ["에서", "은", "까지"])
def test_a_korean_word_is_found_before_any_particle(particle: str) -> None:
    assert set(stems("서울")) <= set(stems(f"서울{particle}"))


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("de", "Muenchen", "München"),
        ("de", "STRASSE", "Straße"),
        ("da", "Aarhus", "Århus"),
        ("no", "Tromsoe", "Tromsø"),
        ("sv", "Malmoe", "Malmö"),
        ("fr", "l\u2019eau", "eau"),
        ("fr", "Qu'elle", "elle"),
        ("it", "dell\u2019arte", "arte"),
        ("it", "L'acqua", "acqua"),
    ],
)
def test_typed_letters_and_elision_make_no_other_word(language: str, one: str, other: str) -> None:
    ((first, _),) = stemmed(one)
    ((second, _),) = stemmed(other)

    assert stem_in(language, first) == stem_in(language, second)


@given(st.text())
@example("a \u093e bridge")
def test_every_word_begins_with_a_letter_or_figure_and_no_mark(text: str) -> None:
    assert not any(unicodedata.category(word[0]).startswith("M") for word, _ in stemmed(text))


@given(st.text())
def test_no_stem_is_empty_and_both_normal_forms_have_the_same(text: str) -> None:
    found = stems(text)

    assert all(found)
    assert stems(unicodedata.normalize("NFD", text)) == found


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


@pytest.mark.parametrize(
    "short",
    ["I'm", "don't", "Can\u2019t", "they've", "won't", "what'll", "wouldn\u2019t", "cannot"],
)
def test_little_words_written_as_one_are_no_more_searched_than_apart(short: str) -> None:
    assert stems(f"{short} moor") == stems("moor")


@pytest.mark.parametrize("word", ["o'd", "olav'd", "ma'am", "an't"])
def test_other_words_with_an_apostrophe_are_searched(word: str) -> None:
    assert len(stems(f"{word} moor")) == 2
