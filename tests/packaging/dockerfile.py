"""A Dockerfile as a list of instructions, for tests that ask what it says."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import cast


@dataclass(frozen=True, slots=True)
class Instruction:
    """One instruction, its line continuations joined, in the stage that it belongs to."""

    stage: str
    name: str
    text: str


def read_dockerfile(path: Path) -> list[Instruction]:
    """Return the instructions of the Dockerfile at *path*, in order, without its comments."""
    lines = path.read_text(encoding="utf-8").splitlines()
    code = "\n".join(line for line in lines if not line.lstrip().startswith("#"))
    instructions: list[Instruction] = []
    stage = ""
    for line in code.replace("\\\n", "").splitlines():
        if not line.strip():
            continue
        name, text = line.split(maxsplit=1)
        if name == "FROM":
            stage = text.split(" AS ")[-1]
        instructions.append(Instruction(stage, name, text))
    return instructions


def exec_form(text: str) -> list[str]:
    """Return the words of a CMD in exec form, options before it left out.

    Raises:
        ValueError: the command is in shell form.
    """
    return cast("list[str]", json.loads(re.sub(r"^(?:--\S+\s+)*(?:CMD\s+)?", "", text)))
