"""Heavy libraries wait until they are needed: help, health and reading stay light."""

import json
import subprocess
import sys

import pytest

LIGHT = {
    "bot.cli.main": {
        "torch",
        "discord",
        "faiss",
        "sentence_transformers",
        "sqlalchemy",
        "trafilatura",
    },
    "bot.heartbeat": {"torch", "discord", "faiss", "sqlalchemy"},
    "corpus.ingest": {
        "torch",
        "aiohttp",
        "discord",
        "faiss",
        "trafilatura",
        "mammoth",
        "pypdfium2",
    },
    "index.engine": {"torch", "discord", "sentence_transformers"},
    "bot.service": {"torch", "prometheus_client", "sentence_transformers"},
    "bot.cli.chat": {"torch", "discord", "sentence_transformers"},
    "bot.cli.rendering": {"torch", "discord", "sentence_transformers", "onnxruntime"},
}


ASKING = """
import sys
from bot.__main__ import main
sys.argv = ["footnote", "ask", "What did the memoir say about missiles?", "--json"]
main()
sys.stderr.write("\\n".join(sys.modules))
"""


def test_a_question_to_the_packaged_model_needs_neither_torch_nor_discord() -> None:
    asked = subprocess.run([sys.executable, "-c", ASKING], capture_output=True, check=True)  # noqa: S603 - our own code

    loaded = set(asked.stderr.decode().splitlines())
    heavy = {
        "torch",
        "transformers",
        "sentence_transformers",
        "scipy",
        "sklearn",
        "discord",
        "aiohttp",
        "alembic",
    }
    assert json.loads(asked.stdout)["passages"]
    assert heavy & loaded == set()


@pytest.mark.parametrize("module", LIGHT)
def test_importing_a_module_loads_nothing_heavy_that_it_can_do_without(module: str) -> None:
    code = f"import {module}, sys, json; print(json.dumps(sorted(sys.modules)))"
    loaded = json.loads(subprocess.check_output([sys.executable, "-c", code]))  # noqa: S603 - our own code

    assert LIGHT[module] & set(loaded) == set()
