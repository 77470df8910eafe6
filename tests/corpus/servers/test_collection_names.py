"""The collection of a server: one name for each, from which its id is read back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.servers.collection_names import collection_of, guild_id_of
from corpus.store import OPERATOR


@given(st.integers(min_value=1, max_value=2**64 - 1))
def test_a_servers_id_is_read_back_from_its_collections_name(guild_id: int) -> None:
    assert guild_id_of(collection_of(guild_id)) == guild_id


@pytest.mark.parametrize("name", [OPERATOR, "", "discord:", "discord:x", "7", "other:7"])
def test_other_collections_belong_to_no_server(name: str) -> None:
    assert guild_id_of(name) is None
