"""The one path behind every way to ask."""

import time
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.ask.passages import SHOWN
from bot.interface.place import Place
from bot.services.questions import Answered
from corpus.questions.asked_questions import AskedQuestion, Asker
from corpus.questions.conversation import Earlier

if TYPE_CHECKING:
    from bot.client import FootnoteClient


async def answered_for(
    client: "FootnoteClient",
    place: Place,
    asked: AskedQuestion,
    asker: Asker,
    earlier: Sequence[Earlier] = (),
) -> Answered:
    """Return the answer to *asked*, which follows *earlier*, once it is *asker*'s turn.

    Whoever calls has admitted the question (`RateLimits.admit`) before acknowledging it, so that
    a refusal can be private.

    Raises:
        FootnoteError: The question cannot be asked, or too much is asked at once.
    """
    following, since = replace(asked, earlier=tuple(earlier)), time.monotonic()
    async with client.rate_limits.turn(place.collection, asker.user_id):
        return await client.questions.ask(place.collection, following, SHOWN, asker, since)
