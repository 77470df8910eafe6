"""Two versions side by side on one database, under load, and back again.

`python -m benchmarks.upgrade COMMIT [--minutes M]`

The version before is that of COMMIT, the new one this checkout's last commit. Where both have the
same newest migration, the new one is given one more, which adds a column and a table. Two
processes share four shards of our own Discord, and PostgreSQL. As `docs/operating.md` says it,
the database is brought up to the new version first, then each process is restarted with it, one
by one; in between both versions run side by side for *minutes*, on the way back for half of that.
"""

import argparse
import asyncio
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.question_sets import WIKIPEDIA_SETS, pooled
from benchmarks.upgrade.members import SERVERS, SHARDS, Members
from benchmarks.upgrade.rehearsal import Rehearsal
from benchmarks.upgrade.versions import Version, checked_out
from bot.play.double.gateway import TOKEN
from corpus.servers.collection_names import collection_of
from index.evaluation.squad import SquadSet
from tests.discord_double.server import DiscordDouble
from tests.doubles.postgresql import running


def main() -> None:
    """Print a table of the phases; fail where anybody was told of a fault."""
    parser = argparse.ArgumentParser()
    parser.add_argument("commit")
    parser.add_argument("--minutes", type=float, default=10.0)
    chosen = parser.parse_args()
    with TemporaryDirectory() as folder, running() as server:
        home, url = Path(folder), server.url(server.create())
        with (
            checked_out(chosen.commit, home / "before") as before,
            checked_out("HEAD", home / "new") as new,
        ):
            if before.newest_revision == new.newest_revision:
                new.add_step()
            print(f"{before.name} ({before.newest_revision}), {new.name} ({new.newest_revision})")
            asyncio.run(_rehearse(before, new, home, url, chosen.minutes))


async def _rehearse(before: Version, new: Version, home: Path, url: str, minutes: float) -> None:
    squad, environment = pooled(WIKIPEDIA_SETS), {"FOOTNOTE_DATABASE": url}
    own = environment | {"FOOTNOTE_HOME": str(home / "own")}
    _fill(before, squad, home, own)
    async with DiscordDouble(SERVERS) as discord:
        discord.shards = SHARDS
        environment |= {
            "DISCORD_TOKEN": TOKEN,
            "FOOTNOTE_DISCORD_API": discord.api,
            "FOOTNOTE_DISCORD_GATEWAY": discord.gateway,
            "FOOTNOTE_SHARDS": str(SHARDS),
        }
        rehearsal = Rehearsal(home, environment, Members(discord, squad))
        await rehearsal.run(before, new, partial(new.run, "migrate", **own), minutes)
    print("\nTold of a fault:", dict(rehearsal.faults) or "nobody")
    print("Troubles in metrics and logs:", dict(rehearsal.troubles) or "none")
    if rehearsal.faults:
        raise SystemExit("somebody was told of a fault")


def _fill(version: Version, squad: SquadSet, home: Path, environment: dict[str, str]) -> None:
    """Make the database with *version*, and give each server an article."""
    version.run("migrate", **environment)
    for server, draft in zip(SERVERS, squad.drafts, strict=False):
        file = home / f"{server}.txt"
        file.write_text(draft.body, "utf-8")
        given = ["source", "add", str(file), "--title", draft.metadata.title or "Article"]
        version.run(*given, "--collection", collection_of(server), **environment)


if __name__ == "__main__":
    main()
