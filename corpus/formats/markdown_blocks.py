"""Markdown taken apart into blocks, markup inside them still in place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from corpus.article import ParagraphKind

_FENCED_OR_COMMENT = re.compile(
    r"^ {0,3}(`{3,}+|~{3,}+)[^\n]*+\n(?:.*?)(?:^ {0,3}\1[`~]*+[ \t]*+$|\Z)|<!--.*?(?:-->|\Z)",
    re.DOTALL | re.MULTILINE,
)
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r"^ {0,3}(#{1,6})(?:[ \t]+(.*))?$")
_CLOSING_HASHES = re.compile(r"(?:^|(?<=\s))#+\s*$")
_UNDERLINE = re.compile(r"^ {0,3}(=+|-+)\s*$")
_RULE = re.compile(r"^ {0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$")
_QUOTE = re.compile(r"^ {0,3}> ?")
_ITEM = re.compile(r"^\s*(?:[-*+]|(\d{1,9})[.)])\s+(?=\S)")
_DELIMITERS = re.compile(r"^(?=[^|]*+\|)(?=[\s|:]*+-)[\s|:-]*+$")
_REFERENCE = re.compile(r"^ {0,3}\[([^\]^][^\]]*)\]:\s*\S+")


@dataclass(frozen=True, slots=True)
class MarkdownBlock:
    """A block's kind and its markup on one line; *level* is 1 to 6 for headings, else 0."""

    kind: ParagraphKind
    markup: str
    level: int = 0


def references_in(text: str) -> frozenset[str]:
    """Return the lower-case labels that *text* defines addresses for."""
    found = (_REFERENCE.match(line) for line in text.split("\n"))
    return frozenset(reference[1].lower() for reference in found if reference)


def blocks_of(text: str) -> list[MarkdownBlock]:
    """Return the blocks of *text* in order; comments and address definitions are left out.

    A list gives one block an item, a table one block a row.
    """
    visible = _FENCED_OR_COMMENT.sub(lambda found: found[0] if found[1] else "", text)
    return list(_Parser(visible.split("\n")).blocks())


@dataclass(slots=True)
class _Parser:
    """Reads lines in order; *pending* are those of the block that is still open."""

    lines: list[str]
    position: int = 0
    kind: ParagraphKind = ParagraphKind.BODY
    pending: list[str] = field(default_factory=list)

    def blocks(self) -> Iterator[MarkdownBlock]:
        while self.position < len(self.lines):
            line = self.lines[self.position]
            self.position += 1
            if fence := _FENCE.match(line):
                yield from self._close()
                yield self._code(fence[1])
            elif self._begins_table(line):
                yield from self._close()
                yield from self._table(line)
            else:
                yield from self._line(line)
        yield from self._close()

    def _line(self, line: str) -> Iterator[MarkdownBlock]:
        underline = _UNDERLINE.match(line)
        if heading := _HEADING.match(line):
            yield from self._close()
            markup = _CLOSING_HASHES.sub("", heading[2] or "").strip()
            yield MarkdownBlock(ParagraphKind.HEADING, markup, len(heading[1]))
        elif underline and self.pending and self.kind is ParagraphKind.BODY:
            markup = " ".join(self.pending)
            self.pending = []
            yield MarkdownBlock(ParagraphKind.HEADING, markup, 1 if "=" in line else 2)
        elif not line.strip() or _RULE.match(line) or _REFERENCE.match(line):
            yield from self._close()
        else:
            yield from self._text(line)

    def _text(self, line: str) -> Iterator[MarkdownBlock]:
        item = _ITEM.match(line)
        if quoted := _QUOTE.match(line):
            if self.kind is not ParagraphKind.QUOTE or not line[quoted.end() :].strip():
                yield from self._close()
            self.kind = ParagraphKind.QUOTE
            line = line[quoted.end() :]
        elif item and self._may_begin_item(item):
            yield from self._close()
            self.kind = ParagraphKind.LIST
            line = line[item.end() :]
        elif not self.pending and not (self.kind is ParagraphKind.LIST and line[:2].isspace()):
            self.kind = ParagraphKind.BODY
        if line.strip():
            self.pending.append(line.strip())

    def _may_begin_item(self, item: re.Match[str]) -> bool:
        """A number that a wrapped line happens to begin with is no list."""
        in_text = self.pending and self.kind is not ParagraphKind.LIST
        return not in_text or item[1] in {None, "1"}

    def _close(self) -> Iterator[MarkdownBlock]:
        if self.pending:
            yield MarkdownBlock(self.kind, " ".join(self.pending))
        self.pending = []

    def _code(self, fence: str) -> MarkdownBlock:
        code: list[str] = []
        while self.position < len(self.lines):
            line = self.lines[self.position]
            self.position += 1
            if line.strip().startswith(fence) and not line.strip().strip(fence[0]):
                break
            code.append(line)
        return MarkdownBlock(ParagraphKind.CODE, "\n".join(code))

    def _begins_table(self, line: str) -> bool:
        following = self.lines[self.position : self.position + 1]
        return "|" in line and bool(following) and bool(_DELIMITERS.match(following[0]))

    def _table(self, line: str) -> Iterator[MarkdownBlock]:
        self.position += 1
        while "|" in line:
            cells = re.split(r"(?<!\\)\|", line.strip().removeprefix("|").removesuffix("|"))
            row = " | ".join(cell.strip() for cell in cells)
            yield MarkdownBlock(ParagraphKind.TABLE, row)
            line = self.lines[self.position] if self.position < len(self.lines) else ""
            self.position += "|" in line
