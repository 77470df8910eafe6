"""The operator bounds what the indexes in memory take."""

from pathlib import Path
from unittest.mock import patch

import pytest

from bot import app
from bot.settings import Settings
from index.search.index_cache import MEMORY


@pytest.mark.parametrize(("stated", "bound"), [(None, MEMORY), ("3", 3 * 2**20)])
def test_the_engine_is_bound_as_the_operator_states(
    stated: str | None, bound: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if stated is not None:
        monkeypatch.setenv("FOOTNOTE_INDEX_MEMORY", stated)

    with patch.object(app, "Engine", autospec=True) as made:
        app.assemble(Settings(home=tmp_path)).database.close()

    assert made.call_args.kwargs["memory"] == bound
