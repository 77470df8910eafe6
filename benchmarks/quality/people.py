"""Footnote beside what others do, on questions as people ask them.

Run by `python -m benchmarks.quality.people`. Told are, for each set and kind of question, how many
come out right, with 95 % intervals, for the plain design (one vector a paragraph), LangChain's
FAISS store and txtai's hybrid search, each with a tuned threshold, and for Footnote. A peer whose
environment cannot be made is left out, and said to be.
"""

import subprocess
from collections.abc import Iterator, Mapping, Sequence

from benchmarks.quality.nearest_passage import Nearest, one_vector, peer, tuned
from benchmarks.quality.people_sets import PeopleQuestion, PeopleSet, people_sets
from benchmarks.question_sets import shipped
from benchmarks.tables import table
from index.answer import Answer
from index.encoding.encoder import Encoder
from index.evaluation.cases import ask_all
from index.evaluation.shares import share

PLAIN = "plain design"
PEERS = ("LangChain FAISS", "txtai hybrid")

Given = Mapping[str, Sequence[Answer | None]]
"""What each system answered to the questions of a set, in order."""


def main() -> None:
    """Print the thresholds, then a table for each set."""
    encoder, reader = shipped()
    others = dict(_others(encoder))
    for people in people_sets(encoder, reader):
        given: dict[str, Sequence[Answer | None]] = {
            name: nearest.answers(people) for name, nearest in others.items()
        }
        asked = ask_all(people.engine, people.questions, iter)
        given["Footnote"] = [each.answer for each in asked]
        print(f"\n{people.name}, {len(people.questions)} questions:\n")
        table(["", *given], _rows(people, given))


def _others(encoder: Encoder) -> Iterator[tuple[str, Nearest]]:
    rankings = {PLAIN: one_vector(encoder)} | {each: peer(each) for each in PEERS}
    for name, ranking in rankings.items():
        try:
            nearest = tuned(ranking, encoder)
        except subprocess.CalledProcessError:
            print(f"{name} is left out: its environment cannot be made here", flush=True)
            continue
        print(f"{name}: answers from a cosine of {nearest.threshold:.3f}", flush=True)
        yield name, nearest


def _rows(people: PeopleSet, given: Given) -> Iterator[list[str]]:
    """Yield the rows over all questions, then one for each kind."""
    questions = people.questions
    good = [at for at, each in enumerate(questions) if each.has_answer]
    bad = [at for at, each in enumerate(questions) if not each.has_answer]
    yield _row("right", people, given, range(len(questions)))
    yield _row("right, of those with an answer", people, given, good)
    yield [
        "wrongly answered, of the others",
        *(_wrong(people, each, bad) for each in given.values()),
    ]
    kinds = dict.fromkeys(each.kind for each in questions)
    for kind in sorted(kinds):
        places = [at for at, each in enumerate(questions) if each.kind == kind]
        yield _row(kind, people, given, places)


def _row(name: str, people: PeopleSet, given: Given, places: Sequence[int]) -> list[str]:
    return [name, *(_right(people, answers, places) for answers in given.values())]


def _right(people: PeopleSet, answers: Sequence[Answer | None], places: Sequence[int]) -> str:
    return str(share([_is_right(people.questions[at], answers[at]) for at in places]))


def _wrong(people: PeopleSet, answers: Sequence[Answer | None], places: Sequence[int]) -> str:
    return str(share([_is_wrong(people.questions[at], answers[at]) for at in places]))


def _is_right(question: PeopleQuestion, answer: Answer | None) -> bool:
    return answer is not None and question.is_right(answer)


def _is_wrong(question: PeopleQuestion, answer: Answer | None) -> bool:
    return answer is not None and question.is_wrongly_answered(answer)


if __name__ == "__main__":
    main()
