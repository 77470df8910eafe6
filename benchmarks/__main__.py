"""`make bench`: every benchmark of this folder, one after another."""

from benchmarks import encoders, fit, follow_ups, index_kinds, latency, load, reading, stages
from benchmarks.peers import run as peers
from benchmarks.reader import report

EVERY = (reading, fit, report, follow_ups, peers, encoders, latency, stages, index_kinds, load)

for benchmark in EVERY:
    print(f"== {benchmark.__name__}", flush=True)
    benchmark.main()
