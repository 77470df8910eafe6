"""Sentences about a harbour, and a page that they were copied with."""

from corpus.article import Draft, ParagraphKind
from corpus.formats.text.document import read_text

BODY, HEADING, LIST = ParagraphKind.BODY, ParagraphKind.HEADING, ParagraphKind.LIST
ABOUT = ParagraphKind.ABOUT_AUTHOR
ICE = "Ferries in the ice. Photo by Ann Other"
BOAT = "A boat that was lost at sea for many years has come home to the town where it was built."
HARBOUR = "The harbour of Tolvik froze over in the last week of the year, as it had in none before."
FERRY = "Its ferry stayed in port, and the people of the islands had to wait for the ice to break."
MAYOR = "The mayor said that the town would pay for those who could not reach their homes by boat."
SPRING = "When the spring came, the harbour was open again, and nobody spoke of the ice any more."


def blocks(draft: Draft) -> list[tuple[ParagraphKind, str]]:
    return [(part.kind, draft.body[part.start : part.end]) for part in draft.paragraphs]


def page(*parts: str) -> Draft:
    return read_text("\n\n".join(parts))
