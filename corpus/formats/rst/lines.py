"""The words in a line of reStructuredText, as HTML: a reference is its text, a role what it shows.

The library's own rules look for the end of every mark up to the end of the text; these stop at the
next mark of its kind, so that they are linear.
"""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from html import escape

LONGEST_SUBSTITUTION = 300
"""Characters of what a name in bars stands for; more is no part of a line. Our own choice."""

_DEEPEST = 5
"""Substitutions in each other. Our own choice."""
_NAME = r"[^\W_]++(?:[-._+:][^\W_]++){0,20}+"
_MARK = re.compile(
    r"\\(?P<escaped>.|\n|\Z)"
    r"|(?P<address>\b[a-zA-Z][a-zA-Z+.-]{1,14}://[^\s<>`]++)"
    r"|(?P<quoted>(?:\"\*{1,2}\"|'\*{1,2}'|\(\*{1,2}\)|\[\*{1,2}\]|<\*{1,2}>))"
    r"|(?<!\w)``(?P<literal>[^\s`](?:[^`]|`(?!`))*+)``(?!\w)"
    rf"|(?<!\w):(?P<role>{_NAME}):`(?P<content>(?:[^`\\]|\\(?:.|\n))++)`(?!\w)"
    rf"|(?<!\w)_?`(?P<phrase>[^\s`](?:[^`\\]|\\(?:.|\n))*+)`(?::(?P<suffix>{_NAME}):|__?)?(?!\w)"
    r"|(?<!\w)\*\*(?P<strong>[^\s*](?:[^*\\]|\\(?:.|\n)|\*(?!\*))*+)(?<!\s)\*\*(?!\w)"
    r"|(?<!\w)\*(?P<emphasis>[^\s*](?:[^*\\]|\\(?:.|\n))*+)(?<!\s)\*(?!\w)"
    rf"|(?P<note>[ \n]?\[(?:\d++|\#(?:{_NAME})?|\*)\]_(?!\w))"
    rf"|(?P<citation>\[{_NAME}\])_(?!\w)"
    r"|(?<!\w)\|(?P<substitution>[^\s|](?:[^|\n]|\n(?!\n))*+)(?<!\s)\|(?:__?)?(?!\w)"
    rf"|(?<!\w)(?P<reference>{_NAME})(?P<mark>__?)(?!\w)"
)
_ESCAPE = re.compile(r"\\(?:[ \n]|(.)|\Z)", re.DOTALL)
_EXPLICIT = re.compile(r"(.*\S)?\s*<([^<>]++)>\Z", re.DOTALL)
_ABBREVIATED = re.compile(r"(.*\S)\s*\([^()]*+\)\Z", re.DOTALL)
_CALLED = frozenset({"func", "meth"})
_DOCUMENTS = {"pep": "PEP ", "rfc": "RFC ", "cve": "CVE-", "cwe": "CWE-"}
_LEVELS = {
    **dict.fromkeys(("sub", "subscript"), "sub"),
    **dict.fromkeys(("sup", "superscript"), "sup"),
}
_NEVER_SHOWN = re.compile(r"raw\b.*")
_REFERRING = frozenset(
    (
        *("attr", "class", "const", "data", "doc", "envvar", "exc", "external", "func", "macro"),
        *("member", "meth", "method", "mod", "obj", "option", "ref", "numref", "term", "type"),
        *("download", "keyword", "token", "any", "c", "cpp", "py", "js", "std", "index", "abbr"),
    )
)
"""Roles whose content may be a text, and behind it in angle brackets where it leads."""


@dataclass(slots=True)
class Names:
    """What a document says elsewhere of the names in its lines.

    *substitutions* are what stands for a name in bars, *targets* the names that can be referred
    to, *titles* what a place is called that roles refer to.
    """

    substitutions: Mapping[str, str] = field(default_factory=dict)
    targets: Collection[str] = ()
    titles: Mapping[str, str] = field(default_factory=dict)


def line_html(text: str, names: Names, depth: int = 0) -> str:
    """Return *text* as HTML that says what a page made of it shows."""
    said: list[str] = []
    place = 0
    for found in _MARK.finditer(text):
        said.append(escape(text[place : found.start()]))
        kind = found.lastgroup or ""
        take = _TAKEN[_FIRST.get(kind, kind)]
        said.append(take(found, names, depth))
        place = found.end()
    said.append(escape(text[place:]))
    return "".join(said)


def name_of(text: str) -> str:
    """Return *text* as names are compared: without regard to case and spaces."""
    return " ".join(text.lower().split())


def _plain(text: str) -> str:
    """Return *text* without the marks that keep it from being markup, as HTML."""
    return escape(_ESCAPE.sub(lambda found: found[1] or "", text))


def _escaped(found: re.Match[str], _names: Names, _depth: int) -> str:
    return escape(found["escaped"].strip())


def _whole(found: re.Match[str], _names: Names, _depth: int) -> str:
    return escape(found[0])


def _literal(found: re.Match[str], _names: Names, _depth: int) -> str:
    return escape(found["literal"])


def _emphasised(found: re.Match[str], _names: Names, _depth: int) -> str:
    return _plain(found["strong"] or found["emphasis"])


def _nothing(_found: re.Match[str], _names: Names, _depth: int) -> str:
    return ""


def _cited(found: re.Match[str], _names: Names, _depth: int) -> str:
    return escape(found["citation"])


def _substituted(found: re.Match[str], names: Names, depth: int) -> str:
    stands_for = names.substitutions.get(name_of(found["substitution"]))
    if stands_for is None or len(stands_for) > LONGEST_SUBSTITUTION or depth >= _DEEPEST:
        return escape(found[0])
    said = line_html(stands_for, names, depth + 1)
    return said if len(said) <= LONGEST_SUBSTITUTION else escape(found[0])


def _reference(found: re.Match[str], names: Names, _depth: int) -> str:
    name = found["reference"]
    is_one = found["mark"] == "__" or name.lower() in names.targets
    return escape(name if is_one else found[0])


def _role(found: re.Match[str], names: Names, _depth: int) -> str:
    return _shown(found["role"], found["content"], names)


def _phrase(found: re.Match[str], names: Names, _depth: int) -> str:
    if found["suffix"]:
        return _shown(found["suffix"], found["phrase"], names)
    explicit = _EXPLICIT.match(found["phrase"])
    return _plain((explicit[1] or explicit[2]) if explicit else found["phrase"])


def _shown(role: str, content: str, names: Names) -> str:
    """Return what a page shows of *content* that has a *role*, as HTML."""
    name = role.lower().rpartition(":")[2]
    if _NEVER_SHOWN.match(name):
        return ""
    if name in _LEVELS:
        return f"<{_LEVELS[name]}>{_plain(content)}</{_LEVELS[name]}>"
    if name in _DOCUMENTS and content.lstrip()[:1].isdecimal():
        return _DOCUMENTS[name] + _plain(content)
    if explicit := _EXPLICIT.match(content):
        return _plain(explicit[1] or explicit[2])
    return _plain(_SHOWN.get(name, _as_referred)(name, content, names))


def _as_referred(name: str, content: str, names: Names) -> str:
    if name not in _REFERRING:
        return content
    if content.startswith("!"):
        return content[1:]
    if content.startswith("~"):
        content = content[1:].rpartition(".")[2]
    if name in _CALLED:
        return content if content.endswith(")") else f"{content}()"
    return names.titles.get(name_of(content), content)


def _abbreviation(_name: str, content: str, _names: Names) -> str:
    found = _ABBREVIATED.match(content)
    return found[1] if found else content


def _menu(_name: str, content: str, _names: Names) -> str:
    return content.replace("-->", "\u2023").replace("&", "")


_SHOWN: Mapping[str, Callable[[str, str, Names], str]] = {
    "abbr": _abbreviation,
    "abbreviation": _abbreviation,
    "menuselection": _menu,
    "guilabel": _menu,
}
_FIRST = {"content": "role", "suffix": "phrase", "mark": "reference"}
_TAKEN: Mapping[str, Callable[[re.Match[str], Names, int], str]] = {
    "escaped": _escaped,
    "address": _whole,
    "quoted": _whole,
    "literal": _literal,
    "role": _role,
    "phrase": _phrase,
    "strong": _emphasised,
    "emphasis": _emphasised,
    "note": _nothing,
    "citation": _cited,
    "substitution": _substituted,
    "reference": _reference,
}
