"""What the reader is worth, as tables: `python -m benchmarks.training.reader.report`.

Everything is reported on the held-out fold, whose articles the reader never learned from, asked
of the whole sets; how the reader is weighed was learned on the other half of its articles.
"""

from collections.abc import Callable, Sequence
from typing import Any

from benchmarks import question_sets
from benchmarks.quality import real_article
from benchmarks.question_sets import COLLECTIONS
from benchmarks.training.crossvalidation import recalls
from benchmarks.training.reader import fit, outcomes
from benchmarks.training.reader.both_ways import both_ways
from benchmarks.training.reader.cost import milliseconds, reading_depths
from benchmarks.training.reader.experiment import Experiment
from benchmarks.training.reader.few_articles import among_few
from benchmarks.training.reader.outcomes import Outcome
from benchmarks.training.reader.read_trials import shipped_reader
from benchmarks.training.trials import SMALL_SIZES
from index.encoding.encoder import Encoder
from index.ranking.answer_kinds.answer_types import AnswerType, expected
from index.reader.reading import Reader

Figures = dict[str, Any]


def main() -> None:
    """Print all tables, in Markdown."""
    tables(fit.main())
    encoder, reader = question_sets.shipped()[0], shipped_reader()
    _real_article(encoder, reader)
    _print("The time that questions take", milliseconds(reader))


def tables(found: Experiment) -> None:
    """Print the tables over the held-out fold."""
    without = outcomes.without(found.judged)
    within = outcomes.cross_fitted(found.judged, found.halves)
    ways = {"without": without, "with the reader": within}
    print(f"probabilities: {found.probabilities}, among few: {found.few}\n")
    for name in COLLECTIONS:
        _print(f"{name}: ranking, sentence", _ranking(ways, name))
        _print(f"{name}: words, of the right passage and as shown", _words(within, name))
        _print(f"{name}: by question type", _by_type(ways, name))
    labelled = {"new-wiki": both_ways(_whole({"read": within}, "new-wiki")["read"])}
    _print("new-wiki, with what was read of its misses", labelled)
    _print(
        "Questions that their own paragraph leaves open",
        _each(_whole(ways), outcomes.context_figures),
    )
    _print("Questions about absent articles", _absence(ways))
    _print("Answered where few articles are searched, %", among_few(within, found.halves))
    _print("How many passages are read", reading_depths(found))


def _whole(ways: dict[str, list[Outcome]], name: str | None = None) -> dict[str, list[Outcome]]:
    return {
        way: [
            each
            for each in found
            if each.read.trial.size == 0 and name in {None, each.read.trial.collection}
        ]
        for way, found in ways.items()
    }


def _ranking(ways: dict[str, list[Outcome]], name: str) -> dict[str, Figures]:
    here = _whole(ways, name)
    asked = [e.read.trial for e in here["without"] if e.read.trial.question.answers]
    rows: dict[str, Figures] = {
        "plain": recalls([each.plain_ranks[0] for each in asked]),
        "first score": recalls([each.plain_ranks[1] for each in asked]),
    }
    return rows | _each(here, outcomes.ranking_figures)


def _words(found: list[Outcome], name: str) -> dict[str, Figures]:
    return _each(_whole({"words": found}, name), outcomes.span_figures)


def _by_type(ways: dict[str, list[Outcome]], name: str) -> dict[str, Figures]:
    rows: dict[str, Figures] = {}
    for kind in AnswerType:
        for way, found in _whole(ways, name).items():
            chosen = [
                each
                for each in found
                if each.read.trial.question.answers
                and expected(each.read.trial.question.text) is kind
            ]
            if chosen:
                figures = outcomes.ranking_figures(chosen)
                figures = {key: figures[key] for key in ("questions", "R@1", "sentence")}
                rows[f"{kind.value}, {way}"] = figures | (
                    {"F1": outcomes.span_figures(chosen)["F1"]} if way != "without" else {}
                )
    return rows


def _absence(ways: dict[str, list[Outcome]]) -> dict[str, Figures]:
    return {
        f"{name}, {size if size < 1000 else 'half'} articles, {way}": outcomes.absence_figures(  # noqa: PLR2004 - see Bench.halves
            [
                each
                for each in found
                if (each.read.trial.size, each.read.trial.collection) == (size, name)
            ]
        )
        for name in COLLECTIONS
        for size in (*SMALL_SIZES, 1000)
        for way, found in ways.items()
    }


def _real_article(encoder: Encoder, reader: Reader) -> None:
    if not real_article.ARTICLE.is_file():
        return
    rows = {}
    for way, each in {"without": None, "with the reader": reader}.items():
        found = real_article.results(encoder, each)
        good, bad = found["answered"], found["not_answered"]
        rows[way] = {
            name: sum(one[name] for one in good) for name in ("right", "marked", "answered")
        } | {"refused": sum(not one["answered"] for one in bad)}
    _print("The real article, of 60 and 60 questions", rows)


def _each(
    ways: dict[str, list[Outcome]], figures: Callable[[Sequence[Outcome]], Figures]
) -> dict[str, Figures]:
    return {way: figures(found) for way, found in ways.items()}


def _print(title: str, rows: dict[str, Figures]) -> None:
    columns = list(dict.fromkeys(column for row in rows.values() for column in row))
    print(f"### {title}\n")
    print(f"| | {' | '.join(columns)} |\n|{' --- |' * (len(columns) + 1)}")
    for name, row in rows.items():
        print(f"| {name} | {' | '.join(str(row.get(column, '')) for column in columns)} |")
    print(flush=True)


if __name__ == "__main__":
    main()
