"""When the article of a page was published and changed, and how sure that is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from corpus.formats.html.statements import meta_tags
from corpus.formats.html.statements.attributes import Markup
from corpus.formats.html.statements.headline_credits import HeadlineCredits
from corpus.formats.html.statements.linked_data import LinkedData
from corpus.formats.html.statements.meta_tags import MetaTags
from corpus.formats.written_dates import Order, Written, date_stated, order_of, proven_order


@dataclass(frozen=True, slots=True)
class PageDays:
    """Dates that are stated to be of publication, those of changes, and others with the headline.

    *order* is that of day and month in the numbers of the page.
    """

    stated: Sequence[Written]
    changed: Sequence[Written]
    others: Sequence[Written]
    order: Order | None

    @property
    def published(self) -> date | None:
        """The day of publication that is stated first and certain."""
        changes = (each.day(self.order) for each in self.changed)
        latest = min(filter(None, changes), default=None)
        days = (each.day(self.order, latest) for each in self.stated)
        return next(filter(None, days), None)

    @property
    def doubtful(self) -> date | None:
        """A day that is stated, but not for certain that of publication, or not for certain it."""
        written = [*self.stated, *self.others, *self.changed]
        return next((each.day(self.order) or each.likeliest for each in written), None)


def days_of(
    tags: MetaTags,
    data: LinkedData,
    markup: Markup,
    credits_: HeadlineCredits,
    languages: Sequence[str],
) -> PageDays:
    """Return the days that a page tells of in all its statements; its *languages* are tags."""
    published = [data.published, *tags.each(*meta_tags.DATES), markup.published]
    modified = [data.modified, *tags.each(*meta_tags.MODIFIED), markup.modified]
    stated = [each for each in (*map(date_stated, published), credits_.published) if each]
    changed = [each for each in (*map(date_stated, modified), credits_.changed) if each]
    order = order_of(*languages) or proven_order([*stated, *changed, *credits_.dates])
    return PageDays(stated, changed, credits_.dates, order)
