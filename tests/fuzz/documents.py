"""Every reader, and what the bot does with what was read: an article, or one refusal."""

import io
import random
import signal
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from types import FrameType

from corpus.article import Draft, Source, SourceKind
from corpus.drafts import as_article
from corpus.errors import SourceRefused
from corpus.formats import read_document
from corpus.markdown_format import article_markdown
from corpus.normalise import normalise
from corpus.sandbox.client import Sandbox
from corpus.sandbox.limits import DOCUMENT
from corpus.segmenter import cut_passages
from corpus.shingles import Sketch
from corpus.submissions.revisions import changes
from tests.fuzz.kind import Kind
from tests.fuzz.mutations import mutated
from tests.fuzz.seeds import kinds

WITHIN = 5
"""Seconds of processor time for what the bot itself does with a document of at most
`mutations.MOST` bytes."""

_NOW = datetime(2026, 1, 1, tzinfo=UTC)
_SANDBOX = Sandbox(replace(DOCUMENT, processor=WITHIN), replace(DOCUMENT, processor=WITHIN))
_LIMITS_TOLD = ("takes too much time or memory", "broke off")
_PDF_MAY = "a.pdf"
"""PDFs are unpacked and drawn by native code: small ones may ask for much, and are refused."""


class Finding(AssertionError):
    """A document that is not treated as it should be."""


def try_one(chance: random.Random) -> tuple[str, bytes]:
    """Make a document by *chance*, have it treated, and return its name and its bytes.

    Raises:
        Finding: It was not read into an article and not refused as it should be.
    """
    kind = chance.choice(kinds())
    data = _changed(kind, chance)
    try:
        treat(kind.name, data)
    except Exception as error:
        error.add_note(f"name: {kind.name}")
        error.add_note(f"data: {data!r}")
        raise
    return kind.name, data


def treat(name: str, data: bytes) -> None:
    """Have *data* read and check what comes of it; raise `Finding` or what went wrong otherwise."""
    try:
        if name.endswith(".zip"):
            drafts = [each.draft for each in _SANDBOX.unpack(data, name, None, _NOW)]
        else:
            drafts = [_SANDBOX.read(data, name, url="https://coast.example/ferry")]
    except SourceRefused as refused:
        if any(told in str(refused) for told in _LIMITS_TOLD) and name != _PDF_MAY:
            raise Finding(str(refused)) from refused
        return
    with _in_time():
        for draft in drafts:
            if draft is not None:
                _check(draft)


def _changed(kind: Kind, chance: random.Random) -> bytes:
    if not kind.members or chance.random() < 1 / 4:
        return mutated(kind.seed, kind.tokens, chance)
    output = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(kind.seed)) as before,
        zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for member in before.infolist():
            data = before.read(member)
            if member.filename in kind.members:
                data = mutated(data, kind.tokens, chance)
            after.writestr(member.filename, data)
    return output.getvalue()


def _check(draft: Draft) -> None:
    stated = draft.metadata
    texts = [draft.body, *stated.authors, *draft.warnings]
    texts += [each for each in (stated.title, stated.publication, stated.url) if each]
    for text in texts:
        text.encode("utf-8")
    for each in draft.paragraphs:
        slice_ = draft.body[each.start : each.end]
        if not slice_ or normalise(slice_) != slice_:
            raise Finding(f"not in normal form: {slice_[:100]!r}")
    article = as_article("operator", draft, Source(SourceKind.FILE, "a", None, _NOW))
    again = read_document(article_markdown(article).encode(), "a.md")
    if (again.body, again.paragraphs) != (draft.body, draft.paragraphs):
        raise Finding("its export is read as another article")
    cut_passages(draft.body, draft.paragraphs, lambda text: len(text.split()))
    changes(article, replace(draft, body=draft.body))
    Sketch.of(draft.body)


@contextmanager
def _in_time() -> Iterator[None]:
    def overrun(number: int, frame: FrameType | None) -> None:
        raise Finding(f"takes over {WITHIN} s in the bot (signal {number})", frame)

    signal.signal(signal.SIGPROF, overrun)
    signal.setitimer(signal.ITIMER_PROF, WITHIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
