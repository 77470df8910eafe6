"""What seems to answer is read a second time, by itself: a verdict without what distracts from it.

Beside a whole passage a question that it leaves open often seems answered, and words that answer
end too late or begin too early. On the held-out fold both get better (`benchmarks/RESULTS.md`, "A
second look"), for a reading that is as short as the sentences that are read.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from index.reader.reading import Floats, Reading, Titled, sentence_scores

SHARE = 0.4
"""What the second look counts where both tell which words answer. Shares of .3 to .5 of other
second looks gave as much (`benchmarks/RESULTS.md`)."""

HOPELESS = -3.0
"""Log-odds of the first look below which a second one is spared: it finds an answer for 1 in 700 of
these, which are 6 in 10 passages that are read (`benchmarks/RESULTS.md`)."""


def read_twice(read: Callable[[Titled], Reading], passage: Titled) -> Reading:
    """Return what *read* says of *passage*, and *again* of the part of it that seems to answer.

    Without sentences there is no such part, and no second look. Where the part is all, or there is
    no hope that it answers, the first look stands for both.
    """
    reading = read(replace(passage, sentences=()))
    part = _likeliest_part(reading, passage.sentences)
    if part is None:
        return reading
    start, end = part
    if (start, end) == (0, len(passage.text)) or reading.answers < HOPELESS:
        return replace(reading, again=reading)
    again = read(Titled(passage.title, passage.text[start:end]))
    return replace(reading, again=replace(again, offsets=again.offsets + start))


def with_both(reading: Reading) -> Reading:
    """Return *reading* with the words that both looks find likely; itself where there was one.

    Shares of words are means of both, `SHARE` of the second: outside its part it finds none.
    """
    if reading.again is None:
        return reading
    places = _places(reading, reading.again)
    return replace(
        reading,
        starts=_mean(reading.starts, reading.again.starts, places),
        ends=_mean(reading.ends, reading.again.ends, places),
    )


def _likeliest_part(
    reading: Reading, sentences: Sequence[tuple[int, int]]
) -> tuple[int, int] | None:
    """Return from where to where the likeliest sentence goes with the one before it.

    What "it" is, the sentence before tells.
    """
    if not sentences:
        return None
    best = int(sentence_scores(reading, sentences).argmax())
    return sentences[max(0, best - 1)][0], sentences[best][1]


def _places(reading: Reading, again: Reading) -> dict[int, int]:
    """Return which word piece of *again* each of *reading* is, none where it is not in its part."""
    known = {(int(start), int(end)): place for place, (start, end) in enumerate(again.offsets)}
    pieces = enumerate(reading.offsets)
    found = {at: known.get((int(start), int(end))) for at, (start, end) in pieces}
    return {at: place for at, place in found.items() if place is not None}


def _mean(first: Floats, second: Floats, places: dict[int, int]) -> Floats:
    """Return the logarithm of the mean of two shares: that no words do, then by word piece."""
    lifted = np.full(len(first), -np.inf)
    lifted[0] = second[0]
    for at, place in places.items():
        lifted[1 + at] = second[1 + place]
    mean = np.logaddexp(first + np.log(1 - SHARE), lifted + np.log(SHARE))
    return np.asarray(mean, dtype=np.float32)
