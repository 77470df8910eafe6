"""The container is built from what is there, runs what exists, asks for no more than it needs."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.specifiers import SpecifierSet
from sqlalchemy.engine import make_url

from bot.settings import Settings

from .dockerfile import Instruction, exec_form, read_dockerfile

ROOT = Path(__file__).resolve().parents[2]
VARIABLES = {
    "DISCORD_TOKEN",
    "FOOTNOTE_ARTICLES",
    "FOOTNOTE_ARTICLES_PER_SERVER",
    "FOOTNOTE_CHARACTERS_PER_SERVER",
    "FOOTNOTE_CHARACTERS_PER_SOURCE",
    "FOOTNOTE_DATABASE",
    "FOOTNOTE_DATABASE_CONNECTIONS",
    "FOOTNOTE_DISCORD_API",
    "FOOTNOTE_DISCORD_GATEWAY",
    "FOOTNOTE_HOME",
    "FOOTNOTE_INDEX_MEMORY",
    "FOOTNOTE_LOGS",
    "FOOTNOTE_METRICS",
    "FOOTNOTE_MODEL",
    "FOOTNOTE_POSTS_PER_HOUR",
    "FOOTNOTE_SHARDS",
    "FOOTNOTE_SHARD_IDS",
}
HADOLINT = shutil.which("hadolint", path=str(Path(sys.executable).parent))


@pytest.fixture(scope="module")
def instructions() -> list[Instruction]:
    return read_dockerfile(ROOT / "Dockerfile")


def texts(instructions: list[Instruction], name: str) -> list[str]:
    return [found.text for found in instructions if found.name == name]


def copied_from_the_tree(instructions: list[Instruction]) -> set[str]:
    copies = [text.split() for text in texts(instructions, "COPY") if "--from=" not in text]
    return {source for *sources, _ in copies for source in sources}


@pytest.mark.skipif(HADOLINT is None, reason="hadolint is not installed beside this Python")
def test_hadolint_finds_nothing_in_the_dockerfile() -> None:
    result = subprocess.run(  # noqa: S603  # the arguments are this file's literals
        [str(HADOLINT), "--no-color", "Dockerfile"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (result.returncode, result.stdout) == (0, "")


def test_what_is_copied_exists_and_is_all_that_enters_the_build(
    instructions: list[Instruction],
) -> None:
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    admitted = {line.removeprefix("!") for line in ignored if line.startswith("!")}
    copied = copied_from_the_tree(instructions)

    assert admitted == copied
    assert {source for source in copied if not (ROOT / source).exists()} == set()


def test_stages_copy_only_from_stages_before_them(instructions: list[Instruction]) -> None:
    seen: list[str] = []
    for instruction in instructions:
        if instruction.stage not in seen:
            seen.append(instruction.stage)
        for source in re.findall(r"--from=(\S+)", instruction.text):
            assert source in seen[:-1]


def test_every_stage_stands_on_one_base_that_is_named_by_version_system_and_digest(
    instructions: list[Instruction],
) -> None:
    bases = [text.partition(" AS ")[0] for text in texts(instructions, "FROM")]

    assert re.fullmatch(r"python:3\.\d+\.\d+-slim-[a-z]+@sha256:[0-9a-f]{64}", bases[0])
    assert set(bases[1:]) == {"base"}


def test_the_base_is_a_python_that_the_project_allows(instructions: list[Instruction]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    (version,) = re.findall(r"^python:([\d.]+)", texts(instructions, "FROM")[0])

    assert version in SpecifierSet(project["requires-python"])


def test_newer_bases_are_proposed_by_the_dependency_updates() -> None:
    settings = yaml.safe_load((ROOT / ".github" / "dependabot.yml").read_text(encoding="utf-8"))

    assert [
        (each["directory"], each["schedule"])
        for each in settings["updates"]
        if each["package-ecosystem"] == "docker"
    ] == [("/", {"interval": "weekly"})]


def test_torch_is_the_one_of_the_project(instructions: list[Instruction], tmp_path: Path) -> None:
    (command,) = [
        found.text for found in instructions if (found.stage, found.name) == ("requirements", "RUN")
    ]
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    subprocess.run(  # noqa: S603  # the command is the Dockerfile's own
        ["/bin/sh", "-c", command], cwd=tmp_path, env={**os.environ, "PATH": path}, check=True
    )

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert (tmp_path / "torch.txt").read_text(encoding="utf-8").splitlines() == [
        line for line in project["dependencies"] if line.startswith("torch==")
    ]


def test_all_but_torch_is_installed_from_the_lock_and_held_against_its_hashes(
    instructions: list[Instruction],
) -> None:
    commands = [
        found.text for found in instructions if (found.stage, found.name) == ("environment", "RUN")
    ]
    (locked,) = [each for each in commands if "requirements.lock" in each]

    (languages,) = [each for each in commands if "requirements-languages.lock" in each]

    for each in (locked, languages):
        assert "--require-hashes" in each
        assert "--no-deps" in each
    assert languages.startswith('if [ "$LANGUAGES" = 1 ]')


def test_nothing_is_compiled_or_fetched_from_the_system_in_the_last_stage(
    instructions: list[Instruction],
) -> None:
    last = instructions[-1].stage
    commands = " ".join(f.text for f in instructions if f.stage == last and f.name == "RUN")

    assert re.findall(r"\b(?:apt|apt-get|apk|gcc|make|curl|wget|git)\b", commands) == []


def test_the_command_and_the_health_check_are_in_exec_form(
    instructions: list[Instruction],
) -> None:
    assert [exec_form(text) for text in texts(instructions, "CMD")] == [["footnote", "run"]]
    assert [exec_form(text) for text in texts(instructions, "HEALTHCHECK")] == [
        ["footnote", "health"]
    ]


@pytest.mark.parametrize("subcommand", ["run", "health", "migrate"])
def test_the_commands_of_the_image_exist(subcommand: str) -> None:
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
        "scripts"
    ]
    result = subprocess.run(  # noqa: S603  # the arguments are this file's literals
        [sys.executable, "-m", "bot", subcommand, "--help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert scripts == {"footnote": "bot.__main__:main"}
    assert result.returncode == 0, result.stderr


def test_the_image_runs_as_a_numbered_user_who_is_not_root(
    instructions: list[Instruction],
) -> None:
    assert texts(instructions, "USER") == ["10001:10001"]
    assert any("--uid 10001" in text for text in texts(instructions, "RUN"))


def test_the_one_volume_is_the_data_directory(instructions: list[Instruction]) -> None:
    environment = " ".join(texts(instructions, "ENV"))

    assert texts(instructions, "VOLUME") == ["/data"]
    assert re.findall(r"FOOTNOTE_HOME=(\S+)", environment) == ["/data"]


def test_compose_keeps_articles_in_a_volume_and_the_rest_read_only() -> None:
    compose = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
    (service,) = compose["services"].values()

    assert service["volumes"] == ["data:/data"]
    assert set(compose["volumes"]) == {"data"}
    assert (service["read_only"], service["cap_drop"]) == (True, ["ALL"])
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["env_file"] == ".env"
    assert service["environment"] == {"FOOTNOTE_HOME": "/data"}


def test_compose_with_postgres_keeps_the_database_in_a_volume_and_bots_as_they_are_without() -> (
    None
):
    alone = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
    compose = yaml.safe_load((ROOT / "compose.postgres.yaml").read_text(encoding="utf-8"))
    services, bot = compose["services"], alone["services"]["footnote"]
    url = services["footnote"]["environment"]["FOOTNOTE_DATABASE"]

    assert set(services) == {"database", "migrate", "footnote"}
    assert services["database"]["volumes"] == ["database:/var/lib/postgresql/data"]
    assert set(compose["volumes"]) == {"database"}
    for name in ("migrate", "footnote"):
        described = services[name]
        # Bots share no folder: the heartbeat of one would stand for that of another.
        assert "volumes" not in described
        assert "ports" not in described
        for key in ("build", "image", "env_file", "read_only", "tmpfs", "cap_drop", "security_opt"):
            assert described[key] == bot[key], key
    assert services["footnote"]["stop_grace_period"] == bot["stop_grace_period"]
    assert services["footnote"]["restart"] == bot["restart"]
    assert services["migrate"]["command"] == ["footnote", "migrate"]
    assert services["footnote"]["depends_on"]["migrate"] == {
        "condition": "service_completed_successfully"
    }
    # The password stands in no URL: characters of it would have to be escaped there.
    assert url == "postgresql+psycopg://footnote@database/footnote"
    assert make_url(url).get_dialect().driver == "psycopg"


def test_the_example_lists_every_variable_once_and_explains_it() -> None:
    blocks = (ROOT / ".env.example").read_text(encoding="utf-8").strip().split("\n\n")
    assignment = re.compile(r"^(?:# )?([A-Z_]+)=", re.MULTILINE)
    listed = [name for block in blocks for name in assignment.findall(block)]

    assert sorted(listed) == sorted(VARIABLES)
    for block in blocks:
        assert re.match(r"# [A-Z][^=]+[.]\n?", block), block


def test_the_variables_listed_are_those_that_the_settings_read() -> None:
    read = {
        f"FOOTNOTE_{name}".upper() if field.validation_alias is None else name.upper()
        for name, field in Settings.model_fields.items()
    }

    assert read == VARIABLES


def test_the_example_copied_as_it_is_sets_nothing() -> None:
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()

    assert [line for line in lines if line and not line.startswith("#")] == ["DISCORD_TOKEN="]
