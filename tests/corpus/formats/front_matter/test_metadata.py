"""Front matter states its fields by the keys and in the forms of the programs that use it."""

from datetime import date

import pytest

from corpus.article import Metadata
from corpus.errors import SourceRefused
from corpus.formats.markdown.document import read_markdown
from tests.corpus.formats.front_matter.stated import stating


def test_front_matter_states_every_field() -> None:
    draft = read_markdown(
        "\ufeff---\n"
        "title: 'Ice: a history'\nauthors: [Ann  Roe, 'J. Doe']\npublication: The Herald\n"
        "published: 2021-05-03\nurl: https://herald.example/ice\nlanguage: en\nlicence: CC0-1.0\n"
        "layout: post\n---\n\nIt froze.\n"
    )
    assert draft.metadata == Metadata(
        title="Ice: a history",
        authors=("Ann Roe", "J. Doe"),
        publication="The Herald",
        published=date(2021, 5, 3),
        url="https://herald.example/ice",
        language="en",
        licence="CC0-1.0",
    )
    assert draft.body == "It froze."
    assert draft.warnings == ()


@pytest.mark.parametrize(
    "line",
    ["date: 2021-05-03", "published: '2021-05-03'", "published: 2021-05-03T23:30:00Z"],
)
def test_a_date_may_be_written_in_several_ways(line: str) -> None:
    assert stating(line).published == date(2021, 5, 3)


@pytest.mark.parametrize("line", ["author: Ann Roe", "authors: Ann Roe", "author: [Ann Roe]"])
def test_one_author_may_be_written_in_several_ways(line: str) -> None:
    assert stating(line).authors == ("Ann Roe",)


@pytest.mark.parametrize("line", ["", "# only a comment", "title:", "authors: []", "other: 1"])
def test_what_front_matter_does_not_state_stays_null(line: str) -> None:
    assert stating(line) == Metadata()


@pytest.mark.parametrize(
    ("front_matter", "authors"),
    [
        ("author:\n  name: Ann Roe\n  email: a@b.example", ("Ann Roe",)),
        ("author:\n- name: Ann Roe\n  affiliation: X\n- J. Doe", ("Ann Roe", "J. Doe")),
        ("author:\n- name:\n    given: Ann\n    family: Roe", ("Ann Roe",)),
        ("author:\n- Ann Roe:\n    institute: x", ("Ann Roe",)),
        ("author: '[[People/Ann Roe|Ann Roe]]'", ("Ann Roe",)),
        ("author: ['[[Ann Roe]]', '[[People/J. Doe]]']", ("Ann Roe", "J. Doe")),
        ("params:\n  author: Ann Roe", ("Ann Roe",)),
        ("params:\n  author: Nobody\nauthor: Ann Roe", ("Ann Roe",)),
        ("Author: Ann Roe", ("Ann Roe",)),
    ],
)
def test_authors_are_named_as_programs_name_them(
    front_matter: str, authors: tuple[str, ...]
) -> None:
    assert stating(front_matter).authors == authors


@pytest.mark.parametrize("line", ["author: {email: x, url: y}", "author: {name: 7}", "author: 7"])
def test_an_author_without_a_name_is_refused(line: str) -> None:
    with pytest.raises(SourceRefused, match="must be a name or a list of names"):
        stating(line)


@pytest.mark.parametrize(
    "line",
    [
        "publishDate: 2021-05-03",
        "pubDate: 'May 3, 2021'",
        "date: 2021-05-03 10:20:00 +0200",
        "date: 3 May 2021",
        "published: true\ndate: 2021-05-03",
        "published: 2021-05-03\ndate: 2022-01-01",
        "lang: de\ndate: 03.05.2021",
    ],
)
def test_a_day_is_stated_as_programs_state_it(line: str) -> None:
    assert stating(line).published == date(2021, 5, 3)


def test_a_day_that_may_be_two_days_is_refused() -> None:
    with pytest.raises(SourceRefused, match="must be a date such as"):
        stating("date: 03/05/2021")


@pytest.mark.parametrize(
    ("front_matter", "metadata"),
    [
        ("url: /ice/", Metadata()),
        ("source: https://a.example/x", Metadata(url="https://a.example/x")),
        ("source: The Herald", Metadata()),
        ("url: /ice/\ncanonical_url: https://a.example/x", Metadata(url="https://a.example/x")),
        ("publisher: The Herald", Metadata(publication="The Herald")),
        ("lang: fr-FR\nlicense: CC0-1.0", Metadata(language="fr", licence="CC0-1.0")),
    ],
)
def test_keys_of_other_programs_are_known(front_matter: str, metadata: Metadata) -> None:
    assert stating(front_matter) == metadata
