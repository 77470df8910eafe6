"""What has no wheel is found before somebody without a compiler installs it."""

from collections.abc import Sequence

import pytest

from installation.wheels import Machine, Package, Wheel, without_wheel

LINUX, ARM, MAC = ("Linux", "x86_64"), ("Linux", "aarch64"), ("Darwin", "arm64")


def package(*tags: str, marker: str = "python_version >= '3.11'") -> Package:
    """Return a package that has a wheel for each of *tags*."""
    wheels = [Wheel(url=f"https://index.test/a/parser-1.0-{each}.whl") for each in tags]
    return Package(name="parser", version="1.0", marker=marker, wheels=wheels)


def lacking(*packages: Package) -> set[Machine]:
    """Return the machines on which one of *packages* has no wheel."""
    return {machine for _, machine in without_wheel(packages)}


def machines(*kinds: tuple[str, str], pythons: Sequence[int] = (11, 12, 13, 14)) -> set[Machine]:
    """Return each of *kinds* with each of *pythons*."""
    return {Machine((3, minor), *kind) for kind in kinds for minor in pythons}


def test_a_wheel_for_any_machine_serves_them_all() -> None:
    assert lacking(package("py3-none-any")) == set()


@pytest.mark.parametrize(
    "tag", ["manylinux1", "manylinux2014", "manylinux_2_17", "manylinux_2_28", "manylinux_2_5"]
)
def test_a_wheel_for_an_older_linux_serves_a_newer_one(tag: str) -> None:
    assert lacking(package(f"py3-none-{tag}_x86_64")) == machines(ARM, MAC)


@pytest.mark.parametrize("tag", ["manylinux_2_31_x86_64", "musllinux_1_2_x86_64", "win_amd64"])
def test_a_wheel_for_a_newer_linux_or_another_system_serves_nobody(tag: str) -> None:
    assert lacking(package(f"py3-none-{tag}")) == machines(LINUX, ARM, MAC)


def test_a_wheel_for_one_python_serves_that_one_and_one_for_the_stable_interface_later_ones() -> (
    None
):
    one = package("cp312-cp312-macosx_11_0_universal2", "cp313-abi3-macosx_14_0_arm64")

    assert lacking(one) == machines(LINUX, ARM) | machines(MAC, pythons=[11])


def test_a_package_without_any_wheel_is_found_where_it_is_wanted_alone() -> None:
    assert lacking(package(marker="python_version < '3.12'")) == machines(
        LINUX, ARM, MAC, pythons=[11]
    )
    assert lacking(package(marker="sys_platform == 'win32'")) == set()
    assert lacking(package(marker="platform_machine == 'aarch64'")) == machines(ARM)
