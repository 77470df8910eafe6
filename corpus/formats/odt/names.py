"""Names of OpenDocument, as lxml writes those of a namespace (OpenDocument 1.3, part 3)."""

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_NAMESPACES = {
    "office": f"{_OASIS}office:1.0",
    "text": f"{_OASIS}text:1.0",
    "table": f"{_OASIS}table:1.0",
    "draw": f"{_OASIS}drawing:1.0",
    "style": f"{_OASIS}style:1.0",
    "meta": f"{_OASIS}meta:1.0",
    "manifest": f"{_OASIS}manifest:1.0",
    "fo": f"{_OASIS}xsl-fo-compatible:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
}
_PREFIXES = {namespace: prefix for prefix, namespace in _NAMESPACES.items()}


def full(name: str) -> str:
    """Return *name*, such as text:p, as lxml writes it."""
    prefix, _, local = name.partition(":")
    return f"{{{_NAMESPACES[prefix]}}}{local}"


def short(name: object) -> str:
    """Return the name of an element as the standard writes it; empty for other nodes and names."""
    if not isinstance(name, str):
        return ""
    namespace, _, local = name.removeprefix("{").rpartition("}")
    prefix = _PREFIXES.get(namespace)
    return f"{prefix}:{local}" if prefix else ""
