"""What a document of a word processor calls itself, once it is HTML."""

from corpus.bounds import LONGEST_TITLE, within
from corpus.formats.html_element import Element, attribute
from corpus.normalise import normalise

TITLE, NUMBERED = "title", "numbered"
"""Classes of headings: one in the style that is there for titles, and one that counts parts."""


def title_in(root: Element, stated: str = "") -> str | None:
    """Return the title of the document *root*, of whose properties one is *stated*.

    It is the heading in the style for titles, else the property, else the first highest heading
    that is no numbered part of the text; `None` where it has none of them.
    """
    found: dict[str, str] = {}
    for heading in root.iter("h1"):
        if said := normalise("".join(heading.itertext())):
            found.setdefault(attribute(heading, "class"), said)
    others = (said for kind, said in found.items() if kind not in {TITLE, NUMBERED})
    told = (found.get(TITLE), normalise(stated), next(others, None))
    return within(LONGEST_TITLE, next((title for title in told if title), None))
