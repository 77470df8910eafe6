"""A PostgreSQL server of the tests' own: from Debian's packages, in a folder that goes with it."""

import itertools
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from corpus.storage.database import Database

_PATIENCE = 60
"""Seconds that it may take to start, on a machine that is busy."""

_MIGRATED = "migrated"
"""The database that the others are copies of, so that none has to be migrated."""

# Nothing of it has to outlive a power cut, and its databases are small and many.
_OPTIONS = {
    "listen_addresses": "",
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "autovacuum": "off",
    "shared_buffers": "32MB",
    "max_connections": "300",
}

_KEEP = b"""
DO $$
DECLARE each record; filled boolean;
BEGIN
  CREATE SCHEMA pristine;
  FOR each IN SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' LOOP
    EXECUTE format('SELECT EXISTS (SELECT FROM %I)', each.name) INTO filled;
    IF filled THEN
      EXECUTE format('CREATE TABLE pristine.%I AS TABLE %I', each.name, each.name);
    END IF;
  END LOOP;
END $$
"""
"""Keeps beside the tables what migrations wrote into them."""

_CLEAN = b"""
DO $$
DECLARE each record;
BEGIN
  SET LOCAL session_replication_role = replica;  -- so that no key refers to another meanwhile
  FOR each IN SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' LOOP
    EXECUTE format('DELETE FROM %I', each.name);
  END LOOP;
  FOR each IN SELECT tablename AS name FROM pg_tables WHERE schemaname = 'pristine' LOOP
    EXECUTE format('INSERT INTO %I SELECT * FROM pristine.%I', each.name, each.name);
  END LOOP;
  PERFORM setval(format('%I', sequencename)::regclass, 1, false) FROM pg_sequences;
END $$
"""
"""Makes the tables what they were after the migrations."""

_DISCONNECT = b"""
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s AND pid <> %s
"""
"""Ends whatever a test left connected, with its locks."""


class PostgreSQL:
    """A server that runs; *folder* holds its socket, its data and its log."""

    def __init__(self, folder: Path, process: int) -> None:
        self.folder = folder
        self._process = process
        self._numbers = itertools.count(1)
        self._clean: list[str] = []
        self._cleaners: dict[str, psycopg.Connection] = {}
        self._control = _once_started(self)
        self._make_template()

    def url(self, name: str) -> str:
        """Return where the database called *name* is."""
        return f"postgresql+psycopg://footnote@/{name}?host={self.folder}"

    def connected(self, name: str) -> psycopg.Connection:
        """Return a connection to the database called *name* whose statements hold at once."""
        return psycopg.connect(host=str(self.folder), user="footnote", dbname=name, autocommit=True)

    def take(self) -> str:
        """Return the name of a database with today's tables and nothing in them."""
        if self._clean:
            return self._clean.pop()
        name = self.create(_MIGRATED)
        self._cleaners[name] = self.connected(name)
        return name

    def give_back(self, name: str) -> None:
        """Empty a database that was taken, for the next who takes one: copying takes longer."""
        self.disconnect(name)
        self._cleaners[name].execute(_CLEAN)
        self._clean.append(name)

    def create(self, template: str = "template0") -> str:
        """Return the name of a new database: without tables, or a copy of *template*."""
        name = f"test_{next(self._numbers)}"
        self._control.execute(f"CREATE DATABASE {name} TEMPLATE {template}".encode())
        return name

    @contextmanager
    def hung(self) -> Iterator[None]:
        """Let the server answer nobody while this lasts; what is connected stays so."""
        children = Path(f"/proc/{self._process}/task/{self._process}/children").read_text()
        stopped = [self._process, *map(int, children.split())]
        for each in stopped:
            os.kill(each, signal.SIGSTOP)
        try:
            yield
        finally:
            for each in stopped:
                os.kill(each, signal.SIGCONT)

    def disconnect(self, name: str) -> None:
        """End every connection to the database called *name*, as a restart does."""
        cleaner = self._cleaners.get(name)
        own = cleaner.info.backend_pid if cleaner else 0
        self._control.execute(_DISCONNECT, [name, own])

    def close(self) -> None:
        """Let go of the connections that databases are made and emptied through."""
        for each in (self._control, *self._cleaners.values()):
            each.close()

    def _make_template(self) -> None:
        self._control.execute(f"CREATE DATABASE {_MIGRATED} TEMPLATE template0".encode())
        Database(self.url(_MIGRATED)).close()
        with self.connected(_MIGRATED) as connection:
            connection.execute(_KEEP)
        connection.close()


def missing() -> str | None:
    """Return what this machine lacks to run PostgreSQL, else `None`."""
    if _programs() is None:
        return "PostgreSQL's server is not installed: install Debian's package postgresql"
    return None if shutil.which("setpriv") else "setpriv of Debian's package util-linux is missing"


@contextmanager
def running() -> Iterator[PostgreSQL]:
    """Yield a server that ends with this process, whatever ends it; it has no port."""
    # Not in pytest's folder: others may not look into that, and a socket's path has to be short.
    folder = Path(tempfile.mkdtemp(prefix="footnote-postgresql-"))
    try:
        with _started(folder) as process:
            server = PostgreSQL(folder, process)
            yield server
            server.close()
    finally:
        shutil.rmtree(folder)


@contextmanager
def _started(folder: Path) -> Iterator[int]:
    programs = _programs()
    assert programs is not None, missing()
    user = _other_user(folder)
    data = str(folder / "data")
    made = [str(programs / "initdb"), "-D", data, "-U", "footnote", "--auth", "trust"]
    made += ["--no-sync", "--encoding", "UTF8", "--locale", "C.UTF-8"]
    run = ["setpriv", "--pdeathsig", "QUIT", *user[1:], str(programs / "postgres"), "-D", data]
    run += ["-k", str(folder), *(f"--{name}={value}" for name, value in _OPTIONS.items())]
    with (folder / "log").open("wb") as log:
        subprocess.run([*user, *made], check=True, stdout=log, stderr=log, cwd=folder)  # noqa: S603 - our own arguments
        process = subprocess.Popen(run, stdout=log, stderr=log, cwd=folder)  # noqa: S603 - the same
    try:
        yield process.pid
    finally:
        process.send_signal(signal.SIGINT)  # which waits for nobody who is connected
        process.wait()


def _programs() -> Path | None:
    """Return the folder of the newest server that Debian's packages installed."""
    found = Path("/usr/lib/postgresql").glob("*/bin/postgres")
    newest = max(found, key=lambda each: int(each.parts[-3]), default=None)
    return newest.parent if newest else None


def _other_user(folder: Path) -> list[str]:
    """Return what a command begins with so that it is not run by root, who gets no server."""
    if os.geteuid() != 0:
        return ["setpriv"]
    shutil.chown(folder, "nobody", "nogroup")
    return ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"]


def _once_started(server: PostgreSQL) -> psycopg.Connection:
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            return server.connected("postgres")
        except psycopg.OperationalError as error:
            if time.monotonic() > deadline:
                raise AssertionError((server.folder / "log").read_text()) from error
            time.sleep(0.05)
