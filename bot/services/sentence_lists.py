"""Timelines and sentences that name somebody, for callers that must not block."""

from collections.abc import Callable
from itertools import islice

from bot.services.questions import Questions
from index.engine import Engine
from index.people.page import NamedPage
from index.people.people import People
from index.search.filters import Filters, by_title
from index.timeline.page import TimelineFilter, TimelinePage
from index.timeline.timeline import Timeline

PER_PAGE = 5
"""Sentences on one page: with their citations as many as a message's text holds."""


class SentenceLists:
    """What lists sentences of the articles that *questions* are answered from.

    Its work waits and counts as questions do.
    """

    def __init__(self, questions: Questions) -> None:
        self._questions = questions
        self._timeline = Timeline()
        self._people = People()

    async def timeline(self, collection: str, wanted: TimelineFilter, page: int) -> TimelinePage:
        """Return a *page*, from 0, of the dated sentences that fit.

        Raises:
            FootnoteError: There is no such article, or too much is asked at once.
        """
        return await self._questions.look_through(
            collection,
            lambda engine: self._timeline.page(engine, collection, wanted, page, PER_PAGE),
        )

    async def naming(self, collection: str, name: str, page: int) -> NamedPage:
        """Return a *page*, from 0, of the sentences that name *name*.

        Raises:
            FootnoteError: Too much is asked at once.
        """
        return await self._questions.look_through(
            collection, lambda engine: self._people.page(engine, collection, name, page, PER_PAGE)
        )

    async def names(self, collection: str, fits: Callable[[str], bool], most: int) -> list[str]:
        """Return up to *most* names that occur in the articles and *fits* is true of.

        Those in most articles come first.
        """

        def found(engine: Engine) -> list[str]:
            return list(islice(filter(fits, self._people.names(engine, collection)), most))

        return await self._questions.look_through(collection, found)

    async def article_id(self, collection: str, given: str) -> str:
        """Return the id of the article that is *given* by its id or its title.

        Raises:
            UnknownArticle: There is none, or there are several of that title.
        """

        def found(engine: Engine) -> str:
            listed = engine.articles.listed(collection)
            return by_title(Filters(article_id=given), listed).article_id or given

        return await self._questions.look_through(collection, found)
