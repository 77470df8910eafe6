"""Kinds of articles: what their form tells, and which of them are versions of one."""

import re

from corpus.article import Article, ParagraphKind
from corpus.searched_text import asks
from index.english_calendar import MONTHS, WEEKDAYS
from index.search.words import stemmed, stems

KIND_NOUNS = frozenset(
    stems(
        "interview faq faqs q&a qa questions question minutes rules rulebook notes patch changelog "
        "review report guide news newsletter thread announcement transcript letter blog memo "
        "statement summary recap profile feature obituary manual handbook "
        "recipe syllabus readme tutorial walkthrough bylaws leaderboard agenda "
        "protokoll regeln fragen rezension anleitung ankundigung mitteilung "
        "entretien compte-rendu regles reglement critique annonce guide "
        "entrevista actas acta reglas reglamento resena guia anuncio preguntas "
        "rezept satzung recette receta"
    )
)
"""What some articles may be called, whose title need not say so."""

QUESTIONS = 3
"""Questions that an interview, or questions and answers, have at least. Our own choice."""

_CALENDAR = frozenset(
    stems(
        f"{' '.join((*MONTHS, *WEEKDAYS))} spring summer autumn winter "
        "new old newest latest current former updated revised edition version"
    )
)
"""What tells versions of an article apart in their titles, beside numbers."""

_WORDS = 2
"""Words of a family's name at least: one may be of anything."""

_SPEAKER = re.compile(r"\s*\w[\w .'\u2019-]{0,40}:\s")


def kind_of(article: Article) -> str | None:
    """Return "interview" or "faq" where the form of *article* tells that, `None` otherwise.

    In an interview speakers ask; in questions and answers headings do.
    """
    asking = [each for each in article.paragraphs if asks(article.body, each)]
    spoken = sum(_SPEAKER.match(article.body, each.start) is not None for each in asking)
    if spoken >= QUESTIONS:
        return "interview"
    headings = (each for each in article.paragraphs if each.kind is ParagraphKind.HEADING)
    asked = sum(article.body[each.start : each.end].rstrip().endswith("?") for each in headings)
    return "faq" if asked >= QUESTIONS else None


def family(article: Article) -> frozenset[str]:
    """Return the stems that titles of other versions of *article* have as well, or nothing.

    They are those up to what it is a kind of, as in “Quarry Quiz 2025: rules and what is new”, but
    for numbers and days; all where no kind is said.
    """
    said = [stem for _, stem in stemmed(article.metadata.title or "")]
    kinds = [at for at, stem in enumerate(said) if stem in KIND_NOUNS]
    named = _lasting(said[: kinds[-1] + 1]) if kinds else frozenset()
    found = named if len(named) >= _WORDS else _lasting(said)
    return found if len(found) >= _WORDS else frozenset()


def _lasting(said: list[str]) -> frozenset[str]:
    return frozenset(
        stem for stem in said if stem not in _CALENDAR and not any(map(str.isdigit, stem))
    )
