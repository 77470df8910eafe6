"""Stopping waits for what is under way."""

from bot.services.work_in_progress import WorkInProgress


async def test_stopping_waits_for_what_is_under_way() -> None:
    work = WorkInProgress()
    assert await work.finished(within=0)

    with work.under_way():
        assert not await work.finished(within=0.01)
    assert await work.finished(within=0)
