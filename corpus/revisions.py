"""What a refreshed page changes in its article, and whether the page is to be trusted."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from corpus.article import Article, Draft, Paragraph
from corpus.errors import gettext_noop
from corpus.walls import wall_in

SHORTEST_SHARE = 0.5
"""A page with less of the former length is taken for a stub, a wall or an error page."""


@dataclass(frozen=True, slots=True)
class Changes:
    """Paragraphs by what became of them; *changed* pairs are (before, after)."""

    changed: tuple[tuple[str, str], ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int

    @property
    def any(self) -> bool:
        """Return whether any words differ."""
        return bool(self.changed or self.added or self.removed)


def changes(old: Article, new: Draft) -> Changes:
    """Return what *new* changes in *old*, paragraph by paragraph."""
    before, after = _texts(old.body, old.paragraphs), _texts(new.body, new.paragraphs)
    changed: list[tuple[str, str]] = []
    added: list[str] = []
    removed: list[str] = []
    unchanged = 0
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            unchanged += b - a
            continue
        for was, becomes in zip_longest(before[a:b], after[c:d]):
            if was is None:
                added.append(becomes)
            elif becomes is None:
                removed.append(was)
            else:
                changed.append((was, becomes))
    return Changes(tuple(changed), tuple(added), tuple(removed), unchanged)


def suspicion(old: Article, new: Draft) -> str | None:
    """Return, in a sentence, why *new* must not take the place of *old*; null when it may."""
    if len(new.body) < SHORTEST_SHARE * len(old.body):
        return gettext_noop(
            "The page now has {now:,} characters where the article had {before:,}: the stored "
            "version was kept. Look at the page, and post it anew if it really is this short."
        ).format(now=len(new.body), before=len(old.body))
    if (wall := wall_in(new.body)) is not None and wall_in(old.body) != wall:
        return gettext_noop("The stored version was kept. {wall}").format(wall=wall)
    return None


def _texts(body: str, paragraphs: tuple[Paragraph, ...]) -> list[str]:
    return [body[each.start : each.end] for each in paragraphs]
