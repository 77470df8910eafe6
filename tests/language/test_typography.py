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
}
QUOTES = {"de": ("„", "“"), "fr": ("«", "»"), "es": ("«", "»")}


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
    others = set("„“”«»") - {opening, closing}
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
    ],
)
def test_the_rule_knows_the_address_of_strangers(language: str, sinner: str) -> None:
    assert POLITE[language].search(sinner)


def test_the_rules_find_plain_spaces_and_straight_marks() -> None:
    assert PLAIN_SPACE.search("Résultats : « un »")
    assert STRAIGHT.search("l'article")
    assert UNIT.search("{wait} s")


@pytest.mark.parametrize("language", OTHERS)
def test_no_word_of_a_day_stands_before_how_long_ago_something_was(language: str) -> None:
    ago = [form for form in forms(language) if re.search(r"\{(?:ago|moment)\}", form)]

    assert len(ago) >= 2
    assert [form for form in ago if re.search(r"\b(?:am|le|el) \{", form)] == []
