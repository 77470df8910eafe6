"""The pages of the web, and a server whose moderator posts them."""

from dataclasses import dataclass, field

from bot.app import App
from corpus.errors import PageUnchanged, SourceRefused
from corpus.fetching.fetcher import Fetched, Validators
from tests.discord_double.person import Person
from tests.discord_double.reply import Reply
from tests.discord_double.server import DiscordDouble

LINK = "https://news.example/memoir"
SERVER = "discord:1"


@dataclass
class Site:
    """The pages of the web, as a fetcher finds them; *asked* are the validators it was given."""

    pages: dict[str, str] = field(default_factory=dict)
    asked: list[Validators | None] = field(default_factory=list)
    version: int = 1

    async def fetch(self, link: str, known: Validators | None) -> Fetched:
        """Return the page, unless its version is known."""
        self.asked.append(known)
        if link not in self.pages:
            raise SourceRefused("There is no page at that link: check it and post it again.")
        tag = f'"{self.version}"'
        if known is not None and known.etag == tag:
            raise PageUnchanged
        return Fetched(self.pages[link].encode(), "text/markdown", "utf-8", link, Validators(tag))


@dataclass
class Stage:
    """Our Discord, the bot's app, the web, a moderator and a member."""

    discord: DiscordDouble
    app: App
    site: Site
    moderator: Person
    member: Person

    async def publish(self, *paragraphs: str) -> Reply:
        """Have an article posted and published."""
        self.site.pages[LINK] = markdown(*paragraphs)
        preview = await self.moderator.command("source add", url=LINK)
        return await self.moderator.press(preview, "Publish")

    @property
    def bodies(self) -> list[str]:
        """Return the texts that the server's questions are answered from."""
        return [each.body for each in self.app.engine.store.articles([SERVER])]


def markdown(*paragraphs: str) -> str:
    """Return a page of Markdown."""
    return "\n\n".join(["---\ntitle: A memoir\nauthors: [Jane Q. Doe]\n---", *paragraphs])
