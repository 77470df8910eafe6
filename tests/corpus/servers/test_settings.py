"""What a server decides holds for it alone."""

import pytest

from corpus.errors import FootnoteError
from corpus.servers.settings import ServerSettings, ServerSettingsStore
from tests.doubles.databases import empty_database


def test_a_server_that_decided_nothing_has_what_holds_for_all() -> None:
    settings = ServerSettingsStore(empty_database()).get("discord:1")

    assert settings == ServerSettings()
    assert (settings.channels, settings.keep_days, settings.private_by_default) == ((), 30, False)


def test_what_is_changed_is_kept_beside_what_was_decided_before() -> None:
    store = ServerSettingsStore(empty_database())
    store.change("discord:1", channels=("5", "6"), language="de")

    changed = store.change("discord:1", keep_days=0, language=None)

    assert changed == ServerSettings(channels=("5", "6"), keep_days=0)
    assert store.get("discord:1") == changed
    assert store.get("discord:2") == ServerSettings()


@pytest.mark.parametrize("days", [-1, 366])
def test_days_beyond_the_limits_are_refused_and_change_nothing(days: int) -> None:
    store = ServerSettingsStore(empty_database())

    with pytest.raises(FootnoteError, match="0 to 365 days"):
        store.change("discord:1", keep_days=days, language="fr")
    assert store.get("discord:1") == ServerSettings()


def test_a_setting_that_does_not_exist_is_a_mistake_of_the_program() -> None:
    with pytest.raises(TypeError):
        ServerSettingsStore(empty_database()).change("discord:1", colour="red")


def test_servers_with_a_digest_are_known() -> None:
    store = ServerSettingsStore(empty_database())
    store.change("discord:1", digest_channel="7")
    store.change("discord:2", digest_channel=None)

    assert store.with_digest() == ("discord:1",)
