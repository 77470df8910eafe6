"""The two forms: a source, and an article's details; they are read wherever they come from."""

from collections.abc import Iterator
from typing import Any

import discord

from bot.client import Interaction
from bot.interface.components import PREFIX
from bot.language import gettext
from corpus.article import Metadata
from corpus.bounds import (
    BETWEEN_AUTHORS,
    LONGEST_ADDRESS,
    LONGEST_AUTHORS,
    LONGEST_NAME,
    LONGEST_TITLE,
)
from corpus.drafts import day

DETAILS, SOURCE = "details:", "source"
"""How the ids of forms begin behind `PREFIX`."""

LIFE = 15 * 60
"""Seconds after which an open form may be forgotten; it is read all the same."""

PLACEHOLDER = 100
"""Characters that show in an empty field, from Discord's component reference."""

TEXT_LENGTH = 4000
"""Characters of a text field, from Discord's component reference."""


def details_form(
    target: str, metadata: Metadata, guessed: Metadata | None = None
) -> discord.ui.Modal:
    """Return the form for the details of *target*, `s:` and a submission or `a:` and an article.

    What is *guessed* shows in fields that are empty, and is stated only by typing it.
    """
    known, perhaps = _written(metadata), _written(guessed or Metadata())
    fields = (
        ("title", gettext("Title"), LONGEST_TITLE),
        ("authors", gettext("Authors, separated by semicolons"), LONGEST_AUTHORS),
        ("publication", gettext("Publication"), LONGEST_NAME),
        ("published", gettext("Publication date (YYYY-MM-DD)"), 10),
        ("url", gettext("Link for readers"), LONGEST_ADDRESS),
    )
    return _form(
        gettext("Details of the article"),
        DETAILS + target,
        tuple(
            _field(name, label, known[name], most, perhaps[name]) for name, label, most in fields
        ),
    )


def source_form(stated: Metadata | None = None) -> discord.ui.Modal:
    """Return the form for a source: a link, a file or an article's text, and what it is called.

    What is *stated* already stands there; what else is known is asked for with the preview.
    """
    known = _written(stated or Metadata())
    file = discord.ui.FileUpload[Any](custom_id="file", required=False)
    kinds = gettext(
        "The article as .html, .txt, .md, .pdf, .docx, .odt, .rtf, .epub, .eml, .vtt or .srt"
    )
    text = discord.ui.TextInput[Any](
        style=discord.TextStyle.paragraph, custom_id="text", max_length=TEXT_LENGTH, required=False
    )
    longer = gettext("For longer articles, upload a file.")
    return _form(
        gettext("Add a source"),
        SOURCE,
        (
            _field("link", gettext("Link to the article"), None, LONGEST_ADDRESS),
            discord.ui.Label[Any](text=gettext("Or a file"), description=kinds, component=file),
            discord.ui.Label[Any](text=gettext("Or its text"), description=longer, component=text),
            _field("title", gettext("Title"), known["title"], LONGEST_TITLE),
            _field(
                "authors",
                gettext("Authors, separated by semicolons"),
                known["authors"],
                LONGEST_AUTHORS,
            ),
        ),
    )


def stated(values: dict[str, str]) -> Metadata:
    """Return the metadata that a form states; raise `SourceRefused` for what is no day."""
    return Metadata(
        title=values.get("title") or None,
        authors=listed(values.get("authors")),
        publication=values.get("publication") or None,
        published=day(values["published"]) if values.get("published") else None,
        url=values.get("url") or None,
    )


def listed(names: str | None) -> tuple[str, ...]:
    """Return the names that semicolons separate."""
    return tuple(name for each in (names or "").split(";") if (name := each.strip()))


def values_of(interaction: Interaction) -> dict[str, str]:
    """Return what was typed into the form, by field."""
    return dict(_values(dict(interaction.data or {}).get("components") or []))


def file_of(interaction: Interaction) -> discord.Attachment | None:
    """Return the file that was uploaded with the form, if there is one."""
    data: dict[str, Any] = dict(interaction.data or {})
    uploaded = (data.get("resolved") or {}).get("attachments") or {}
    for each in uploaded.values():
        # discord.py makes attachments for forms that it keeps itself; ours outlive a restart.
        return discord.Attachment(data=each, state=interaction._state)  # noqa: SLF001 - see above
    return None


def _values(components: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - Discord's JSON
    for part in components:
        inner = part.get("component") or part
        if "custom_id" in inner and "value" in inner:
            yield inner["custom_id"], str(inner["value"]).strip()
        yield from _values(part.get("components") or [])


def _form(title: str, key: str, fields: tuple[discord.ui.Label[Any], ...]) -> discord.ui.Modal:
    modal = discord.ui.Modal(title=title, custom_id=PREFIX + key, timeout=LIFE)
    for field in fields:
        modal.add_item(field)
    return modal


def _written(metadata: Metadata) -> dict[str, str | None]:
    return {
        "title": metadata.title,
        "authors": BETWEEN_AUTHORS.join(metadata.authors),
        "publication": metadata.publication,
        "published": metadata.published.isoformat() if metadata.published else None,
        "url": metadata.url,
    }


def _field(
    key: str, label: str, value: str | None, longest: int, guess: str | None = None
) -> discord.ui.Label[Any]:
    given = (value or "")[:longest] or None
    perhaps = gettext("perhaps {value}", value=guess) if guess else ""
    entry = discord.ui.TextInput[Any](
        custom_id=key,
        default=given,
        placeholder=perhaps[:PLACEHOLDER] or None,
        max_length=longest,
        required=False,
    )
    return discord.ui.Label[Any](text=label, component=entry)
