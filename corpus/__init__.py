"""What is kept: articles, what was asked of them, what servers decided."""
