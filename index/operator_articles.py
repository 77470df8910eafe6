"""Keeping the operator's collection in step with a folder of Markdown files."""

from dataclasses import replace
from pathlib import Path

from corpus.article import Article, Draft, Source, SourceKind
from corpus.drafts import now
from corpus.errors import FootnoteError, SourceRefused, StoreUnavailable
from corpus.formats import read_document
from corpus.ingest import read_bytes
from corpus.normalise import encodable
from corpus.store import OPERATOR
from index.engine import Engine


def take_up(engine: Engine, folder: Path) -> tuple[str, ...]:
    """Add files of *folder* that are new, replace those that changed, remove those that went.

    Returns a sentence for each file that was left out, in name order; what was taken up
    of it before stays as it was.

    Raises:
        SourceRefused: *folder* is not a folder; nothing is changed.
    """
    if not folder.is_dir():
        raise SourceRefused(
            f"The articles folder {folder} does not exist: set FOOTNOTE_ARTICLES to a folder "
            "of Markdown files, or make it."
        )
    held = {
        article.source.name: article
        for article in engine.store.articles([OPERATOR])
        if article.source.kind is SourceKind.FOLDER
    }
    files = sorted(folder.glob("*.md"))
    named = {encodable(file.name): file for file in files}
    for name in held.keys() - named.keys():
        engine.store.remove(OPERATOR, held[name].id)
    outcomes = (_take_up_file(engine, file, held.get(name)) for name, file in named.items())
    return tuple(trouble for trouble in outcomes if trouble)


def _take_up_file(engine: Engine, file: Path, held: Article | None) -> str | None:
    try:
        # The operator's own files are trusted as the operator's settings are: they are read here.
        draft = read_document(read_bytes(file), file.name)
        source = Source(SourceKind.FOLDER, encodable(file.name), None, now())
        if held is None:
            engine.add(OPERATOR, draft, source)
        elif not _same(held, draft):
            engine.replace(
                OPERATOR, held.id, draft, replace(source, posted_at=held.source.posted_at)
            )
    except StoreUnavailable:
        raise
    except FootnoteError as error:
        return f"{encodable(file.name)} was left out: {error}"
    return None


def _same(held: Article, draft: Draft) -> bool:
    return (held.metadata, held.body, held.paragraphs) == (
        draft.metadata,
        draft.body,
        draft.paragraphs,
    )
