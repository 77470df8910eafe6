"""Bytes made into other bytes: repeated, nested, spliced, cut, flipped."""

import random
from collections.abc import Callable, Sequence

MOST = 60_000
"""Bytes of a mutated document: what is endless at this size is super-linear, not long."""

_TIMES = (1, 2, 10, 100, 1_000, 10_000)
_SLICE = 64


def mutated(data: bytes, tokens: Sequence[bytes], chance: random.Random) -> bytes:
    """Return *data* after one to four changes, some of which insert *tokens* of its format."""
    for _ in range(chance.randint(1, 4)):
        data = chance.choice(_CHANGES)(data, tokens, chance)[:MOST]
    return data


def _repeated(data: bytes, tokens: Sequence[bytes], chance: random.Random) -> bytes:
    del tokens
    start, end = _slice(data, chance)
    return data[:start] + _many(data[start:end], chance) + data[end:]


def _inserted(data: bytes, tokens: Sequence[bytes], chance: random.Random) -> bytes:
    place = chance.randint(0, len(data))
    some = b"".join(chance.choice(tokens) for _ in range(chance.randint(1, 3)))
    return data[:place] + _many(some, chance) + data[place:]


def _nested(data: bytes, tokens: Sequence[bytes], chance: random.Random) -> bytes:
    """Put a slice between many openings and many closings, which need not fit."""
    start, end = _slice(data, chance)
    times = chance.choice(_TIMES)
    opening, closing = chance.choice(tokens), chance.choice(tokens)
    room = MOST // (2 * max(len(opening), len(closing), 1))
    times = min(times, room)
    return data[:start] + opening * times + data[start:end] + closing * times + data[end:]


def _moved(data: bytes, tokens: Sequence[bytes], chance: random.Random) -> bytes:
    del tokens
    start, end = _slice(data, chance)
    place = chance.randint(0, len(data))
    return data[:place] + data[start:end] + data[place:]


def _cut(data: bytes, tokens: Sequence[bytes], chance: random.Random) -> bytes:
    del tokens
    start, end = _slice(data, chance)
    return data[:start] + data[end:]


def _truncated(data: bytes, tokens: Sequence[bytes], chance: random.Random) -> bytes:
    del tokens
    return data[: chance.randint(0, len(data))]


def _flipped(data: bytes, tokens: Sequence[bytes], chance: random.Random) -> bytes:
    del tokens
    changed = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


_CHANGES: tuple[Callable[[bytes, Sequence[bytes], random.Random], bytes], ...] = (
    _repeated,
    _inserted,
    _inserted,
    _nested,
    _moved,
    _cut,
    _truncated,
    _flipped,
)


def _slice(data: bytes, chance: random.Random) -> tuple[int, int]:
    start = chance.randint(0, len(data))
    return start, min(len(data), start + chance.randint(0, _SLICE))


def _many(part: bytes, chance: random.Random) -> bytes:
    return part * min(chance.choice(_TIMES), MOST // max(len(part), 1))
