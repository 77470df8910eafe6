"""The bot's own words that a terminal and Discord share."""

from collections.abc import Sequence

from bot.language import (
    comma_separated,
    gettext,
    gettext_noop,
    language_name,
    ngettext,
    shown_day,
    shown_span,
    speaking,
    spoken,
)
from corpus.article import Citation, ParagraphKind
from index.answer import Answer, Confidence, Fact, ListedArticle, Reason, SmallTalk
from index.timeline.moments import Precision
from index.timeline.page import DatedSentence

HEDGES = {
    Confidence.MEDIUM: gettext_noop("This probably answers it:"),
    Confidence.LOW: gettext_noop("Not sure, but this is the closest I found:"),
}
"""What stands above an answer that is less than sure; a high confidence needs no words.

These are the English sentences; a surface says them by `gettext`."""

UNREAD = gettext_noop(
    "Lots of questions right now, so I only skimmed the articles: ask again later for a closer "
    "look."
)
"""What stands below an answer that might be another, or surer, when there is more time."""

CORRECTED = gettext_noop("Showing results for {question}")
"""What stands above an answer to a question whose misspelt words were put right."""

ABSTENTIONS = {
    Reason.NO_SOURCES: gettext_noop(
        "There are no articles here yet. A moderator can add the first one."
    ),
    Reason.NOT_COVERED: gettext_noop("I couldn't find that in this server's articles."),
}

_SMALL_TALK = {
    SmallTalk.GREETING: gettext_noop(
        "Hello! Ask me something about the articles that are posted here."
    ),
    SmallTalk.THANKS: gettext_noop(
        "You're welcome! Ask me whenever you want to look something up."
    ),
    SmallTalk.PARTING: gettext_noop("See you! Ask me whenever you want to look something up."),
    SmallTalk.CHAT: gettext_noop(
        "I'm not much of a talker, but I'm glad to look things up in the articles here: just ask."
    ),
    SmallTalk.INSULT: gettext_noop(
        "Sorry that didn't help. Try other words, or ask the moderators."
    ),
    SmallTalk.ABOUT_BOT: gettext_noop(
        "I answer questions about the articles posted here, word for word, and name the source. "
        "Just ask one; /about tells what I search."
    ),
    SmallTalk.OPINION: gettext_noop(
        "I have no opinions of my own, but I can show you what the articles here say: just ask."
    ),
    SmallTalk.ORDER: gettext_noop(
        "I can't do that, but I can find what the articles here say, word for word: just ask."
    ),
}

UNREADABLE = gettext_noop(
    "I can only search these articles in English: ask in English, please. Which articles there "
    "are, who wrote one and when, you can ask in your language."
)
"""What stands for a refusal, said in the question's language, where the model cannot read that."""

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
    Fact.DATE: gettext_noop("Published on {day}."),
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


def refusal_text(answer: Answer) -> str:
    """Return why nothing answers; in the question's own language where that was the reason."""
    if answer.language is None:
        return gettext(ABSTENTIONS[answer.reason or Reason.NOT_COVERED])
    with speaking(answer.language):
        return gettext(UNREADABLE)


def small_talk_text(kind: SmallTalk | None) -> str:
    """Return what is said to words of this *kind*, which ask for no article."""
    return gettext(_SMALL_TALK[kind or SmallTalk.CHAT])


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
        Fact.AUTHOR: {"authors": comma_separated(article.authors)},
        Fact.PUBLICATION: {"publication": article.publication},
        Fact.DATE: {"day": shown_day(article.published) if article.published else None},
        Fact.TITLE: {"title": article.title},
        Fact.LINK: {"url": article.url},
    }
    return values[fact]


def library_text(count: int, about: str | None) -> str:
    """Return what stands above *count* articles that fit the words *about*, or all of them.

    Without any it is all that is said.
    """
    if about is None:
        if not count:
            return gettext(ABSTENTIONS[Reason.NO_SOURCES])
        return ngettext("There is {n} article here:", "There are {n} articles here:", count)
    if not count:
        return gettext("I looked, but no article here fits \u201c{about}\u201d.", about=about)
    return ngettext(
        "{n} article fits \u201c{about}\u201d:",
        "{n} articles fit \u201c{about}\u201d:",
        count,
        about=about,
    )


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
