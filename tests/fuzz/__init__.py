"""Fuzzing: documents and answers that nobody has thought of, within the limits of the bot."""
