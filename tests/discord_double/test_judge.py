"""The judge finds each fault that is put before it, and passes what is sound."""

from typing import Any

import pytest

from tests.discord_double.judge import (
    OPENAPI,
    choice_faults,
    command_faults,
    command_mention_faults,
    message_faults,
    schema_faults,
)

SOUND: dict[str, Any] = {
    "flags": 1 << 15,
    "allowed_mentions": {"parse": []},
    "components": [
        {"type": 17, "components": [
            {"type": 10, "content": "Words"},
            {"type": 1, "components": [
                {"type": 2, "style": 2, "label": "More", "custom_id": "a"},
                {"type": 2, "style": 5, "label": "Open", "url": "https://a.example"},
            ]},
        ]},
    ],
}  # fmt: skip


def button(**changes: Any) -> dict[str, Any]:  # noqa: ANN401 - any fault
    row = {
        "type": 1,
        "components": [{"type": 2, "style": 2, "label": "b", "custom_id": "b"} | changes],
    }
    return SOUND | {"components": [row]}


def texts(*contents: str) -> dict[str, Any]:
    return SOUND | {"components": [{"type": 10, "content": content} for content in contents]}


def test_a_sound_message_has_no_fault() -> None:
    assert list(message_faults(SOUND)) == []


@pytest.mark.parametrize(
    "body",
    [
        SOUND | {"allowed_mentions": {"parse": ["users"]}},
        {key: value for key, value in SOUND.items() if key != "allowed_mentions"},
        SOUND | {"content": "beside"},
        SOUND | {"misspelt": 1},
        SOUND | {"components": []},
        {"content": "x" * 2001, "allowed_mentions": {"parse": []}},
        texts("x" * 4001),
        texts("\U0001f600" * 2001),
        texts(""),
        texts(*"x" * 41),
        button(label=""),
        button(label="x" * 81),
        button(custom_id="x" * 101),
        button(custom_id=""),
        button(url="https://a.example"),
        button(style=5),
        {**button(), "components": button()["components"] * 2},
    ],
)
def test_each_seeded_fault_of_a_message_is_found(body: dict[str, Any]) -> None:
    assert list(message_faults(body)) != []


def test_each_seeded_fault_of_commands_and_suggestions_is_found() -> None:
    assert list(command_faults([{"name": "a b", "description": "x"}])) != []
    assert list(command_faults([{"name": "ask", "description": "x" * 101}])) != []
    assert list(choice_faults([{"name": "a", "value": "a"}] * 26)) != []
    assert list(choice_faults([{"name": "a" * 101, "value": "a"}])) != []
    assert list(choice_faults([{"name": "a", "value": ""}])) != []


@pytest.mark.skipif(not OPENAPI.is_file(), reason="Discord's OpenAPI file is not on this machine")
@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("PATCH", "/webhooks/1/token/messages/@original", {"content": "x" * 4001}),
        ("PATCH", "/webhooks/1/token/messages/@original", {"components": "none"}),
        ("POST", "/interactions/1/token/callback", {"type": 99}),
        ("PUT", "/applications/1/commands", [{"name": "ask", "description": "x" * 101}]),
    ],
)
def test_discords_own_file_finds_its_faults(method: str, path: str, body: Any) -> None:  # noqa: ANN401 - any fault
    assert list(schema_faults(method, path, body)) != []


def test_a_mention_of_a_command_that_cannot_be_run_is_a_fault() -> None:
    commands: list[dict[str, Any]] = [
        {"name": "ask", "id": "7"},
        {"name": "source", "id": "8", "options": [{"name": "add", "type": 1}]},
        {"name": "Find the source", "id": "9", "type": 3},
    ]
    sound = {"content": "</ask:7> </source add:8>", "components": SOUND["components"]}

    assert list(command_mention_faults(sound, commands)) == []
    for content in (
        "</ask:8>",
        "</source:8>",
        "</Find the source:9>",
        "</fragen:7>",
        "</source list:8>",
    ):
        assert list(command_mention_faults({"content": content}, commands)) != []
        text = {"components": [{"type": 17, "components": [{"type": 10, "content": content}]}]}
        assert list(command_mention_faults(text, commands)) != []
        assert list(command_mention_faults({"content": f"\\{content}"}, commands)) == []
