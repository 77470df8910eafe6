"""The environment is made from the lock, with a build of torch that carries no graphics card's."""

import http.server
import threading
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from installation import environment

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


class _Index(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200 if self.path == "/cpu/torch/" else 404)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Stay silent."""


@pytest.fixture
def index(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Index)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setattr("platform.system", lambda: "Linux")
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_an_index_that_answers_is_taken(index: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TORCH_INDEX", f"{index}/cpu")

    assert environment.torch_index() == f"{index}/cpu"


def test_an_index_without_torch_is_not_taken(index: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TORCH_INDEX", f"{index}/elsewhere")

    assert environment.torch_index() is None


def test_an_empty_variable_stands_for_what_the_machine_is_configured_to_offer(
    index: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment, "CPU_BUILDS", f"{index}/cpu")
    assert environment.torch_index() == f"{index}/cpu"
    monkeypatch.setenv("TORCH_INDEX", "")

    assert environment.torch_index() is None


def test_elsewhere_than_on_linux_no_index_is_named(
    index: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TORCH_INDEX", f"{index}/cpu")
    monkeypatch.setattr("platform.system", lambda: "Darwin")

    assert environment.torch_index() is None


def test_an_index_that_never_answers_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    released = threading.Event()
    monkeypatch.setattr(environment, "ANSWERS_WITHIN", 0.05)
    monkeypatch.setattr(environment, "_is_there", lambda _: released.wait(60))

    assert environment.answers("http://127.0.0.1:1/") is False
    released.set()


@pytest.mark.parametrize("uv", [None, "/somewhere/uv"])
def test_all_but_torch_is_held_against_the_hashes_of_the_lock(
    uv: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda _: uv)

    locked, torch, own, graphs = environment.commands(environment.LOCK, "https://example.org/cpu")

    assert {"--no-deps", "--require-hashes", str(ROOT / "requirements.lock")} <= set(locked)
    assert torch[-3:] == ["--index-url", "https://example.org/cpu", environment.torch()]
    assert torch[0].endswith("python")
    assert (own[0] == uv, own[-2:]) == (uv is not None, ["--editable", str(ROOT)])
    assert graphs[-2:] == ["-m", "index.graphs"]


@pytest.mark.parametrize("uv", [None, "/somewhere/uv"])
def test_the_model_for_many_languages_is_held_against_the_hashes_of_its_lock(
    uv: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    run: list[list[str]] = []
    monkeypatch.setattr("shutil.which", lambda _: uv)
    monkeypatch.setattr("subprocess.run", lambda command, **_: run.append(command))

    assert environment.main(["--languages"]) == 0
    (command,) = run
    assert {"--no-deps", "--require-hashes"} <= set(command)
    assert command[-1] == str(ROOT / "requirements-languages.lock")


def test_without_an_index_pip_goes_by_its_configuration() -> None:
    _, torch, *_ = environment.commands(environment.LOCK, None)

    assert "--index-url" not in torch


def test_torch_is_the_version_of_the_project() -> None:
    assert environment.torch() in PROJECT["dependencies"]
