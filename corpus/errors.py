"""What can go wrong with sources and the store, each told in one sentence to the person."""


class FootnoteError(Exception):
    """Something the person can act on; `str(error)` is one clear sentence saying what to do."""


class SourceRefused(FootnoteError):
    """A source that cannot be read as an article; nothing was stored."""


class PageUnchanged(FootnoteError):
    """The site says that the page is as it was when it was last read."""

    def __init__(self) -> None:
        super().__init__("The page has not changed: there is nothing to do.")


class StoreUnavailable(FootnoteError):
    """The database cannot be opened, read or written."""


class UnknownArticle(FootnoteError):
    """No article of that id in the collection."""


class UnknownSubmission(FootnoteError):
    """A submission that was published, cancelled or forgotten meanwhile, or is another server's."""

    def __init__(self) -> None:
        super().__init__(
            "This was published or cancelled already: look at `/source list`, or post it again."
        )


class UnknownCollection(FootnoteError):
    """No collection of that name."""


class InvalidQuestion(FootnoteError):
    """A question that cannot be asked: empty or too long."""


class ModelUnavailable(FootnoteError):
    """The encoder's files are missing, altered or unreadable."""
