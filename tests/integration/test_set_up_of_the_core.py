"""Set-up builds the core where there is Rust, goes on where there is none, and leaves no library of other sources."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

TOOLS = (
    *("bash", "cat", "chmod", "cp", "cut", "dirname", "env", "find", "grep", "head", "id", "mkdir", "mktemp", "mv"),
    *("rm", "sed", "sha256sum", "sort", "touch", "uname", "xargs"),
)
# A cargo of the version in the file beside it, that writes a library made of the sources, or breaks where they say so.
CARGO = """#!/usr/bin/env bash
set -e
if [ "$1" = --version ]; then echo "cargo $(cat "$(dirname "$0")/version") (a stand-in)"; exit; fi
if [ "$1" != build ]; then exit; fi
echo built >>builds
if grep -q broken native/src/lib.rs; then echo "error: the sources are broken" >&2; exit 101; fi
mkdir -p native/target/release
for ending in so dylib; do cp native/src/lib.rs "native/target/release/libworthwhile_market.$ending"; done
"""


@dataclass(frozen=True, kw_only=True)
class Checkout:
    """A checkout with the core alone, on a machine that has the tools of every machine and perhaps Rust."""

    folder: Path

    def write(self, source: str) -> None:
        (self.folder / "native/src/lib.rs").write_text(source)

    def give_rust(self, version: str = "1.90.0") -> None:
        (self.folder / "bin/cargo").write_text(CARGO)
        (self.folder / "bin/version").write_text(version)
        (self.folder / "bin/cargo").chmod(0o755)
        (self.folder / "bin/cc").symlink_to("/bin/true")

    def take_rust(self) -> None:
        for name in ("cargo", "cc"):
            (self.folder / "bin" / name).unlink()

    def set_up(self, *arguments: str, ci: bool = False) -> subprocess.CompletedProcess[str]:
        environment = {"PATH": str(self.folder / "bin"), "HOME": str(self.folder), **({"CI": "true"} if ci else {})}
        command = [str(self.folder / "scripts/native.sh"), *arguments]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    @property
    def builds(self) -> int:
        log = self.folder / "builds"
        return len(log.read_text().splitlines()) if log.exists() else 0

    @property
    def libraries(self) -> list[str]:
        """What each library that is there was made of."""
        found = (self.folder / "src/worthwhile/market/native/compiled").glob("*worthwhile_market.*")
        return [path.read_text() for path in found]


@pytest.fixture
def checkout(root: Path, tmp_path: Path) -> Checkout:
    for name in ("scripts/native.sh", "native/Cargo.toml"):
        (tmp_path / name).parent.mkdir()
        shutil.copy(root / name, tmp_path / name)
    (tmp_path / "native/src").mkdir()
    (tmp_path / "bin").mkdir()
    for tool in TOOLS:
        found = shutil.which(tool)
        assert found, f"this machine has no {tool}"
        (tmp_path / "bin" / tool).symlink_to(found)
    made = Checkout(folder=tmp_path)
    made.write("first")
    return made


def test_with_rust_the_core_is_built_once(checkout: Checkout) -> None:
    checkout.give_rust()
    assert [checkout.set_up().returncode, checkout.set_up().returncode] == [0, 0]
    assert (checkout.builds, checkout.libraries) == (1, ["first"])
    assert checkout.set_up().stderr == ""


def test_changed_sources_are_built_again(checkout: Checkout) -> None:
    checkout.give_rust()
    checkout.set_up()
    checkout.write("second")
    checkout.set_up()
    assert (checkout.builds, checkout.libraries) == (2, ["second"])


def test_another_compiler_builds_again(checkout: Checkout) -> None:
    checkout.give_rust("1.90.0")
    checkout.set_up()
    (checkout.folder / "bin/version").write_text("1.91.0")
    checkout.set_up()
    assert checkout.builds == 2


@pytest.mark.parametrize(("version", "builds"), [("1.84.1", 0), ("1.85.0", 1), ("1.100.0", 1), ("0.66.0", 0)])
def test_a_rust_that_is_too_old_counts_as_none(checkout: Checkout, version: str, builds: int) -> None:
    checkout.give_rust(version)
    assert checkout.set_up().returncode == 0
    assert checkout.builds == builds


def test_without_rust_set_up_goes_on_and_says_once_what_that_means(checkout: Checkout) -> None:
    first, second = checkout.set_up(), checkout.set_up()
    assert [first.returncode, second.returncode, second.stderr] == [0, 0, ""]
    assert first.stderr.count("\n") == 1
    assert "install Rust 1.85 or newer with a C compiler, and run make setup" in first.stderr


def test_without_rust_a_library_of_other_sources_is_removed(checkout: Checkout) -> None:
    checkout.give_rust()
    checkout.set_up()
    checkout.take_rust()
    checkout.write("second")
    said = checkout.set_up()
    assert (said.returncode, checkout.libraries) == (0, [])
    assert "install Rust" in said.stderr


def test_without_rust_a_library_of_these_sources_stays(checkout: Checkout) -> None:
    checkout.give_rust()
    checkout.set_up()
    checkout.take_rust()
    said = checkout.set_up()
    assert (said.returncode, said.stderr, checkout.libraries) == (0, "", ["first"])


def test_once_there_is_rust_the_core_is_built(checkout: Checkout) -> None:
    checkout.set_up()
    checkout.give_rust()
    checkout.set_up()
    assert checkout.libraries == ["first"]


@pytest.mark.parametrize(("ci", "status"), [(False, 0), (True, 1)])
def test_a_build_that_breaks_stops_nothing_but_ci_and_leaves_no_library(
    checkout: Checkout, ci: bool, status: int
) -> None:
    checkout.give_rust()
    checkout.set_up()
    checkout.write("broken")
    said = checkout.set_up(ci=ci)
    assert (said.returncode, checkout.libraries) == (status, [])
    assert "error: the sources are broken" in said.stderr
    assert "Everything works without it" in said.stderr


def test_a_build_that_broke_is_told_once_and_tried_again_with_other_sources(checkout: Checkout) -> None:
    checkout.give_rust()
    checkout.write("broken")
    assert "broken" in checkout.set_up().stderr
    assert (checkout.set_up().stderr, checkout.builds) == ("", 1)
    checkout.write("mended")
    assert checkout.set_up().returncode == 0
    assert (checkout.builds, checkout.libraries) == (2, ["mended"])


def test_a_cargo_that_builds_to_another_place_stops_nothing(checkout: Checkout) -> None:
    """As with a target of its own in the settings of whoever sets up."""
    checkout.give_rust()
    cargo = checkout.folder / "bin/cargo"
    cargo.write_text(CARGO.replace("native/target/release", "native/target/elsewhere"))
    said = checkout.set_up()
    assert (said.returncode, checkout.libraries) == (0, [])
    assert "Everything works without it" in said.stderr


@pytest.mark.parametrize("arguments", [["--require"], ["cargo", "fmt", "--check"], ["cargo", "test"]])
@pytest.mark.parametrize(("ci", "status"), [(False, 0), (True, 1)])
def test_only_ci_insists_on_rust(checkout: Checkout, arguments: list[str], ci: bool, status: int) -> None:
    """There is no apt-get among the tools, so that nothing can be installed."""
    assert checkout.set_up(*arguments, ci=ci).returncode == status
