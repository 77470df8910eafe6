"""Documents that are zip archives: their members, read within limits and written nowhere."""

import io
import zipfile
from dataclasses import dataclass

from lxml import etree  # type: ignore[import-untyped]  # lxml publishes no types

from corpus.errors import SourceRefused
from corpus.formats.markup.tags import refuse_by_attributes
from corpus.formats.zip_packages.damaged import DAMAGED
from corpus.formats.zip_packages.xml_element import XmlElement

MOST_MEMBERS = 10_000
"""Members of an archive; a book has some hundreds. Our own choice."""
UNPACKED_LIMIT = 20 * 1024 * 1024
"""Bytes that the members that are read may unpack to together; an archive can hide gigabytes."""


@dataclass(frozen=True, slots=True)
class Refusals:
    """The sentences by which a kind of document is refused.

    *too_large* has a place for the `{limit}` in megabytes.
    """

    damaged: str
    locked: str
    too_large: str


class Package:
    """The members of an archive, by the names that stand in it; no name is ever a path of ours."""

    def __init__(self, data: bytes, refusals: Refusals) -> None:
        """Open the archive *data*, of which nothing has been unpacked yet.

        Raises:
            SourceRefused: it is damaged, or has far too many members.
        """
        self._refusals = refusals
        self._left = UNPACKED_LIMIT
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except DAMAGED as error:
            raise SourceRefused(refusals.damaged) from error
        self.names = frozenset(self._archive.namelist())
        if len(self.names) > MOST_MEMBERS:
            raise SourceRefused(refusals.damaged)

    def read(self, name: str) -> bytes:
        """Return the member *name*.

        Raises:
            SourceRefused: it is not there, damaged, locked with a password, or too large when
                unpacked, together with those that were read before.
        """
        try:
            member = self._archive.getinfo(name)
            if member.file_size > self._left:
                limit = UNPACKED_LIMIT // 1024 // 1024
                raise SourceRefused(self._refusals.too_large, limit=limit)
            # The library reads no more of a member than it declares.
            data = self._archive.read(member)
        except RuntimeError as error:  # what it raises where a password is asked for
            raise SourceRefused(self._refusals.locked) from error
        except (KeyError, *DAMAGED) as error:
            raise SourceRefused(self._refusals.damaged) from error
        self._left -= len(data)
        return data

    def xml(self, name: str) -> XmlElement:
        """Return the root element of the XML in the member *name*; raise as `read` does."""
        return parse_xml(self.read(name), self._refusals.damaged)


def parse_xml(data: bytes, damaged: str) -> XmlElement:
    """Return the root element of the XML *data*.

    Nothing is fetched, and no entity is put in: what a document declares itself can unfold to
    gigabytes, or name a file of ours.

    Raises:
        SourceRefused: it is no XML, or nested more than 256 deep; the sentence is *damaged*. Or
            one tag has thousands of attributes, each of which would be compared with all others.
    """
    refuse_by_attributes(data.decode("latin-1"))
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root: XmlElement = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise SourceRefused(damaged) from error
    return root
