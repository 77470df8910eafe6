"""`footnote source refresh`, `history`, `export` and `import`, as an operator types them."""

import json
from pathlib import Path

import pytest

from corpus.article import Source, SourceKind
from corpus.drafts import as_article, now
from corpus.errors import PageUnchanged, SourceRefused
from corpus.fetching import politeness
from corpus.fetching.fetcher import Fetched, Policy, SiteRefused, Validators
from corpus.storage.database import Database
from corpus.store import Store
from tests.bot.cli.commands import Footnote
from tests.doubles.articles import BRIDGE, MEMOIR, MISSILES, draft

LINK = "https://news.example/memoir"


@pytest.fixture
def footnote(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Footnote:
    (tmp_path / "none").mkdir()
    monkeypatch.setenv("FOOTNOTE_ARTICLES", str(tmp_path / "none"))
    monkeypatch.chdir(tmp_path)
    return Footnote(monkeypatch, capsys)


def add(footnote: Footnote, name: str, text: str) -> str:
    """Return the id of an article stored from a file."""
    Path(name).write_text(text, encoding="utf-8")
    return str(json.loads(footnote("source", "add", name, "--json").out)[0]["id"])


def test_what_is_exported_is_imported_elsewhere_with_all_that_is_known_of_it(
    footnote: Footnote,
) -> None:
    add(footnote, "memoir.md", f"---\ntitle: A memoir\n---\n\n## One\n\n{MEMOIR}\n\n> {MISSILES}")
    add(footnote, "bridge.txt", BRIDGE)

    said = footnote("source", "export", "all.zip")
    imported = footnote("source", "import", "all.zip", "--collection", "press", "--json")
    again = footnote("source", "import", "all.zip", "--collection", "press")
    overwritten = footnote("source", "export", "all.zip")

    assert said.out == "Exported 2 articles to all.zip.\n"
    here = json.loads(footnote("source", "list", "--json").out)
    there = json.loads(footnote("source", "list", "--collection", "press", "--json").out)
    assert {each.pop("id") for each in here}.isdisjoint(each.pop("id") for each in there)
    assert here == there
    assert len(json.loads(imported.out)) == 2
    assert (again.status, again.err.count("already here as")) == (1, 2)
    assert (overwritten.status, overwritten.err) == (
        1,
        "all.zip is there already: name another file.\n",
    )


def test_the_history_is_told_to_people_and_scripts(footnote: Footnote) -> None:
    key = add(footnote, "bridge.txt", BRIDGE)
    footnote("source", "remove", key)

    told = footnote("source", "history")
    events = json.loads(footnote("source", "history", key, "--json").out)

    assert "removed" in told.out
    assert [(each["action"], each["actor"], each["article_id"]) for each in events] == [
        ("removed", None, key),
        ("added", None, key),
    ]


def test_a_changed_page_becomes_a_version_and_an_unchanged_one_stays(
    footnote: Footnote, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = {"body": f"---\nfootnote-form: 1\ntitle: A memoir\n---\n{MEMOIR}\n\n{MISSILES}"}

    async def fetch(link: str, _: Policy, known: Validators | None = None) -> Fetched:
        if link.endswith("/robots.txt"):
            raise SiteRefused(404)
        if pages["body"] == "gone":
            raise SourceRefused("There is no page at that link: check it and post it again.")
        tag = f'"{hash(pages["body"])}"'
        if known is not None and known.etag == tag:
            raise PageUnchanged
        return Fetched(pages["body"].encode(), "text/markdown", "utf-8", link, Validators(tag))

    monkeypatch.setattr(politeness, "SPACING", 0)
    monkeypatch.setattr(politeness, "fetch", fetch)
    stated = f"source:\n  kind: link\n  name: {LINK}\n  posted_at: 2026-11-24T10:00:00+00:00\n---"
    Path("a.md").write_text(pages["body"].replace("---\nThe", f"{stated}\nThe"), encoding="utf-8")
    (held,) = json.loads(footnote("source", "import", "a.md", "--json").out)

    same = json.loads(footnote("source", "refresh", held["id"], "--json").out)
    pages["body"] = pages["body"].replace(MISSILES, BRIDGE)
    changed = json.loads(footnote("source", "refresh", held["id"], "--json").out)
    pages["body"] = "gone"
    refused = footnote("source", "refresh", held["id"])

    assert [each["version"] for each in same] == [1]
    assert [each["version"] for each in changed] == [2]
    assert changed[0]["body"] == f"{MEMOIR}\n\n{BRIDGE}"
    assert changed[0]["source"]["name"] == LINK
    assert (refused.status, refused.out) == (1, "")
    assert "There is no page at that link" in refused.err


def test_a_file_cannot_be_read_again(footnote: Footnote) -> None:
    said = footnote("source", "refresh", add(footnote, "bridge.txt", BRIDGE))

    assert said.status == 1
    assert "Only links can be read again" in said.err


@pytest.mark.parametrize("command", [("read",), ("source", "add")])
def test_what_was_written_on_discord_is_not_read_from_a_terminal(
    footnote: Footnote, command: tuple[str, ...]
) -> None:
    said = footnote(*command, "https://ptb.discord.com/channels/1/2/3")

    assert (said.status, said.out) == (1, "")
    assert said.err.endswith("are read on Discord alone: post the link there with /source add.\n")


def test_a_message_on_discord_is_not_read_again_from_a_terminal(
    footnote: Footnote, home: Path
) -> None:
    link = "https://discord.com/channels/1/2/3"
    database = Database(f"sqlite:///{home / 'footnote.db'}")
    posted = Source(SourceKind.LINK, link, "ada", now())
    made = Store(database).add("discord:1", as_article("discord:1", draft(MEMOIR), posted), "m", [])
    database.close()

    said = footnote("source", "refresh", made.id, "--collection", "discord:1")

    assert (said.status, said.out) == (1, "")
    assert "are read on Discord alone" in said.err
