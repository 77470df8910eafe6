"""`make bench`: every benchmark of this folder, one after another."""

from benchmarks import fit, reading
from benchmarks.reader import report

for benchmark in (reading, fit, report):
    print(f"== {benchmark.__name__}", flush=True)
    benchmark.main()
