"""ONNX Runtime set up for a small machine that does other things besides."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

QUIET = 3
"""Log level: errors only; the rest would stand among what people read."""


def open_session(model: Path | bytes, threads: int = 1) -> "InferenceSession":
    """Return a session on *model*, a graph or its file, whose runs take *threads* threads each.

    With one thread a run stays in the thread that calls it, so that as many runs go on at
    once as there are callers, and no more threads than that: a pool of its own in each
    library that computes doubles the time of all of them (`benchmarks/RESULTS.md`).
    Runs are thread-safe and leave Python's lock to others.
    """
    import onnxruntime  # noqa: PLC0415 - takes a tenth of a second

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = QUIET
    # Idle threads would burn the core that the event loop needs.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    # From a file it takes a copy of the weights less than from bytes, for as long as it is open.
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def processors() -> int:
    """Return how many processors this process may use: so many runs go on at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
