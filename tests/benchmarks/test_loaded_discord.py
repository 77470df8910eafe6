"""What a question was told under load is counted for what it is."""

from benchmarks.speed.loaded_discord import Asked
from bot.services.questions import Busy
from bot.wording import UNREAD


def test_who_is_told_to_try_again_is_told_apart_from_who_gets_an_answer_in_haste() -> None:
    refused, skimmed = Asked(text=str(Busy())), Asked(text=f"> A quote.\n-# {UNREAD}")

    assert (refused.told_busy, skimmed.told_busy) == (True, False)
