"""What articles and citations state of themselves, as text that a terminal and Discord share."""

from bot.language import comma_separated, gettext, gettext_noop, spoken
from bot.local_forms import language_name, shown_day, shown_span
from corpus.article import Citation, ParagraphKind
from index.answer import ListedArticle
from index.timeline.moments import Precision
from index.timeline.page import DatedSentence

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


def article_parts(article: ListedArticle) -> list[str]:
    """Return what *article* states of itself, from title to day, each as a line of plain text."""
    return [" ".join(part.split()) for part in (*_stated(article), *_posted(article))]


_SKELETONS = {
    Precision.DAY: "yMMMd",
    Precision.MONTH: "yMMMM",
    Precision.QUARTER: "yQQQ",
    Precision.YEAR: "y",
}
"""The fields of a day that are written of a date told so exactly, in the form of the CLDR."""


def moment_text(dated: DatedSentence) -> str:
    """Return when *dated* happened, no more exactly than its sentence tells it."""
    if dated.precision is Precision.DECADE:
        return gettext("{year}s", year=dated.first.year)
    if dated.precision is Precision.DAY and dated.first == dated.last:
        return shown_day(dated.first)
    # Of a whole month or quarter both ends are the same in what is written.
    last = dated.last if dated.precision in {Precision.DAY, Precision.YEAR} else dated.first
    return shown_span(dated.first, last, _SKELETONS[dated.precision])


def citation_text(citation: Citation) -> str:
    """Return all that *citation* states as one line of plain text."""
    return " · ".join(citation_parts(citation))


def brief_citation(citation: Citation) -> str:
    """Return title, day and paragraph alone, as one line of plain text."""
    parts = [citation.title or gettext("untitled"), _day(citation), place_text(citation)]
    return " ".join(comma_separated(parts).split())


def citation_parts(citation: Citation) -> list[str]:
    """Return what *citation* states, from title to paragraph, each as one line of plain text."""
    sample = [gettext("sample article")] if citation.is_sample else []
    place = _place_and_heading(citation)
    parts = [*_stated(citation), place, *foreign_language(citation), *sample, *_posted(citation)]
    return [" ".join(part.split()) for part in parts]


def foreign_language(told: Citation | ListedArticle) -> list[str]:
    """Return the language of what is quoted or shown, where another one is spoken now."""
    code = (told.language or "").partition("-")[0]
    return [language_name(code)] if code and code != spoken() else []


def _stated(cited: Citation | ListedArticle) -> list[str]:
    return [
        cited.title or gettext("untitled"),
        comma_separated(cited.authors) or gettext("author unknown"),
        cited.publication or gettext("publication unknown"),
        _day(cited),
    ]


def _posted(cited: Citation | ListedArticle) -> list[str]:
    if cited.posted_by is None:
        return []
    day = shown_day(cited.posted_at)
    return [gettext("posted by {name} {day}", name=cited.posted_by, day=day)]


def _place_and_heading(citation: Citation) -> str:
    if citation.heading is None:
        return place_text(citation)
    heading = gettext("under \u201c{heading}\u201d", heading=citation.heading)
    return comma_separated([place_text(citation), heading])


def place_text(citation: Citation) -> str:
    """Return where *citation* stands in its article: its paragraph, or beside which it stands."""
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
    return comma_separated([kind, beside])


def clock(seconds: int) -> str:
    """Return how far into a recording *seconds* are, as players show it: 12:40, 1:02:03."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _day(cited: Citation | ListedArticle) -> str:
    return shown_day(cited.published) if cited.published else gettext("date unknown")
