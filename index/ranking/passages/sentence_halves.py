"""Words that answer, kept to the half of their sentence that speaks of what the question does.

Of "A sloop pays 15 and a barge pays 45" a reader that begins with one number and ends with the
other, since both may be it, would have both of them answer what a sloop pays.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from index.answer import Span
from index.ranking.passages.subject_words import subject_of
from index.reader.reading import Reading, ReadSpan, best_span
from index.search.late_interaction import Spans
from index.search.segment import Candidate
from index.search.words import stems

LESS_LIKELY = 1.0
"""How much less likely, in log-probability, words may be that stay in their half. Of 1,827 answered
questions of the contrast set and of squad2's held-out articles 16 have such words: with them 12
are answered better and 4 worse, and no other bound from .5 to 3 does better."""

Half = tuple[int, int]

_OPPOSED = re.compile(r"(?:;|,? (?:whereas|while|whilst|but|although|though)) |(?<=[.!?]) +")
_JOINED = re.compile(r", (?:and )?| and ")
_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|third|quarter"
    r"|fifth|tenth)\b",
    re.IGNORECASE,
)


def answering_words(
    question: str, candidate: Candidate, reading: Reading, marked: Span
) -> ReadSpan | None:
    """Return the likeliest words that answer inside *marked*; null where no word piece is.

    Where they run across the border of the half that has the question's subject, and others inside
    it are little less likely, they are these.
    """
    text = candidate.searched.text
    found = best_span(reading, marked.start, marked.end)
    subject = stems(subject_of(question) or "")[:1]
    if found is None or not subject:
        return found
    half = _half_with(subject, text, halves(text, _around(found.span, candidate.sentences)))
    if half is None or not _crosses(found.span, half):
        return found
    kept = best_span(reading, *half)
    return found if kept is None or kept.score < found.score - LESS_LIKELY else kept


def halves(text: str, around: Half) -> list[Half]:
    """Return the parts of `text[start:end]` that tell of one thing each, in order.

    They are divided where one is opposed to the other, and at a comma or "and" where what stands
    behind it is like what stands before it: both have a word in common, or a number.
    """
    found: list[Half] = []
    for start, end in _divided(_OPPOSED, text, around):
        parts = _divided(_JOINED, text, (start, end))
        whole = next(parts)
        for part in parts:
            if _are_alike(text[slice(*whole)], text[slice(*part)]):
                found.append(whole)
                whole = part
            else:
                whole = (whole[0], part[1])
        found.append(whole)
    return found


def _divided(border: re.Pattern[str], text: str, around: Half) -> Iterator[Half]:
    start, end = around
    places = [start, *(each.end() for each in border.finditer(text, start, end)), end]
    yield from (each for each in pairwise(places) if each[0] < each[1])


def _are_alike(one: str, other: str) -> bool:
    words = set(stems(other))
    has_numbers = _NUMBER.search(one) is not None and _NUMBER.search(other) is not None
    return len(words) > 1 and (has_numbers or not words.isdisjoint(stems(one)))


def _around(words: Span, sentences: Spans) -> Half:
    """Return from where to where the sentences go that have any of *words*."""
    touched = [each for each in sentences if each[0] < words.end and each[1] > words.start]
    return (touched[0][0], touched[-1][1]) if touched else (words.start, words.end)


def _half_with(subject: Sequence[str], text: str, divided: Sequence[Half]) -> Half | None:
    """Return the one of several that has *subject*, null where none or more than one has it."""
    held = [each for each in divided if set(subject) & set(stems(text[slice(*each)]))]
    return held[0] if len(held) == 1 and len(divided) > 1 else None


def _crosses(words: Span, half: Half) -> bool:
    start, end = half
    inside = start <= words.start and words.end <= end
    return words.start < end and words.end > start and not inside
