"""`make bench`: every benchmark of this folder, one after another."""

from benchmarks import encoders, fit, follow_ups, index_kinds, load, reading, stages
from benchmarks.peers import costs, recall
from benchmarks.reader import report

EVERY = (reading, fit, report, follow_ups, recall, costs, encoders, stages, index_kinds, load)

for benchmark in EVERY:
    print(f"== {benchmark.__name__}", flush=True)
    benchmark.main()
