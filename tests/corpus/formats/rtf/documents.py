"""Rich Text Format for tests, as programs write it."""

from corpus.article import Draft
from corpus.formats.rtf.document import read_rtf

HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0\uc1"
    r"{\fonttbl{\f0\froman\fcharset0 Times;}{\f1\fcharset204 Arial Cyr;}{\f2\fcharset128 Mincho;}"
    r"{\f3\froman\fcharset2{\*\panose 05050102}Symbol;}{\f4\fcharset2 Wingdings;}}"
    r"{\colortbl;\red0\green0\blue0;}"
    r"{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}{\s2 heading 2;}{\s5 Title;}"
    r"{\s6 toc 1;}{\s7 Quote;}{\*\cs10 Default;}}"
)


def document(body: str, head: str = HEAD) -> bytes:
    return (head + body + "}").encode("latin-1")


def texts(draft: Draft) -> list[tuple[str, str]]:
    return [(each.kind.value, draft.body[each.start : each.end]) for each in draft.paragraphs]


def read(body: str) -> list[tuple[str, str]]:
    return texts(read_rtf(document(body)))


def row(*cells: str, head: str = "") -> str:
    edges = "".join(rf"\cellx{1000 * (n + 1)}" for n in range(len(cells)))
    written = "".join(rf"\pard\intbl {cell}\cell" for cell in cells)
    return rf"\trowd{head}{edges}{written}\row" + "\n"
