"""Which passages of a snapshot are in the language of a question."""

from functools import partial

import numpy as np

from index.search.dense import Flags
from index.search.shared_language import may_be_in
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
