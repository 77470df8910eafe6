"""Pages with what stands before articles, in each language, and what is known of them."""

import tomllib
from pathlib import Path

from corpus.errors import SourceRefused
from corpus.formats.html.document import read_html
from corpus.formats.html.walls.interstitials import Interstitial
from tests.corpus.formats.html.statements.stating import QUAY, WORK

LANGUAGES = ["en", "de", "fr", "es", "it", "nl", "pl", "pt"]
TEXTS: dict[str, dict[str, list[list[str]]]] = tomllib.loads(
    Path(__file__).with_name("walls.toml").read_text("utf-8")
)
KINDS = [each.name.lower() for each in Interstitial]
ARTICLE = f"{QUAY} {WORK}"


def texts(kind: str) -> list[tuple[str, list[str]]]:
    return [
        (language, [text.replace("{article}", ARTICLE) for text in page])
        for language in LANGUAGES
        for page in TEXTS[kind][language]
    ]


def page(
    *paragraphs: str, language: str = "en", head: str = "", around: str = "<main>{}</main>"
) -> str:
    inside = around.format("".join(f"<p>{text}</p>" for text in paragraphs))
    opened = f"<html lang='{language}'><head><title>News</title>{head}</head>"
    return f"{opened}<body>{inside}</body></html>"


def walls(source: str) -> list[str]:
    """Return the kinds of what stands before the article of the page *source*."""
    try:
        told = read_html(source).warnings
    except SourceRefused as refused:
        told = (str(refused),)
    return [each.name.lower() for each in Interstitial if each.value in told]
