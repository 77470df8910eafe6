"""What the site takes from beside `docs/`: the README as its first page, and what pages link to."""

import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

ROOT = Path(__file__).resolve().parents[1]

TAKEN = {
    "README.md": "index.md",
    "CONTRIBUTING.md": "CONTRIBUTING.md",
    "CHANGELOG.md": "CHANGELOG.md",
    "SECURITY.md": "SECURITY.md",
    "CODE_OF_CONDUCT.md": "CODE_OF_CONDUCT.md",
    "LICENSE": "LICENSE.txt",
    "benchmarks/RESULTS.md": "benchmarks/RESULTS.md",
}
"""Where each file of the repository stands on the site."""

_LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)(#[^)\s]*)?\)")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Return *files* with those that lie elsewhere in the repository; MkDocs calls this."""
    for source, page in TAKEN.items():
        text = (ROOT / source).read_text(encoding="utf-8")
        files.append(File.generated(config, page, content=_relinked(text, source)))
    return files


def on_page_markdown(markdown: str, **_: object) -> str:
    """Return a page of `docs/` with the links that leave it led to where their files are here."""
    return _LINK.sub(_within, markdown)


def _within(link: re.Match[str]) -> str:
    target = link[1].removeprefix("../")
    if target == link[1] or target not in TAKEN:
        return link[0]
    return f"]({TAKEN[target]}{link[2] or ''})"


def _relinked(text: str, source: str) -> str:
    """Return *text* of the file *source* with its links as they are from its place on the site."""
    up = "../" * source.count("/")

    def led(link: re.Match[str]) -> str:
        target = (ROOT / source).parent.joinpath(link[1]).resolve().relative_to(ROOT).as_posix()
        page = TAKEN.get(target, target.removeprefix("docs/"))
        return f"]({up}{page}{link[2] or ''})"

    return _LINK.sub(led, text)


def on_post_template(output: str, **_: object) -> str:
    """Return what is shown where no page is, with the same done to it as to a page."""
    return on_post_page(output)


def on_post_page(output: str, **_: object) -> str:
    """Return a page with a name for its search dialog, which the theme leaves without."""
    unnamed = 'data-md-component="search" role="dialog"'
    return output.replace(unnamed, f'{unnamed} aria-label="Search"')
