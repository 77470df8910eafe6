"""What the operator decides, read from the environment once, at start."""

import re
from pathlib import Path
from typing import Annotated, Literal

import platformdirs
from pydantic import AliasChoices, Field, SecretStr, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot import __file__ as _package
from corpus.limits import Limits
from corpus.storage.connections import CONNECTIONS


def _packaged_articles() -> Path:
    # corpus stands beside bot, in the tree as in the wheel.
    return Path(_package).parent.parent / "corpus" / "articles"


_NUMBERS = re.compile(r"(\d{1,6})(?:-(\d{1,6}))?", re.ASCII)


def numbers_in(text: str) -> frozenset[int]:
    """Return the numbers that *text* names, such as "0-3,7".

    Raises:
        ValueError: It names none, or something else.
    """
    found: set[int] = set()
    for part in text.replace(" ", "").split(","):
        named = _NUMBERS.fullmatch(part)
        last = int(named[2] or named[1]) if named else -1
        if named is None or last < int(named[1]):
            raise ValueError("write numbers and ranges, such as 0-3,7")
        found.update(range(int(named[1]), last + 1))
    return frozenset(found)


class Settings(BaseSettings):
    """Where things are and how to reach Discord; an empty variable counts as not set."""

    model_config = SettingsConfigDict(env_prefix="FOOTNOTE_", env_ignore_empty=True, extra="ignore")

    home: Path = Field(
        default_factory=lambda: platformdirs.user_data_path("footnote"),
        description="The data directory: database and heartbeat.",
    )
    articles: Path = Field(
        default_factory=_packaged_articles,
        description="The folder of the operator's Markdown articles; the packaged one is a sample.",
    )
    database: str | None = Field(
        default=None, description="A SQLAlchemy URL; SQLite in the home when not set."
    )
    database_connections: int = Field(
        default=CONNECTIONS, ge=2, description="Connections to PostgreSQL that a process opens."
    )
    model: str | None = Field(
        default=None,
        description="A sentence-transformers name or folder; otherwise the packaged one.",
    )
    articles_per_server: int = Field(
        default=Limits.articles, gt=0, description="Sources that one server may have."
    )
    characters_per_server: int = Field(
        default=Limits.characters, gt=0, description="Characters of all of them together."
    )
    characters_per_source: int = Field(
        default=Limits.characters_each, gt=0, description="Characters of one of them."
    )
    posts_per_hour: int = Field(
        default=Limits.per_hour, gt=0, description="Sources that one moderator may post an hour."
    )
    index_memory: int = Field(
        default=256, gt=0, description="Megabytes that the indexes in memory take together."
    )
    metrics: str | None = Field(
        default=None,
        pattern=r"^[^/\s]+:[0-9]{1,5}$",
        description="The address, host:port, at which Prometheus and probes may ask.",
    )
    logs: Literal["text", "json"] = Field(
        default="text", description="The form of the logs: lines for people, or JSON."
    )
    shards: int | None = Field(
        default=None,
        gt=0,
        description="Discord's shards in all processes together; otherwise as Discord recommends.",
    )
    shard_ids: Annotated[frozenset[int] | None, NoDecode] = Field(
        default=None,
        description="Those of this process, such as 0-3,7; otherwise processes on one database "
        "divide them among themselves.",
    )
    discord_token: SecretStr | None = Field(
        default=None,
        validation_alias=AliasChoices("discord_token"),
        description="The bot's token; without it the bot does not join Discord.",
    )
    discord_api: str | None = Field(default=None, description="Base URL of Discord's REST API.")
    discord_gateway: str | None = Field(default=None, description="URL of Discord's gateway.")

    @field_validator("home", "articles")
    @classmethod
    def _expand(cls, folder: Path) -> Path:
        return folder.expanduser().absolute()

    @field_validator("shard_ids", mode="before")
    @classmethod
    def _numbers(cls, text: object) -> frozenset[int] | None:
        return numbers_in(text) if isinstance(text, str) else None

    @field_validator("shard_ids")
    @classmethod
    def _among(cls, ids: frozenset[int] | None, info: ValidationInfo) -> frozenset[int] | None:
        shards = info.data.get("shards")
        if ids is None:
            return None
        if shards is None:
            raise ValueError("FOOTNOTE_SHARDS has to say how many there are in all")
        if max(ids) >= shards:
            raise ValueError(f"of {shards} shards the last is {shards - 1}")
        return ids

    @property
    def ships_articles(self) -> bool:
        """Return whether the articles are those that ship with Footnote: a sample."""
        return self.articles == _packaged_articles()

    @property
    def limits(self) -> Limits:
        """Return what servers and moderators may post."""
        return Limits(
            self.articles_per_server,
            self.characters_per_server,
            self.characters_per_source,
            self.posts_per_hour,
        )

    @property
    def database_url(self) -> str:
        """Return where the store is: the URL that was set, or SQLite in the home."""
        return self.database or f"sqlite:///{self.home / 'footnote.db'}"
