"""Translations are set as their language sets type, and speak to whoever reads them as a friend."""

import re
from collections.abc import Iterator

import pytest

from tests.language.catalogues import OTHERS, read

CODE = re.compile(r"`[^`]*`|\{[^}]*\}|https?://\S*|\S*://\S*")
"""What is typed, or filled in: no prose."""

UNIT = re.compile(r"[\d}] (?:s|MB|Mo|KB|Ko)\b")
STRAIGHT = re.compile(r"['\"]")
PLAIN_SPACE = re.compile(r" [:;!?»](?=\s|$|\*)|« ")
POLITE = {
    "de": re.compile(r"\b(?:Ihnen|Ihres|bitten Sie|können Sie|haben Sie|Sie können)\b"),
    "fr": re.compile(r"\b(?:vous|votre|vos|\w+ez)\b(?<!\bassez)(?<!\bchez)", re.IGNORECASE),
    "es": re.compile(r"\b(?:usted|ustedes|vosotros|vuestr[oa]s?)\b", re.IGNORECASE),
    "pt": re.compile(r"\b(?:senhora?|vós|voss[oa]s?|tu|te|ti|teus?|tuas?)\b", re.IGNORECASE),
    "it": re.compile(r"\b(?:Lei|Suo|Suoi|voi|vostr[oaie])\b"),
    "nl": re.compile(r"\b(?:u|uw|uzelf)\b", re.IGNORECASE),
    "pl": re.compile(r"\b(?:Pan(?:a|u|em|i|ią)?|Państw\w+)\b"),
    "tr": re.compile(r"\b(?:siz|siz[di]\w+|\w+(?:sınız|siniz|sunuz|sünüz))\b"),  # noqa: RUF001 - Turkish
    "ja": re.compile(r"(?:しろ|せよ|てくれ|だよ|だね|お前|だ。|である。)"),
}
"""The address of strangers, where ours is that of friends; in Japanese, whose apps are polite, that
of friends, and in Portuguese as it is spoken in Brazil, where “você” is no stranger, any other."""

QUOTES = {
    "de": ("„", "“"),
    "fr": ("«", "»"),
    "es": ("«", "»"),
    "pt": ("“", "”"),
    "it": ("«", "»"),
    "nl": ("“", "”"),
    "pl": ("„", "”"),
    "tr": ("“", "”"),
    "ja": ("「", "」"),
}


def forms(language: str) -> Iterator[str]:
    """Yield every translation of *language*, a plural in each of its forms."""
    for each in read(language):
        if each.id:
            yield from [each.string] if isinstance(each.string, str) else each.string or ()


def prose(form: str) -> str:
    """Return what of *form* is prose."""
    return CODE.sub("x", form)


@pytest.mark.parametrize("language", OTHERS)
def test_no_translation_is_only_a_guess(language: str) -> None:
    assert [each.id for each in read(language) if each.id and each.fuzzy] == []


@pytest.mark.parametrize("language", OTHERS)
def test_apostrophes_and_quotation_marks_are_not_those_of_typewriters(language: str) -> None:
    assert [form for form in forms(language) if STRAIGHT.search(prose(form))] == []


@pytest.mark.parametrize("language", OTHERS)
def test_quotation_marks_are_those_of_the_language_and_closed(language: str) -> None:
    opening, closing = QUOTES[language]
    others = set("„“”«»「」") - {opening, closing}
    for form in forms(language):
        assert form.count(opening) == form.count(closing), form
        assert not others & set(form), form


@pytest.mark.parametrize("language", OTHERS)
def test_no_line_begins_with_a_unit(language: str) -> None:
    assert [form for form in forms(language) if UNIT.search(form)] == []


def test_no_french_line_begins_with_a_mark() -> None:
    assert [form for form in forms("fr") if PLAIN_SPACE.search(prose(form))] == []


def test_spanish_questions_and_exclamations_are_opened() -> None:
    for form in map(prose, forms("es")):
        assert form.count("¿") == form.count("?"), form
        assert form.count("¡") == form.count("!"), form


def test_japanese_has_the_marks_and_the_endings_of_its_sentences() -> None:
    for form in map(prose, forms("ja")):
        assert re.search(r"[\u3040-\u9fff][,.!?:;()]", form) is None, form
        for end in re.findall(r"(\w+)。", form):
            assert re.search(r"(?:ます|です|せん|した|さい|x|件|から|数|目)$", end), form


@pytest.mark.parametrize("language", OTHERS)
def test_nobody_is_addressed_as_a_stranger(language: str) -> None:
    assert [form for form in forms(language) if POLITE[language].search(form)] == []


@pytest.mark.parametrize(
    ("language", "sinner"),
    [
        ("fr", "Recommencez"),
        ("fr", "Dans votre serveur"),
        ("de", "Das können Sie ändern"),
        ("es", "Usted puede"),
        ("pt", "Mencione o teu servidor"),
        ("it", "Chieda al Suo moderatore"),
        ("nl", "Kunt u dat nog eens vragen?"),
        ("pl", "Czy może Pan powtórzyć?"),
        ("tr", "Bunu sorabilirsiniz"),
        ("ja", "もう一度質問しろ。"),
    ],
)
def test_the_rule_knows_the_address_of_strangers(language: str, sinner: str) -> None:
    assert POLITE[language].search(sinner)


def test_the_rules_find_plain_spaces_and_straight_marks() -> None:
    assert PLAIN_SPACE.search("Résultats : « un »")
    assert STRAIGHT.search("l'article")
    assert UNIT.search("{wait} s")


_OF_A_DAY = re.compile(
    r"\b(?:am|le|el|em|no|il|op|dnia|w dniu) \{(?:ago|moment)|\{(?:ago|moment)\} ?(?:に|tarihinde)"
)


@pytest.mark.parametrize("language", OTHERS)
def test_no_word_of_a_day_stands_before_how_long_ago_something_was(language: str) -> None:
    ago = [form for form in forms(language) if re.search(r"\{(?:ago|moment)\}", form)]

    assert len(ago) >= 2
    assert [form for form in ago if _OF_A_DAY.search(form)] == []
