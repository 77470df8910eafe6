"""Links into Discord are told from all others, however a client of Discord wrote them."""

import pytest

from corpus.discord_links import DiscordLink, discord_link

GUILD, CHANNEL, MESSAGE = 81384788765712384, 381963689470984203, 1312345678901234567


@pytest.mark.parametrize(
    ("link", "found"),
    [
        (f"/{GUILD}/{CHANNEL}/{MESSAGE}", DiscordLink(GUILD, CHANNEL, MESSAGE)),
        (f"/{GUILD}/{CHANNEL}/{MESSAGE}/", DiscordLink(GUILD, CHANNEL, MESSAGE)),
        (f"/{GUILD}/{CHANNEL}/{MESSAGE}?utm_source=x#y", DiscordLink(GUILD, CHANNEL, MESSAGE)),
        (f"/{GUILD}/{CHANNEL}", DiscordLink(GUILD, CHANNEL)),
        (f"/{GUILD}/1/threads/{CHANNEL}", DiscordLink(GUILD, CHANNEL)),
        (f"/{GUILD}/1/threads/{CHANNEL}/{MESSAGE}", DiscordLink(GUILD, CHANNEL, MESSAGE)),
        (f"/@me/{CHANNEL}/{MESSAGE}", DiscordLink()),
        (f"/{GUILD}", DiscordLink()),
        (f"/{GUILD}/{CHANNEL}/{MESSAGE}/4", DiscordLink()),
        (f"/{GUILD}/@home", DiscordLink()),
        (f"/{'9' * 21}/{CHANNEL}", DiscordLink()),
        ("", DiscordLink()),
    ],
)
@pytest.mark.parametrize("host", ["discord.com", "PTB.discord.com", "discordapp.com:443"])
def test_a_link_into_discord_tells_where_it_leads(link: str, found: DiscordLink, host: str) -> None:
    assert discord_link(f"https://{host}/channels{link}") == found


@pytest.mark.parametrize(
    "link",
    [
        "https://discord.com/blog/channels/1/2/3",
        "https://discord.com/developers/docs",
        f"https://discord.com.example/channels/{GUILD}/{CHANNEL}/{MESSAGE}",
        f"https://example.com/channels/{GUILD}/{CHANNEL}/{MESSAGE}",
        f"https://discord.com@example.com/channels/{GUILD}/{CHANNEL}",
        "https://cdn.discordapp.com/attachments/1/2/a.pdf",
        "discord://discord.com/channels/1/2",
        "channels/1/2/3",
        "",
    ],
)
def test_any_other_link_leads_nowhere_on_discord(link: str) -> None:
    assert discord_link(link) is None


def test_a_link_is_written_as_discord_writes_it() -> None:
    assert DiscordLink(GUILD, CHANNEL, MESSAGE).address == (
        f"https://discord.com/channels/{GUILD}/{CHANNEL}/{MESSAGE}"
    )
    assert DiscordLink(GUILD, CHANNEL).address == f"https://discord.com/channels/{GUILD}/{CHANNEL}"
