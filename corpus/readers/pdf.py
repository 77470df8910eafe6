"""PDF files: read in a process of their own, by our own rules for paragraphs."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TypedDict

from corpus.article import Draft, Metadata, ParagraphKind, assemble
from corpus.bounds import LONGEST_TITLE, few, within
from corpus.errors import SourceRefused, gettext_noop
from corpus.normalise import normalise
from corpus.readers.blocks import without_title
from corpus.readers.bylines import names_in

TIME_LIMIT = 20.0
"""Seconds; an article takes a fraction of one."""

CHECK_WORDING = gettext_noop(
    "Check the wording where lines end in the PDF: hyphens there cannot be told for certain."
)
LEAST_TEXT = 200
"""Characters; a PDF with fewer is a scan, or has nothing to quote."""

_PROCESS = "corpus.readers.pdf_process"
_REFUSALS = {
    "password": gettext_noop(
        "This PDF is password-protected: save a copy without the password and post that."
    ),
    "damaged": gettext_noop("This PDF is damaged: save it again, or post its text instead."),
    "pages": gettext_noop(
        "This PDF has more than 60 pages: save the article's pages as a PDF of their own."
    ),
    "scan": gettext_noop(
        "This PDF holds almost no text, so it is probably scanned: "
        "run text recognition (OCR) over it, or post the text instead."
    ),
    "slow": gettext_noop(
        "This PDF takes too long to read: save it again as a PDF, or post its text instead."
    ),
}
_NO_TITLE = re.compile(
    r"untitled|^microsoft |^document\d*$|^slide|\.(?:docx?|indd|qxd|tex|pdf|rtf|odt|pages)\b",
    re.IGNORECASE,
)


class _Contents(TypedDict):
    title: str
    author: str
    blocks: list[tuple[str, str]]


def read_pdf(data: bytes) -> Draft:
    """Return the article in the PDF *data*, its wording to be checked where lines end.

    Title and author are taken from the document's properties where they are plausible.

    Raises:
        SourceRefused: the PDF is locked, damaged, scanned, too long, or too slow to read.
    """
    contents = _contents(data)
    metadata = Metadata(title=_title(contents["title"]), authors=_authors(contents["author"]))
    read = [(ParagraphKind(kind), text) for kind, text in contents["blocks"]]
    blocks = without_title(read, metadata.title)
    if sum(len(text) for _, text in read) < LEAST_TEXT or not any(
        kind is ParagraphKind.BODY for kind, _ in blocks
    ):
        raise _refused("scan")
    return assemble(metadata, blocks, [CHECK_WORDING])


def _contents(data: bytes) -> _Contents:
    try:
        process = subprocess.run(  # noqa: S603  our own module, run by our own interpreter
            [sys.executable, "-m", _PROCESS],
            input=data,
            capture_output=True,
            timeout=TIME_LIMIT,
            check=True,
            # Where `-m` finds the package, installed or not.
            cwd=Path(__file__).resolve().parents[2],
        )
        answer = json.loads(process.stdout)
    except subprocess.TimeoutExpired as error:
        raise _refused("slow") from error
    except (subprocess.CalledProcessError, ValueError) as error:
        raise _refused("damaged") from error
    if "refused" in answer:
        raise _refused(answer["refused"])
    contents: _Contents = answer
    return contents


def _refused(reason: str) -> SourceRefused:
    return SourceRefused(_REFUSALS[reason])


def _title(stated: str) -> str | None:
    """Return the title that is *stated*, unless it is a file's name or a program's default."""
    title = within(LONGEST_TITLE, normalise(stated))
    plausible = title and len(title.split()) > 1 and not _NO_TITLE.search(title)
    return title if plausible else None


def _authors(stated: str) -> tuple[str, ...]:
    """Return the people *stated*; one word is an account's name rather than a person's."""
    return few(tuple(name for name in names_in([stated], None) if len(name.split()) > 1))
