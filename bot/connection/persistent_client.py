"""A Discord client that outlasts what fails on Discord's side, and ends at once when told to."""

import asyncio
from typing import Any

import discord
import structlog
from discord.gateway import DiscordWebSocket
from discord.http import Route
from discord.webhook.async_ import async_context

from bot.connection.acknowledgement import Replies
from bot.connection.delivery import FAILURES, log_failure
from bot.connection.ending import ended
from bot.connection.held_shards import HeldShards
from bot.connection.leasing import Leasing, ShardPlan
from bot.connection.ownership import LEADER, Ownership
from bot.connection.rest import PatientHTTPClient
from bot.connection.session_limit import SessionLimit
from bot.connection.session_starts import MoreShardsNeeded, SessionStarts
from bot.connection.slots import OwnSlots
from bot.connection.state import ShardedState
from bot.observations import UNOBSERVED, Observations
from corpus.errors import FootnoteError
from corpus.servers.shards import shard_of

log = structlog.get_logger()


class PersistentClient(discord.Client):
    """discord.py's client with our patience in the three places where it talks to Discord.

    It connects as the shards of *plan*: what `discord.AutoShardedClient` is for, with our own
    connections, which may come to this process and leave it while it runs.
    """

    _connection: ShardedState

    def __init__(
        self,
        *,
        plan: ShardPlan | None = None,
        observations: Observations = UNOBSERVED,
        **options: Any,  # noqa: ANN401 - whatever discord.Client takes
    ) -> None:
        self._life: asyncio.Task[None] | None = None
        self._leaving: asyncio.Task[None] | None = None
        self._observations = observations
        self.plan = plan or ShardPlan()
        self.ownership = Ownership()
        """Which servers are this process's to care for."""
        # Footnote never speaks: that the libraries for it are missing is no news to an operator.
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
        super().__init__(**options)
        self._limit = SessionLimit(self._ask_for_gateway)
        slots = self.plan.sharing or OwnSlots()
        self._starts = SessionStarts(self._limit, slots, follows=self.plan.total is None)
        self._shards = HeldShards(self, self._connection, self._starts, self.ownership)
        self._leasing: Leasing | None = None
        if self.plan.sharing is not None and self.plan.ids is None:
            self._leasing = Leasing(self.plan.sharing, self._shards)
        self.ownership.hold(self._first_shards(), self.plan.total or 1)

    @property
    def latency(self) -> float:
        """Return the mean latency of the shards in seconds; infinite where one is not connected."""
        known = [latency for _, latency in self.latencies]
        return sum(known) / len(known) if known else float("nan")

    @property
    def latencies(self) -> list[tuple[int, float]]:
        """Return each shard of this process with its latency in seconds."""
        return self._shards.latencies

    @property
    def is_serving(self) -> bool:
        """Return whether all shards of this process are connected; there may be none for it."""
        is_known = self._leasing is None or self._leasing.is_current
        return not self.is_closed() and is_known and self._shards.are_served

    async def wait_until_serving(self) -> None:
        """Return once the bot is ready, or no shard is left for this process to serve."""
        await self._shards.have_settled.wait()

    def _get_state(self, **options: Any) -> ShardedState:  # noqa: ANN401 - the same
        # discord.py's own seam for subclasses; all parts take the REST client from here.
        self.http = self._rest = PatientHTTPClient(self.http)
        return ShardedState(
            dispatch=self.dispatch,
            handlers=self._handlers,
            hooks=self._hooks,
            http=self.http,
            **options,
        )

    def _get_websocket(
        self, guild_id: int | None = None, *, shard_id: int | None = None
    ) -> DiscordWebSocket:
        if shard_id is None:
            count = self.ownership.shard_count
            shard_id = LEADER if guild_id is None else shard_of(guild_id, count)
        return self._connection.sockets[shard_id]

    async def start(self, token: str, *, reconnect: bool = True) -> None:
        """Log in and stay connected until the client is closed, which ends every pause.

        A client that is being closed already is not started.

        Raises:
            discord.LoginFailure: Discord does not know the token.
            discord.HTTPException: Discord refuses to let the bot in.
            discord.ConnectionClosed: Discord will not have the bot as it is.
            aiohttp.ClientError: Discord was never reached.
        """
        if self._leaving is not None:
            await self.close()
            return
        life = self._life = asyncio.create_task(super().start(token, reconnect=reconnect))
        try:
            await asyncio.wait({life})
        finally:
            life.cancel()
        if life.cancelled():
            await self.close()
        else:
            life.result()

    async def login(self, token: str) -> None:
        """Log in and set up, for as long as Discord needs to answer."""
        async_context.set(Replies(self._observations))
        self._rest.starting = True
        await super().login(token)
        self._rest.starting = False

    async def connect(self, *, reconnect: bool = True) -> None:
        """Stay connected until the client is closed; begin anew where that helps."""
        del reconnect
        try:
            if self._leasing is not None:
                self._shards.run_beside(self._leasing.keep())
                await self._shards.until_ended()
            else:
                await self._hold_all()
        finally:
            self._shards.stop_listening()

    async def close(self) -> None:
        """Leave Discord, and let go of all; once, however many ask for it at the same time."""
        if self._leaving is None:
            self._leaving = asyncio.create_task(self.leave())
        await asyncio.shield(self._leaving)

    async def leave(self) -> None:
        """Leave Discord: first nobody listens any more, or the code of leaving would be another.

        Whoever waits for a frame learns of the end, and discord.py then closes with its code
        for a connection that is to be resumed, before ours is sent.
        """
        if self._life is not None:
            await ended([self._life])
        await self._shards.close()
        if self.plan.sharing is not None:
            await self.plan.sharing.leave()
        await self.finish_replies()
        await super().close()

    async def finish_replies(self) -> None:
        """Have the last replies sent, now that nothing more comes: REST is left next."""

    def dispatch(self, event: str, /, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - discord.py's
        """Hand *event* on to who listens, who then finds the servers owned that it tells of."""
        if event == "shard_ready":
            self.ownership.became_ready(args[0])
        elif event == "interaction":
            self._observations.arrived(args[0].id)
        super().dispatch(event, *args, **kwargs)
        if event == "shard_ready":
            self._shards.tell_if_ready()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Note that a session begins now; its turn was waited for before it was connected."""
        del initial
        self._starts.begins(shard_id or LEADER)

    async def on_error(self, event_method: str, /, *_: object, **__: object) -> None:
        """Log what went wrong while an event was treated: in one line where that says all."""
        try:
            raise  # noqa: PLE0704 - discord.py calls this while it handles the error
        except FAILURES as failed:
            log_failure(event_method, failed)
        except FootnoteError as refused:
            log.warning("event not treated", event_method=event_method, reason=refused.template)
        except Exception:
            log.exception("event not treated", event_method=event_method)

    def _first_shards(self) -> frozenset[int]:
        """Return the shards that are known to be held here before the first connection."""
        if self._leasing is not None:
            return frozenset()
        return self.plan.ids or frozenset(range(self.plan.total or 1))

    async def _hold_all(self) -> None:
        total = self.plan.total or await self._recommended()
        while True:
            await self._shards.hold(self.plan.ids or range(total), total)
            try:
                await self._shards.until_ended()
            except MoreShardsNeeded as wanted:
                total = wanted.count
                log.warning("Discord asks for more shards", shards=total)
            else:
                return

    async def _recommended(self) -> int:
        """Return as how many shards Discord wants the bot, waited for like the rest of a start."""
        self._rest.starting = True
        shards = await self._limit.shards()
        self._rest.starting = False
        return shards

    async def _ask_for_gateway(self) -> Any:  # noqa: ANN401 - any JSON
        return await self._rest.request(Route("GET", "/gateway/bot"))
