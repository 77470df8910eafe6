"""Which passages of a snapshot are in the language of a question, and whether a model reads it."""

from functools import partial

import numpy as np

from index.search.dense import Flags
from index.search.shared_language import language_of_letters, may_be_in
from index.search.snapshot import Snapshot


def shared_rows(question: str, snapshot: Snapshot) -> Flags | None:
    """Return flags of the candidates of *snapshot* that are in the language of *question*.

    It is `None` where all of them are, or none.
    """
    is_shared = partial(may_be_in, question)
    held = [
        np.array([*map(is_shared, each.article_languages)], np.bool_) for each in snapshot.parts
    ]
    found = np.zeros(len(snapshot.candidates), dtype=np.bool_)
    found[snapshot.positions(held)] = True
    return None if found.all() or not found.any() else found


def is_unread(question: str, snapshot: Snapshot, read: frozenset[str] | None) -> bool:
    """Return whether *question* is in a language that is none of those *read*.

    These are the codes of the languages that the model knows, null where nobody told us. Letters
    tell it by themselves. In Latin ones the language has to be that of some article: where none is
    in another nothing changes, whatever a question's words seem to be.
    """
    # English questions are asked most, and need not wait until all articles' languages are told.
    if read is None or any(may_be_in(question, each) for each in sorted(read)):
        return False
    if language_of_letters(question) is not None:
        return True
    held = {code for part in snapshot.parts for code in part.article_languages}
    return any(may_be_in(question, each) for each in held - read)
