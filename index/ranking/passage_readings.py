"""The best passages are read beside the question, in its words and in their own."""

from collections.abc import Collection, Mapping, Sequence

from index.ranking.names.asked_things import asked_things
from index.ranking.names.checking import checked_row
from index.ranking.question import Question
from index.ranking.written.as_written import as_worded_in, as_written_in
from index.reader.reading import Reader, Reading
from index.search.late_interaction import Floats
from index.search.snapshot import Snapshot

MOST_READ = 4
"""Passages that a reader looks at: what 40 ms on two cores allow (`benchmarks/RESULTS.md`)."""

READ_WITHIN = 3.0
"""A passage whose ranking stays further behind the best (in log-odds) goes unread
(`benchmarks/training/reader/report.py` tells what that loses)."""


def readings_of(
    question: Question,
    snapshot: Snapshot,
    chosen: Sequence[int],
    reader: Reader | None,
    *,
    twice: bool = False,
) -> dict[int, Reading]:
    """Return what *reader* says of the positions *chosen*, in their order; none without it.

    It reads what seems to answer *twice*, or once.
    """
    if reader is None:
        return {}
    readings: dict[int, Reading] = {}
    for text, positions in _by_wording(question.text, snapshot, chosen).items():
        candidates = [snapshot.candidates[each] for each in positions]
        found = reader.read(
            text, [each.titled_in_sentences if twice else each.titled for each in candidates]
        )
        if found is None:
            return {}
        for position, reading in zip(positions, found, strict=True):
            known = readings.get(position)
            if known is None or reading.answers > known.answers:
                readings[position] = reading
    return {each: readings[each] for each in chosen if each in readings}


def _by_wording(
    question: str, snapshot: Snapshot, positions: Sequence[int]
) -> dict[str, list[int]]:
    """Return *positions* by the questions that are read for: as written and as worded there.

    Its words in the place of those of the question may not fit a sentence that was made for
    others, so the surer reading of both counts.
    """
    found: dict[str, list[int]] = {}
    for each in positions:
        text = snapshot.candidates[each].searched.text
        written = as_written_in(text, question)
        for one in dict.fromkeys((written, as_worded_in(text, question))):
            found.setdefault(one, []).append(each)
    return found


def _by_question(
    question: str, snapshot: Snapshot, positions: Sequence[int]
) -> dict[str, list[int]]:
    """Return *positions* by the question as each passage has its days, times and amounts."""
    found: dict[str, list[int]] = {}
    for each in positions:
        text = as_written_in(snapshot.candidates[each].searched.text, question)
        found.setdefault(text, []).append(each)
    return found


def checked_of(
    question: str, snapshot: Snapshot, readings: Mapping[int, Reading]
) -> dict[int, Floats]:
    """Return the `CHECKED_SIGNALS` of the positions of *readings*."""
    found: dict[int, Floats] = {}
    for text, positions in _by_question(question, snapshot, list(readings)).items():
        asked = asked_things(text, snapshot.is_name)
        found |= {each: checked_row(asked, snapshot.candidates[each]) for each in positions}
    return found


def worth_reading(ranked: Mapping[int, float], positions: Collection[int]) -> list[int]:
    """Return those of *positions* to read, of *ranked* scores by position, best first."""
    best = max(ranked.values(), default=0.0)
    leading = [each for each in ranked if each in positions][:MOST_READ]
    return [each for each in leading if ranked[each] >= best - READ_WITHIN]
