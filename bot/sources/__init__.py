"""What moderators do with sources."""
