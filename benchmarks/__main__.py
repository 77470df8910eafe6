"""`make bench`: every benchmark of this folder, one after another."""

from benchmarks import encoders, fit, index_kinds, latency, load, reading
from benchmarks.reader import report

for benchmark in (reading, fit, report, encoders, latency, index_kinds, load):
    print(f"== {benchmark.__name__}", flush=True)
    benchmark.main()
