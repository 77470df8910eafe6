"""A notebook is read as its cells of text and code, without what the code printed."""

import json

import pytest

from corpus.errors import SourceRefused
from corpus.formats import read_document

TIDES = "The tide at Orr is counted from the lowest mark on the eastern quay."
SPRING = "At spring tide the water stands nine centimetres higher than the mark."


def notebook(*cells: tuple[str, object]) -> bytes:
    made = [
        {"cell_type": kind, "source": source, "outputs": [{"text": "9 printed centimetres"}]}
        for kind, source in cells
    ]
    return json.dumps({"cells": made, "metadata": {}, "nbformat": 4}).encode()


def blocks(data: bytes, name: str = "tides.ipynb") -> list[tuple[str, str]]:
    draft = read_document(data, name)
    return [(str(each.kind), draft.body[each.start : each.end]) for each in draft.paragraphs]


def test_cells_come_in_order_with_code_as_code_and_without_what_it_printed() -> None:
    data = notebook(
        ("markdown", ["# Tides at Orr\n", "\n", f"{TIDES}\n"]),
        ("code", "print(tide('orr'))"),
        ("markdown", SPRING),
        ("code", ""),
    )
    assert blocks(data) == [("body", TIDES), ("code", "print(tide('orr'))"), ("body", SPRING)]
    assert read_document(data, "tides.ipynb").metadata.title == "Tides at Orr"


def test_a_first_raw_cell_is_front_matter_and_no_other_is_text() -> None:
    front = "---\ntitle: Tides at Orr\nauthor: Ada Quill\n---"
    data = notebook(("raw", front), ("markdown", TIDES), ("raw", "\\newpage"))
    draft = read_document(data, "a.ipynb")
    assert (draft.metadata.title, draft.metadata.authors) == ("Tides at Orr", ("Ada Quill",))
    assert draft.body == TIDES


def test_code_that_has_a_fence_itself_stays_code() -> None:
    code = 'text = """\n```\nThe quay.\n```\n"""'
    assert blocks(notebook(("markdown", TIDES), ("code", code)))[1:] == [
        ("code", line) for line in code.splitlines()
    ]


@pytest.mark.parametrize(
    "data",
    [
        b"{}",
        b"[]",
        b'{"cells": 5}',
        b"no notebook",
        b"[" * 200_000,
        b'{"cells": ' + b"1" * 10_000 + b"}",
    ],
    ids=["empty", "a list", "a number of cells", "text", "deep", "a huge number"],
)
def test_what_is_no_notebook_is_refused(data: bytes) -> None:
    with pytest.raises(SourceRefused, match="This notebook is damaged"):
        read_document(data, "a.ipynb")


@pytest.mark.parametrize("cells", [[], [5, None, {}], [{"cell_type": "markdown", "source": 5}]])
def test_cells_without_text_are_refused(cells: list[object]) -> None:
    with pytest.raises(SourceRefused, match="no paragraph of text"):
        read_document(json.dumps({"cells": cells}).encode(), "a.ipynb")
