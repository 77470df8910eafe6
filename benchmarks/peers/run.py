"""Peers beside Footnote, one run, one machine: `python -m benchmarks.peers.run`.

Every third answerable question is asked of all paragraphs of a collection. Each peer runs in
an environment of its own under `.peers/`, made on first use from `requirements/`.
Footnote's weights were learned with these articles: its honest recall is the cross-validated
one of `benchmarks/fit.py`; what this table adds is the peers' recall, time and memory.
"""

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from benchmarks.crossvalidation import recalls
from benchmarks.question_sets import COLLECTIONS, engine_over, gold_span, pooled
from corpus.store import OPERATOR
from index.encoder import Encoder
from index.onnx_encoder import OnnxEncoder
from index.packaged_model import packaged_model
from index.squad import SquadQuestion, SquadSet

HERE = Path(__file__).resolve().parent
ENVIRONMENTS = HERE.parent.parent / ".peers"
PEERS = {
    "sentence-transformers + FAISS": ("plain", "plain_faiss.py"),
    "LangChain FAISS": ("langchain", "langchain_faiss.py"),
    "LlamaIndex": ("llama-index", "llama_index_vectors.py"),
    "txtai": ("txtai", "txtai_embeddings.py"),
    "txtai hybrid": ("txtai", "txtai_embeddings.py", "hybrid"),
    "bm25s": ("bm25s", "bm25s_words.py"),
}
EVERY = 3
DEPTH = 10


def main() -> None:
    """Print a table for each collection: recall, ms a question (p50, p95, p99), megabytes."""
    for name, files in COLLECTIONS.items():
        squad = pooled(files)
        questions = [each for each in squad.questions if each.answers][::EVERY]
        print(f"{name}: {len(questions)} questions")
        for peer in PEERS:
            _row(peer, _peer(peer, squad, questions))
        with TemporaryDirectory() as folder:
            fast = OnnxEncoder(Path(folder))
            _row("Footnote (in-sample)", _footnote(squad, questions, fast))


def _peer(name: str, squad: SquadSet, questions: Sequence[SquadQuestion]) -> dict[str, Any]:
    keys = [(a, p) for a, draft in enumerate(squad.drafts) for p in range(len(draft.paragraphs))]
    request = {
        "passages": [_text(squad, *key) for key in keys],
        "questions": [each.text for each in questions],
        "depth": DEPTH,
        "model": str(packaged_model()),
    }
    environment, *command = PEERS[name]
    ran = subprocess.run(  # noqa: S603 - our own scripts
        [_python(environment), HERE / command[0], *command[1:]],
        input=json.dumps(request),
        capture_output=True,
        text=True,
        check=True,
        env={"HF_HUB_OFFLINE": "1", "TOKENIZERS_PARALLELISM": "false", "PATH": "/usr/bin:/bin"},
    )
    found: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    ranks = [
        _rank(keys.index((each.article, each.paragraph)), ranking)
        for each, ranking in zip(questions, found["rankings"], strict=True)
    ]
    return found | {"ranks": ranks}


def _footnote(
    squad: SquadSet, questions: Sequence[SquadQuestion], encoder: Encoder
) -> dict[str, Any]:
    encoder.encode(["ready"])
    began = time.perf_counter()
    engine, ids = engine_over(squad, range(len(squad.drafts)), encoder)
    engine.snapshot(OPERATOR)
    indexing = time.perf_counter() - began
    ranks = []
    spent = []
    for each in questions:
        began = time.perf_counter()
        passages = engine.ask(OPERATOR, each.text, top=DEPTH).passages
        spent.append(1000 * (time.perf_counter() - began))
        start, end = gold_span(squad, each)
        cited = [passage.citation for passage in passages]
        right = [
            one.article_id == ids[each.article] and one.start < end and one.end > start
            for one in cited
        ]
        ranks.append(_rank(wanted=True, ranking=right))
    return {
        "ranks": ranks,
        "milliseconds": spent,
        "indexing_seconds": indexing,
        "version": "this",
    }


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


def _text(squad: SquadSet, article: int, paragraph: int) -> str:
    place = squad.drafts[article].paragraphs[paragraph]
    return squad.drafts[article].body[place.start : place.end]


def _rank(wanted: object, ranking: Sequence[object]) -> int:
    return ranking.index(wanted) + 1 if wanted in ranking else 10**6


def _row(name: str, found: dict[str, Any]) -> None:
    shares = "".join(f" {value:6.1f}" for value in recalls(found["ranks"]).values())
    times = " ".join(f"{each:6.2f}" for each in np.percentile(found["milliseconds"], [50, 95, 99]))
    memory = f"{found['resident_megabytes']:7.0f} MB" if "resident_megabytes" in found else ""
    print(
        f"{name:32} {found['version']:10}{shares} {times} ms"
        f" {found['indexing_seconds']:7.1f} s{memory}",
        flush=True,
    )


if __name__ == "__main__":
    main()
