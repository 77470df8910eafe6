"""The parts of a Word document: an archive of XML, in which relations tell what each is for."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping

from corpus.errors import SourceRefused
from corpus.formats.docx_xml import DAMAGED, Node, parsed, written

UNPACKED_LIMIT = 20 * 1024 * 1024
"""Bytes that the members of a document may unpack to; a small archive can hide gigabytes."""

_MAIN = "word/document.xml"


class Package:
    """The archive *data* of a document.

    Raises:
        SourceRefused: it is damaged, or unpacks to too much.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        # All that the library raises for an archive that is damaged, locked or of an unknown form.
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise SourceRefused(DAMAGED) from error
        if sum(member.file_size for member in self._archive.infolist()) > UNPACKED_LIMIT:
            raise SourceRefused(
                "This Word file unpacks to more than {limit} MB: "
                "save a copy without pictures and post that.",
                limit=UNPACKED_LIMIT // 1024 // 1024,
            )
        self._names = set(self._archive.namelist())
        self._main = self._related("", "officeDocument") or _MAIN

    def main(self) -> Node:
        """Return the part that holds the text; raise `SourceRefused` where there is none."""
        return self._part(self._main)

    def part(self, kind: str) -> Node | None:
        """Return the part of that *kind*, as its relation to the main part calls it."""
        found = self._related(self._main, kind) or f"word/{kind}.xml"
        return self._part(found) if found in self._names else None

    def _part(self, member: str) -> Node:
        try:
            return parsed(self._archive.read(member))
        # The library lets through whatever damaged members make it and zlib raise.
        except (
            KeyError,
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            ValueError,
            RuntimeError,
            NotImplementedError,
        ) as error:
            raise SourceRefused(DAMAGED) from error

    def _related(self, member: str, kind: str) -> str | None:
        """Return the first part that *member* says it has for *kind*, if it is there."""
        folder, base = posixpath.split(member)
        relations = posixpath.join(folder, "_rels", f"{base}.rels")
        if relations not in self._names:
            return None
        for each in self._part(relations):
            target = posixpath.normpath(
                posixpath.join(f"/{folder}", each.get("Target") or "")
            ).lstrip("/")
            if (each.get("Type") or "").endswith(f"/{kind}") and target in self._names:
                return target
        return None


def packed(parts: Mapping[str, Node | None]) -> io.BytesIO:
    """Return a document of *parts* alone, by their names, in the places where all have them."""
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as archive:
        for name, part in parts.items():
            if part is not None:
                archive.writestr(f"word/{name}.xml", written(part))
    output.seek(0)
    return output
