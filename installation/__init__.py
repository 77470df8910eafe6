"""What makes an environment for Footnote; it needs Python and nothing else."""
