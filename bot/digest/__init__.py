"""The weekly digest for moderators."""
