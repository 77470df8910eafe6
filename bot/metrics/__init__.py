"""What Prometheus and probes are told of a process; imported where `FOOTNOTE_METRICS` is set."""
