"""Discord's components as HTML; the numbers are those of its component reference."""

import html
from collections.abc import Callable

from docs.gallery.markdown import inline, markdown
from docs.gallery.scene import Json

_STYLES = {1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "link"}
_LINK = 5


def component(part: Json) -> str:
    """Return the HTML of *part*, with all that it holds; raise `KeyError` for an unknown kind."""
    return _KINDS[part["type"]](part)


def _inside(part: Json) -> str:
    return "".join(component(each) for each in part.get("components", []))


def _button(part: Json) -> str:
    emoji = html.escape((part.get("emoji") or {}).get("name") or "")
    label = html.escape(part.get("label") or "")
    arrow = ' <span class="arrow">↗</span>' if part["style"] == _LINK else ""
    state = " disabled" if part.get("disabled") else ""
    shown = " ".join(filter(None, (emoji, label)))
    return f'<button class="{_STYLES[part["style"]]}"{state}>{shown}{arrow}</button>'


def _select(part: Json) -> str:
    chosen = [each["label"] for each in part.get("options", []) if each.get("default")]
    shown = ", ".join(chosen) or part.get("placeholder") or "Make a selection"
    return f'<div class="select">{html.escape(shown)}<span class="arrow">⌄</span></div>'


def _container(part: Json) -> str:
    colour = part.get("accent_color")
    style = "" if colour is None else f' style="border-left: 4px solid #{colour:06x}"'
    return f'<div class="container"{style}>{_inside(part)}</div>'


def _section(part: Json) -> str:
    beside = component(part["accessory"])
    return f'<div class="section"><div>{_inside(part)}</div><div>{beside}</div></div>'


def _gallery(part: Json) -> str:
    images = "".join(_image(each["media"]["url"]) for each in part["items"])
    return f'<div class="gallery">{images}</div>'


def _image(url: str) -> str:
    return f'<img src="{html.escape(url)}" alt="">'


def _thumbnail(part: Json) -> str:
    """Return what stands for the picture of a source; no page of our scenes has one."""
    del part
    return '<div class="thumbnail"></div>'


def _file(part: Json) -> str:
    name = part["file"]["url"].removeprefix("attachment://")
    return f'<div class="file">📄 <span>{html.escape(name)}</span></div>'


def _separator(part: Json) -> str:
    return f'<hr class="{"line" if part.get("divider", True) else "space"}">'


def _label(part: Json) -> str:
    within = part["component"]
    star = ' <span class="required">*</span>' if within.get("required", True) else ""
    told = part.get("description")
    more = f'<div class="description">{inline(told)}</div>' if told else ""
    name = html.escape(part["label"])
    return f'<div class="label"><div>{name}{star}</div>{more}{component(within)}</div>'


def _text_input(part: Json) -> str:
    value = part.get("value")
    text = html.escape(value or part.get("placeholder") or "")
    kind = "paragraph" if part.get("style") == 2 else "short"  # noqa: PLR2004 - Discord's number
    return f'<div class="input {kind}{"" if value else " empty"}">{text}</div>'


def _upload(part: Json) -> str:
    del part
    return '<div class="input upload">Drop a file here or <a>browse</a></div>'


_KINDS: dict[int, Callable[[Json], str]] = {
    1: lambda part: f'<div class="row">{_inside(part)}</div>',
    2: _button,
    3: _select,
    4: _text_input,
    6: _select,  # of roles
    8: _select,  # of channels
    9: _section,
    10: lambda part: f'<div class="text">{markdown(part["content"])}</div>',
    11: _thumbnail,
    12: _gallery,
    13: _file,
    14: _separator,
    17: _container,
    18: _label,
    19: _upload,
}
