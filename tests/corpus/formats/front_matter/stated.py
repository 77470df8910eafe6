"""The metadata that front matter states."""

from corpus.article import Metadata
from corpus.formats.markdown.document import read_markdown


def stating(front_matter: str) -> Metadata:
    return read_markdown(f"---\n{front_matter}\n---\nText.").metadata
