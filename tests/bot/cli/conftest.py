"""The console command over a folder with one article."""

from pathlib import Path

import pytest

from tests.bot.cli.commands import ARTICLE, Footnote


@pytest.fixture
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "memoir.md").write_text(ARTICLE)
    monkeypatch.setenv("FOOTNOTE_ARTICLES", str(folder))
    return folder


@pytest.fixture
def footnote(
    articles: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Footnote:
    assert articles.is_dir()
    return Footnote(monkeypatch, capsys)
