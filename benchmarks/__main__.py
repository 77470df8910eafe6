"""`make bench`: every benchmark of this folder, one after another."""

from benchmarks import encoders, fit, follow_ups, index_kinds, latency, load, reading, stages
from benchmarks.reader import report

for benchmark in (reading, fit, report, follow_ups, encoders, latency, stages, index_kinds, load):
    print(f"== {benchmark.__name__}", flush=True)
    benchmark.main()
