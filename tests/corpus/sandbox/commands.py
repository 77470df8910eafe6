"""Commands that begin reading processes other than those that ship."""

import sys


def started_by(*lines: str) -> tuple[str, ...]:
    """Return the command of a reading process that does what *lines* say before it serves."""
    served = "from corpus.sandbox import server; server.serve(sys.stdin.buffer, sys.stdout.buffer)"
    return sys.executable, "-c", "\n".join(["import sys", *lines, served])
