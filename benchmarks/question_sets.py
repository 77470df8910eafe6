"""The shared question sets, read in place, and engines over chosen articles of them."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bot.app import encoder_for, reader_for
from bot.settings import Settings
from corpus.article import PARAGRAPH_BREAK, Draft, Metadata, ParagraphKind, Source, SourceKind
from corpus.assembly import Block, assemble
from corpus.drafts import now
from corpus.storage.database import Database
from corpus.store import OPERATOR
from index.encoding.encoder import Encoder
from index.engine import Engine
from index.evaluation.squad import SquadQuestion, SquadSet, read_squad
from index.reader.reading import Reader

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
WIKIPEDIA_SETS = ("squad2.json", "xquad-en.json", "new-wiki.json")
COLLECTIONS = {"squad2+xquad-en": WIKIPEDIA_SETS[:2], "new-wiki": WIKIPEDIA_SETS[2:]}
"""What is pooled in one collection, by the name that results give it."""


def load(name: str) -> SquadSet:
    """Return the shared question set *name*."""
    return read_squad((DATA / name).read_bytes())


def digests(names: Sequence[str]) -> dict[str, str]:
    """Return the SHA-256 of each shared file of *names*, to be written beside figures."""
    return {name: hashlib.sha256((DATA / name).read_bytes()).hexdigest() for name in names}


def pooled(names: Sequence[str]) -> SquadSet:
    """Return sets as one: articles of one title are one article, paragraphs stand in it once."""
    blocks: dict[str, list[str]] = {}
    questions: list[SquadQuestion] = []
    for squad in map(load, names):
        for question in squad.questions:
            draft = squad.drafts[question.article]
            title = draft.metadata.title or ""
            texts = blocks.setdefault(title, [])
            for text in draft.body.split(PARAGRAPH_BREAK):
                if text not in texts:
                    texts.append(text)
            paragraph = draft.paragraphs[question.paragraph]
            place = texts.index(draft.body[paragraph.start : paragraph.end])
            questions.append(replace(question, article=list(blocks).index(title), paragraph=place))
    return SquadSet(tuple(_draft(*each) for each in blocks.items()), tuple(_once(questions)))


def _draft(title: str, texts: Sequence[str]) -> Draft:
    return assemble(Metadata(title=title), [Block(ParagraphKind.BODY, text) for text in texts])


def _once(questions: Sequence[SquadQuestion]) -> list[SquadQuestion]:
    return list({(each.text, each.article, each.paragraph): each for each in questions}.values())


def engine_over(
    squad: SquadSet, articles: Sequence[int], encoder: Encoder, reader: Reader | None = None
) -> tuple[Engine, dict[int, str]]:
    """Return an engine over *articles* (positions in *squad*), and the id each was stored under."""
    engine = memory_engine(encoder, reader)
    source = Source(SourceKind.FILE, "squad", None, now())
    ids = {each: engine.writer.add(OPERATOR, squad.drafts[each], source).id for each in articles}
    return engine, ids


def memory_engine(encoder: Encoder, reader: Reader | None = None) -> Engine:
    """Return an engine with an empty store in memory."""
    return Engine(Database("sqlite://"), encoder, reader)


def shipped() -> tuple[Encoder, Reader | None]:
    """Return the encoder and the reader that the bot runs with when nothing is configured."""
    settings = Settings()
    encoder = encoder_for(settings)
    return encoder, reader_for(encoder, settings)


def gold_span(squad: SquadSet, question: SquadQuestion) -> tuple[int, int]:
    """Return the offsets in its article's body of the paragraph that *question* is about."""
    paragraph = squad.drafts[question.article].paragraphs[question.paragraph]
    return paragraph.start, paragraph.end
