"""Asking needs no network: the model is made and answers without anybody being called."""

import socket
from pathlib import Path
from typing import NoReturn

import pytest

from corpus.store import OPERATOR
from index.encoding.onnx_encoder import OnnxEncoder
from index.engine import Engine
from tests.doubles.articles import BRIDGE, MISSILES, draft, source
from tests.doubles.databases import empty_database


def test_the_model_is_loaded_and_a_question_answered_without_the_network(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def used(*_: object, **__: object) -> NoReturn:
        pytest.fail("The network was used.")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, used)
    monkeypatch.setattr(socket, "getaddrinfo", used)

    engine = Engine(empty_database(), OnnxEncoder(tmp_path))
    engine.writer.add(OPERATOR, draft(BRIDGE, MISSILES), source())

    assert engine.ask(OPERATOR, "How many people walked across the bridge?").answered
