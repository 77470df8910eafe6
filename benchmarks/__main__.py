"""`make bench`: every benchmark of this folder, one after another."""

from benchmarks.peers import costs, recall
from benchmarks.quality import encoders, follow_ups, reading, wants
from benchmarks.speed import index_kinds, load, stages
from benchmarks.training import fit
from benchmarks.training.reader import report

EVERY = (
    reading,
    fit,
    report,
    follow_ups,
    wants,
    recall,
    costs,
    encoders,
    stages,
    index_kinds,
    load,
)

for benchmark in EVERY:
    print(f"== {benchmark.__name__}", flush=True)
    benchmark.main()
