"""What a page states about its article, and what it only seems to say."""

from dataclasses import dataclass, replace
from datetime import date

from trafilatura.settings import Document

from corpus.article import Metadata
from corpus.bounds import few
from corpus.formats.credits.bylines import credit_in
from corpus.formats.html.statements.by_certainty import PageStatements
from corpus.formats.html.statements.headline_credits import HeadlineCredits
from corpus.formats.written_dates import date_stated


@dataclass(frozen=True, slots=True)
class Statements:
    """What a page states about its article, and in *guessed* what it only seems to say."""

    metadata: Metadata
    guessed: Metadata
    credits: HeadlineCredits
    """The lines with the headline that say who wrote the article, and when."""
    is_free: bool
    """Whether the page does not state that its article has to be paid for."""

    @property
    def of_discussion(self) -> "Statements":
        """The same with the stated authors as a guess: they began what others went on with."""
        began = self.metadata.authors or self.guessed.authors
        return replace(
            self,
            metadata=self.metadata.without(["authors"]),
            guessed=replace(self.guessed, authors=began),
        )


def statements_of(page: PageStatements, document: Document | None) -> Statements:
    """Return what *page* states.

    *document* is what trafilatura found: it guesses, but for the title, which is never unknown
    where there is one at all.
    """
    stated = Metadata(
        title=page.title(_guess(document, "title")),
        authors=page.authors,
        publication=page.publication,
        published=page.days.published,
        url=page.address,
        language=page.language,
        licence=page.licence,
        picture=page.picture,
    )
    found = credit_in(_guess(document, "author").split(";"), page.publication, page.language)
    guessed = Metadata(
        authors=few(found.people or found.organisations),
        publication=page.named([_guess(document, "sitename")]),
        published=page.days.doubtful or _day(_guess(document, "date")),
    )
    return Statements(stated, guessed.without(stated.known), page.credits, page.data.is_free)


def _guess(document: Document | None, name: str) -> str:
    value = getattr(document, name, None)
    return value if isinstance(value, str) else ""


def _day(text: str) -> date | None:
    written = date_stated(text)
    return written.day() if written else None
