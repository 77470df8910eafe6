"""What can go wrong with sources and the store, each told in one sentence to the person."""

from corpus.normalise import encodable


def gettext_noop(message: str) -> str:
    """Return *message* as it is: this name tells the catalogues' extractor that it is shown."""
    return message


class FootnoteError(Exception):
    """Something the person can act on; `str(error)` is one clear sentence saying what to do.

    *template* is that sentence in English, with *values* for its `{names}`: a surface that
    speaks another language translates the template and fills it in itself. Values come from
    outside, so what no encoding can write is replaced in them: a refusal is stored and sent.
    """

    def __init__(self, template: str, /, **values: object) -> None:
        told = {
            name: encodable(value) if isinstance(value, str) else value
            for name, value in values.items()
        }
        super().__init__(encodable(template.format_map(told) if told else template))
        self.template = template
        self.values = told


class SourceRefused(FootnoteError):
    """A source that cannot be read as an article; nothing was stored."""


class PageUnchanged(FootnoteError):
    """The site says that the page is as it was when it was last read."""

    def __init__(self) -> None:
        super().__init__(gettext_noop("The page has not changed: there is nothing to do."))


class StoreUnavailable(FootnoteError):
    """The database cannot be opened, read or written."""


class UnknownArticle(FootnoteError):
    """No article of that id in the collection."""


class ArticleChanged(UnknownArticle):
    """An article was changed or withdrawn after it was found, and before it was quoted."""

    def __init__(self) -> None:
        super().__init__(gettext_noop("An article was changed just now: ask again."))


class SourcesChanged(FootnoteError):
    """An answer that was given from sources that have been changed or withdrawn since."""

    def __init__(self) -> None:
        super().__init__(gettext_noop("The articles have changed since that answer: ask again."))


class UnknownSubmission(FootnoteError):
    """A submission that was published, cancelled or forgotten meanwhile, or is another server's."""

    def __init__(self) -> None:
        super().__init__(
            gettext_noop(
                "This was published or cancelled already: look at `/source list`, or post it again."
            )
        )


class UnknownCollection(FootnoteError):
    """No collection of that name."""


class InvalidQuestion(FootnoteError):
    """A question that cannot be asked: empty or too long."""


class ModelUnavailable(FootnoteError):
    """The encoder's files are missing, altered or unreadable."""
