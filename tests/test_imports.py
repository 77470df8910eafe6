"""Heavy libraries wait until they are needed: help, health and reading stay light."""

import json
import subprocess
import sys

import pytest

LIGHT = {
    "bot.cli": {"torch", "discord", "faiss", "sentence_transformers", "sqlalchemy", "trafilatura"},
    "bot.heartbeat": {"torch", "discord", "faiss", "sqlalchemy"},
    "corpus.ingest": {"torch", "discord", "faiss", "trafilatura", "mammoth", "pypdfium2"},
    "index.engine": {"torch", "discord", "sentence_transformers"},
    "bot.terminal": {"torch", "discord", "sentence_transformers"},
}


@pytest.mark.parametrize("module", LIGHT)
def test_importing_a_module_loads_nothing_heavy_that_it_can_do_without(module: str) -> None:
    code = f"import {module}, sys, json; print(json.dumps(sorted(sys.modules)))"
    loaded = json.loads(subprocess.check_output([sys.executable, "-c", code]))  # noqa: S603 - our own code

    assert LIGHT[module] & set(loaded) == set()
