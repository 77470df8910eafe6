"""Footnote's engine as it ships, without the reader unless told so."""

import json
import sys
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from benchmarks.peers.exchange import serve
from bot.app import encoder_for, reader_for
from bot.settings import Settings
from corpus.article import Citation, Metadata, ParagraphKind, Source, SourceKind
from corpus.assembly import Block, assemble
from corpus.drafts import now
from corpus.storage.database import Database
from corpus.store import OPERATOR
from index.engine import Engine


class Footnote:
    """An engine on a store of its own; its articles are the passages of one title."""

    def __init__(self, model: str, folder: Path) -> None:
        del model  # the packaged one, in its fast form
        settings = Settings(home=folder)
        encoder = encoder_for(settings)
        reader = reader_for(encoder, settings) if "reader" in sys.argv else None
        self._engine = Engine(Database(settings.database_url), encoder, reader)
        self._engine.warm_up()
        self._places = folder / "places.json"
        self._first: dict[str, int] = {}

    def index(self, passages: Sequence[str], titles: Sequence[str]) -> None:
        """Take up *passages* as articles, each with its title."""
        place = 0
        for title, group in groupby(zip(titles, passages, strict=True), key=lambda each: each[0]):
            texts = [text for _, text in group]
            draft = assemble(
                Metadata(title=title), [Block(ParagraphKind.BODY, text) for text in texts]
            )
            source = Source(SourceKind.FILE, "squad", None, now())
            self._first[self._engine.writer.add(OPERATOR, draft, source).id] = place
            place += len(texts)
        self._engine.indexes.snapshot(OPERATOR)

    def save(self) -> None:
        """Store where each article begins; the articles are stored already."""
        self._places.write_text(json.dumps(self._first), "utf-8")

    def open(self) -> None:
        """Load where each article begins."""
        self._first = json.loads(self._places.read_text("utf-8"))

    def search(self, question: str, depth: int) -> Sequence[int]:
        """Return the places of the passages that the answer lists."""
        answer = self._engine.ask(OPERATOR, question, top=depth)
        return [self._place(each.citation) for each in answer.passages]

    def _place(self, cited: Citation) -> int:
        return self._first[cited.article_id] + (cited.paragraph or 1) - 1


if __name__ == "__main__":
    serve("footnote", Footnote)
