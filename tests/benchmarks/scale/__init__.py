"""What `benchmarks/scale` measures with."""
