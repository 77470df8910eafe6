"""What `benchmarks/database` tries."""
