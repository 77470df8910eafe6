"""The shared question sets as a reader sees them: a question, a passage, and where it answers.

Split by article title, with the folds of `benchmarks/training/trials.py`: fold `HELD_OUT` is never
learned from.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.question_sets import load, pooled
from benchmarks.training.trials import fold_of
from corpus.article import Article, Passage, Source, SourceKind
from corpus.drafts import as_article, now
from corpus.segmenter import cut_passages
from index.encoding.encoder import Encoder
from index.search.embedding import passage_sentences

HELD_OUT = 4
"""The fold that everything is reported on."""
WIKIPEDIA = ("squad2.json", "xquad-en.json", "new-wiki.json")
CHAT = ("reddit.json", "amazon.json")
CACHE = Path.home() / ".cache" / "footnote-reader"
"""Outside the repository: prepared pairs and checkpoints are large and can be made again."""
SEARCHED = 2
"""Passes over all questions, each time with other near and altered pairs: they teach to search."""
PASSES = 5
"""All passes: the last three teach to verify, on what people and we wrote to be left open."""

Offsets = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Text:
    """A passage that may be read, the title of its article, and its sentences."""

    title: str
    text: str
    sentences: tuple[Offsets, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A question about passage *passage*; no *answers* means the passage does not answer it."""

    question: str
    passage: int
    answers: tuple[Offsets, ...]


@dataclass(frozen=True, slots=True)
class ExampleSet:
    """Passages that stand in one collection, and the questions asked of them."""

    name: str
    texts: tuple[Text, ...]
    examples: tuple[Example, ...]


def pairs_file(number: int) -> Path:
    """Return where the pairs of pass *number* are kept, the first being 0."""
    return CACHE / f"pairs-{number}.npz"


def learnable(texts: Sequence[Text], *, wikipedia: bool) -> list[bool]:
    """Return for each passage whether a reader may learn from it."""
    return [not (wikipedia and fold_of(each.title) == HELD_OUT) for each in texts]


def examples(files: Sequence[str], encoder: Encoder) -> ExampleSet:
    """Return the questions of *files* with passages cut as the engine cuts them."""
    # Pooling is for sets that share titles; these are large and do not.
    squad = load(files[0]) if tuple(files) in {CHAT[:1], CHAT[1:]} else pooled(files)
    source = Source(SourceKind.FILE, "squad", None, now())
    texts: list[Text] = []
    found: list[Example] = []
    homes: list[tuple[Article, list[tuple[Passage, int]]]] = []
    for draft in squad.drafts:
        article = as_article("reader", draft, source)
        cut = cut_passages(
            article.body, article.paragraphs, encoder.count_pieces, limit=encoder.window
        )
        homes.append((article, [(each, len(texts) + at) for at, each in enumerate(cut)]))
        for each in cut:
            text = article.body[each.start : each.end]
            texts.append(Text(draft.metadata.title or "", text, passage_sentences(text)))
    for asked in squad.questions:
        article, cut_here = homes[asked.article]
        paragraph = article.paragraphs[asked.paragraph]
        places = [
            (paragraph.start + each.start, paragraph.start + each.end) for each in asked.answers
        ]
        for passage, at in cut_here:
            inside = tuple(
                (start - passage.start, end - passage.start)
                for start, end in places
                if passage.start <= start and end <= passage.end
            )
            touches = passage.start < paragraph.end and paragraph.start < passage.end
            if inside or (touches and not places):
                found.append(Example(asked.text, at, inside))
                break
    return ExampleSet("+".join(files), tuple(texts), tuple(found))
