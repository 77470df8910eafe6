"""What reading changes about the finalists: their order, the mark, the words, the probability."""

from collections.abc import Iterator, Mapping, Sequence

from index.ranking.decision import Decision, Finalist
from index.ranking.fitted import Fitted
from index.ranking.passage_readings import checked_of, readings_of, worth_reading
from index.ranking.question import Question
from index.ranking.read_judgement import Compared, judged_of
from index.ranking.read_marks import with_marks
from index.ranking.second_stage import Judged, Ranked
from index.ranking.unreadable import acting_on, among, readable
from index.reader.reading import Readers
from index.reader.signals import passage_rows
from index.search.snapshot import Snapshot


def decide(
    question: Question, snapshot: Snapshot, ranked: Ranked, numbers: Fitted, readers: Readers
) -> Decision:
    """Return what becomes of the finalists, the best read for *question* by *readers*.

    Probabilities never rise along the list.
    """
    can_read = (
        frozenset[int]()
        if ranked.by_words
        else readable(question.text, snapshot, ranked.scores, numbers)
    )
    worth = worth_reading(ranked.scores, can_read)
    foreign = worth_reading(ranked.scores, ranked.scores.keys() - can_read)
    reader = None if numbers.reading is None else readers.english
    twice = numbers.reading is not None and numbers.reading.looks_twice
    multilingual = None if numbers.marking is None or ranked.by_words else readers.multilingual
    readings = readings_of(question, snapshot, worth, readers.at_work(reader), twice=twice)
    abroad = readings_of(question, snapshot, foreign, readers.at_work(multilingual))
    ranked = with_marks(question.text, snapshot, ranked, abroad, numbers)
    compared = Compared(
        question.text,
        ranked.scores,
        readings,
        checked_of(question.text, snapshot, readings),
        {position: ranked.judged[position].probability for position in readings},
    )
    judged = judged_of(question.text, snapshot, ranked, compared, numbers)
    order = _order(compared, foreign, judged, numbers)
    acts = acting_on(order[0], readings, numbers) if order else numbers
    lacks = bool(reader and worth and not readings)
    is_unread = lacks or bool(multilingual and foreign and not abroad)
    return Decision(tuple(_falling(order, judged)), acts, unread=is_unread)


def _falling(order: Sequence[int], judged: Mapping[int, Judged]) -> Iterator[Finalist]:
    """Yield the finalists in *order*, none likelier than those before it."""
    ceiling = 1.0
    for position in order:
        each = judged[position]
        ceiling = min(ceiling, each.probability)
        yield Finalist(position, each.marked, ceiling, each.answer)


def _order(
    compared: Compared, foreign: Sequence[int], judged: Mapping[int, Judged], numbers: Fitted
) -> list[int]:
    """Return the positions in order: what was read among the *foreign*, then the others."""
    order = order_read(compared, numbers)
    if not compared.readings:
        return _lacking_last(order, judged)
    chances = {each: said.probability for each, said in judged.items()}
    first = among(order[: len(compared.readings)], foreign, chances)
    return [*_lacking_last(first, judged), *(each for each in order if each not in first)]


def _lacking_last(order: Sequence[int], judged: Mapping[int, Judged]) -> list[int]:
    """Return *order* with those behind the others that have nothing of the kind asked for."""
    return sorted(order, key=lambda position: judged[position].lacks_asked)


def order_read(compared: Compared, numbers: Fitted) -> list[int]:
    """Return positions in their final order: those that were read, then the others as ranked."""
    ranked, readings = compared.ranked, compared.readings
    if numbers.reading is None or not readings:
        return list(ranked)
    read = list(readings)
    judged = [compared.judged[each] for each in read]
    rows = passage_rows([ranked[each] for each in read], list(readings.values()), judged)
    scores = numbers.reading.ranking.scores(rows)
    best = sorted(range(len(read)), key=lambda place: (-float(scores[place]), place))
    return [*(read[place] for place in best), *(each for each in ranked if each not in readings)]
