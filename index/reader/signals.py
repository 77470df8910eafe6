"""What a reading adds to what was known before, in numbers with names.

Each is weighed beside the score that ranking, highlighting or judging gave without it; the names
stand in `index/fitted` beside the weights that were learned for them.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from index.odds import log_odds
from index.reader.reading import NOTHING, Reading, ReadSpan, sentence_scores, sentence_shares

PASSAGE_SIGNALS = ("ranked", "answers", "words", "nothing", "judged")
"""Of a passage: the ranking's score; log-odds that it answers; of its likeliest words and of
none, the log-probability; the log-odds that it answers, as judged without a reader."""

SENTENCE_SIGNALS = ("marked", "words", "share", "words_behind", "share_behind")
"""Of a sentence: the highlighting's log-probability; that of its likeliest words, and that the
answer begins in it; and how far both stay behind those of the passage's best sentence."""

CHECKED_SIGNALS = ("names_far", "names_nowhere", "numbers_elsewhere")
"""Of a question beside a passage: which shares of its names stand not in it or around it but
elsewhere in the article, and nowhere in the article; and which of its numbers stand not there."""

SUBJECT_SIGNALS = (
    "subject_marked", "subject_beside", "subject_passage",
    "words_marked", "words_passage", "words_article",
)  # fmt: skip
"""Of a question beside a passage: whether what it says something of is missing from what is marked,
from that with the sentence before it, and from the passage; and which share of its words is from
what is marked, from the passage and from the article."""

AGAIN = "again"
"""Of a passage: the log-odds that its likeliest part answers, as read by itself."""

ANSWERABILITY_SIGNALS = ("judged", "answers", AGAIN, *CHECKED_SIGNALS, *SUBJECT_SIGNALS)
"""Of a passage: the log-odds that it answers, as judged without a reader, as read and as read
again, what was checked, and where what the question speaks of stands."""

UNREAD_SIGNALS = ("judged",)
"""Of a passage that was not read: the log-odds that it answers, as judged without a reader."""

WORDS_SIGNALS = ("words", "words_share", "answers", "length")
"""Of the words to be shown: their log-probability, what share of their sentence's that is, whether
the passage answers, and the logarithm of how many word pieces they are."""

Floats = npt.NDArray[np.float32]


def passage_rows(
    ranked: Sequence[float], readings: Sequence[Reading], judged: Sequence[float]
) -> Floats:
    """Return a row for each passage read, given *ranked* scores: n x `PASSAGE_SIGNALS`.

    *judged* are the probabilities, known without a reader, that each answers.
    """
    best = max(ranked, default=0.0)
    rows = [
        (score - best, each.answers, _likeliest(each), each.nothing, log_odds(known))
        for score, each, known in zip(ranked, readings, judged, strict=True)
    ]
    return np.array(rows, dtype=np.float32).reshape(-1, len(PASSAGE_SIGNALS))


def sentence_rows(marked: Floats, reading: Reading, sentences: Sequence[tuple[int, int]]) -> Floats:
    """Return a row for each sentence, given the highlighting's scores *marked*: s x 5."""
    words = sentence_scores(reading, sentences)
    shares = sentence_shares(reading, sentences)
    logs = marked - (marked.max() + np.log(np.exp(marked - marked.max()).sum()))
    rows = np.stack([logs, words, shares, words - words.max(), shares - shares.max()], axis=1)
    return np.asarray(np.maximum(rows, NOTHING), dtype=np.float32)


def answerability_row(judged: float, reading: Reading, checked: Floats, subject: Floats) -> Floats:
    """Return what tells whether a passage answers: `ANSWERABILITY_SIGNALS` wide.

    *judged* is the probability, known without a reader, that it does; *checked* are the
    `CHECKED_SIGNALS`, *subject* the `SUBJECT_SIGNALS`. What was read once has no `AGAIN`.
    """
    again = [] if reading.again is None else [reading.again.answers]
    return np.array(
        [log_odds(judged), reading.answers, *again, *checked, *subject], dtype=np.float32
    )


def words_row(found: ReadSpan, reading: Reading) -> Floats:
    """Return what tells whether the words *found* are worth showing: `WORDS_SIGNALS` wide."""
    begins, finishes = reading.offsets[:, 0], reading.offsets[:, 1]
    inside = (begins >= found.span.start) & (finishes <= found.span.end)
    return np.array(
        [found.score, found.score - _likeliest(reading), reading.answers, np.log1p(inside.sum())],
        dtype=np.float32,
    )


def _likeliest(reading: Reading) -> float:
    if len(reading.starts) == 1:
        return NOTHING
    return max(NOTHING, float(reading.starts[1:].max() + reading.ends[1:].max()))
