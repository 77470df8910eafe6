"""Whether what a question speaks of stands where its answer is said to stand."""

import re
from collections.abc import Sequence

import numpy as np

from index.answer import Span
from index.citations import attribution
from index.ranking.names.named_text import BEGINNING, NamedText, named_text
from index.search.late_interaction import Floats
from index.search.segment import Candidate
from index.search.words import stems

_AUXILIARY = (
    r"(?:do|does|did|is|are|was|were|will|would|can|could|should|has|have|had|must|may|might|shall)"
    r"(?:n['\u2019]?t)?"
)
_ASKING = (
    r"(?:how (?:many|much|long|old|far|often|big|large|high|deep|tall|wide|heavy|fast)"
    r"(?: \w+){0,2}?"
    r"|how|why|when|where|whom?|(?:what|which)(?: \w+){0,3}?)"
)
_OWNING = r"(?:(?:the|a|an|his|her|its|their|this|that|these|those|my|our|your) )?"
_SUBJECT = re.compile(
    rf"(?:^{_AUXILIARY}|\b{_ASKING} {_AUXILIARY}) (?:not )?{_OWNING}(?P<subject>\w+)", re.IGNORECASE
)
_NOBODY = frozenset("he she it they we you i there one people anyone someone this that".split())


def subject_of(question: str) -> str | None:
    """Return the first word of what *question* says something of, null where none is told.

    Of "Why does the mayor oppose it?" that is "mayor": whose reasons the answer has to give.
    """
    found = _SUBJECT.search(question)
    if found is None or found["subject"].casefold() in _NOBODY:
        return None
    return found["subject"]


def subject_row(question: str, candidate: Candidate, marked: Span) -> Floats:
    """Return the `SUBJECT_SIGNALS` of *candidate*, in whose searched text *marked* is to answer."""
    text, article = candidate.searched.text, candidate.article
    before = max((start for start, _ in candidate.sentences if start < marked.start), default=0)
    sentence = text[marked.start : marked.end]
    subject = stems(subject_of(question) or "")[:1]
    words = list(dict.fromkeys(stems(question)))
    stated = attribution(article.metadata)
    return np.array(
        [
            *(_missing(subject, (each, stated)) for each in (sentence, text[before : marked.end])),
            _missing(subject, (text, stated)),
            *(_missing(words, (each, stated)) for each in (sentence, text, article.body)),
        ],
        dtype=np.float32,
    )


def _missing(wanted: Sequence[str], texts: Sequence[str]) -> float:
    """Return which share of the stems *wanted* stands in none of *texts*, nor begins a word."""
    held = [named_text(each) for each in texts]
    missing = [each for each in wanted if not any(_stands(each, text) for text in held)]
    return len(missing) / len(wanted) if wanted else 0.0


def _stands(stem: str, text: NamedText) -> bool:
    return stem in text.stems or (len(stem) > BEGINNING and stem[:BEGINNING] in text.beginnings)
