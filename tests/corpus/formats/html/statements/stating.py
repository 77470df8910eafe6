"""Pages that state who wrote their article, when and where, or that only seem to."""

import json

from corpus.article import Draft
from corpus.formats.html.document import read_html

TITLE = "Harbour board votes to rebuild the quay"
QUAY = (
    "The harbour board met in the old customs house on Tuesday evening and agreed to rebuild the "
    "eastern quay, which a storm damaged in the winter before last."
)
WORK = (
    "The work is to begin in the first week of May, once the nesting season of the terns that live "
    "on the breakwater is over, and is to take eleven months."
)
FISHERMEN = (
    "Fishermen who spoke at the meeting asked for a temporary landing stage to be built near the "
    "ice house, so that small boats need not sail round the headland."
)
BODY = (QUAY, WORK, FISHERMEN)
ANN, BO, LARS = "Ann Lee", "Bo Sund", "Lars Dahl"


def page(  # noqa: PLR0913 - the places of a page where something may be stated
    *,
    head: str = "",
    top: str = "",
    above: str = "",
    below: str = "",
    aside: str = "",
    body: tuple[str, ...] = BODY,
    language: str = "en",
    title: str = TITLE,
    heading: str | None = None,
) -> str:
    """Return a page: *above* its headline, *top* below it, *below* the text, then an *aside*."""
    shown = f"<h1>{title}</h1>" if heading is None else heading
    paragraphs = "".join(f"<p>{text}</p>" for text in body)
    return (
        f"<!DOCTYPE html><html lang='{language}'><head><meta charset='utf-8'>"
        f"<title>{title}</title>{head}</head><body><header><p>Saturday, 20 June 2026</p>"
        "<nav><a href='/'>Home</a> <a href='/local'>Local</a></nav></header><main><article>"
        f"{above}{shown}{top}{paragraphs}{below}</article></main>"
        f"<aside>{aside}</aside><footer><p>© 2026 The Example Gazette</p></footer></body></html>"
    )


def read(**parts: object) -> Draft:
    """Return the draft of a `page` of these *parts*."""
    return read_html(page(**parts))  # type: ignore[arg-type]  # handed on as they are


def data(*nodes: object) -> str:
    """Return the script that states *nodes* in JSON-LD."""
    stated = nodes[0] if len(nodes) == 1 else {"@context": "https://schema.org", "@graph": nodes}
    return f'<script type="application/ld+json">{json.dumps(stated)}</script>'


def meta(name: str, content: str) -> str:
    """Return a <meta> element."""
    key = "property" if ":" in name else "name"
    return f'<meta {key}="{name}" content="{content}">'
