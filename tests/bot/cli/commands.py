"""`footnote …` run in this process, with the encoder of twelve words."""

import io
import sys
from dataclasses import dataclass

import pytest

from bot import app
from bot.__main__ import main
from tests.doubles.articles import MEMOIR, MISSILES
from tests.doubles.encoder import WordEncoder

ARTICLE = f"""---
title: A memoir
authors: [Jane Q. Doe]
published: 2022-05-06
---

{MEMOIR}

{MISSILES}
"""


@dataclass(frozen=True)
class Outcome:
    """What a command left: its exit status and what it printed."""

    status: int
    out: str
    err: str


class Footnote:
    """Runs commands as a shell would."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._monkeypatch = monkeypatch
        self._capsys = capsys
        monkeypatch.setattr(app, "encoder_for", lambda _: WordEncoder())

    def __call__(self, *words: str, typed: str = "") -> Outcome:
        """Return what `footnote` with *words* does when *typed* is its input."""
        self._monkeypatch.setattr(sys, "argv", ["footnote", *words])
        self._monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        self._capsys.readouterr()
        try:
            main()
            status = 0
        except SystemExit as exit_:
            status = int(exit_.code or 0)
        printed = self._capsys.readouterr()
        return Outcome(status, printed.out, printed.err)
