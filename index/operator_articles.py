"""Keeping the operator's collection, or the sample, in step with a folder of Markdown files."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from corpus.article import Article, Draft, Source, SourceKind
from corpus.drafts import now
from corpus.errors import FootnoteError, SourceRefused, StoreUnavailable, UnknownArticle
from corpus.formats import read_document
from corpus.ingest import read_bytes
from corpus.normalise import encodable
from corpus.store import OPERATOR, SAMPLE
from index.engine import Engine

_KINDS = {OPERATOR: SourceKind.FOLDER, SAMPLE: SourceKind.SAMPLE}


def take_up(engine: Engine, folder: Path, *, is_sample: bool = False) -> tuple[str, ...]:
    """Add files of *folder* that are new, replace those that changed, remove those that went.

    *is_sample* tells that it is what ships with Footnote, which is kept apart: what the other kind
    of folder brought before leaves. Returns a sentence for each file that was left out, in name
    order; what was taken up of it before stays as it was.

    Raises:
        SourceRefused: *folder* is not a folder; nothing is changed.
    """
    if not folder.is_dir():
        raise SourceRefused(
            f"The articles folder {folder} does not exist: set FOOTNOTE_ARTICLES to a folder "
            "of Markdown files, or make it."
        )
    collection, other = (SAMPLE, OPERATOR) if is_sample else (OPERATOR, SAMPLE)
    _follow(engine, other, {})
    files = sorted(folder.glob("*.md"))
    return _follow(engine, collection, {encodable(each.name): each for each in files})


def _follow(engine: Engine, collection: str, named: Mapping[str, Path]) -> tuple[str, ...]:
    """Bring what *collection* has of a folder up to its files *named*; tell what was left out."""
    held = _held(engine, collection)
    for name in held.keys() - named.keys():
        with suppress(UnknownArticle):  # another process that follows the folder was faster
            engine.store.remove(collection, held[name].id)
    outcomes = (
        _take_up_file(engine, collection, file, held.get(name)) for name, file in named.items()
    )
    return tuple(trouble for trouble in outcomes if trouble)


def _held(engine: Engine, collection: str) -> dict[str, Article]:
    """Return what *collection* has of a folder, by the names of the files."""
    return {
        article.source.name: article
        for article in engine.store.articles([collection])
        if article.source.kind is _KINDS[collection]
    }


def _take_up_file(engine: Engine, collection: str, file: Path, held: Article | None) -> str | None:
    try:
        # The operator's own files are trusted as the operator's settings are: they are read here.
        draft = read_document(read_bytes(file), file.name)
        _keep(engine, collection, encodable(file.name), draft, held)
    except StoreUnavailable:
        raise
    except FootnoteError as error:
        return f"{encodable(file.name)} was left out: {error}"
    return None


def _keep(engine: Engine, collection: str, name: str, draft: Draft, held: Article | None) -> None:
    """Add *draft*, or put it in the place of what is *held* and not the same."""
    source = Source(_KINDS[collection], name, None, now())
    try:
        if held is None:
            engine.writer.add(collection, draft, source)
        elif not _same(held, draft):
            engine.writer.replace(
                collection, held.id, draft, replace(source, posted_at=held.source.posted_at)
            )
    except (SourceRefused, UnknownArticle):
        # Another process that follows the folder may have been faster.
        brought = _held(engine, collection).get(name)
        if brought is None or not _same(brought, draft):
            raise


def _same(held: Article, draft: Draft) -> bool:
    return (held.metadata, held.body, held.paragraphs) == (
        draft.metadata,
        draft.body,
        draft.paragraphs,
    )
