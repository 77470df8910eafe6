"""reStructuredText (.rst): what a page made of it shows, by the rules of docutils and Sphinx."""

import re

from docutils import nodes

from corpus.article import Draft
from corpus.errors import SourceRefused
from corpus.formats.blocks import WITHOUT_TEXT
from corpus.formats.front_matter.fields import metadata_of
from corpus.formats.markup.draft import draft_of
from corpus.formats.markup.element import TOO_DEEP
from corpus.formats.rst.as_html import html_of
from corpus.formats.rst.tree import tree_of

_NIKOLA = re.compile(r"^\.\.[ \t]++(title|date|author|language):[ \t]++(\S.*)$", re.MULTILINE)
"""Comments in which Nikola has a post's statements."""
_HEAD = 4_000
"""Characters in which those stand. Our own choice."""
_PROPOSAL = re.compile(r"PEP: \d++\n(?:[A-Z][\w-]*+:.*\n(?:[ \t]++\S.*\n)*+)++")
"""The head of a Python enhancement proposal, which is that of a message (PEP 12)."""
_PROPOSED = re.compile(r"^([A-Z][\w-]*+):(.*\n(?:[ \t]++\S.*\n)*+)", re.MULTILINE)
_UNSEEN = (nodes.comment, nodes.target, nodes.substitution_definition, nodes.system_message)


def read_rst(text: str) -> Draft:
    """Return the article in *text*: its fields' statements, and all that its page would show.

    Directives that bring something from elsewhere show nothing here, nor do comments and targets.

    Raises:
        SourceRefused: there is no paragraph, or it is nested too deeply.
    """
    told = dict(_NIKOLA.findall(text[:_HEAD]))
    if proposal := _PROPOSAL.match(text):
        told |= {name.lower(): said for name, said in _PROPOSED.findall(proposal[0])}
        told["date"] = told.get("created", "")
        text = text[proposal.end() :]
    try:
        document = tree_of(text)
        told |= _fields(document)
        return draft_of(html_of(document), metadata_of(told), WITHOUT_TEXT)
    except RecursionError as error:
        raise SourceRefused(TOO_DEEP) from error


def _fields(document: nodes.document) -> dict[str, str]:
    """Take the fields at the head of *document* out of it, and return what they say."""
    head = _seen(document)
    if head and isinstance(head[0], nodes.section):
        head = _seen(head[0])[1:]
    if not head or not isinstance(head[0], nodes.field_list):
        return {}
    fields = head[0]
    fields.parent.remove(fields)
    pairs = (field.children[:2] for field in fields.children if isinstance(field, nodes.field))
    return {name.astext().lower(): body.astext() for name, body in pairs}


def _seen(node: nodes.Element) -> list[nodes.Node]:
    return [each for each in node.children if not isinstance(each, _UNSEEN)]
