"""What was meant by the words of a question that stand nowhere in the collection."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from index.ranking.names.known_words import LONG_NAME, has_common_neighbour, is_known
from index.ranking.spelling import slips
from index.ranking.spelling.chat_spellings import plain_words
from index.ranking.spelling.missing_words import Word, as_typed, missing_words, words_of
from index.ranking.spelling.misspelt_names import full_name
from index.ranking.written.as_written import as_articles_write
from index.search.snapshot import Snapshot
from index.search.words import is_content, stems

SHORT, LONG = 5, 8
"""Letters up to which only an easy slip is forgiven, and from which two are."""
NAME = 6
"""Letters from which a name may be a slip for another: two names are often alike where two words
of a sentence are not."""
TWO, TWO_EASY = 2.0, 1.3
"""What two slips may cost in a word, and in a name."""
_NOTHING = -1.0
MOST_WORDS = 3
"""Words put right in a question: with more of them it is in another language, or none."""
LOOKED_AT = 8
"""Passages in which two words are looked for side by side."""


def corrected(question: str, snapshot: Snapshot) -> str | None:
    """Return *question* with its misspelt words put right, null where none is.

    A word is misspelt when neither an article nor the dictionary has it and it is a slip away from
    a word that an article has, or two of its words typed as one; or one of its words as two.
    Names are left, but where a name of an article is a slip away.
    """
    words = list(words_of(question))
    missing = missing_words(question, snapshot)
    if len([each for each in missing if not is_known(each.form)]) > MOST_WORDS:
        return None
    changes = [*_merged(words, missing, snapshot), *_full_names(words, snapshot)]
    joined = {at for start, end, _ in changes for at in range(start, end)}
    others = stems(question)
    changes.extend(
        (word.start, word.end, as_typed(meant, word.text))
        for word in missing
        if word.start not in joined and (meant := _meant(word, others, snapshot))
    )
    for start, end, text in sorted(changes, reverse=True):
        question = question[:start] + text + question[end:]
    return question if changes else None


def searched_words(question: str, snapshot: Snapshot) -> str:
    """Return *question* as it is searched, its misspelt words put right."""
    return as_searched(corrected(question, snapshot) or question, snapshot)


def as_searched(question: str, snapshot: Snapshot) -> str:
    """Return *question* with chat spellings plain; days, times, amounts as articles write them."""
    return as_articles_write(plain_words(question), snapshot)


def _merged(
    words: Sequence[Word], missing: Sequence[Word], snapshot: Snapshot
) -> Iterator[tuple[int, int, str]]:
    """Yield where two words stand that an article writes as one, and that one."""
    for one, other in pairwise(words):
        beside = other.start - one.end == 1
        content = is_content(one.form) and is_content(other.form)
        if beside and content and (one in missing or other in missing):
            form = one.form + other.form
            if snapshot.count(form):
                yield one.start, other.end, as_typed(form, one.text)


def _full_names(words: Sequence[Word], snapshot: Snapshot) -> Iterator[tuple[int, int, str]]:
    """Yield where the two parts of a name stand of which one is misspelt, and the name."""
    for one, other in pairwise(words):
        if other.start - one.end == 1 and (name := full_name(one.form, other.form, snapshot)):
            first, last = as_typed(name[0], one.text), as_typed(name[1], other.text)
            yield one.start, other.end, f"{first} {last}"


def _meant(word: Word, others: Sequence[str], snapshot: Snapshot) -> str | None:
    if is_known(word.form):
        return None
    if (parts := _split(word.form, snapshot)) is not None:
        return parts
    own = stems(word.form)
    context = [each for each in others if each not in own and snapshot.together([each])]
    for count in (1, 2):
        found = _nearest(word, count, context, snapshot)
        if found is not None:
            return found
    return None


def _split(form: str, snapshot: Snapshot) -> str | None:
    """Return *form* as the two words that a passage has side by side; null where none does."""
    for at in range(3, len(form) - 2):
        one, other = form[:at], form[at:]
        if snapshot.count(one) and snapshot.count(other) and is_content(one) and is_content(other):
            for position in snapshot.together(stems(f"{one} {other}"))[:LOOKED_AT]:
                text = snapshot.candidates[position].searched.text.casefold()
                if f"{one} {other}" in text or f"{one}-{other}" in text:
                    return f"{one} {other}"
    return None


def _nearest(word: Word, count: int, context: Sequence[str], snapshot: Snapshot) -> str | None:
    """Return the likeliest word that so many slips may have made *word* of."""
    found = []
    for meant in snapshot.near(word.form, count):
        is_name = snapshot.is_name(meant)
        letters = max(len(word.form), len(meant))
        if word.named and not is_name:
            continue
        cost = slips.cost(word.form, meant, _most(letters, count, is_name=is_name))
        if cost is None:
            continue
        fits = sum(bool(snapshot.together([*stems(meant), each])) for each in context)
        if fits or not context or not (is_name or letters <= SHORT):
            found.append((cost, -fits, -snapshot.count(meant), meant))
    if not found:
        return None
    cost, _, _, meant = min(found)
    # Two slips from a word of the article, and one from a common word that it does not have?
    return None if cost > slips.PLAIN and has_common_neighbour(word.form) else meant


def _most(letters: int, count: int, *, is_name: bool) -> float:
    """Return what so many slips may cost in a word of so many *letters*; below 0 for nothing."""
    if count > 1:
        least, most = (LONG_NAME, TWO_EASY) if is_name else (LONG, TWO)
        return most if letters >= least else _NOTHING
    if is_name and letters < NAME:
        return _NOTHING
    if letters <= SHORT or (is_name and letters < LONG):
        return slips.EASY
    return slips.HARD if letters >= LONG else slips.PLAIN
