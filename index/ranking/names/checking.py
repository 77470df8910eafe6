"""What is checked of a passage: whether it speaks of what the question names."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from corpus.article import Article, Paragraph, ParagraphKind
from index.citations import attribution
from index.odds import with_odds
from index.ranking.names.asked_things import AskedThings
from index.ranking.names.found_names import Surroundings, found_row, look_for
from index.ranking.names.known_words import LONG_NAME
from index.ranking.names.named_text import named_text
from index.ranking.written.year_ranges import years_in
from index.reader.signals import CHECKED_SIGNALS
from index.search.late_interaction import Floats
from index.search.segment import Candidate
from index.search.snapshot import Snapshot
from index.search.words import word_form


def checked_row(asked: AskedThings, candidate: Candidate) -> Floats:
    """Return what is checked of *candidate*: the `CHECKED_SIGNALS` of the reader.

    *asked* are the things that the question names.
    """
    return found_row(
        look_for(asked, surroundings(candidate.article, candidate.start, candidate.end))
    )


_CAPITAL = re.compile(r"[A-Z\u00c0-\u00de][\w'\u2019-]*")

UNHEARD = 2.0
"""What a name that no article has takes from the log-odds of an answer. It is our own choice: the
sets that we learn from hardly have such names, as people wrote their questions beside an article.
Of the held-out fold's questions that are rightly answered 1.3 in a hundred have one, mostly
misspelt beyond recognition."""


def names_unheard(question: str, asked: AskedThings, snapshot: Snapshot) -> bool:
    """Return whether *question* has a name, of those *asked* about, that no article has.

    It is one with a capital: in small letters it may be slang as well.
    """
    capitals = {word_form(each) for each in _CAPITAL.findall(question)}
    words = (word for name in asked.names for word in name)
    return any(word in capitals and not _is_heard(word, snapshot) for word in words)


def _is_heard(word: str, snapshot: Snapshot) -> bool:
    """Return whether an article has *word*, or one that a slip may have made it of."""
    return bool(snapshot.count(word)) or bool(snapshot.near(word, 1 + (len(word) >= LONG_NAME)))


def without_unheard(probability: float, checked: Floats) -> float:
    """Return *probability* as a name that no article has leaves it.

    *checked* are the `CHECKED_SIGNALS`: the name may stand in the passage in another form.
    """
    is_nowhere = bool(checked[CHECKED_SIGNALS.index("names_nowhere")])
    return with_odds(probability, -UNHEARD) if is_nowhere else probability


def names_unheard_year(question: str, article: Article) -> bool:
    """Return whether *question* names a year that stands nowhere in *article*.

    One that lies between two years of it does, and so do years between which one of it lies. Of
    the shared sets' questions that name one, 2 of 395 that are answered have such a year, and 34 of
    71 that their article leaves open.
    """
    asked = list(years_in(question))
    if not asked:
        return False
    stated = attribution(article.metadata)
    numbers = named_text(article.body).numbers | named_text(stated).numbers
    missing = [each for each in asked if not {str(each.first), str(each.last)} <= numbers]
    told = list(years_in(f"{article.body}\n{stated}")) if missing else []
    return any(not any(each.meets(other) for other in told) for each in missing)


def surroundings(article: Article, start: int, end: int) -> Surroundings:
    """Return `body[start:end]` of *article* with what stands around it.

    Title, authors and the heading that it stands under count as stated of it.
    """
    body, paragraphs = article.body, article.paragraphs
    first, last = _number(paragraphs, start), _number(paragraphs, end - 1)
    above = next(
        (each for each in paragraphs[first::-1] if each.kind is ParagraphKind.HEADING), None
    )
    led = [each for each in (above, paragraphs[first].introduction) if each is not None]
    stated = [attribution(article.metadata), *(body[each.start : each.end] for each in led)]
    beside = (*paragraphs[max(0, first - 1) : first], *paragraphs[last + 1 : last + 2])
    around = [body[paragraphs[first].start : start], body[end : paragraphs[last].end]]
    around += [body[each.start : each.end] for each in beside]
    return Surroundings(body[start:end], "\n".join(stated), "\n".join(around), body)


def _number(paragraphs: Sequence[Paragraph], offset: int) -> int:
    return bisect_right(paragraphs, offset, key=lambda each: each.start) - 1
