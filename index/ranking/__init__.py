"""Which passage answers, in which of its words, and whether any does."""
