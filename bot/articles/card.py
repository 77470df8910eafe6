"""The card of an article: what it states of itself, how it begins, its key sentences."""

from datetime import UTC, datetime, time

from bot.citation_wording import foreign_language, place_text
from bot.interface.escaping import FIELD, display_length, escape_within
from bot.interface.quoted_passage import quoted_passage
from bot.language import comma_separated, gettext, ngettext
from bot.local_forms import shown_day
from index.answer import Answer, ListedArticle, RankedPassage

_OPENING = 900
_LEAST_OPENING = 300
"""UTF-16 units of the first paragraph: what reads well, and what is left of it for the others."""

_PLACE = 120
"""UTF-16 units of the line that says where a quotation stands."""

_NOON = time(12, tzinfo=UTC)
"""A day is told from here: whoever reads, wherever they are, is at most half a day off."""


def article_texts(answer: Answer, budget: int) -> list[str]:
    """Return the article that *answer* shows in texts of *budget* UTF-16 units together."""
    (article,) = answer.shown
    opening, *key = answer.passages
    head = [_head(article)]
    label = [gettext("**Key sentences**")] if key else []
    # One unit each for the line break that may join it to the next.
    breaks = len(head) + len(label) + len(answer.passages)
    room = budget - sum(display_length(text) for text in (*head, *label)) - breaks
    rest = sum(_wanted(each) for each in key)
    first = max(_LEAST_OPENING, min(_OPENING, room - rest))
    share = (room - first) // max(1, len(key))
    return [
        *head,
        _quoted(opening, first),
        *label,
        *(_quoted(each, min(share, _wanted(each))) for each in key),
    ]


def day_and_age(article: ListedArticle) -> str:
    """Return the day of *article*, and how long ago that was in the words of who reads it."""
    if article.published is None:
        return gettext("date unknown")
    moment = int(datetime.combine(article.published, _NOON).timestamp())
    return f"{shown_day(article.published)} (<t:{moment}:R>)"


def _head(article: ListedArticle) -> str:
    return "\n".join(
        [
            f"**{_field(article.title or gettext('untitled'))}**",
            " \u00b7 ".join(
                [
                    _field(comma_separated(article.authors) or gettext("author unknown")),
                    _field(article.publication or gettext("publication unknown")),
                    day_and_age(article),
                ]
            ),
            "-# " + " \u00b7 ".join(_origin(article)),
        ]
    )


def _origin(article: ListedArticle) -> list[str]:
    """Return the language of *article* if it is foreign, how long it is, who posted it when."""
    length = ngettext("{n} paragraph", "{n} paragraphs", article.paragraphs)
    told = [*foreign_language(article), length]
    ago = f"<t:{int(article.posted_at.timestamp())}:R>"
    if article.posted_by is None:
        return told
    return [*told, gettext("posted by {name} {ago}", name=_field(article.posted_by), ago=ago)]


def _field(text: str) -> str:
    return escape_within(" ".join(text.split()), FIELD)


def _quoted(passage: RankedPassage, budget: int) -> str:
    place = f"\n-# {escape_within(place_text(passage.citation), _PLACE)}"
    shown = quoted_passage(passage, budget - display_length(place), marked=False)
    return f"{shown}{place}"


def _wanted(passage: RankedPassage) -> int:
    """Return about how many UTF-16 units *passage* takes whole; escaping takes a few more."""
    return display_length(passage.text) * 11 // 10 + _PLACE
