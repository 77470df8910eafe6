"""The notes of a Markdown document: their marks leave its text, what they say stands at its end."""

import re
from collections.abc import Iterator, Sequence

from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType
from mdit_py_plugins.footnote.index import footnote_ref

_MARK = re.compile(r"\[\^[^\]\s]{1,200}\]")


def note_mark(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's own form
    """Take the mark of a note; return whether it is one.

    The plugin's own rule looks for the end of every `[^` up to the end of the text.
    """
    return bool(_MARK.match(state.src, state.pos)) and footnote_ref(state, silent)


def with_notes_last(tokens: Sequence[Token], env: EnvType) -> list[Token]:
    """Return *tokens* with the notes behind everything else, in the order they are referred to.

    Those that nothing refers to follow, which other programs leave out.
    """
    body: list[Token] = []
    labelled: dict[str, list[Token]] = {}
    open_ = [body]
    for token in tokens:
        if token.type == "footnote_reference_open":
            open_.append(labelled.setdefault(token.meta["label"], []))
        elif token.type == "footnote_reference_close":
            open_.pop()
        else:
            open_[-1].append(token)
    for note in env.get("footnotes", {}).get("list", {}).values():
        written = labelled.pop(note["label"], []) if "label" in note else _paragraph(note["tokens"])
        body += _item(written)
    return [*body, *(token for note in labelled.values() for token in _item(note))]


def _paragraph(line: list[Token]) -> list[Token]:
    inline = Token("inline", "", 0, children=line)
    return [Token("paragraph_open", "p", 1), inline, Token("paragraph_close", "p", -1)]


def _item(note: list[Token]) -> Iterator[Token]:
    yield Token("bullet_list_open", "ul", 1)
    yield Token("list_item_open", "li", 1)
    yield from note
    yield Token("list_item_close", "li", -1)
    yield Token("bullet_list_close", "ul", -1)
