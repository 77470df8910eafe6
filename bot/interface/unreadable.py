"""Interactions that discord.py cannot read: who began one is told, where its token is there."""

from typing import Any

import discord
import structlog
from discord.http import Route

from bot.client import FootnoteClient
from bot.connection.delivery import FAILURES, log_failure
from bot.interface.errors import new_reference, something_went_wrong
from bot.interface.frame import framed
from bot.language import language_of, speaking

log = structlog.get_logger()

_COMMAND, _COMPONENT, _AUTOCOMPLETE, _MODAL = 2, 3, 4, 5


async def answer_unreadable(client: FootnoteClient, data: Any) -> None:  # noqa: ANN401 - what Discord sent
    """Answer the interaction of *data* as far as it can be made out; no other answer will come."""
    if not isinstance(data, dict) or not {"id", "token", "type"} <= data.keys():
        return
    with speaking(language_of(str(data.get("locale") or "en"))):
        body = _response(data["type"])
    if body is None:
        return
    path = "/interactions/{webhook_id}/{webhook_token}/callback"
    route = Route("POST", path, webhook_id=data["id"], webhook_token=data["token"])
    try:
        await client.http.request(route, json=body)
    except FAILURES as failed:
        log_failure("reply", failed, data.get("channel_id"))


def _response(kind: object) -> dict[str, Any] | None:
    """Return the first response to an interaction of *kind*, of Discord's interaction types."""
    if kind == _AUTOCOMPLETE:
        return {"type": 8, "data": {"choices": []}}
    if kind not in {_COMMAND, _COMPONENT, _MODAL}:
        return None
    reference = new_reference()
    log.error("interaction not readable", reference=reference)
    view = framed([something_went_wrong(reference)])
    components = view.to_components()  # type: ignore[no-untyped-call]  # without types there
    flags = discord.MessageFlags(ephemeral=True, components_v2=True).value
    mentions = discord.AllowedMentions.none().to_dict()
    shown = {"components": components, "flags": flags, "allowed_mentions": mentions}
    return {"type": 4, "data": shown}
