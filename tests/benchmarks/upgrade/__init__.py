"""What `benchmarks/upgrade` measures with."""
