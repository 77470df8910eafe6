"""What every peer's script shares: a request on standard input, figures on standard output."""

import importlib.metadata
import json
import resource
import sys
import time
from collections.abc import Callable, Sequence

Search = Callable[[str, int], Sequence[int]]


def answer(package: str, build: Callable[[Sequence[str], str], Search]) -> None:
    """Read `{passages, questions, depth, model}`, time *build* and each search, print the result.

    *build* takes passages and the model's folder, and returns a function from a question and
    a depth to the places of the passages found, best first.
    """
    request = json.load(sys.stdin)
    began = time.perf_counter()
    search = build(request["passages"], request["model"])
    indexing = time.perf_counter() - began
    rankings, spent = [], []
    for each in request["questions"]:
        began = time.perf_counter()
        rankings.append(list(map(int, search(each, request["depth"]))))
        spent.append(1000 * (time.perf_counter() - began))
    document = {
        "rankings": rankings,
        "milliseconds": spent,
        "indexing_seconds": indexing,
        "resident_megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "version": importlib.metadata.version(package),
    }
    sys.stdout.write(f"\n{json.dumps(document)}\n")
