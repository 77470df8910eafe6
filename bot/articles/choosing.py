"""Which of several articles is meant: the select that asks, and answers what was asked of one."""

from collections.abc import Sequence
from dataclasses import replace

from bot.articles.content import Content
from bot.articles.entries import Entry, article_select
from bot.client import Interaction
from bot.interface.components import Component, Select, one_chosen
from bot.interface.pace import asking
from bot.interface.place import asked_collection
from bot.language import gettext
from index.answer import Answer


class ChooseArticle(Component[Select], template=r"which:(?P<key>[0-9a-f]{16})"):
    """Asks the question of *key* again, of the article that is chosen."""

    def __init__(self, key: str, entries: Sequence[Entry] = ()) -> None:
        super().__init__(article_select(f"which:{key}", gettext("Choose the article"), entries))
        self._key = key

    async def respond(self, interaction: Interaction) -> None:
        """Show the answer, in place of the select to who asked."""
        with asking(interaction):
            await interaction.response.defer()
            collection, chosen = await asked_collection(interaction), one_chosen(self.item)
            asked = await interaction.client.questions.note(
                lambda memory: memory.recall(collection, self._key)
            )
            narrowed = replace(asked, article_id=chosen)
            await interaction.client.surface.ask(interaction, narrowed, self._key)


def choose_content(answer: Answer, key: str) -> Content:
    """Return the question which of the articles that *answer* shows is meant."""
    entries = [Entry.shown(each) for each in answer.shown]
    return Content([gettext("Which article do you mean?")], [[ChooseArticle(key, entries)]])
