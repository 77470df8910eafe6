"""What understanding a question costs, and what a refusal's suggestions do, by articles held.

Run by `python -m benchmarks.speed.understanding`.

Understanding is all between a question's vector and the search: what it wants, of which articles,
what the conversation was about. Words that it has encoded itself are the encoder's time.
Suggestions are measured the first time that a question is refused, when nothing of it is known
yet; a refusal waits for them no longer than `WITHIN`.

What is told is processor time, of the thread and of the whole process, which does not grow when
others work on the machine; with threads of the encoder the second is more than a person waits.
Articles are those of `benchmarks/conversations/`, as often as wanted, each copy with a number in
its title.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import cycle, islice
from pathlib import Path
from typing import ParamSpec, TypeVar
from unittest.mock import patch

import numpy as np

from benchmarks.question_sets import memory_engine, shipped
from bot.services.suggestions import WITHIN
from corpus.article import Draft, Source, SourceKind
from corpus.drafts import now
from corpus.errors import InvalidQuestion
from corpus.ingest import read_file
from corpus.store import OPERATOR
from index import engine as engines
from index.engine import Engine
from index.evaluation.members import MembersCase, read_members
from index.suggestions.suggesting import Suggesting
from index.understanding.asked import Asked
from index.understanding.title_vectors import TitleVectors
from index.understanding.understanding import Understood, understood

ARTICLES = (2, 50, 500)
QUESTIONS = 120
WARM_UP = 10
CASES = Path(__file__).resolve().parent.parent / "conversations"

Given = ParamSpec("Given")
Made = TypeVar("Made")


@dataclass(slots=True)
class Clock:
    """Milliseconds of each call of what is *timed*, by what *now* counts in seconds."""

    now: Callable[[], float]
    spent: list[float] = field(default_factory=list)

    def timed(self, function: Callable[Given, Made]) -> Callable[Given, Made]:
        """Return *function*, each of whose calls is measured."""

        def measured(*args: Given.args, **named: Given.kwargs) -> Made:
            began = self.now()
            try:
                return function(*args, **named)
            finally:
                self.spent.append(1000 * (self.now() - began))

        return measured


class Understanding:
    """Measures `understood` without what of it is the encoder's."""

    def __init__(self) -> None:
        self.own: list[float] = []
        self.encoder = Clock(time.thread_time)

    def __call__(self, asked: Asked) -> Understood:
        """Return what *asked* wants."""
        self.encoder.spent.clear()
        asked = replace(asked, encode=self.encoder.timed(asked.encode))
        whole = Clock(time.thread_time)
        found = whole.timed(understood)(asked)
        self.own.append(whole.spent[0] - sum(self.encoder.spent))
        return found


def filled(count: int) -> Engine:
    """Return an engine over *count* articles."""
    engine = memory_engine(*shipped())
    drafts = [read_file(each, now())[0] for each in sorted(CASES.glob("*/articles/*.md"))]
    for number, draft in enumerate(islice(cycle(drafts), count)):
        engine.writer.add(
            OPERATOR, _copy(draft, number), Source(SourceKind.FILE, "copy", None, now())
        )
    return engine


def _copy(draft: Draft, number: int) -> Draft:
    """Return *draft* with *number* in its title, and at its end, so that no copy is refused."""
    body = f"{draft.body} ({number})"
    *paragraphs, last = draft.paragraphs
    title = f"{draft.metadata.title} {number}"
    return replace(
        draft,
        body=body,
        paragraphs=(*paragraphs, replace(last, end=len(body))),
        metadata=replace(draft.metadata, title=title),
    )


def cases() -> Sequence[MembersCase]:
    """Return questions of both parts, by turns."""
    found = [each for part in ("choosing", "reported") for each in read_members(CASES / part)]
    return found[:: len(found) // QUESTIONS][:QUESTIONS]


def main() -> None:
    """Print a row for each number of articles: understanding, then suggestions."""
    for count in ARTICLES:
        engine = filled(count)
        _understanding(engine, count)
        _suggestions(engine, count)


def _understanding(engine: Engine, count: int) -> None:
    measured = Understanding()
    encode = measured.encoder.timed(engine.question_vectors)
    engine.titles = TitleVectors(encode)
    with patch.object(engines, "understood", measured):
        for case in cases():
            for at, question in enumerate((*case.earlier, case.question)):
                engine.ask(OPERATOR, question, earlier=case.earlier[:at])
    _row(f"{count} articles: understanding", measured.own[WARM_UP:])


def _suggestions(engine: Engine, count: int) -> None:
    made = Suggesting()
    clocks = {name: Clock(time.process_time) for name in ("near articles", "did you mean")}
    asked = [each.question for each in cases() if each.expect == "refuse"]
    for question in asked:
        clocks["near articles"].timed(made.articles)(engine, OPERATOR, question)
        try:
            clocks["did you mean"].timed(made.meant)(engine, OPERATOR, question)
        except InvalidQuestion:
            continue
    for name, clock in clocks.items():
        late = sum(each > 1000 * WITHIN for each in clock.spent)
        _row(f"{count} articles: {name} ({late} of {len(clock.spent)} late)", clock.spent)


def _row(name: str, milliseconds: Sequence[float]) -> None:
    middle, late, most = np.percentile(np.array(milliseconds), [50, 95, 100])
    print(f"{name:52} p50 {middle:7.2f} ms  p95 {late:7.2f}  most {most:7.2f}", flush=True)


if __name__ == "__main__":
    main()
