"""reStructuredText as docutils parses it into blocks, with the text of each as it was written."""

from optparse import Values

from docutils import frontend, nodes, utils
from docutils.parsers import rst
from docutils.parsers.rst import states

from corpus.formats import rst_directives

_NEVER = 5
"""A level above that of every message: none is printed, none ends the parsing."""


class _AsWritten(states.Inliner):
    """Leaves the text of lines as it is: `corpus.formats.rst_lines` reads it."""

    def init_customizations(self, settings: Values) -> None:
        """Make no patterns, which take longer than a short document: none of them is used."""

    def adjust_uri(self, uri: str) -> str:
        """Return *uri* as it is written: nobody follows it."""
        return uri

    def parse(
        self, text: str, lineno: int, memo: object, parent: nodes.Element
    ) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return *text* as one text."""
        del lineno, memo, parent
        return [nodes.Text(text)], []


def tree_of(text: str) -> nodes.document:
    """Return the tree of *text*; no file is read for it, and nothing of it is run.

    Raises:
        RecursionError: it is nested too deeply.
    """
    rst_directives.register()
    settings = frontend.get_default_settings(rst.Parser)
    settings.file_insertion_enabled = settings.raw_enabled = False
    settings.report_level = settings.halt_level = _NEVER
    settings.line_length_limit = len(text) * settings.tab_width
    document = utils.new_document("", settings)
    rst.Parser(inliner=_AsWritten()).parse(text, document)
    return document
