"""Cases built after public reports: what pages state of their articles, and what is a wall."""

import json
from pathlib import Path
from typing import Any

import pytest

from corpus.article import Draft
from corpus.errors import SourceRefused
from corpus.formats import read_document

FIELD = Path(__file__).resolve().parents[3] / ".." / "shared" / "data" / "field" / "web"


def cases() -> list[Any]:
    """Return the cases on metadata and walls, none where the shared data is absent."""
    if not FIELD.is_dir():
        return []
    expected = json.loads((FIELD / "expected.json").read_text(encoding="utf-8"))
    return [pytest.param(each, id=each["file"]) for each in expected if each["file"][0] in "mc"]


def read(case: dict[str, Any]) -> Draft:
    return read_document((FIELD / case["file"]).read_bytes(), case["file"])


@pytest.mark.skipif(not FIELD.is_dir(), reason="the shared data is not beside this repository")
@pytest.mark.parametrize("case", cases())
def test_a_case_of_the_field_is_read_as_expected(case: dict[str, Any]) -> None:
    if case.get("refused"):
        with pytest.raises(SourceRefused, match="JavaScript"):
            read(case)
        return
    draft = read(case)
    stated, told = draft.metadata, " ".join(draft.warnings)
    published = stated.published.isoformat() if stated.published else None
    assert stated.title == case.get("title", stated.title)
    assert list(stated.authors) == case.get("authors", list(stated.authors))
    assert published == case.get("published", published)
    assert published in case.get("published_in", [published])
    assert all(text not in draft.body for text in case.get("lacks", []))
    assert all(word in told for word in case.get("warns", []))
