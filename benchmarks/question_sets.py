"""The shared question sets, read in place, and engines over chosen articles of them."""

from collections.abc import Sequence
from pathlib import Path

from corpus.article import Source, SourceKind
from corpus.database import Database
from corpus.drafts import now
from corpus.store import OPERATOR, Store
from index.encoder import SentenceTransformersEncoder
from index.engine import Engine
from index.squad import SquadQuestion, SquadSet, read_squad

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
WIKIPEDIA_SETS = ("squad2.json", "xquad-en.json", "new-wiki.json")


def load(name: str) -> SquadSet:
    """Return the shared question set *name*."""
    return read_squad((DATA / name).read_bytes())


def engine_over(
    squad: SquadSet, articles: Sequence[int], encoder: SentenceTransformersEncoder
) -> tuple[Engine, dict[int, str]]:
    """Return an engine over *articles* (positions in *squad*), and the id each was stored under."""
    engine = Engine(Store(Database("sqlite://")), encoder)
    source = Source(SourceKind.FILE, "squad", None, now())
    ids = {each: engine.add(OPERATOR, squad.drafts[each], source).id for each in articles}
    return engine, ids


def gold_span(squad: SquadSet, question: SquadQuestion) -> tuple[int, int]:
    """Return the offsets in its article's body of the paragraph that *question* is about."""
    paragraph = squad.drafts[question.article].paragraphs[question.paragraph]
    return paragraph.start, paragraph.end
