"""Persons who had their data erased in another process are forgotten in this one, too."""

from bot.interface.background import BackgroundTask


class ForgettingErased(BackgroundTask):
    """Asks for erasures where there may be other processes."""

    every = 60
    failed = "erasures of other processes not looked after"

    async def work(self) -> None:
        """Forget in memory what was erased."""
        if self.client.ownership.shards.are_all:
            return
        if await self.client.records.forget_erased():
            self.client.questions.forget_answers()
            self.client.refusal_suggestions.forget()
