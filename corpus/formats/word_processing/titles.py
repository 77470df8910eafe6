"""What a document of a word processor calls itself, once it is HTML."""

from corpus.bounds import LONGEST_TITLE, within
from corpus.formats.markup.element import Element, attribute
from corpus.normalise import fold, normalise

TITLE, NUMBERED = "title", "numbered"
"""Classes of headings: one in the style that is there for titles, and one that counts parts."""

_PARTS = frozenset(
    fold(name)
    for name in """
    abstract, acknowledgements, acknowledgments, appendix, background, bibliography, conclusion,
    conclusions, contents, executive summary, foreword, introduction, overview, preface,
    references, summary, table of contents, works cited,
    anhang, einleitung, inhalt, inhaltsverzeichnis, literatur, literaturverzeichnis, vorwort,
    zusammenfassung, avant-propos, bibliographie, remerciements, r\u00e9sum\u00e9, sommaire,
    table des mati\u00e8res, bibliograf\u00eda, conclusiones, introducci\u00f3n, resumen,
    \u00edndice, bibliografia, conclus\u00e3o, introdu\u00e7\u00e3o, resumo, sum\u00e1rio,
    conclusioni, indice, introduzione, sommario, inhoud, inhoudsopgave, inleiding, samenvatting,
    spis tre\u015bci, streszczenie, wst\u0119p
    """.split(",")
)
"""What headings of parts say that any document may have, folded."""


def names_part(heading: str) -> bool:
    """Tell whether *heading* names a part such as any document may have."""
    return fold(heading) in _PARTS


def title_in(root: Element, stated: str = "") -> str | None:
    """Return the title of the document *root*, of whose properties one is *stated*.

    It is the heading in the style for titles, else the property, else the first highest heading
    that is no numbered part of the text; `None` where it has none of them, or where that heading
    names a part such as documents have, so that it tells nothing of this one.
    """
    found: dict[str, str] = {}
    for heading in root.iter("h1"):
        if said := normalise("".join(heading.itertext())):
            found.setdefault(attribute(heading, "class"), said)
    others = (said for kind, said in found.items() if kind not in {TITLE, NUMBERED})
    first = next(others, "")
    told = (found.get(TITLE), normalise(stated), "" if names_part(first) else first)
    return within(LONGEST_TITLE, next((title for title in told if title), None))
