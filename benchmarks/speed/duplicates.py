"""What looking for duplicates costs in a full server: `python -m benchmarks.speed.duplicates`.

The articles are made: each of words that are drawn as often as they stand in one article of the
shared sets, 20,000 characters long, so that 1,000 of them fill a server's quota.
"""

import random
import re
import sys
import time
from collections.abc import Callable, Iterator
from tempfile import TemporaryDirectory

from benchmarks.question_sets import WIKIPEDIA_SETS, pooled
from corpus.article import Draft, Metadata, ParagraphKind, Source, SourceKind
from corpus.assembly import Block, assemble
from corpus.drafts import as_article, now
from corpus.limits import Limits
from corpus.shingles import containment, shingles
from corpus.storage.database import Database
from corpus.storage.schema import article_sketches
from corpus.store import OPERATOR, Store
from corpus.submissions.duplicates import Duplicates

SEED = 20261127
_PARAGRAPH = 100
"""Words of a paragraph."""
_WORD = re.compile(r"[A-Za-z]+")


def main() -> None:
    """Print what a search costs by comparing all words, and by sketches."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else Limits().articles
    made = _articles(Limits().characters // Limits().articles)
    with TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{folder}/footnote.db")
        store = Store(database)
        for _ in range(count):
            posted = Source(SourceKind.TEXT, "made", None, now())
            store.add(OPERATOR, as_article(OPERATOR, next(made), posted), "none", [])
        new, copied = next(made), _edited(store.articles([OPERATOR])[-1].body)
        duplicates = Duplicates(database)
        print(f"{count} articles")
        _tell("all words compared", lambda: _by_all_words(store, new))
        _tell("a new article, by sketches", lambda: duplicates.nearest(OPERATOR, new))
        _tell("an edited copy, by sketches", lambda: duplicates.nearest(OPERATOR, copied))
        with database.write() as connection:
            connection.execute(article_sketches.delete())
        _tell("all sketches made first", lambda: duplicates.nearest(OPERATOR, new), times=1)
        database.close()


def _by_all_words(store: Store, draft: Draft) -> float:
    own = shingles(draft.body)
    return max(containment(own, shingles(each.body)) for each in store.articles([OPERATOR]))


def _articles(length: int) -> Iterator[Draft]:
    drawn = random.Random(SEED)  # noqa: S311 - sampling, not secrecy
    words = [_WORD.findall(each.body) for each in pooled(WIKIPEDIA_SETS).drafts]
    while True:
        own = drawn.choice(words)
        text = " ".join(drawn.choices(own, k=length // 4))[:length].split()
        yield _draft(text)


def _edited(body: str) -> Draft:
    """Return the article of *body* with one word in twenty gone."""
    return _draft([word for place, word in enumerate(body.split()) if place % 20])


def _draft(words: list[str]) -> Draft:
    texts = [" ".join(words[n : n + _PARAGRAPH]) for n in range(0, len(words), _PARAGRAPH)]
    return assemble(Metadata(), [Block(ParagraphKind.BODY, each) for each in texts])


def _tell(what: str, work: Callable[[], object], times: int = 3) -> None:
    spent = []
    for _ in range(times):
        began = time.process_time()
        work()
        spent.append(time.process_time() - began)
    print(f"{what}: {min(spent):.2f} s of the processor", flush=True)


if __name__ == "__main__":
    main()
