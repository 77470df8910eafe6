"""The checks of this machine: settings, disk, database, articles, model. They need no network."""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from pydantic import ValidationError

from bot.app import (
    encoder_for,
    is_read_beside,
    marks_beside,
    multilingual_reader_for,
    reader_for,
)
from bot.doctor.finding import Finding, Setup, failure, fine, warning
from bot.settings import Settings
from corpus.errors import FootnoteError
from corpus.formats import read_document
from corpus.ingest import read_bytes
from corpus.storage.examination import examine
from index.encoding.encoder import Encoder
from index.encoding.packaged_model import verify_packaged_model

PREFIX = "FOOTNOTE_"

LOW_SPACE = 1 << 30
"""Bytes free below which the operator is warned: some thousand articles with their vectors."""

NO_SPACE = 100 << 20
"""Bytes free below which little more can be stored: the model's fast form takes a part of it."""


def usable_settings() -> tuple[Settings, Finding]:
    """Return the settings as far as they can be used, and what was found of them.

    A variable that cannot be used is left out, so that everything else is checked all the same.
    """
    refused: list[str] = []
    while True:
        try:
            settings = Settings()
        except ValidationError as error:
            names = {f"{PREFIX}{each['loc'][0]}".upper() for each in error.errors()}
            found = [each for each in os.environ if each.upper() in names]
            if not found:
                raise
            refused += found
            for each in found:
                del os.environ[each]
        else:
            return settings, _settings_finding(refused)


def _settings_finding(refused: list[str]) -> Finding:
    if refused:
        return failure(
            "settings",
            f"{', '.join(refused)} cannot be used",
            "Correct or unset it: docs/settings.md has a table of all settings.",
        )
    if unknown := sorted(_unknown(os.environ)):
        return warning(
            "settings",
            f"{', '.join(unknown)} is no setting of Footnote",
            "Look at its spelling: docs/settings.md has a table of all settings.",
        )
    return fine("settings", "every setting is known")


def _unknown(names: Iterable[str]) -> set[str]:
    known = {f"{PREFIX}{each}".upper() for each in Settings.model_fields}
    return {each for each in names if each.upper().startswith(PREFIX)} - known


def check_disk(setup: Setup) -> Finding:
    """Return whether the data directory can be written, and has room."""
    home = setup.settings.home
    existing = next(each for each in (home, *home.parents) if each.exists())
    if not os.access(existing, os.W_OK) or not existing.is_dir():
        return failure(
            "disk", f"{home} cannot be written", "Set FOOTNOTE_HOME to a folder you may write to."
        )
    free = shutil.disk_usage(existing).free
    told = f"{free / (1 << 30):.1f} GB free for {home}"
    if free < NO_SPACE:
        return failure("disk", told, "Free some space: nothing more can be stored.")
    if free < LOW_SPACE:
        return warning("disk", told, "Free some space before the disk is full.")
    return fine("disk", told)


def check_database(setup: Setup) -> Finding:
    """Return whether the database can be reached, is whole and of this version."""
    try:
        condition = examine(setup.settings.database_url)
    except FootnoteError as error:
        return failure("database", "it cannot be used", str(error))
    if condition is None:
        return fine("database", "there is none yet: the first start makes it")
    if condition.damage is not None:
        return failure(
            "database",
            f"it is damaged ({condition.damage})",
            "Restore it from a backup, or move it away to start empty.",
        )
    if condition.is_newer:
        return failure(
            "database",
            "it was made by a newer Footnote",
            "Install that version, or set FOOTNOTE_HOME to another folder.",
        )
    if not condition.is_current:
        return warning(
            "database", "it is of an older version", "Back it up: the next start brings it up."
        )
    return fine("database", "it is whole, and of this version")


def check_articles(setup: Setup) -> Finding:
    """Return whether the articles folder is there and each of its files can be read."""
    folder = setup.settings.articles
    if not folder.is_dir():
        return failure(
            "articles",
            f"there is no folder {folder}",
            "Set FOOTNOTE_ARTICLES to a folder of Markdown files, or make it.",
        )
    if setup.settings.ships_articles:
        return fine("articles", "the shipped sample, until another article is added")
    files = sorted(folder.glob("*.md"))
    broken = [f"{each.name}: {refused}" for each in files if (refused := _refused(each))]
    if broken:
        told = f"{len(broken)} of {len(files)} files cannot be read: {broken[0]}"
        return warning("articles", told, "Mend the file: docs/articles.md tells the form.")
    return fine("articles", f"{len(files)} files in {folder}")


def _refused(file: Path) -> str | None:
    try:
        # As at the start: the operator's own files are trusted as the operator's settings are.
        read_document(read_bytes(file), file.name)
    except FootnoteError as error:
        return str(error)
    return None


def check_model(setup: Setup) -> Finding:
    """Return whether the model's files are the official ones, and it can be used."""
    try:
        encoder = encoder_for(setup.settings)
        if is_read_beside(encoder):
            verify_packaged_model()
        encoder.encode(["ready"])
    except FootnoteError as error:
        return failure("model", "it cannot be used", str(error))
    if _lacks_a_reader(encoder, setup.settings):
        return warning(
            "model",
            f"{encoder.name} works; a reader's weights are missing or were altered",
            "Install Footnote again: without them fewer answers are found.",
        )
    return fine("model", f"{encoder.name} works")


def _lacks_a_reader(encoder: Encoder, settings: Settings) -> bool:
    """Return whether weights are missing that are to be weighed beside *encoder*."""
    lacks = is_read_beside(encoder) and reader_for(encoder, settings) is None
    return lacks or (marks_beside(encoder) and multilingual_reader_for(encoder, settings) is None)
