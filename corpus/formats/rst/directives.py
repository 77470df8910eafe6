"""What the directives of docutils and Sphinx show on a page: text, code, or nothing that is text.

Everything else a directive may do is done by nobody here: no file is read, nothing is run.
"""

from collections.abc import Callable
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import Directive, directives
from docutils.parsers.rst.directives import tables

_Convert = Callable[[str], str | list[str]]


class _AnyOptions(dict[str, _Convert]):
    """Takes options of every name: Sphinx and its extensions have more than docutils knows."""

    def __missing__(self, _name: str) -> _Convert:
        return directives.unchanged


class _Shown(Directive):
    """What it holds is text like any other."""

    has_content = True
    option_spec = _AnyOptions(name=directives.unchanged)

    def run(self) -> list[nodes.Node]:
        """Return what the page shows."""
        return [self.container(nodes.container())]

    def container(self, node: nodes.Element) -> nodes.Element:
        """Return *node* with all that this directive holds."""
        self.state.nested_parse(self.content, self.content_offset, node, match_titles=True)
        return node

    def told(self, before: str = "") -> list[nodes.Node]:
        """Return the words behind its name as a paragraph, with those *before* them."""
        text = " ".join(" ".join(self.arguments).split())
        return [nodes.paragraph(text, before + text)] if text else []


class _Titled(_Shown):
    """It has a title, and shows it above what it holds."""

    optional_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """Return what the page shows."""
        return [*self.told(), self.container(nodes.container())]


class _Rubric(_Titled):
    """A heading without a section."""

    def run(self) -> list[nodes.Node]:
        """Return what the page shows."""
        return [nodes.rubric("", "", *self.told()), self.container(nodes.container())]


class _Version(_Titled):
    """Tells since which version something is so."""

    _BEFORE: ClassVar = {
        "versionadded": "Added in version ",
        "versionchanged": "Changed in version ",
        "deprecated": "Deprecated since version ",
        "versionremoved": "Removed in version ",
    }

    def run(self) -> list[nodes.Node]:
        """Return what the page shows."""
        version, *words = " ".join(self.arguments).split() or [""]
        self.arguments = [f"{version}: {' '.join(words)}" if words else version]
        told = self.told(self._BEFORE.get(self.name.lower(), ""))
        return [*told, self.container(nodes.container())]


class _Described(_Titled):
    """Signatures, and what is said of that which has them."""

    def run(self) -> list[nodes.Node]:
        """Return what the page shows."""
        lines = "\n".join(self.arguments).splitlines()
        terms = [nodes.term(line, line.strip()) for line in lines if line.strip()]
        definition = self.container(nodes.definition())
        item = nodes.definition_list_item("", *terms, definition)
        return [nodes.definition_list("", item)]


class _Code(_Titled):
    """What it holds is code."""

    def run(self) -> list[nodes.Node]:
        """Return what the page shows."""
        code = "\n".join(self.content)
        caption = self.options.get("caption")
        told = [nodes.caption(caption, caption)] if caption else []
        return [*told, nodes.literal_block(code, code)]


class _Formula(_Titled):
    """A formula, perhaps begun right behind its name."""

    def run(self) -> list[nodes.Node]:
        """Return what the page shows."""
        text = "\n".join([*self.arguments, *self.content])
        return [nodes.math_block(text, text)]


class _Picture(_Titled):
    """A picture is what is told in its place, its caption, and what else is said below it."""

    def run(self) -> list[nodes.Node]:
        """Return what the page shows."""
        told = self.options.get("alt")
        image = [nodes.image(alt=told)] if told else []
        return [nodes.figure("", *image, self.container(nodes.legend()))]


class _Nothing(_Titled):
    """It shows nothing, or what stands elsewhere."""

    def run(self) -> list[nodes.Node]:
        """Return what the page shows."""
        return []


class _Class(_Described):
    """A class of a program, or a style: then only what it holds is shown."""

    def run(self) -> list[nodes.Node]:
        """Return what the page shows."""
        name = "".join(self.arguments)
        if name[:1].isupper() or "." in name or "(" in name:
            return super().run()
        return [self.container(nodes.container())]


class _Table(tables.RSTTable):
    option_spec = _AnyOptions(tables.RSTTable.option_spec or {})


class _ListTable(tables.ListTable):
    option_spec = _AnyOptions(tables.ListTable.option_spec or {})


class _CommaTable(tables.CSVTable):
    option_spec = _AnyOptions(tables.CSVTable.option_spec or {})


_DOMAINS = ("py", "c", "cpp", "js", "std")
_NAMES: dict[type[Directive], str] = {
    _Shown: "attention caution danger error hint important note tip warning seealso epigraph"
    " highlights pull-quote compound glossary hlist tabs tab-set grid"
    " panels card-carousel",
    _Titled: "admonition topic sidebar container only cssclass centered tab"
    " tab-item group-tab dropdown details collapse card grid-item grid-item-card div margin aside"
    " details-summary toggle hint-box question faq step steps acks",
    _Rubric: "rubric",
    _Version: "versionadded versionchanged deprecated versionremoved",
    _Described: "function method py:class cpp:class js:class attribute data exception"
    " staticmethod classmethod property decorator decoratormethod describe object option"
    " cmdoption envvar"
    " confval setting rst:directive rst:role var macro type struct member enum enumerator union"
    " signal command opcode",
    _Code: "code code-block sourcecode parsed-literal prompt code-tab productionlist ipython"
    " doctest testcode testoutput console",
    _Formula: "math",
    _Picture: "figure image thumbnail",
    _Class: "class",
    _Table: "table",
    _ListTable: "list-table flat-table",
    _CommaTable: "csv-table",
    _Nothing: "contents sectnum section-numbering meta title role default-role date include raw"
    " toctree index header footer target-notes highlight"
    " highlightlang todo todolist currentmodule module program sectionauthor moduleauthor"
    " codeauthor tabularcolumns literalinclude",
}


def register() -> None:
    """Have docutils take the directives of `_NAMES` as they are here, its own among them."""
    for directive, names in _NAMES.items():
        for name in names.split():
            directives.register_directive(name, directive)
            if directive is _Described and ":" not in name:
                for domain in _DOMAINS:
                    directives.register_directive(f"{domain}:{name}", directive)
