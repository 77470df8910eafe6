"""How many connections are opened; apart, since settings are read before a database is needed."""

CONNECTIONS = 16
"""How many one process opens to a server at most where nothing else is said; PostgreSQL takes 100
by default (https://www.postgresql.org/docs/current/runtime-config-connection.html)."""
