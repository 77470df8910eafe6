"""The weekly digest that a server's moderators read: what was asked, answered, cited and not."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import discord

from bot.digest.chart import chart_legend
from bot.interface.citation import citation_line
from bot.interface.escaping import escape_within
from bot.interface.layout import rows_card
from bot.interface.own_words import mentioned
from bot.language import gettext, ngettext
from bot.local_forms import shown_percent, shown_span
from corpus.article import Citation
from corpus.questions.daily_counts import DayCounts
from corpus.questions.gap import GapGroup

CHART = "week.png"
"""The name of the picture that the message carries."""

SHOWN = 3
"""Groups of gaps, and passages, that the digest names."""

_QUESTION = 200


@dataclass(frozen=True, slots=True)
class WeekDigest:
    """A server's week: *days* are seven from *first*, *gaps* those open now that may be shown.

    *open_gaps* counts all questions that are open, *cited* has the passages quoted most.
    """

    first: date
    last: date
    days: tuple[DayCounts, ...]
    share_before: float | None
    open_gaps: int
    gaps: tuple[GapGroup, ...]
    cited: tuple[tuple[Citation, int], ...]

    @property
    def asked(self) -> int:
        """Return how many questions were asked."""
        return sum(each.asked for each in self.days)

    @property
    def is_empty(self) -> bool:
        """Return whether there is nothing to tell."""
        return self.asked == 0 and self.open_gaps == 0


def share_answered(days: Sequence[DayCounts]) -> float | None:
    """Return the share, 0 to 1, of the questions of *days* that were answered; null for none."""
    asked = sum(each.asked for each in days)
    return sum(each.answered for each in days) / asked if asked else None


def digest_card(digest: WeekDigest, chart_words: str | None) -> discord.ui.LayoutView:
    """Return the digest; its chart comes as the file `CHART` and is told by *chart_words*.

    Without those words there is no chart.
    """
    days = shown_span(digest.first, digest.last, "yMMMd")
    head = gettext("**Weekly digest, {days}**", days=days)
    texts = [_counts(digest), *_gaps(digest), *_cited(digest)]
    view = rows_card(head, [(text, ()) for text in texts])
    if chart_words is not None:
        view.add_item(discord.ui.TextDisplay(chart_legend()))
        picture = discord.MediaGalleryItem(f"attachment://{CHART}", description=chart_words)
        view.add_item(discord.ui.MediaGallery(picture))
    return view


def _counts(digest: WeekDigest) -> str:
    share = share_answered(digest.days)
    if share is None:
        return gettext("Nobody asked anything.")
    told = ngettext(
        "{n} question was asked; {share} answered.",
        "{n} questions were asked; {share} answered.",
        digest.asked,
        share=shown_percent(share),
    )
    if digest.share_before is not None:
        told += " " + gettext("The week before: {share}.", share=shown_percent(digest.share_before))
    helpful = sum(each.helpful for each in digest.days)
    judged = helpful + sum(each.not_helpful for each in digest.days)
    if judged:
        told += " " + gettext(
            "Found helpful: {helpful} of {judged}.", helpful=helpful, judged=judged
        )
    return told


def _gaps(digest: WeekDigest) -> list[str]:
    if not digest.open_gaps:
        return []
    head = mentioned(
        ngettext(
            "**{n} question is open.** `/gaps` shows it.",
            "**{n} questions are open.** `/gaps` shows them.",
            digest.open_gaps,
        )
    )
    lines = [
        f"- {escape_within(' '.join(each.question.split()), _QUESTION)} · "
        + ngettext("asked once", "asked {n} times", len(each.gaps))
        for each in digest.gaps[:SHOWN]
    ]
    return ["\n".join([head, *lines])]


def _cited(digest: WeekDigest) -> list[str]:
    if not digest.cited:
        return []
    lines = [
        f"{citation_line(citation, number=number)} · "
        + ngettext("cited once", "cited {n} times", times)
        for number, (citation, times) in enumerate(digest.cited[:SHOWN], start=1)
    ]
    return ["\n".join([gettext("**Cited most**"), *lines])]
