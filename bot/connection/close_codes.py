"""The gateway's close codes after which trying again is no use, and what the operator has to do."""

CODES = {
    4004: "Discord no longer accepts the token: reset it in the developer portal and set "
    "DISCORD_TOKEN to the new one.",
    4010: "Discord does not know the shard that the bot connects as (code 4010): set "
    "FOOTNOTE_SHARDS to the same number in every process, or unset it.",
    4012: "Discord no longer serves the version of its gateway that this bot speaks (code 4012): "
    "install a newer version of Footnote.",
    4013: "Discord does not know the intents that the bot asks for (code 4013): install the "
    "version of discord.py that Footnote names, and start Footnote unchanged.",
    4014: "Discord does not allow the bot the intents it asks for (code 4014): open the developer "
    "portal, choose the application, and look on its Bot page under Privileged Gateway Intents.",
}
"""What the operator reads, by code; the codes are those of Discord's reference of the gateway."""

FATAL = frozenset(CODES)
"""The codes after which the same bot would be closed again."""

SHARDING_REQUIRED = 4011
"""The code by which Discord asks for more shards."""


def sentence_for_close(code: int) -> str:
    """Return what the operator has to do after the gateway closed with *code*."""
    otherwise = f"Discord ended the connection (code {code}): start the bot again in a minute."
    return CODES.get(code, otherwise)


def sentence_for_sharding(count: int, recommended: int) -> str:
    """Return what the operator has to do where *count* shards are too few for Discord."""
    wanted = recommended if recommended > count else f"more than {count}"
    return (
        f"The bot is in more servers than {count} shards may serve (code {SHARDING_REQUIRED}): "
        f"set FOOTNOTE_SHARDS to {wanted} for every process, and start them again."
    )
