"""A server's sources, page by page: what is under way, then what is published."""

from dataclasses import dataclass

from corpus.storage.current_articles import Listed
from corpus.store import Store
from corpus.submissions.submission import Submission
from corpus.submissions.submissions import Submissions


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of a server's sources; *waiting* and *published* count all that there are."""

    submissions: tuple[Submission, ...]
    articles: tuple[Listed, ...]
    waiting: int
    published: int
    page: int
    pages: int


def listing(
    submissions: Submissions, store: Store, collection: str, page: int, per_page: int
) -> Listing:
    """Return a *page*, from 0, of a server's sources, or the last one: *per_page* of them.

    What is under way comes before what is published, each newest first. The words of all
    others are not read: together they may take gigabytes.
    """
    waiting = submissions.named(collection)
    articles = store.listed([collection])[::-1]
    pages = max(1, -(-(len(waiting) + len(articles)) // per_page))
    shown = min(page, pages - 1)
    first, last = shown * per_page, (shown + 1) * per_page
    behind = len(waiting)
    return Listing(
        submissions.open(collection, [each.id for each in waiting[first:last]]),
        articles[max(0, first - behind) : max(0, last - behind)],
        len(waiting),
        len(articles),
        shown,
        pages,
    )
