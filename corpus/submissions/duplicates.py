"""Whether an article is here already: by its link, by its words, or by most of its words."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from corpus.article import Article, Draft, SourceKind
from corpus.drafts import body_sha256
from corpus.shingles import Sketch, containment, shingles
from corpus.storage.current_articles import article_of
from corpus.storage.database import Database
from corpus.storage.sketches import Compared, compared_of, store_sketches, unsketched

SAME_FROM = 0.80
"""Share of shared shingles from which two texts are versions of one article.

Measured on 150 articles: edited copies share .93 and more, different articles .28 at most.
"""
ALIKE_FROM = 0.40
"""Share from which they have much in common: agency copy, or a long quotation."""

SKETCHED_AT_ONCE = 50
"""Articles of before sketches were stored that get theirs in one transaction: a second of work,
of which the database is held for a small part."""

_TRACKING = re.compile(r"utm_\w+|fbclid|gclid")
_DEFAULT_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like a draft is to an article that is already there; *share* is between 0 and 1."""

    article: Article
    share: float
    same_link: bool
    same_words: bool

    @property
    def is_same(self) -> bool:
        """Return whether the two are one article, rather than two with much in common."""
        return self.same_link or self.same_words or self.share >= SAME_FROM


class _Rank(NamedTuple):
    """How strong a likeness is, the stronger the larger; of equal ones the first posted counts."""

    same_words: bool
    same_link: bool
    share: float
    before: int


def canonical_url(url: str) -> str:
    """Return *url* in the one form that links to the same page share."""
    parts = urlsplit(url.strip())
    host = (parts.hostname or "").removeprefix("www.")
    port = f":{parts.port}" if parts.port not in {None, _DEFAULT_PORTS.get(parts.scheme)} else ""
    kept = [
        pair
        for pair in parse_qsl(parts.query, keep_blank_values=True)
        if not _TRACKING.fullmatch(pair[0])
    ]
    return urlunsplit(("https", host + port, parts.path.rstrip("/"), urlencode(sorted(kept)), ""))


class Duplicates:
    """What articles of a collection a draft is like; each call blocks.

    The sketches of all are looked at; the words only of those that may be the likest.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def nearest(self, collection: str, draft: Draft) -> Likeness | None:
        """Return the strongest likeness of *draft* to an article there; `None` if there is none."""
        self._sketch_all(collection)
        own = shingles(draft.body)
        best: tuple[_Rank, Likeness] | None = None
        with self._database.read() as connection:
            compared = compared_of(connection, collection)
            for at_most, article_id in _likely(draft, compared):
                if best is not None and at_most < best[0]:
                    break
                article = article_of(connection, [collection], article_id)
                share = containment(own, shingles(article.body))
                found = Likeness(article, share, at_most.same_link, at_most.same_words)
                rank = at_most._replace(share=share)
                if (found.is_same or share >= ALIKE_FROM) and (best is None or rank > best[0]):
                    best = rank, found
        return best[1] if best else None

    def _sketch_all(self, collection: str) -> None:
        """Give each article its sketch that has none, as those of before have."""
        while True:
            with self._database.read() as connection:
                held = unsketched(connection, collection, SKETCHED_AT_ONCE)
            if not held:
                return
            made = {each: Sketch.of(body) for each, body in held.items()}
            with self._database.write() as connection:
                store_sketches(connection, collection, made)


def _likely(draft: Draft, compared: Iterable[Compared]) -> Sequence[tuple[_Rank, str]]:
    """Return how strong the likeness of *draft* to each is at most, with its id; strongest first.

    Those that cannot be like it are left out.
    """
    link, words = _canonical(draft.metadata.url), body_sha256(draft.body)
    sketch = Sketch.of(draft.body)
    found: list[tuple[_Rank, str]] = []
    for place, each in enumerate(compared):
        at_most = _Rank(
            same_words=each.body_sha256 == words,
            same_link=link is not None and link in _links(each),
            share=_most_shared(sketch, each),
            before=-place,
        )
        if at_most.same_words or at_most.same_link or at_most.share >= ALIKE_FROM:
            found.append((at_most, each.article_id))
    return sorted(found, reverse=True)


def _most_shared(sketch: Sketch, held: Compared) -> float:
    if held.shingles is None or held.hashes is None:
        return 1.0
    return sketch.most_shared(held.shingles, held.hashes)


def _links(held: Compared) -> set[str | None]:
    posted = held.name if held.kind == SourceKind.LINK.value else None
    return {_canonical(held.url), _canonical(posted)}


def _canonical(url: str | None) -> str | None:
    try:
        return canonical_url(url) if url else None
    except ValueError:
        return None
