"""The sentence to mark, and the words in it that answer, of a passage that was read."""

from collections.abc import Mapping
from dataclasses import replace

from index.answer import Span
from index.odds import chance
from index.ranking import highlighter
from index.ranking.fitted import Fitted, FittedCells, FittedMarking, FittedReading, Network
from index.ranking.passages.sentence_halves import answering_words
from index.ranking.second_stage import Judged, Ranked
from index.ranking.tables import cells
from index.ranking.written.whole_quantities import whole
from index.reader.reading import Reading
from index.reader.second_look import with_both
from index.reader.signals import sentence_rows, words_row
from index.search.late_interaction import Floats
from index.search.segment import Candidate
from index.search.snapshot import Snapshot


def with_marks(
    question: str,
    snapshot: Snapshot,
    ranked: Ranked,
    readings: Mapping[int, Reading],
    numbers: Fitted,
) -> Ranked:
    """Return *ranked*, as likely as before, with the marks that *readings* by position have."""
    if numbers.marking is None or not readings:
        return ranked
    marked = {
        position: marked_read(
            question,
            ranked.judged[position],
            snapshot.candidates[position],
            reading,
            numbers.marking,
        )
        for position, reading in readings.items()
    }
    return replace(ranked, judged={**ranked.judged, **marked})


def marked_read(
    question: str, known: Judged, candidate: Candidate, reading: Reading, fitted: FittedMarking
) -> Judged:
    """Return *known*, said without a reader, marked as *reading* has it; as likely as before."""
    scores = sentence_scores_read(known, candidate, reading, fitted.highlight)
    marked = highlighter.mark(
        candidate.searched.text, candidate.sentences, scores, candidate.unmarked
    )
    words = words_read(question, candidate, reading, marked, fitted)
    return replace(known, marked=marked, sentences=scores, answer=words)


def sentence_scores_read(
    known: Judged, candidate: Candidate, reading: Reading, highlight: Network
) -> Floats:
    """Return the scores by *highlight* of the sentences of *candidate* (s), with what was read."""
    return highlight.scores(sentence_rows(known.sentences, reading, candidate.sentences))


def words_read(
    question: str,
    candidate: Candidate,
    reading: Reading,
    marked: Span,
    fitted: FittedMarking | FittedReading,
) -> Span | None:
    """Return the words inside *marked* that answer, when they are likely enough to be right."""
    both = with_both(reading)
    found = answering_words(question, candidate, both, marked)
    if found is None:
        return None
    log_odds = float(fitted.words.scores(words_row(found, both)[None])[0])
    is_sure = chance(log_odds) >= fitted.words_at
    return whole(candidate.searched.text, found.span, marked) if is_sure else None


def cell_read(
    known: Floats, candidate: Candidate, reading: Reading, fitted: FittedCells
) -> Span | None:
    """Return the words in the cell that answers, when that is likely enough to be right."""
    found = cells.choose(known, candidate.searched, reading, fitted)
    return None if found is None else found.span
