"""What was asked, what came of it, and what is still open."""
