"""Further questions that the reader never learned from, beside the held-out fold of the others.

They are what tells it most about questions left open: our contrast set, of which half are articles
of other kinds than Wikipedia's, and the SQuAD articles of the held-out fold that stand in
`../shared/data/unanswerable`.
"""

import json
from collections.abc import Sequence
from dataclasses import replace

from benchmarks.quality.contrast import REPORTED, Contrasted, contrasted
from benchmarks.question_sets import COLLECTIONS, pooled
from benchmarks.training.reader.examples import HELD_OUT
from benchmarks.training.reader.open_questions import FOLDER, TITLED
from benchmarks.training.trials import Bench, Trial, fold_of
from corpus.article import Metadata, ParagraphKind
from corpus.assembly import Block, assemble
from corpus.normalise import normalise
from index.encoding.encoder import Encoder
from index.evaluation.squad import Place, SquadQuestion, SquadSet, read_squad

CONTRAST, OPEN = "contrast", "open-squad2"

EVERY = 3
"""One question in so many is asked of those, and of the contrast set."""


def sets() -> dict[str, SquadSet]:
    """Return the sets by the name that their trials give as their collection."""
    return {CONTRAST: contrast_set(contrasted(REPORTED)), OPEN: _held_out(TITLED)}


def held_out_trials(encoder: Encoder) -> list[Trial]:
    """Return the questions of `sets`, asked of whole sets, of small collections and of halves."""
    found: list[Trial] = []
    for name, squad in sets().items():
        bench = Bench(name, squad, encoder)
        found += [*bench.whole(), *bench.small(), *bench.halves()]
    return found


def held_out_collections() -> dict[str, SquadSet]:
    """Return the articles of the held-out fold alone, by collection, with some of their questions.

    They take a fifteenth of what the whole sets take, where vectors are slow to make.
    """
    return {name: of_held_out(pooled(files), EVERY) for name, files in COLLECTIONS.items()}


def few_trials(encoder: Encoder) -> list[Trial]:
    """Return questions of `held_out_collections` and of the contrast set, asked of all.

    Those of the collections are asked of halves of them, too.
    """
    contrast = sets()[CONTRAST]
    some = replace(contrast, questions=contrast.questions[::EVERY])
    found = Bench(CONTRAST, some, encoder).whole()
    for name, squad in held_out_collections().items():
        bench = Bench(name, squad, encoder)
        found += [*bench.whole(), *bench.halves()]
    return found


def of_held_out(squad: SquadSet, every: int = 1) -> SquadSet:
    """Return the articles of the held-out fold in *squad*, with one question in *every*."""
    held = [
        at for at, each in enumerate(squad.drafts) if fold_of(each.metadata.title or "") == HELD_OUT
    ]
    places = {at: place for place, at in enumerate(held)}
    asked = (each for each in squad.questions if each.article in places)
    questions = tuple(replace(each, article=places[each.article]) for each in asked)[::every]
    return SquadSet(tuple(squad.drafts[at] for at in held), questions)


def contrast_set(asked: Sequence[Contrasted]) -> SquadSet:
    """Return *asked* as a question set: an article for each title, its passages in order."""
    articles: dict[str, list[str]] = {}
    for each in asked:
        texts = articles.setdefault(each.passage.title, [])
        if each.passage.text not in texts:
            texts.append(each.passage.text)
    titles = list(articles)
    drafts = tuple(
        assemble(
            Metadata(title=title),
            [Block(ParagraphKind.BODY, normalise(text)) for text in articles[title]],
        )
        for title in titles
    )
    questions = tuple(
        SquadQuestion(
            each.question,
            titles.index(each.passage.title),
            articles[each.passage.title].index(each.passage.text),
            _places(each),
        )
        for each in asked
    )
    return SquadSet(drafts, questions)


def _places(asked: Contrasted) -> tuple[Place, ...]:
    if asked.answer is None:
        return ()
    start = normalise(asked.passage.text).index(normalise(asked.answer))
    return (Place(start, start + len(normalise(asked.answer))),)


def _held_out(names: Sequence[str]) -> SquadSet:
    entries = [
        entry
        for name in names
        for entry in json.loads((FOLDER / name).read_bytes())["data"]
        if fold_of(entry["title"].replace("_", " ")) == HELD_OUT
    ]
    return read_squad(json.dumps({"data": entries}).encode())
