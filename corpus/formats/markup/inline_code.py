"""Whether code stands in a line of text, as the name of an option does, or is a block by itself."""

from collections.abc import Iterator
from itertools import islice, takewhile

from corpus.formats.markup.element import Element
from corpus.formats.markup.element_names import INLINE

_REACH = 8
"""Elements of a line that are looked through for text behind a piece of code; our own choice."""


def goes_on(code: Element) -> bool:
    """Tell whether text follows *code* in its line, so that it is a part of that line.

    Names of options may follow each other, with a space or a comma between them.
    """
    said = "".join(code.itertext())
    return "\n" not in said.strip() and any(text.strip() for text in _behind(code))


def _behind(code: Element) -> Iterator[str]:
    """Yield the texts behind *code* up to the end of its line, as far as that is looked at."""
    inside = takewhile(lambda each: each.tag in INLINE, (code, *code.iterancestors()))
    for element in islice(inside, _REACH):
        yield element.tail or ""
        following = takewhile(lambda each: each.tag in INLINE, element.itersiblings())
        for each in islice(following, _REACH):
            # Code behind code may be the next line of a listing; what stands between is text.
            yield from [] if each.tag == "code" else islice(each.itertext(), _REACH)
            yield each.tail or ""
