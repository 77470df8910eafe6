"""What a moderator is asked to check is told once, and only as long as it is so."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from corpus.article import Metadata
from corpus.submissions.cautions import cautions, language_warning
from tests.doubles.articles import BRIDGE, MEMOIR, MISSILES, draft

GERMAN = (
    "Die Erinnerungen des Ministers erschienen im Frühjahr, und er schonte darin niemanden. "
    "Zweimal sei er nach den Raketen gefragt worden, die für Mexiko und seine Kartelle bestimmt "
    "waren. Die Brücke über den Hafen wurde im Mai eröffnet; zehntausend Menschen gingen darüber."
)


def test_a_warning_goes_once_its_field_is_known() -> None:
    known = Metadata(title="x", authors=("y",), published=datetime.now(UTC).date())

    assert len(cautions(Metadata(), ["read it"])) == 4
    assert cautions(known, ["read it"]) == ("read it",)


def test_today_somewhere_on_earth_is_not_the_future() -> None:
    today = datetime.now(UTC).date()
    for days, told in ((1, 0), (2, 1)):
        stated = Metadata("x", ("y",), published=today + timedelta(days=days))
        assert len(cautions(stated, ())) == told


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        (f"{MEMOIR} {BRIDGE} {MISSILES}", "en", None),
        (f"{MEMOIR} {BRIDGE} {MISSILES}", None, None),
        (GERMAN, None, "does not read like English"),
        (GERMAN, "de", "language is de, which the model does not know"),
        ("Kurz.", None, None),
    ],
)
def test_a_language_that_the_model_does_not_know_is_told(
    text: str, language: str | None, words: str | None
) -> None:
    read = draft(text)
    read = replace(read, metadata=replace(read.metadata, language=language))

    told = language_warning(read, frozenset({"en"}))

    assert told is None if words is None else words in (told or "")
    assert language_warning(read, None) is None


def test_a_model_for_many_languages_is_not_said_to_know_english_alone() -> None:
    read = draft(GERMAN)
    unstated = replace(read, metadata=replace(read.metadata, language=None))

    assert language_warning(unstated, frozenset({"en", "de", "fr"})) is None
