"""What is forgotten in time: who asked how fast, and the questions that are kept no longer."""

from bot.interface.background import BackgroundTask


class Forgetting(BackgroundTask):
    """Forgets what its time is over of."""

    every = 10 * 60
    failed = "questions not looked after"

    async def work(self) -> None:
        """Forget it now."""
        self.client.rate_limits.forget_idle()
        if self.client.ownership.leads:
            await self.client.questions.forget_old()
