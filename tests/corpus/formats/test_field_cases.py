"""Cases after public reports from people who read Markdown and Word files by machine."""

import json
from pathlib import Path
from typing import Any

import pytest

from corpus.formats import read_document

CASES = Path(__file__).resolve().parents[3] / ".." / "shared" / "data" / "field"


def cases() -> list[tuple[Path, dict[str, Any]]]:
    return [
        (CASES / folder / case["file"], case)
        for folder in ("md", "docx")
        if (CASES / folder / "expected.json").is_file()
        for case in json.loads((CASES / folder / "expected.json").read_text())
    ]


@pytest.mark.skipif(not CASES.is_dir(), reason="the shared cases are not beside this repository")
@pytest.mark.parametrize(("file", "case"), cases(), ids=lambda each: getattr(each, "name", ""))
def test_what_was_reported_is_read_as_it_should_be(file: Path, case: dict[str, Any]) -> None:
    draft = read_document(file.read_bytes(), file.name)
    wanted = [*case.get("contains", ()), *case.get("contains_too", ())]
    assert [text for text in wanted if text not in draft.body] == []
    assert [text for text in case.get("lacks", ()) if text in draft.body] == []
    stated = draft.metadata
    assert stated.title == case.get("title", stated.title)
    assert list(stated.authors) == case.get("authors", list(stated.authors))
    published = stated.published.isoformat() if stated.published else None
    assert published == case.get("published", published)
