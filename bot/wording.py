"""The bot's own words that a terminal and Discord share."""

from collections.abc import Sequence

from bot.language import gettext, gettext_noop, ngettext, shown_day
from corpus.article import Citation, ParagraphKind
from index.answer import Confidence, Fact, ListedArticle, Reason

HEDGES = {
    Confidence.MEDIUM: gettext_noop("This probably answers the question."),
    Confidence.LOW: gettext_noop("This may answer the question."),
}
"""What stands above an answer that is less than sure; a high confidence needs no words.

These are the English sentences; a surface says them by `gettext`."""

UNREAD = gettext_noop("Answered without the close reading, as many are asking.")
"""What stands below an answer that might be another, or surer, when there is more time."""

CORRECTED = gettext_noop("Showing results for {question}")
"""What stands above an answer to a question whose misspelt words were put right."""

ABSTENTIONS = {
    Reason.NO_SOURCES: gettext_noop(
        "No article has been posted here yet. A moderator can add one."
    ),
    Reason.NOT_COVERED: gettext_noop("No posted source answers this."),
    Reason.NOT_A_QUESTION: gettext_noop(
        "Ask me something about the articles, for example \u201cWho wrote the report?\u201d."
    ),
}

_KINDS = {
    ParagraphKind.HEADING: gettext_noop("heading"),
    ParagraphKind.CAPTION: gettext_noop("caption"),
    ParagraphKind.LIST: gettext_noop("list"),
    ParagraphKind.QUOTE: gettext_noop("quote"),
    ParagraphKind.CODE: gettext_noop("code"),
    ParagraphKind.TABLE: gettext_noop("table"),
    ParagraphKind.ABOUT_AUTHOR: gettext_noop("about the author"),
}
"""What stands in place of a number for paragraphs that have none."""


_STATED = {
    Fact.AUTHOR: gettext_noop("Written by {authors}."),
    Fact.PUBLICATION: gettext_noop("Published in {publication}."),
    Fact.DATE: gettext_noop("Dated {day}."),
    Fact.TITLE: gettext_noop("It is called \u201c{title}\u201d."),
    Fact.LINK: gettext_noop("Read it at {url}"),
    Fact.POSTED: gettext_noop("Posted by {name} on {day}."),
}
_UNSTATED = {
    Fact.AUTHOR: gettext_noop("The article does not say who wrote it."),
    Fact.PUBLICATION: gettext_noop("The article does not say where it was published."),
    Fact.DATE: gettext_noop("The article does not say when it was published."),
    Fact.TITLE: gettext_noop("The article has no title."),
    Fact.LINK: gettext_noop("The article was posted without a link."),
    Fact.POSTED: gettext_noop("It is one of the bot\u2019s own articles: no member posted it."),
}


def facts_text(article: ListedArticle, facts: Sequence[Fact]) -> str:
    """Return what *article* states of *facts*, one after another, or that it does not."""
    return " ".join(_told(article, fact) for fact in facts)


def _told(article: ListedArticle, fact: Fact) -> str:
    if fact is Fact.LENGTH:
        return ngettext("It has {n} paragraph.", "It has {n} paragraphs.", article.paragraphs)
    values = _values(article, fact)
    if not any(values.values()):
        return gettext(_UNSTATED[fact])
    return gettext(_STATED[fact], **values)


def _values(article: ListedArticle, fact: Fact) -> dict[str, str | None]:
    """Return what fills the sentence for *fact*; nothing of it is there where it is not stated."""
    if fact is Fact.POSTED:
        posted = {"name": article.posted_by, "day": shown_day(article.posted_at)}
        return posted if article.posted_by else {}
    values: dict[Fact, dict[str, str | None]] = {
        Fact.AUTHOR: {"authors": ", ".join(article.authors)},
        Fact.PUBLICATION: {"publication": article.publication},
        Fact.DATE: {"day": shown_day(article.published) if article.published else None},
        Fact.TITLE: {"title": article.title},
        Fact.LINK: {"url": article.url},
    }
    return values[fact]


def citation_text(citation: Citation) -> str:
    """Return all that *citation* states as one line of plain text."""
    return " · ".join(citation_parts(citation))


def brief_citation(citation: Citation) -> str:
    """Return title, day and paragraph alone, as one line of plain text."""
    parts = [citation.title or gettext("untitled"), _day(citation), _place(citation)]
    return " ".join(", ".join(parts).split())


def citation_parts(citation: Citation) -> list[str]:
    """Return what *citation* states, from title to paragraph, each as one line of plain text."""
    parts = [
        citation.title or gettext("untitled"),
        ", ".join(citation.authors) or gettext("author unknown"),
        citation.publication or gettext("publication unknown"),
        _day(citation),
        _place_and_heading(citation),
    ]
    if citation.posted_by is not None:
        posted = shown_day(citation.posted_at)
        parts.append(gettext("posted by {name} {day}", name=citation.posted_by, day=posted))
    return [" ".join(part.split()) for part in parts]


def _place_and_heading(citation: Citation) -> str:
    if citation.heading is None:
        return _place(citation)
    heading = gettext("under \u201c{heading}\u201d", heading=citation.heading)
    return f"{_place(citation)}, {heading}"


def _place(citation: Citation) -> str:
    if citation.paragraph is None:
        return _unnumbered_place(citation)
    count = citation.paragraphs
    if citation.at is None:
        return gettext("¶ {number} of {count}", number=citation.paragraph, count=count)
    return gettext(
        "at {time}, ¶ {number} of {count}",
        time=clock(citation.at),
        number=citation.paragraph,
        count=count,
    )


def _unnumbered_place(citation: Citation) -> str:
    count = citation.paragraphs
    kind = gettext(_KINDS.get(citation.kind, citation.kind.value))
    if citation.after is None or not count:
        return kind
    if citation.after == 0:
        beside = gettext("before ¶ 1")
    else:
        beside = gettext("after ¶ {number} of {count}", number=citation.after, count=count)
    return f"{kind}, {beside}"


def clock(seconds: int) -> str:
    """Return how far into a recording *seconds* are, as players show it: 12:40, 1:02:03."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _day(citation: Citation) -> str:
    return shown_day(citation.published) if citation.published else gettext("date unknown")
