"""`make bench`: every benchmark of this folder, one after another."""

from benchmarks import fit, ranking, reading

for benchmark in (reading, ranking, fit):
    print(f"== {benchmark.__name__}", flush=True)
    benchmark.main()
