"""Front matter in YAML or TOML is set apart from its text, or refused in one sentence."""

from datetime import date

import pytest

from corpus.article import Metadata
from corpus.errors import SourceRefused
from corpus.formats.markdown.document import read_markdown
from tests.corpus.formats.front_matter.stated import stating


@pytest.mark.parametrize(
    ("front_matter", "sentence"),
    [
        ("licence: No", "The front matter's licence must be text: put its value in quotes."),
        ("title: 1984", "The front matter's title must be text: put its value in quotes."),
        (
            "authors: [1, 2]",
            "The front matter's authors must be a name or a list of names: put each in quotes.",
        ),
        ("date: soon", "The front matter's date must be a date such as 2024-05-31."),
        ("published: 2021", "The front matter's published must be a date such as 2024-05-31."),
        ("url: javascript:x", "The front matter's url must begin with http:// or https://."),
        (
            "language: en\ntitle: Ice: a history",
            "The front matter is not valid YAML near line 3: put values with colons in quotes.",
        ),
        (
            "date: 2021-13-45",
            "The front matter is not valid YAML: check its dates, quotes and special characters.",
        ),
        (
            "x: " + "[" * 4000,
            "The front matter is not valid YAML: check its dates, quotes and special characters.",
        ),
        *(
            (
                f"title: {value}",
                (
                    "The front matter is not valid YAML: check its dates, quotes and special "
                    "characters."
                ),
            )
            for value in ("!!int ''", "!!float +", "!!bool maybe", "!!timestamp soon", "!!int _")
        ),
        (
            "url: 'http://['",
            "The front matter's url is no address of the web: correct or drop it.",
        ),
        (
            'url: "https://coast.example/\\ud800"',
            "The front matter's url is no address of the web: correct or drop it.",
        ),
        ("- a\n- b", "The front matter must be lines of the form key: value; correct it."),
        (
            "title: " + "a" * 9000,
            "The front matter is over 8 KB: keep only what describes the article.",
        ),
    ],
)
def test_wrong_front_matter_is_refused_in_one_sentence(front_matter: str, sentence: str) -> None:
    with pytest.raises(SourceRefused) as refusal:
        stating(front_matter)
    assert str(refusal.value) == sentence


def test_front_matter_that_never_ends_is_refused() -> None:
    with pytest.raises(SourceRefused, match=r"opened in line 1 is never closed"):
        read_markdown("---\ntitle: Ice\n\nIt froze.")


def test_a_file_may_end_its_yaml_as_documents_of_yaml_end() -> None:
    draft = read_markdown("---\ntitle: Ice\n...\n\nIt froze.")
    assert (draft.metadata.title, draft.body) == ("Ice", "It froze.")


def test_front_matter_in_toml_states_as_much() -> None:
    draft = read_markdown(
        "+++\ntitle = 'Ice: a history'\nauthors = ['Ann Roe', 'J. Doe']\n"
        "date = 2021-05-03T23:30:00+02:00\nurl = 'https://herald.example/ice'\n+++\n\nIt froze."
    )
    assert draft.metadata == Metadata(
        title="Ice: a history",
        authors=("Ann Roe", "J. Doe"),
        published=date(2021, 5, 3),
        url="https://herald.example/ice",
    )
    assert draft.body == "It froze."


@pytest.mark.parametrize(
    ("stated", "sentence"),
    [
        (
            "title = Ice",
            "The front matter is not valid TOML: check its quotes, dates and brackets.",
        ),
        (
            f"x = {'[' * 4000}",
            "The front matter is not valid TOML: check its quotes, dates and brackets.",
        ),
        ("title = 1984", "The front matter's title must be text: put its value in quotes."),
        ("date = 07:32:00", "The front matter's date must be a date such as 2024-05-31."),
        (
            "title = 'x'\n" * 900,
            "The front matter is over 8 KB: keep only what describes the article.",
        ),
    ],
)
def test_wrong_toml_is_refused_in_one_sentence(stated: str, sentence: str) -> None:
    with pytest.raises(SourceRefused) as refusal:
        read_markdown(f"+++\n{stated}\n+++\nText.")
    assert str(refusal.value) == sentence


def test_toml_that_never_ends_is_refused() -> None:
    with pytest.raises(SourceRefused, match=r"never closed: end it with a line of \+\+\+\.$"):
        read_markdown("+++\ntitle = 'Ice'\n\nIt froze.")
