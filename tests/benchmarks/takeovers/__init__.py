"""The short form of `benchmarks/takeovers`."""
