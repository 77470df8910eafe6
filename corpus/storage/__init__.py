"""The database: its tables, its statements, its limits."""
