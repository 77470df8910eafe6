"""Paragraphs of Markdown that are figures: images, and what is said of them."""

from collections.abc import Sequence

from markdown_it.token import Token

_BREAKS = frozenset({"softbreak", "hardbreak"})
_LINKS = frozenset({"link_open", "link_close"})


def captions(line: Sequence[Token]) -> list[Sequence[Token]] | None:
    """Return what is said of the images that *line* consists of, `None` where it does not.

    That is their alternative text, their titles, and words in italics that stand under them.
    """
    images, below = _images_first(line)
    if not images or (below and not in_italics(below)):
        return None
    told = [each for image in images for each in _told_of(image)]
    return [*told, below] if below else told


def in_italics(line: Sequence[Token]) -> bool:
    """Tell whether all of *line* is in italics."""
    depth = 0
    for token in line[:-1]:
        depth += token.nesting if token.tag == "em" else 0
        if depth < 1:
            return False
    return bool(line) and line[-1].tag == "em"


def _images_first(line: Sequence[Token]) -> tuple[list[Token], Sequence[Token]]:
    """Return the images that *line* begins with, and what follows them; no images of links.

    Several images that are links are badges; a single one leads to a larger form of itself.
    """
    images: list[Token] = []
    linked = False
    for index, token in enumerate(line):
        if token.type == "image":
            images.append(token)
        elif token.type in _LINKS:
            linked = True
        elif not _is_blank(token):
            return images, line[index:]
    return ([] if linked and len(images) > 1 else images), ()


def _told_of(image: Token) -> list[Sequence[Token]]:
    title = str(image.attrs.get("title", ""))
    told: list[Sequence[Token]] = [image.children or ()]
    if title and title != "".join(token.content for token in told[0]):
        told.append([Token("text", "", 0, content=title)])
    return told


def _is_blank(token: Token) -> bool:
    return token.type in _BREAKS or (token.type == "text" and not token.content.strip())
