"""What the core in Rust may not do, so that it builds anywhere without a download and harms no process it is in."""

import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest

BUILT = ["native/target/release/libworthwhile_market.so", "src/worthwhile/market/native/compiled/x.so"]
COMMENT = re.compile(r"//.*")
UNSAFE = re.compile(r"\bunsafe\b|allow\(unsafe_code\)")


def _read(root: Path, name: str) -> dict[str, Any]:
    return tomllib.loads((root / "native" / name).read_text(encoding="utf-8"))


def _lines_beyond_what_rust_checks(text: str) -> list[str]:
    """The lines of code that leave the safe part of the language, or let others leave it."""
    return [line.strip() for line in text.splitlines() if UNSAFE.search(COMMENT.sub("", line))]


def test_the_core_needs_no_package_of_others(root: Path, tracked_files: list[Path]) -> None:
    """No network, no registry: cargo builds it offline on every machine."""
    tables = ("dependencies", "dev-dependencies", "build-dependencies", "target")
    assert [_read(root, "Cargo.toml").get(table) or {} for table in tables] == [{}, {}, {}, {}]
    assert root / "native/Cargo.lock" in tracked_files, "cargo is asked for exactly what the lock says"
    assert [sorted(package) for package in _read(root, "Cargo.lock")["package"]] == [["name", "version"]]


def test_the_oldest_rust_that_builds_the_core_is_declared(root: Path) -> None:
    """Set-up reads it there, and Debian 13 has it."""
    assert _read(root, "Cargo.toml")["package"]["rust-version"] == "1.85"


def test_a_panic_of_the_core_can_be_caught(root: Path) -> None:
    """It then goes to Python, where an abort would end the process."""
    profiles = _read(root, "Cargo.toml").get("profile", {})
    assert {name: profile.get("panic", "unwind") for name, profile in profiles.items()} == dict.fromkeys(
        profiles, "unwind"
    )


def test_only_the_door_to_python_leaves_what_rust_checks(root: Path) -> None:
    """The compiler refuses it elsewhere, and one line of the crate lets the door alone."""
    assert _read(root, "Cargo.toml")["lints"]["rust"]["unsafe_code"] in {"deny", "forbid"}
    source = root / "native/src"
    found = {
        str(path.relative_to(source)): lines
        for path in sorted(source.rglob("*.rs"))
        if path.name != "ffi.rs" and (lines := _lines_beyond_what_rust_checks(path.read_text(encoding="utf-8")))
    }
    assert found == {"lib.rs": ["#[allow(unsafe_code)]"]}
    assert "#[allow(unsafe_code)]\npub mod ffi;" in (source / "lib.rs").read_text(encoding="utf-8")


def test_the_rule_about_the_unchecked_sees_it() -> None:
    text = "let a = unsafe { b() }; // fast\n// unsafe\n#![deny(unsafe_code)]\n#[allow(unsafe_code)]\nunsafely();"
    assert _lines_beyond_what_rust_checks(text) == ["let a = unsafe { b() }; // fast", "#[allow(unsafe_code)]"]


@pytest.mark.parametrize("name", BUILT)
def test_what_is_built_of_the_core_stays_out_of_git(root: Path, name: str) -> None:
    """It is of one machine: a wheel, which git's list decides on too, must not carry it to another."""
    assert subprocess.run(["git", "check-ignore", "--quiet", name], cwd=root, check=False).returncode == 0
