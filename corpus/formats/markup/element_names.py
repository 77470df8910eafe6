"""What the names of elements mean to a reader, those of HTML and those that trafilatura gives."""

from corpus.article import ParagraphKind

INLINE = {
    *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn"),
    *("em", "font", "i", "ins", "kbd", "label", "mark", "nobr", "q", "rb", "ruby", "s", "samp"),
    *("small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"),
}
"""Elements that stand in a line of text; all others begin a line, and end one."""

HEADINGS = {f"h{level}" for level in range(1, 7)}
KINDS = {
    "p": ParagraphKind.BODY,
    "head": ParagraphKind.HEADING,
    "summary": ParagraphKind.HEADING,
    "dt": ParagraphKind.HEADING,
    **dict.fromkeys(HEADINGS, ParagraphKind.HEADING),
    "item": ParagraphKind.LIST,
    "li": ParagraphKind.LIST,
    "dd": ParagraphKind.LIST,
    "quote": ParagraphKind.QUOTE,
    "blockquote": ParagraphKind.QUOTE,
    "code": ParagraphKind.CODE,
    "pre": ParagraphKind.CODE,
    "figure": ParagraphKind.CAPTION,
    "figcaption": ParagraphKind.CAPTION,
    "caption": ParagraphKind.CAPTION,
}
"""Elements that are blocks, and of what kind; a term introduces what is said of it."""

INLINE_IN_TEXT = {"quote", "code"}
"""Names that trafilatura gives both to blocks and, inside a paragraph, to mere marks."""

CONTAINERS = {
    *("address", "article", "aside", "body", "center", "dd", "details", "dialog", "dir", "div"),
    *("dl", "doc", "fieldset", "footer", "form", "header", "hgroup", "hr", "html", "legend"),
    *("list", "main", "menu", "ol", "optgroup", "search", "section", "ul"),
    *("table", "tbody", "thead", "tfoot", "tr", "row", "td", "th", "cell"),
    *("amp-accordion", "amp-carousel", "amp-story", "noscript"),
}
"""Elements that hold blocks and, beside them, text of their own."""

ROWS = {"row", "tr"}
CELLS = {"cell", "td", "th"}
LINE_BREAKS = {"lb", "br"}

LEFT_OUT = {
    *("script", "style", "noscript", "template", "title", "iframe", "svg", "button", "graphic"),
    *("img", "nav", "select", "textarea", "object", "audio", "video", "canvas"),
}
"""Elements that say nothing to who reads an article: pictures, scripts, controls."""


def is_read(name: object) -> bool:
    """Tell whether an element called *name* may say something."""
    return isinstance(name, str) and name not in LEFT_OUT and name not in LINE_BREAKS
