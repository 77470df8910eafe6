"""`make bench`: every benchmark of this folder, one after another."""

from benchmarks import fit, reading

for benchmark in (reading, fit):
    print(f"== {benchmark.__name__}", flush=True)
    benchmark.main()
