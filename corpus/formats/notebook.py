"""Jupyter notebooks (.ipynb): the text and code of their cells, in order."""

import json
import re
from collections.abc import Iterator

from corpus.article import Draft
from corpus.errors import SourceRefused, gettext_noop
from corpus.formats.markdown.document import read_markdown

_NO_NOTEBOOK = gettext_noop("This notebook is damaged: save it again, or post its text instead.")
_FENCES = re.compile(r"`{3,}+")


def read_notebook(text: str) -> Draft:
    """Return the article in the notebook *text*: its cells of Markdown, and its code as such.

    What the code printed and drew is left out: it is made anew with every run. A first raw cell
    may be front matter, as Quarto has it.

    Raises:
        SourceRefused: it is no notebook, or holds no paragraph.
    """
    try:
        notebook = json.loads(text.removeprefix("\ufeff"))
    # A number of more digits than Python converts is a `ValueError`, too.
    except (ValueError, RecursionError) as error:
        raise SourceRefused(_NO_NOTEBOOK) from error
    cells = notebook.get("cells") if isinstance(notebook, dict) else None
    if not isinstance(cells, list):
        raise SourceRefused(_NO_NOTEBOOK)
    return read_markdown("\n\n".join(_sources(cells)))


def _sources(cells: list[object]) -> Iterator[str]:
    """Yield each of *cells* as Markdown."""
    for place, cell in enumerate(cells):
        if not isinstance(cell, dict):
            continue
        source = _source(cell.get("source"))
        kind = cell.get("cell_type")
        if kind == "code" and source.strip():
            fence = "`" * (1 + max((len(each) for each in _FENCES.findall(source)), default=2))
            yield f"{fence}\n{source}\n{fence}"
        elif kind == "markdown" or (kind == "raw" and not place and source.startswith("---")):
            yield source


def _source(source: object) -> str:
    """Return what a cell states as one text or as its lines."""
    lines = source if isinstance(source, list) else [source]
    return "".join(line for line in lines if isinstance(line, str))
