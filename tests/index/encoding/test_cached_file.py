"""A file made at start is read again, made again when it is not whole, and never needed."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from index.encoding.cached_file import cached_file


def content(made: Path | bytes) -> bytes:
    assert isinstance(made, Path)
    return made.read_bytes()


def test_it_is_made_once_with_its_hash_beside_it(tmp_path: Path) -> None:
    file = tmp_path / "new" / "model-1.onnx"

    assert content(cached_file(file, lambda: b"graph")) == b"graph"
    assert content(cached_file(file, lambda: b"other")) == b"graph"
    assert file.with_suffix(".sha256").read_text() == hashlib.sha256(b"graph").hexdigest()


@pytest.mark.parametrize("name", ["model-1.onnx", "model-1.sha256"])
@pytest.mark.parametrize("damage", [b"", b"half", b"\xff"])
def test_damage_to_either_file_makes_it_anew(tmp_path: Path, name: str, damage: bytes) -> None:
    cached_file(tmp_path / "model-1.onnx", lambda: b"graph")
    (tmp_path / name).write_bytes(damage)

    assert content(cached_file(tmp_path / "model-1.onnx", lambda: b"again")) == b"again"
    assert content(cached_file(tmp_path / "model-1.onnx", lambda: b"other")) == b"again"


def test_a_folder_that_cannot_be_written_to_costs_only_time(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "taken").write_text("a file where the folder should be")

    assert cached_file(tmp_path / "taken" / "model-1.onnx", lambda: b"graph") == b"graph"
    assert "cannot be kept" in caplog.text


def test_those_of_an_older_version_go_and_those_of_others_stay(tmp_path: Path) -> None:
    cached_file(tmp_path / "model-1.onnx", lambda: b"old")
    cached_file(tmp_path / "reader-1.onnx", lambda: b"another's")
    (tmp_path / "model-1.txt").write_text("no file of ours")
    cached_file(tmp_path / "model-2.onnx", lambda: b"new")

    assert sorted(each.name for each in tmp_path.iterdir()) == [
        "model-1.txt", "model-2.onnx", "model-2.sha256", "reader-1.onnx", "reader-1.sha256",
    ]  # fmt: skip


def test_many_at_once_all_get_it_whole(tmp_path: Path) -> None:
    graph = b"graph" * 200_000

    with ThreadPoolExecutor(8) as threads:
        found = list(
            threads.map(lambda _: cached_file(tmp_path / "m-1.onnx", lambda: graph), range(16))
        )

    assert set(map(content, found)) == {graph}
    assert sorted(each.name for each in tmp_path.iterdir()) == ["m-1.onnx", "m-1.sha256"]


def test_one_that_came_with_the_package_is_taken_and_none_is_made(tmp_path: Path) -> None:
    shipped = tmp_path / "shipped"
    cached_file(shipped / "model-1.onnx", lambda: b"graph")

    found = cached_file(tmp_path / "own" / "model-1.onnx", lambda: b"other", shipped)

    assert found == shipped / "model-1.onnx"
    assert not (tmp_path / "own").exists()


@pytest.mark.parametrize("damage", ["missing", "half"])
def test_one_that_came_damaged_is_made_elsewhere(tmp_path: Path, damage: str) -> None:
    shipped, own = tmp_path / "shipped", tmp_path / "own" / "model-1.onnx"
    if damage == "half":
        cached_file(shipped / "model-1.onnx", lambda: b"graph")
        (shipped / "model-1.onnx").write_bytes(b"gra")

    assert cached_file(own, lambda: b"graph", shipped) == own
    assert own.read_bytes() == b"graph"
