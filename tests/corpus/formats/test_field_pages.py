"""Pages built after public reports are read whole, and ordinary pages without a warning."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from corpus.formats import read_document
from corpus.formats.html.document import read_html
from corpus.left_out import told

DATA = Path(__file__).resolve().parents[3] / ".." / "shared" / "data"
FIELD = DATA / "field" / "web"
PAGES = DATA / "pages"


def cases() -> list[Any]:
    """Return the cases on words and encodings, none where the shared data is absent."""
    if not FIELD.is_dir():
        return []
    expected = json.loads((FIELD / "expected.json").read_text(encoding="utf-8"))
    return [pytest.param(each, id=each["file"]) for each in expected if each["file"][0] in "we"]


@pytest.mark.skipif(not FIELD.is_dir(), reason="the shared data is not beside this repository")
@pytest.mark.parametrize("case", cases())
def test_a_page_of_the_field_says_all_it_should_and_no_more(case: dict[str, Any]) -> None:
    draft = read_document((FIELD / case["file"]).read_bytes(), case["file"])
    body = draft.body.replace("\u00a0", " ").replace("\u202f", " ")
    assert [text for text in case.get("contains", []) if text not in body] == []
    assert [text for text in case.get("lacks", []) if text in body] == []
    assert [text for text in case.get("once", []) if body.count(text) != 1] == []
    assert told(draft) == draft.warnings


@pytest.mark.slow
@pytest.mark.skipif(not PAGES.is_dir(), reason="the shared data is not beside this repository")
def test_ordinary_pages_are_read_without_being_told_to_lack_anything() -> None:
    truth = json.loads((PAGES / "truth.json").read_text(encoding="utf-8"))
    warned = []
    for name in truth:
        draft = read_html(gzip.decompress((PAGES / f"{name}.html.gz").read_bytes()).decode())
        if told(draft) != draft.warnings:
            warned.append(name[:8])
    # This page shows six other posts below its own.
    assert warned == ["b3c19dd5"]
