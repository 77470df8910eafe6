"""Markdown's inline markup turned into the plain text that it would be shown as."""

import re
from collections.abc import Collection

from corpus.formats.character_references import unescaped
from corpus.normalise import normalise

_LITERAL = re.compile(
    r"\\([!-/:-@\[-`{-~])"  # an escaped mark
    r"|(?<!`)(`{1,3})(?!`)(.{1,2000}?)(?<!`)\2(?!`)",  # code; bounded, to stay fast
    re.DOTALL,
)
_HELD = re.compile("\x00(\\d+)\x01")
_LABEL = r"\[((?:[^\[\]]|\[[^\[\]]*+\])*+)\]"
_TARGET = r"\((?:[^()\n]|\([^()\n]*+\))*+\)"
_IMAGE = re.compile(rf"!{_LABEL}{_TARGET}")
_LINK = re.compile(rf"{_LABEL}{_TARGET}")
_REFERENCE = re.compile(rf"{_LABEL}\[([^\[\]]*+)\]")
_ADDRESS = re.compile(r"<(https?://[^<>\s]+)>")
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*+)?/?>")
_EMPHASIS = re.compile(r"\*\*|\*|__|_|~~")
_IMAGE_ALONE = re.compile(rf"\s*!{_LABEL}{_TARGET}\s*")
_EMPHASIS_ALONE = re.compile(r"\s*([*_])(?![*_\s])[^*_]+\1\s*")


def plain(markup: str, references: Collection[str] = ()) -> str:
    """Return the normalised text of *markup*: links their text, images gone, escapes resolved.

    *references* are the lower-case labels that the document defines addresses for.
    """
    held: list[str] = []

    def hold(found: re.Match[str]) -> str:
        held.append(found[1] or found[3])
        return f"\x00{len(held) - 1}\x01"

    def follow(found: re.Match[str]) -> str:
        return found[1] if (found[2] or found[1]).lower() in references else found[0]

    text = _LITERAL.sub(hold, markup.replace("\x00", "").replace("\x01", ""))
    text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    text = _TAG.sub("", _ADDRESS.sub(r"\1", _REFERENCE.sub(follow, text)))
    text = unescaped(_without_emphasis(text))
    return normalise(_HELD.sub(lambda found: held[int(found[1])], text))


def caption_of(markup: str, *, after_image: bool) -> str | None:
    """Return the caption that *markup* is, or None if it is a paragraph.

    An image alone is captioned by its alternative text, which may be empty; a line wholly
    in italics is a caption where it stands right *after_image*.
    """
    if image := _IMAGE_ALONE.fullmatch(markup):
        return plain(image[1])
    return plain(markup) if after_image and _EMPHASIS_ALONE.fullmatch(markup) else None


def is_image(markup: str) -> bool:
    """Tell whether *markup* is an image and nothing else."""
    return _IMAGE_ALONE.fullmatch(markup) is not None


def _without_emphasis(text: str) -> str:
    opened: dict[str, int] = {}
    marks: list[tuple[int, int]] = []
    for found in _EMPHASIS.finditer(text):
        start, end = found.span()
        before, after = text[start - 1 : start], text[end : end + 1]
        inside_word = found[0][0] == "_" and before.isalnum() and after.isalnum()
        if found[0] in opened and before.strip() and not inside_word:
            marks += [(opened.pop(found[0]), len(found[0])), (start, len(found[0]))]
        elif after.strip() and not (found[0][0] == "_" and before.isalnum()):
            opened[found[0]] = start
    pieces = []
    position = 0
    for start, length in sorted(marks):
        pieces.append(text[position:start])
        position = start + length
    return "".join([*pieces, text[position:]])
