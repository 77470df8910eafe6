"""Discord's components as HTML; the numbers are those of its component reference.

What can be used has the component's id in `data-id` and its number in `data-type`. Nothing has a
style of its own: a page that forbids those shows it as well.
"""

import html
from collections.abc import Callable, Iterable
from typing import Any

from bot.play.drawing.markdown import inline, markdown
from bot.play.drawing.names import Names

Json = dict[str, Any]

_STYLES = {1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "link"}
_LINK = 5
_PARAGRAPH = 2
_ROLES, _CHANNELS = 6, 8
_ROWS = 4
"""Choices that a list of which several may be taken shows at once."""


def component(part: Json, names: Names) -> str:
    """Return the HTML of *part*, with all that it holds; raise `KeyError` for an unknown kind."""
    return _KINDS[part["type"]](part, names)


def _inside(part: Json, names: Names) -> str:
    return "".join(component(each, names) for each in part.get("components", []))


def _row(part: Json, names: Names) -> str:
    return f'<div class="row">{_inside(part, names)}</div>'


def _text(part: Json, names: Names) -> str:
    return f'<div class="text">{markdown(part["content"], names)}</div>'


def _button(part: Json, names: Names) -> str:
    del names
    emoji = html.escape((part.get("emoji") or {}).get("name") or "")
    shown = " ".join(filter(None, (emoji, html.escape(part.get("label") or ""))))
    if part["style"] == _LINK:
        opens = f'href="{html.escape(part["url"])}" target="_blank" rel="noopener noreferrer"'
        arrow = '<span class="arrow" aria-hidden="true">↗&#xFE0E;</span>'
        return f'<a class="button link" {opens}>{shown} {arrow}</a>'
    state = " disabled" if part.get("disabled") else ""
    kind = f'type="button" class="button {_STYLES[part["style"]]}"'
    return f"<button {kind}{_used(part)}{state}>{shown}</button>"


def _used(part: Json) -> str:
    return f' data-id="{html.escape(part["custom_id"])}" data-type="{part["type"]}"'


def _select(part: Json, names: Names) -> str:
    hint = html.escape(part.get("placeholder") or "Make a selection")
    least, most = part.get("min_values", 1), part.get("max_values", 1)
    choices = list(_options(part, names))
    rows = min(max(len(choices), 2), _ROWS)  # of one row a browser makes a menu without choices
    several = f' multiple size="{rows}" data-least="{least}"' if most > 1 else ""
    state = " disabled" if part.get("disabled") else ""
    empty = "" if several else f'<option value="">{hint}</option>'
    options = "".join(_option(*each) for each in choices)
    named = f'class="select" aria-label="{hint}"{_used(part)}'
    return f"<select {named}{several}{state}>{empty}{options}</select>"


def _options(part: Json, names: Names) -> Iterable[tuple[str, str, bool]]:
    """Yield the value and label of each choice, and whether it is made already."""
    chosen = {str(each["id"]) for each in part.get("default_values") or []}
    if part["type"] == _ROLES:
        return ((key, f"@{name}", key in chosen) for key, name in names.roles.items())
    if part["type"] == _CHANNELS:
        return ((key, f"#{name}", key in chosen) for key, name in names.channels.items())
    return (
        (_value(each), _told(each), bool(each.get("default"))) for each in part.get("options") or []
    )


def _value(option: Json) -> str:
    return str(option["value"])


def _told(option: Json) -> str:
    more = option.get("description")
    return f"{option['label']} · {more}" if more else str(option["label"])


def _option(value: str, label: str, chosen: bool) -> str:  # noqa: FBT001 - of three in a row
    state = " selected" if chosen else ""
    return f'<option value="{html.escape(value)}"{state}>{html.escape(label)}</option>'


def _container(part: Json, names: Names) -> str:
    colour = part.get("accent_color")
    accent = "" if colour is None else f" accent-{colour:06x}"
    return f'<div class="container{accent}">{_inside(part, names)}</div>'


def _section(part: Json, names: Names) -> str:
    beside = component(part["accessory"], names)
    return f'<div class="section"><div>{_inside(part, names)}</div><div>{beside}</div></div>'


def _gallery(part: Json, names: Names) -> str:
    return f'<div class="gallery">{"".join(_image(each, names) for each in part["items"])}</div>'


def _image(item: Json, names: Names) -> str:
    told = html.escape(item.get("description") or "")
    return f'<img src="{html.escape(names.file(item["media"]["url"]))}" alt="{told}">'


def _thumbnail(part: Json, names: Names) -> str:
    """Return what stands for the picture of a source: nothing is fetched from its site."""
    del names
    told = html.escape(part.get("description") or "Picture of the source")
    return f'<div class="thumbnail" role="img" aria-label="{told}"></div>'


def _file(part: Json, names: Names) -> str:
    address = part["file"]["url"]
    name = html.escape(address.removeprefix("attachment://"))
    there = html.escape(names.file(address))
    return f'<div class="file">📄 <a href="{there}" download="{name}">{name}</a></div>'


def _separator(part: Json, names: Names) -> str:
    del names
    return f'<hr class="{"line" if part.get("divider", True) else "space"}">'


def _label(part: Json, names: Names) -> str:
    within = part["component"]
    needed = within.get("required", True)
    star = ' <span class="required" aria-hidden="true">*</span>' if needed else ""
    told = part.get("description")
    more = f'<span class="description">{inline(told, names)}</span>' if told else ""
    name = f"<span>{html.escape(part['label'])}{star}</span>"
    return f'<label class="label">{name}{more}{component(within, names)}</label>'


def _text_input(part: Json, names: Names) -> str:
    del names
    value = html.escape(part.get("value") or "")
    limits = f' maxlength="{part["max_length"]}"' if part.get("max_length") else ""
    needed = " required" if part.get("required", True) else ""
    hint = f' placeholder="{html.escape(part.get("placeholder") or "")}"'
    more = f"{_used(part)}{limits}{needed}{hint}"
    if part.get("style") == _PARAGRAPH:
        return f'<textarea class="input paragraph" rows="5"{more}>{value}</textarea>'
    return f'<input class="input short" type="text" value="{value}"{more}>'


def _upload(part: Json, names: Names) -> str:
    del names
    needed = " required" if part.get("required", True) else ""
    return f'<input class="input upload" type="file"{_used(part)}{needed}>'


_KINDS: dict[int, Callable[[Json, Names], str]] = {
    1: _row,
    2: _button,
    3: _select,
    4: _text_input,
    _ROLES: _select,
    _CHANNELS: _select,
    9: _section,
    10: _text,
    11: _thumbnail,
    12: _gallery,
    13: _file,
    14: _separator,
    17: _container,
    18: _label,
    19: _upload,
}
