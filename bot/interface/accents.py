"""The colours along the edge of cards; what they stand for is always told in words as well."""

import discord

from index.answer import Answer, Confidence

SURE = discord.Colour(0x009E73)
"""Bluish green of Okabe and Ito's palette, whose colours are told apart whatever one sees."""
LIKELY = discord.Colour(0x3A8FD0)
"""Their blue, lightened until it is legible on dark as well."""
UNSURE = discord.Colour(0xDE6400)
"""Their vermilion, a little lighter for the same reason."""
QUIET = discord.Colour(0x85888F)
"""Grey, for what says no more than that there is no answer."""

_BY_CONFIDENCE = {
    Confidence.HIGH: SURE,
    Confidence.MEDIUM: LIKELY,
    Confidence.LOW: UNSURE,
}


def accent_of(answer: Answer) -> discord.Colour:
    """Return the colour that tells how sure *answer* is; `QUIET` where it is none."""
    if not answer.answered:
        return QUIET
    if answer.confidence is None:  # an article, or the articles there are: nothing is weighed
        return SURE
    return _BY_CONFIDENCE[answer.confidence]
