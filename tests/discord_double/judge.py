"""Whether what the bot sends is what Discord would take."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jsonschema_rs import Draft202012, Draft202012Validator, Registry

from bot.play.double.payloads import Json

OPENAPI = Path(__file__).resolve().parents[3] / "shared" / "data" / "discord-openapi.json"

COMPONENTS_V2 = 1 << 15
TEXT_LIMIT = 4000
COMPONENT_LIMIT = 40
LINK_LIMIT = 512
ROW_LIMIT = 5

_BUTTON, _LINK_STYLE = 2, 5
_COMMAND_MENTION = re.compile(r"(?<!\\)</([^>]+:\d+)>")
_COMMAND_NAME = re.compile(r"[-_'\w]{1,32}")
_WITH_IDS = frozenset({"attachments", "default_values", "message_reference"})
"""Whose ids discord.py sends as numbers: the file says text, Discord takes both."""

_MESSAGE_KEYS = frozenset(
    "content tts embeds allowed_mentions components attachments flags nonce enforce_nonce poll "
    "sticker_ids message_reference".split()
)


def message_faults(body: Json) -> Iterator[str]:
    """Yield what Discord's limits say against a message that the bot sends or edits."""
    if unknown := body.keys() - _MESSAGE_KEYS:
        yield f"unknown keys in a message: {sorted(unknown)}"
    yield from _mention_faults(body)
    parts = list(_nested(body.get("components") or []))
    if (body.get("flags") or 0) & COMPONENTS_V2:
        if body.get("content") or body.get("embeds"):
            yield "content or embeds beside components V2"
    elif len(body.get("content") or "") > 2000:
        yield "content over 2000 characters"
    if not parts and not body.get("content") and not body.get("embeds"):
        yield "an empty message"
    yield from _component_faults(parts)
    named = {each.get("filename") for each in body.get("attachments") or []}
    pictures = [each["media"] for part in parts for each in part.get("items") or []]
    files = [part["file"] for part in parts if "file" in part]
    shown = {each["url"].partition("://")[2] for each in [*files, *pictures]}
    if named != shown:
        yield f"files {sorted(map(str, named))} sent, {sorted(shown)} shown"


def _mention_faults(body: Json) -> Iterator[str]:
    """Yield when a message may ping anybody but the one member whom it begins with."""
    allowed = dict(body.get("allowed_mentions") or {})
    users = [str(each) for each in allowed.pop("users", [])]
    texts = [part["content"] for part in _nested(body.get("components") or []) if "content" in part]
    said = body.get("content") or next(iter(texts), "")
    addressed = len(users) == 1 and said.startswith(f"<@{users[0]}>")
    if allowed != {"parse": []} or (users and not addressed):
        yield f"a message may ping: allowed_mentions is {body.get('allowed_mentions')}"


def command_mention_faults(body: Json, commands: list[Json]) -> Iterator[str]:
    """Yield the mentions of a message that name no command which can be run, by its id."""
    known = {
        f"{command['name']}{f' {part}' if part else ''}:{command['id']}"
        for command in commands
        if command.get("type", 1) == 1
        for part in [o["name"] for o in command.get("options", []) if o["type"] == 1] or [""]
    }
    parts = _nested(body.get("components") or [])
    for text in [body.get("content") or "", *(part.get("content") or "" for part in parts)]:
        for found in _COMMAND_MENTION.findall(text):
            if found not in known:
                yield f"a mention of no command that can be run: </{found}>"


def command_faults(commands: list[Json]) -> Iterator[str]:
    """Yield what Discord's limits say against the commands that the bot publishes."""
    for command in commands:
        if command.get("type", 1) == 1 and not _COMMAND_NAME.fullmatch(command["name"]):
            yield f"the command name {command['name']!r}"
        for option in [command, *command.get("options", [])]:
            if not 1 <= len(option.get("description") or "x") <= 100:
                yield f"the description of {option['name']}"


def choice_faults(choices: list[Json]) -> Iterator[str]:
    """Yield what Discord's limits say against suggestions."""
    if len(choices) > 25:
        yield f"{len(choices)} suggestions"
    for choice in choices:
        if not 1 <= len(choice["name"]) <= 100 or not 1 <= len(str(choice["value"])) <= 100:
            yield f"a suggestion of bad length: {choice}"


def schema_faults(method: str, path: str, body: Any) -> Iterator[str]:  # noqa: ANN401 - any JSON
    """Yield what Discord's OpenAPI file says against a request body; nothing where it is absent."""
    for fault in _faults(method, _template(path), json.dumps(_ids_as_text(body))):
        yield f"{method} {path}: {fault}"


def query_faults(method: str, path: str, query: Mapping[str, str]) -> Iterator[str]:
    """Yield what Discord's OpenAPI file says against the *query* of a request, where it is here."""
    specification = _specification()
    if specification is None or not query:
        return
    found = specification["paths"].get(_template(path), {})
    stated = [*found.get("parameters", []), *found.get(method.lower(), {}).get("parameters", [])]
    known = {each["name"]: each.get("schema", {}) for each in stated if each.get("in") == "query"}
    for name, value in query.items():
        most = known.get(name, {}).get("maximum")
        if name not in known or (most is not None and int(value) > most):
            yield f"{method} {path}: the query {name}={value}"


def answer_faults(method: str, path: str, answer: Any) -> Iterator[str]:  # noqa: ANN401 - any JSON
    """Yield what Discord's OpenAPI file says against an answer of 200; nothing without it."""
    for fault in _faults(method, _template(path), json.dumps(answer), "responses", "200"):
        yield f"{method} {path}: {fault}"


def _ids_as_text(body: Any, *, within: bool = False) -> Any:  # noqa: ANN401 - any JSON
    if isinstance(body, list):
        return [_ids_as_text(each, within=within) for each in body]
    if not isinstance(body, dict):
        return body
    return {
        key: str(value)
        if key == "recipient_id" or (within and key.endswith("id") and isinstance(value, int))
        else [str(each) for each in value]
        if key == "users"
        else _ids_as_text(value, within=key in _WITH_IDS)
        for key, value in body.items()
    }


def _component_faults(parts: list[Json]) -> Iterator[str]:
    if len(parts) > COMPONENT_LIMIT:
        yield f"{len(parts)} components"
    texts = [part["content"] for part in parts if "content" in part]
    if sum(len(text.encode("utf-16-le")) // 2 for text in texts) > TEXT_LIMIT:
        yield "over 4000 characters of text"
    if not all(texts):
        yield "an empty text"
    keys = [part["custom_id"] for part in parts if "custom_id" in part]
    if len(set(keys)) < len(keys):
        yield "a custom_id twice"
    for part in parts:
        if part.get("type") == 1 and not 1 <= len(part["components"]) <= ROW_LIMIT:
            yield f"{len(part['components'])} buttons in a row"
        if part.get("type") == _BUTTON:
            yield from _button_faults(part)


def _button_faults(button: Json) -> Iterator[str]:
    if not 1 <= len(button.get("label") or "") <= 80:
        yield "a button without words, or with too many"
    if button["style"] == _LINK_STYLE:
        if "custom_id" in button or not 1 <= len(button.get("url") or "") <= LINK_LIMIT:
            yield f"a link button with a bad link: {button}"
    elif not 1 <= len(button.get("custom_id") or "") <= 100 or button.get("url"):
        yield f"a button with a bad id: {button}"


def _nested(components: list[Json]) -> Iterator[Json]:
    for component in components:
        yield component
        yield from _nested(component.get("components") or [])
        if accessory := component.get("accessory"):
            yield accessory


@cache
def _specification() -> Json | None:
    return dict(json.loads(OPENAPI.read_bytes())) if OPENAPI.is_file() else None


@lru_cache(maxsize=256)
def _faults(method: str, template: str, written: str, *part: str) -> tuple[str, ...]:
    """Return what is wrong with JSON as it is *written*; each test publishes the same commands."""
    schema = _schema(method, template, *part)
    errors = () if schema is None else schema.iter_errors(json.loads(written))
    return tuple(f"{_place(error.instance_path)}: {error.message[:200]}" for error in errors)


def _place(path: Sequence[str | int]) -> str:
    """Return *path*, the keys that lead to a part of JSON, as JSONPath writes it."""
    return "".join(["$", *(f"[{each}]" if isinstance(each, int) else f".{each}" for each in path)])


@cache
def _schema(method: str, template: str, *part: str) -> Draft202012Validator | None:
    """Return the validator of *part* of a route, of what is sent to it where none is given."""
    place = ["paths", template, method.lower(), *(part or ("requestBody",)), "content"]
    content: Any = _specification() or {}
    for each in place:
        content = content.get(each, {})
    if "application/json" not in content:
        return None
    pointer = "/".join(
        quote(part.replace("~", "~0").replace("/", "~1"))
        for part in (*place, "application/json", "schema")
    )
    return Draft202012Validator({"$ref": f"urn:discord#/{pointer}"}, registry=_registry())


@cache
def _registry() -> Registry:
    return Registry([("urn:discord", _specification())], draft=Draft202012)


def _template(path: str) -> str:
    """Return the path of the file that *path* is an instance of; the most literal one wins."""
    fitting = [template for template, pattern in _templates().items() if pattern.fullmatch(path)]
    return min(fitting, key=lambda template: template.count("{"), default="")


@cache
def _templates() -> dict[str, re.Pattern[str]]:
    return {
        template: re.compile(re.sub(r"\\{[^}]*\\}", "[^/]+", re.escape(template)))
        for template in (_specification() or {"paths": ()})["paths"]
    }
