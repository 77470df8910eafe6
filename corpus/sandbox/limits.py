"""How much one reading may take; overrunning is a refusal, never a wait."""

import resource
import sys
from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """*processor* and *clock* are seconds, *memory* and *output* are bytes.

    The clock goes on while other programs have the processor, so it allows for more.
    """

    processor: int
    clock: float
    memory: int
    output: int

    def bind(self) -> None:
        """Hold this process to these limits from now on; it can neither raise them nor write files.

        The system ends a process that has used up its time. Memory beyond the limit is refused
        to it, which Python tells as `MemoryError` and most native code ends at. macOS does not
        limit memory so; there the other limits hold alone.
        """
        for what, most in (
            (resource.RLIMIT_CPU, self.processor),
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_CORE, 0),
        ):
            resource.setrlimit(what, (most, most))
        if sys.platform != "darwin":
            resource.setrlimit(resource.RLIMIT_AS, (self.memory, self.memory))


DOCUMENT = Limits(processor=20, clock=60, memory=1024 * MEGABYTE, output=64 * MEGABYTE)
"""For one document: an article takes a fraction of a second and some 100 MB. Our own choice."""

ARCHIVE = Limits(processor=120, clock=300, memory=1536 * MEGABYTE, output=256 * MEGABYTE)
"""For at most 5,000 articles of 100 MB together (`corpus.archive`). Our own choice."""
