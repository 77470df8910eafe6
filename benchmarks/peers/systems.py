"""Footnote and what a user would pick instead, each run as a process in its own environment.

The environments are made on first use from `requirements/`, which takes some minutes, and kept
beside other caches, so that every checkout finds them.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from benchmarks.peers.exchange import FIRST_ANSWER
from corpus.article import PARAGRAPH_BREAK
from index.encoding.packaged_model import packaged_model
from index.evaluation.squad import SquadSet

HERE = Path(__file__).resolve().parent
ENVIRONMENTS = Path.home() / ".cache" / "footnote-peers"
FOOTNOTE = "Footnote"
FOOTNOTE_READING = "Footnote with the reader"
PEERS = {
    "sentence-transformers + FAISS": ("plain", "plain_faiss.py"),
    "LangChain FAISS": ("langchain", "langchain_faiss.py"),
    "LlamaIndex": ("llama-index", "llama_index_vectors.py"),
    "txtai": ("txtai", "txtai_embeddings.py"),
    "txtai hybrid": ("txtai", "txtai_embeddings.py", "hybrid"),
    "bm25s": ("bm25s", "bm25s_words.py"),
}
"""Each peer's environment, and its script with what that is told."""

OWN = {FOOTNOTE: (), FOOTNOTE_READING: ("reader",)}
"""What Footnote's script is told."""


def index(name: str, squad: SquadSet, folder: Path) -> dict[str, Any]:
    """Have the system *name* store all paragraphs of *squad* in *folder*; return its figures."""
    places = [(draft, each) for draft in squad.drafts for each in draft.paragraphs]
    passages = [draft.body[each.start : each.end] for draft, each in places]
    return store(name, passages, [draft.metadata.title or "" for draft, _ in places], folder)


def store(
    name: str, passages: Sequence[str], titles: Sequence[str], folder: Path
) -> dict[str, Any]:
    """Have the system *name* store *passages* in *folder*; return its figures.

    *titles* are those of their articles.
    """
    found, _ = _run(name, {"passages": passages, "titles": titles}, folder)
    return found


def ask(
    name: str, questions: Sequence[str], depth: int, folder: Path, under: Sequence[str] = ()
) -> dict[str, Any]:
    """Have the system *name* ask what it stored in *folder*; return its figures.

    Among them are `rankings`: the places of *depth* passages for each question, in the order of
    the articles' paragraphs, and `start_seconds`, from the process's start to its first answer.
    *under* is a command that starts the process for us.
    """
    found, seconds = _run(name, {"questions": questions, "depth": depth}, folder, under)
    return found | {"start_seconds": seconds}


def paragraphs(squad: SquadSet) -> int:
    """Return how many paragraphs are indexed of *squad*."""
    return sum(draft.body.count(PARAGRAPH_BREAK) + 1 for draft in squad.drafts)


def prepare() -> None:
    """Make the environments that are not there."""
    for environment in {environment for environment, *_ in PEERS.values()}:
        _python(environment)


def _run(
    name: str, request: dict[str, Any], folder: Path, under: Sequence[str] = ()
) -> tuple[dict[str, Any], float]:
    """Return what the process printed at its end, and when it had its first answer."""
    with TemporaryFile("w+", encoding="utf-8") as given:
        json.dump(request | {"model": str(packaged_model()), "folder": str(folder)}, given)
        given.seek(0)
        began, first = time.perf_counter(), 0.0
        with subprocess.Popen(  # noqa: S603 - our own scripts
            [*under, *_command(name)],
            stdin=given,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            cwd=HERE.parent.parent,
            env=_environment(),
        ) as process:
            printed = []
            for line in process.stdout or ():
                printed.append(line)
                if line.strip() == FIRST_ANSWER:
                    first = time.perf_counter() - began
    if process.returncode:
        raise RuntimeError(f"{name} failed:\n{''.join(printed[-30:])}")
    found: dict[str, Any] = json.loads(next(each for each in reversed(printed) if each[0] == "{"))
    return found, first


def _command(name: str) -> list[str | Path]:
    if name in OWN:
        return [sys.executable, "-m", "benchmarks.peers.footnote", *OWN[name]]
    environment, script, *told = PEERS[name]
    return [_python(environment), HERE / script, *told]


def _environment() -> dict[str, str]:
    own = {"HF_HUB_OFFLINE": "1", "TOKENIZERS_PARALLELISM": "false"}
    return own | {each: os.environ[each] for each in ("HOME", "PATH") if each in os.environ}


def _python(environment: str) -> Path:
    folder = ENVIRONMENTS / environment
    if not (folder / "ready").exists():
        print(f"making {folder}", flush=True)
        subprocess.run([sys.executable, "-m", "venv", "--clear", folder], check=True)  # noqa: S603 - our own command
        pip: list[str | Path] = [folder / "bin" / "python", "-m", "pip", "install", "-qq"]
        subprocess.run([*pip, "--upgrade", "pip"], check=True)  # noqa: S603 - as above
        requirements = HERE / "requirements" / f"{environment}.txt"
        subprocess.run([*pip, "-r", requirements], check=True)  # noqa: S603 - as above
        (folder / "ready").touch()
    return folder / "bin" / "python"
