"""Which language is spoken to whom."""

import asyncio
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language import (
    LANGUAGES,
    comma_separated,
    gettext,
    language_of,
    ngettext,
    speak,
    speaking,
    spoken,
)
from bot.local_forms import language_name, shown_day, shown_span
from bot.retelling import told
from corpus.errors import SourceRefused

OLD = "This button is out of date: ask again with /ask."


def test_a_locale_of_discord_is_one_of_our_languages_or_english() -> None:
    locales = ("de", "es-ES", "es-419", "pt-BR", "en-GB", "ko", None)

    assert [language_of(each) for each in locales] == ["de", "es", "es", "pt", "en", "en", "en"]


def test_what_a_catalogue_lacks_is_said_in_english() -> None:
    with speaking("de"):
        assert gettext("No words for {what}.", what="this") == "No words for this."
        assert ngettext("{n} stone", "{n} stones", 2) == "2 stones"


def test_a_language_is_spoken_inside_its_block_and_never_in_another_task() -> None:
    async def says(language: str) -> str:
        speak(language)
        await asyncio.sleep(0)
        return gettext(OLD)

    async def both() -> tuple[str, str]:
        return await asyncio.gather(says("de"), says("en"))

    german, english = asyncio.run(both())

    assert (german.startswith("Dieser Knopf"), english) == (True, OLD)
    assert spoken() == "en"


def test_a_refusal_is_english_to_programs_and_keeps_what_a_translation_needs() -> None:
    refused = SourceRefused("At most {limit} sources.", limit=5)

    assert str(refused) == "At most 5 sources."
    assert (refused.template, refused.values) == ("At most {limit} sources.", {"limit": 5})
    assert told(refused) == str(refused)


def test_words_of_a_source_are_never_taken_for_placeholders() -> None:
    assert str(SourceRefused("{name} says {this}", name="{limit}", this="x")) == "{limit} says x"
    assert str(SourceRefused("a page called {draft}")) == "a page called {draft}"


def test_days_are_written_as_the_language_writes_them() -> None:
    day = date(2022, 5, 6)
    written = {}
    for language in LANGUAGES:
        with speaking(language):
            written[language] = shown_day(day)

    assert written == {
        "en": "6 May 2022",
        "de": "06.05.2022",
        "fr": "6 mai 2022",
        "es": "6 may 2022",
        "pt": "6 de mai. de 2022",
        "it": "6 mag 2022",
        "nl": "6 mei 2022",
        "pl": "6 maja 2022",
        "tr": "6 May 2022",
        "ja": "2022/05/06",
    }


@pytest.mark.parametrize(
    ("language", "week"),
    [
        ("en", "28 Apr\N{THIN SPACE}\N{EN DASH}\N{THIN SPACE}9 May 2022"),
        ("pl", "28 kwietnia\N{THIN SPACE}\N{EN DASH}\N{THIN SPACE}9 maja 2022"),
        ("ja", "2022年4月28日\N{FULLWIDTH TILDE}5月9日"),
    ],
)
def test_a_span_of_days_is_written_as_the_language_writes_it(language: str, week: str) -> None:
    with speaking(language):
        assert shown_span(date(2022, 4, 28), date(2022, 5, 9), "yMMMd") == week


def test_parts_are_set_apart_by_the_comma_of_the_language() -> None:
    rows = {}
    for language in ("en", "pl", "ja"):
        with speaking(language):
            rows[language] = comma_separated(["Ines Calder", "Bo Sund"])

    assert rows == {
        "en": "Ines Calder, Bo Sund",
        "pl": "Ines Calder, Bo Sund",
        "ja": "Ines Calder、Bo Sund",
    }


@pytest.mark.parametrize(
    ("language", "named"),
    [
        ("en", "German"),
        ("de", "Deutsch"),
        ("fr", "allemand"),
        ("pl", "niemiecki"),
        ("ja", "ドイツ語"),
    ],
)
def test_a_language_has_the_name_that_its_reader_knows(language: str, named: str) -> None:
    with speaking(language):
        assert language_name("de") == named


@given(st.text(max_size=40))
def test_a_code_that_nobody_knows_stands_for_itself(code: str) -> None:
    named = language_name(f"{code} (?)")

    assert named == f"{code} (?)"
