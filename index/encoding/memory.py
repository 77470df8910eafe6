"""Memory that is free inside the process, handed back to the machine."""

import ctypes
import gc


def give_back() -> None:
    """Let the C library return what it keeps free, where it is glibc; elsewhere do nothing.

    Making the models' graphs takes much for a moment, which glibc would keep for as long as the bot
    runs (`benchmarks/speed/load.py` prints what it holds when idle).
    """
    gc.collect()
    trim()


def trim() -> None:
    """Do the same without looking for what refers to itself, which holds everybody up."""
    malloc_trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if malloc_trim is not None:
        malloc_trim(0)
