"""A commit's code in a folder of its own, and processes of the bot that run it."""

import asyncio
import json
import os
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import aiohttp
from prometheus_client.parser import text_string_to_metric_families

from tests.bot.metrics.pages import free_address, page

if TYPE_CHECKING:
    from asyncio.subprocess import Process

REPOSITORY = Path(__file__).resolve().parents[2]

READY_WITHIN = 300.0
"""Seconds that a process may take to be ready, on a machine that is busy."""

HARMLESS = frozenset({"debug", "info"})
"""Levels of the log that tell of no trouble."""

_STEP = '''"""What a newer version might add; it takes nothing away."""

import sqlalchemy as sa
from alembic import op

revision = "{revision}"
down_revision = "{newest}"


def upgrade() -> None:
    """Add a column and a table."""
    op.add_column("sources", sa.Column("rehearsed", sa.Text, server_default="no"))
    op.create_table("rehearsals", sa.Column("name", sa.Text, primary_key=True))
'''


@dataclass(frozen=True)
class Version:
    """The code in *folder*, which people call *name*."""

    name: str
    folder: Path

    @property
    def newest_revision(self) -> str:
        """Return the newest step of its migrations."""
        return max(file.name[1:5] for file in self._steps.glob("r*.py"))

    def add_step(self) -> None:
        """Write one more step of migration into its folder, which merely adds to the schema."""
        newest = self.newest_revision
        revision = f"{int(newest) + 1:04}"
        step = _STEP.format(revision=revision, newest=newest)
        (self._steps / f"r{revision}_rehearsal.py").write_text(step, "utf-8")

    def run(self, *arguments: str, **environment: str) -> str:
        """Return what the command line prints that is called with *arguments*."""
        done = subprocess.run(  # noqa: S603 - our own arguments
            [sys.executable, "-m", "bot", *arguments],
            cwd=self.folder,
            env=os.environ | environment,
            check=True,
            text=True,
            stdout=subprocess.PIPE,
        )
        return done.stdout.strip()

    @property
    def _steps(self) -> Path:
        return self.folder / "corpus" / "migrations" / "versions"


@contextmanager
def checked_out(commit: str, folder: Path) -> Iterator[Version]:
    """Yield the version of *commit*, in *folder*, which goes with it.

    Its packaged models are those of this checkout: they are not kept in the repository.
    """
    _git("worktree", "add", "--quiet", "--detach", str(folder), commit)
    try:
        for each in (REPOSITORY / "index" / "graphs").iterdir():
            if each.suffix in {".onnx", ".sha256"}:
                shutil.copy(each, folder / "index" / "graphs")
        yield Version(_git("log", "-1", "--format=%h", commit), folder)
    finally:
        _git("worktree", "remove", "--force", str(folder))


def _git(*arguments: str) -> str:
    command = ["git", "-C", str(REPOSITORY), *arguments]
    done = subprocess.run(command, check=True, text=True, stdout=subprocess.PIPE)  # noqa: S603 - the same
    return done.stdout.strip()


@dataclass
class Running:
    """A process of *version*, in *environment*; its log and all else that it keeps is in *home*."""

    version: Version
    home: Path
    environment: dict[str, str]
    address: str = field(default_factory=free_address)
    _process: "Process | None" = None

    async def start(self) -> None:
        """Start it."""
        self.home.mkdir()
        own = {
            "FOOTNOTE_HOME": str(self.home),
            "FOOTNOTE_METRICS": self.address,
            "FOOTNOTE_LOGS": "json",
        }
        with self._log.open("wb") as log:
            self._process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "bot", "run"),
                cwd=self.version.folder,
                env=os.environ | self.environment | own,
                stdout=log,
                stderr=log,
            )

    async def ready(self, shards: int) -> None:
        """Return once it is ready and holds so many shards; raise where it ended instead."""
        async with asyncio.timeout(READY_WITHIN):
            while not await self._is_ready(shards):  # noqa: ASYNC110 - a page of another process
                await asyncio.sleep(0.5)

    async def stop(self) -> None:
        """Have it stop in good order."""
        if self._process is not None and self._process.returncode is None:
            self._process.send_signal(signal.SIGTERM)
            await self._process.wait()

    async def counted(self) -> dict[str, float]:
        """Return its metrics by their name, with the value of a label."""
        _, text = await page(f"http://{self.address}/metrics")
        return {
            "/".join([sample.name, *sample.labels.values()]): sample.value
            for family in text_string_to_metric_families(text)
            for sample in family.samples
        }

    @property
    def complaints(self) -> Counter[str]:
        """Return how often its log tells of which trouble."""
        lines = [line for line in self._log.read_text("utf-8").splitlines() if line]
        events = [json.loads(line) if line.startswith("{") else {"event": line} for line in lines]
        return Counter(each["event"] for each in events if each.get("level") not in HARMLESS)

    async def _is_ready(self, shards: int) -> bool:
        if self._process is None or self._process.returncode is not None:
            raise SystemExit(f"{self.version.name} ended: {self._log.read_text('utf-8')[-1000:]}")
        try:
            status, _ = await page(f"http://{self.address}/ready")
            return status == 200 and (await self.counted())["footnote_shards"] == shards  # noqa: PLR2004 - HTTP's
        except aiohttp.ClientConnectionError:
            return False

    @property
    def _log(self) -> Path:
        return self.home / "log"
