"""When Python looks for garbage, which stops every thread for as long as there are objects."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def watched_garbage() -> Iterator[list[int]]:
    """Yield the generations that are looked through meanwhile; the oldest has all objects."""
    looked: list[int] = []

    def note(phase: str, info: dict[str, int]) -> None:
        looked.extend([info["generation"]] if phase == "start" else [])

    gc.collect()
    gc.callbacks.append(note)
    try:
        yield looked
    finally:
        gc.callbacks.remove(note)
