"""What the head of a Markdown file states, in the forms of the programs that write them."""

from datetime import date

import pytest

from corpus.article import Metadata
from corpus.errors import SourceRefused
from corpus.formats.markdown.document import read_markdown


def stating(front_matter: str) -> Metadata:
    return read_markdown(f"---\n{front_matter}\n---\nText.").metadata


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


@pytest.mark.parametrize(
    ("head", "metadata"),
    [
        (
            "% The ice\n  of the north\n% Ann Roe; J. Doe\n  Jo Poe\n% May 3, 2021",
            Metadata(
                "The ice of the north", ("Ann Roe", "J. Doe", "Jo Poe"), None, date(2021, 5, 3)
            ),
        ),
        ("% The ice", Metadata("The ice")),
        ("% The ice\n%\n% Spring", Metadata("The ice")),
        (
            "Title: The ice\nDate: 2021-05-03 10:20\nAuthors: Ann Roe, J. Doe\nCategory: cold",
            Metadata("The ice", ("Ann Roe", "J. Doe"), None, date(2021, 5, 3)),
        ),
        (
            "title:   The ice\nauthor:  Roe, Ann; J. Doe\ndate: spring\nurl: pages/ice/",
            Metadata("The ice", ("Roe, Ann", "J. Doe")),
        ),
    ],
)
def test_statements_without_a_fence_are_no_text(head: str, metadata: Metadata) -> None:
    draft = read_markdown(f"{head}\n\nIt froze.")
    assert (draft.metadata, draft.body) == (metadata, "It froze.")


@pytest.mark.parametrize("text", ["Title: it froze.\nSo it did.", "%5 of it froze.", "Title:\n"])
def test_a_first_paragraph_that_looks_like_statements_is_text(text: str) -> None:
    draft = read_markdown(f"{text}\n\nIt froze.")
    assert (draft.metadata.title, draft.paragraphs[0].start) == (None, 0)
    assert draft.body.endswith("It froze.")
    assert len(draft.paragraphs) == 2


def test_what_front_matter_does_not_state_a_line_above_the_text_may() -> None:
    text = "# The ice\n\nBy Ann Roe\n\n3 May 2021\n\nIt froze on Tuesday, and nobody knew why."
    draft = read_markdown(text)
    assert (draft.metadata.authors, draft.metadata.published) == (("Ann Roe",), date(2021, 5, 3))
    assert draft.body.startswith("By Ann Roe")
    stated = read_markdown(f"---\nauthor: J. Doe\ndate: 2020-01-01\n---\n{text}").metadata
    assert (stated.authors, stated.published) == (("J. Doe",), date(2020, 1, 1))


@pytest.mark.parametrize(
    ("head", "title", "authors"),
    [
        ("%\n% Ann Roe; Bob Poe\n", None, ("Ann Roe", "Bob Poe")),
        (
            "% The Quay\n% Ann Roe^[University of Orr]\n  Bob Poe\n",
            "The Quay",
            ("Ann Roe", "Bob Poe"),
        ),
        ("% The Quay^[Read in May.]\n", "The Quay", ()),
    ],
)
def test_pandocs_lines_may_lack_a_title_and_have_notes(
    head: str, title: str | None, authors: tuple[str, ...]
) -> None:
    draft = read_markdown(f"{head}\nThe ferry to Orr leaves at seven in the morning.\n")
    assert (draft.metadata.title, draft.metadata.authors) == (title, authors)
    assert draft.body == "The ferry to Orr leaves at seven in the morning."
