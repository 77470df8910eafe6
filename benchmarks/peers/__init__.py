"""What a user would pick instead, each in its own environment and its default configuration."""
