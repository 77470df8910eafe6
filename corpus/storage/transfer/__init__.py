"""A database as a whole: saved, restored, copied to another engine, brought to today's schema."""
