"""What is said of each finalist once the best of them were read: its mark and its probability."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from index.citations import attribution
from index.odds import chance, with_odds
from index.ranking import highlighter
from index.ranking.answer_kinds.answer_types import expected
from index.ranking.answer_kinds.asked_kinds import lacks_asked_kind, without_asked_kind
from index.ranking.answer_kinds.kind_tables import KIND_TABLES
from index.ranking.fitted import Fitted
from index.ranking.names.asked_things import asked_things
from index.ranking.names.checking import names_unheard, names_unheard_year, without_unheard
from index.ranking.passages.spoken import names_only, said_by
from index.ranking.passages.subject_words import subject_row
from index.ranking.read_marks import cell_read, sentence_scores_read, words_read
from index.ranking.second_stage import Judged, Ranked
from index.ranking.tables.asked_columns import lacks_column
from index.ranking.unreadable import acting_on, compared_with_read, is_known
from index.ranking.written.as_written import as_worded_in
from index.reader.reading import Reading
from index.reader.signals import answerability_row
from index.search.late_interaction import Floats
from index.search.segment import Candidate
from index.search.shared_language import article_language, shares_language
from index.search.snapshot import Snapshot
from index.search.words import ENGLISH


@dataclass(frozen=True, slots=True)
class Compared:
    """Ranking scores by position, best first, and *readings* of the positions that were read.

    *checked* are the `CHECKED_SIGNALS` of these, *judged* the probabilities, known without a
    reader, that they answer *question*.
    """

    question: str
    ranked: Mapping[int, float]
    readings: Mapping[int, Reading]
    checked: Mapping[int, Floats]
    judged: Mapping[int, float]


def judged_of(
    question: str, snapshot: Snapshot, ranked: Ranked, compared: Compared, numbers: Fitted
) -> dict[int, Judged]:
    """Return what is said of each finalist, read or not, by its position."""
    unheard = names_unheard(question, asked_things(question, snapshot.is_name), snapshot)
    found: dict[int, Judged] = {}
    for position, known in ranked.judged.items():
        each, candidate = known, snapshot.candidates[position]
        if position in compared.readings:
            each = judge_read(known, position, candidate, compared, numbers)
            if unheard:
                left = without_unheard(each.probability, compared.checked[position])
                each = replace(each, probability=left)
        elif compared.readings and numbers.reading is not None:
            each = compared_with_read(known, numbers.reading)
        if _lacks_asked(question, candidate):
            told = each.probability
            if not is_known(question, candidate.article.body):
                # Whatever an article is about, the models are sure that it answers.
                told = min(told, acting_on(position, compared.readings, numbers).answer_at)
            each = replace(each, probability=without_asked_kind(told), lacks_asked=True)
        if position in ranked.word_shares:
            shared = with_odds(each.probability, ranked.word_shares[position])
            each = replace(each, probability=shared)
        found[position] = each
    return found


def judge_read(
    known: Judged, position: int, candidate: Candidate, compared: Compared, numbers: Fitted
) -> Judged:
    """Return what is said about a passage that was read, *known* being said without it."""
    if numbers.reading is None:
        return known
    reading = compared.readings[position]
    scores = sentence_scores_read(known, candidate, reading, numbers.reading.highlight)
    unmarked = names_only(expected(compared.question), candidate)
    marked = highlighter.mark(candidate.searched.text, candidate.sentences, scores, unmarked)
    row = answerability_row(
        known.probability,
        reading,
        compared.checked[position],
        subject_row(as_worded_in(candidate.searched.text, compared.question), candidate, marked),
    )
    probability = chance(float(numbers.reading.answerability.scores(row[None])[0]))
    scores = scores + said_by(compared.question, candidate)
    marked = highlighter.mark(candidate.searched.text, candidate.sentences, scores, unmarked)
    words = words_read(compared.question, candidate, reading, marked, numbers.reading)
    if known.cells is not None and numbers.cells is not None:
        words = cell_read(known.cells, candidate, reading, numbers.cells)
    return Judged(marked, probability, scores, words, known.cells)


def _lacks_asked(question: str, candidate: Candidate) -> bool:
    """Return whether *candidate* lacks what would have to stand there, were *question* answered.

    Years are written alike in all languages; the marks of a kind are those of the passage's, the
    names of a column those of its own.
    """
    article, searched = candidate.article, candidate.searched
    if names_unheard_year(question, article):
        return True
    language = article_language(article.body)
    if language in {ENGLISH, *KIND_TABLES} and lacks_asked_kind(question, searched.text, language):
        return True
    stated = attribution(article.metadata)
    is_lacking = lacks_column(question, searched, stated, language)
    return is_lacking and shares_language(question, candidate)
