"""reStructuredText as docutils parses it into blocks, with the text of each as it was written."""

from collections.abc import Iterable
from optparse import Values
from typing import TYPE_CHECKING

from docutils import frontend, nodes, utils
from docutils.parsers import rst
from docutils.parsers.rst import states

from corpus.formats.rst import directives

if TYPE_CHECKING:
    from docutils.statemachine import State

_NEVER = 5
"""A level above that of every message: none is printed, none ends the parsing."""


class _States(dict[str, "State[list[str]]"]):
    """The states of *machine* by their names, each made when it is first come to."""

    def __init__(self, machine: "_Machine", classes: Iterable["type[State[list[str]]]"]) -> None:
        super().__init__()
        self._machine = machine
        self._classes = {each.__name__: each for each in classes}

    def __missing__(self, name: str) -> "State[list[str]]":
        made = self[name] = self._classes[name](self._machine, self._machine.debug)
        if self._machine.memo is not None:
            made.runtime_init()
        return made


class _Machine(states.NestedStateMachine):
    """Reads what stands within a block; there is one for every list, which uses two states of 22.

    docutils makes all of them: of a long list they take most of the time.
    """

    memo = None

    def add_states(self, state_classes: Iterable["type[State[list[str]]]"]) -> None:
        """Know *state_classes*."""
        self.states = _States(self, state_classes)


states.RSTState.nested_sm = _Machine


class _AsWritten(states.Inliner):
    """Leaves the text of lines as it is: `corpus.formats.rst.lines` reads it."""

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
    directives.register()
    settings = frontend.get_default_settings(rst.Parser)
    settings.file_insertion_enabled = settings.raw_enabled = False
    settings.report_level = settings.halt_level = _NEVER
    settings.line_length_limit = len(text) * settings.tab_width
    document = utils.new_document("", settings)
    rst.Parser(inliner=_AsWritten()).parse(text, document)
    return document
