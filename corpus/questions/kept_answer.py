"""An answer as it is kept with its question: where its words stand, not the words again."""

from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from typing import Any

FORM = 2
"""The number of the form below; it moves when what stands in the database does."""

_PLAIN = (
    "answered", "confidence", "reason", "unread", "reply", "about", "small_talk", "corrected",
    "language",
)  # fmt: skip
"""What JSON gives back as it was."""

Offsets = tuple[int, int]


@dataclass(frozen=True, slots=True)
class KeptPassage:
    """`body[start:end]` of one version of an article, and what was said about it.

    *highlight* and *answer* are offsets into that slice; *also* are the passages of other
    articles that say the same.
    """

    article_id: str
    version: int
    start: int
    end: int
    rank: int
    score: float
    highlight: Offsets
    answer: Offsets | None = None
    also: tuple["KeptPassage", ...] = ()


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """All that an answer said but for its words; an abstention keeps its near misses.

    *shown* are the articles that it lists, each with its version.
    """

    answered: bool
    confidence: str | None
    reason: str | None
    passages: tuple[KeptPassage, ...]
    facts: tuple[str, ...] = ()
    versions: tuple[KeptPassage, ...] = ()
    unread: bool = False
    reply: str = "answer"
    shown: tuple[tuple[str, int], ...] = ()
    about: str | None = None
    small_talk: str | None = None
    corrected: str | None = None
    language: str | None = None

    @property
    def articles(self) -> dict[str, int]:
        """Return the version of each article that the answer needs, by the article's id."""
        quoted = {each.article_id: each.version for each in self._quoted()}
        return quoted | dict(self.shown)

    def _quoted(self) -> Iterator[KeptPassage]:
        for each in (*self.passages, *self.versions):
            yield each
            yield from each.also


def kept_object(kept: KeptAnswer) -> dict[str, Any]:
    """Return *kept* as JSON; a passage is the list of its fields."""
    return {
        "form": FORM,
        "answered": kept.answered,
        "confidence": kept.confidence,
        "reason": kept.reason,
        "passages": [astuple(each) for each in kept.passages],
        "facts": list(kept.facts),
        "versions": [astuple(each) for each in kept.versions],
        "unread": kept.unread,
        "reply": kept.reply,
        "shown": list(kept.shown),
        "about": kept.about,
        "small_talk": kept.small_talk,
        "corrected": kept.corrected,
        "language": kept.language,
    }


def kept_of(stored: dict[str, Any] | None) -> KeptAnswer | None:
    """Return the answer that `kept_object` was given; `None` for none, or for another form."""
    if stored is None or stored["form"] != FORM:
        return None
    return KeptAnswer(
        **{name: stored[name] for name in _PLAIN},
        passages=_passages(stored["passages"]),
        facts=tuple(stored["facts"]),
        versions=_passages(stored["versions"]),
        shown=tuple((article_id, version) for article_id, version in stored["shown"]),
    )


def _passages(stored: Sequence[Sequence[Any]]) -> tuple[KeptPassage, ...]:
    return tuple(map(_passage, stored))


def _passage(stored: Sequence[Any]) -> KeptPassage:
    article_id, version, start, end, rank, score, highlight, answer, also = stored
    words = tuple(answer) if answer else None
    said = (rank, score, tuple(highlight), words, _passages(also))
    return KeptPassage(article_id, version, start, end, *said)
