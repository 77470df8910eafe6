"""Heavy work of one server holds up no other's, and who waits too long is told."""

import asyncio
import threading

import pytest

from bot.services import heavy_work
from bot.services.heavy_work import AT_ONCE, ROOM, HeavyWork, SourcesBusy


class Gate:
    """Work that is noted when it begins, and goes on once the gate is opened."""

    def __init__(self) -> None:
        self.begun: list[str] = []
        self.opened = threading.Event()

    def work(self, name: str) -> str:
        """Return *name* once the gate is open."""
        self.begun.append(name)
        self.opened.wait(60)
        return name

    async def until_begun(self, count: int) -> None:
        """Return once so much was begun."""
        async with asyncio.timeout(10):
            while len(self.begun) < count:  # noqa: ASYNC110 - a thread raises no event here
                await asyncio.sleep(0.01)


async def test_between_two_steps_of_imports_it_is_another_servers_turn() -> None:
    heavy, gate = HeavyWork(), Gate()

    async def imports(server: str) -> None:
        for number in range(2):
            await heavy.patiently(server, "mod", gate.work, f"{server}{number}")

    importing = [asyncio.create_task(imports(each)) for each in "ab"]
    await gate.until_begun(AT_ONCE)
    publishing = asyncio.create_task(heavy.soon("c", "mod", gate.work, "c"))
    await asyncio.sleep(0)
    gate.opened.set()
    await asyncio.gather(*importing, publishing)

    assert gate.begun[2] == "c"
    assert sorted(gate.begun) == ["a0", "a1", "b0", "b1", "c"]
    heavy.close()


async def test_a_server_has_one_piece_of_work_done_at_once() -> None:
    heavy, gate = HeavyWork(), Gate()
    first, second = (
        asyncio.create_task(heavy.soon("a", "mod", gate.work, f"a{number}")) for number in range(2)
    )
    await gate.until_begun(1)
    other = asyncio.create_task(heavy.soon("b", "mod", gate.work, "b"))
    await gate.until_begun(2)

    assert sorted(gate.begun) == ["a0", "b"]
    gate.opened.set()
    assert list(await asyncio.gather(first, second, other)) == ["a0", "a1", "b"]
    heavy.close()


async def test_what_waits_too_long_is_told_and_leaves_its_place(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(heavy_work, "PATIENCE", 0)
    heavy, gate = HeavyWork(), Gate()
    held = [
        asyncio.create_task(heavy.patiently(f"discord:{number}", "mod", gate.work, str(number)))
        for number in range(AT_ONCE)
    ]
    await gate.until_begun(AT_ONCE)

    for _ in range(ROOM.member + 1):
        with pytest.raises(SourcesBusy, match="try again in a minute"):
            await heavy.soon("new", "mod", gate.work, "late")
    gate.opened.set()
    await asyncio.gather(*held)

    assert await heavy.soon("new", "mod", gate.work, "now") == "now"
    assert "late" not in gate.begun
    heavy.close()


async def test_no_more_waits_than_there_is_room_for() -> None:
    heavy, gate = HeavyWork(), Gate()
    waiting = [
        asyncio.create_task(heavy.soon("a", "mod", gate.work, "a")) for _ in range(ROOM.server)
    ]
    await gate.until_begun(1)

    with pytest.raises(SourcesBusy):
        await heavy.soon("a", "mod", gate.work, "late")
    gate.opened.set()
    await asyncio.gather(*waiting)

    assert gate.begun == ["a"] * ROOM.server
    heavy.close()
