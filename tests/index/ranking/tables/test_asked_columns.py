"""A table tells what its heads name, and nothing else."""

import pytest

from corpus.article import Metadata
from corpus.assembly import assemble
from corpus.searched_text import SearchedText, searched_text
from index.ranking.tables.asked_columns import lacks_column
from tests.doubles.articles import snapshot_of
from tests.doubles.tables import row


def night_ferry() -> SearchedText:
    """Return a row of a table as it is searched."""
    heads = row("Band", "Stage", "Weight", heading=True)
    draft = assemble(Metadata(), [heads, row("Night Ferry", "Quay", "120 kg")])
    paragraph = draft.paragraphs[1]
    return searched_text(draft.body, draft.paragraphs, paragraph.start, paragraph.end)


@pytest.mark.parametrize(
    ("question", "is_lacking"),
    [
        ("what genre is night ferry", True),
        ("which label are night ferry on", True),
        ("which stage is night ferry on", False),
        ("what group plays on the quay", False),
        ("what time is night ferry on", False),
        ("what is night ferry", False),
        ("who are night ferry", False),
    ],
)
def test_what_no_head_names_is_lacking(question: str, *, is_lacking: bool) -> None:
    assert lacks_column(question, night_ferry(), "", "en") is is_lacking


def test_what_the_article_states_of_itself_is_not_lacking() -> None:
    assert not lacks_column("what genre is night ferry", night_ferry(), "Bands by genre", "en")


def test_prose_may_tell_it_in_other_words() -> None:
    (candidate,) = snapshot_of("Night Ferry play folk.").candidates[:]
    assert not lacks_column("what genre is night ferry", candidate.searched, "", "en")


KLETTERN = ("Route", "Erbauer", "Seill\u00e4nge", "Preis"), ("Fuchsbau", "Deichsel", "30 m", "4")
ALBERGUE = ("Habitaci\u00f3n", "Camas", "Vistas"), ("La Encina", "4", "valle")
ATELIERS = ("Atelier", "Animateur", "Salle"), ("Reliure", "Capucine Mercadier", "B2")


@pytest.mark.parametrize(
    ("language", "table", "question", "is_lacking"),
    [
        ("de", KLETTERN, "Welchen Schwierigkeitsgrad hat der Fuchsbau?", True),
        ("de", KLETTERN, "was f\u00fcr einen belag hat der fuchsbau", True),
        ("de", KLETTERN, "welche l\u00e4nge hat der fuchsbau", False),
        ("de", KLETTERN, "Welche Kosten hat der Fuchsbau?", False),
        ("de", KLETTERN, "an welchem tag ist der fuchsbau offen", False),
        ("es", ALBERGUE, "\u00bfQu\u00e9 ba\u00f1o tiene La Encina?", True),
        ("es", ALBERGUE, "que vistas tiene la encina", False),
        ("es", ALBERGUE, "que cuesta la encina", False),
        ("es", ALBERGUE, "la encina que mira al valle", False),
        ("fr", ATELIERS, "Quel niveau faut-il pour la reliure ?", True),
        ("fr", ATELIERS, "dans quel lieu est la reliure", False),
        ("fr", ATELIERS, "quelle est la salle de la reliure", False),
    ],
)
def test_what_no_head_names_is_lacking_in_each_language(
    language: str,
    table: tuple[tuple[str, ...], tuple[str, ...]],
    question: str,
    *,
    is_lacking: bool,
) -> None:
    heads, cells = table
    draft = assemble(Metadata(), [row(*heads, heading=True), row(*cells)])
    paragraph = draft.paragraphs[1]
    searched = searched_text(draft.body, draft.paragraphs, paragraph.start, paragraph.end)
    assert lacks_column(question, searched, "", language) is is_lacking
