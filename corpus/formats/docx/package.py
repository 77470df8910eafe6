"""The parts of a Word document: an archive of XML, in which relations tell what each is for."""

import io
import posixpath
import zipfile
from collections.abc import Iterable, Mapping
from functools import cached_property

from corpus.errors import gettext_noop
from corpus.formats.docx.word_xml import DAMAGED, Node, parsed, written
from corpus.formats.zip_packages.package import Package, Refusals

_REFUSALS = Refusals(
    damaged=DAMAGED,
    # Word packs a locked document otherwise; an archive with a password is no work of its own.
    locked=DAMAGED,
    too_large=gettext_noop(
        "This Word file unpacks to more than {limit} MB: "
        "save a copy without pictures and post that."
    ),
)
_MAIN = "word/document.xml"


class DocumentParts:
    """The parts of the document that the archive *data* holds.

    Raises:
        SourceRefused: it is damaged, or what is read in it unpacks to too much.
    """

    def __init__(self, data: bytes) -> None:
        self._package = Package(data, _REFUSALS)
        self._main = self._related("", "officeDocument") or _MAIN

    def main(self) -> Node:
        """Return the part that holds the text; raise `SourceRefused` where there is none."""
        return self._part(self._main)

    def part(self, kind: str) -> Node | None:
        """Return the part of that *kind*, as its relation to the main part calls it."""
        found = self._related(self._main, kind) or f"word/{kind}.xml"
        return self._part(found) if found in self._package.names else None

    @cached_property
    def related(self) -> Mapping[str, str]:
        """Return which parts the main part has relations with, by the names of these."""
        found = {
            each.get("Id"): self._target(self._main, each) for each in self._relations(self._main)
        }
        return {key: part for key, part in found.items() if key and part in self._package.names}

    def content(self, part: str) -> bytes:
        """Return what is in *part*; raise `SourceRefused` as reading any part does."""
        return self._package.read(part)

    def _part(self, member: str) -> Node:
        return parsed(self._package.read(member))

    def _related(self, member: str, kind: str) -> str | None:
        """Return the first part that *member* says it has for *kind*, if it is there."""
        for each in self._relations(member):
            target = self._target(member, each)
            if (each.get("Type") or "").endswith(f"/{kind}") and target in self._package.names:
                return target
        return None

    def _relations(self, member: str) -> Iterable[Node]:
        folder, base = posixpath.split(member)
        relations = posixpath.join(folder, "_rels", f"{base}.rels")
        return self._part(relations) if relations in self._package.names else ()

    def _target(self, member: str, relation: Node) -> str:
        folder = posixpath.split(member)[0]
        path = posixpath.join(f"/{folder}", relation.get("Target") or "")
        return posixpath.normpath(path).lstrip("/")


def packed(parts: Mapping[str, Node | None]) -> io.BytesIO:
    """Return a document of *parts* alone, by their names, in the places where all have them."""
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as archive:
        for name, part in parts.items():
            if part is not None:
                archive.writestr(f"word/{name}.xml", written(part))
    output.seek(0)
    return output
