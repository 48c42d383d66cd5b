"""Nothing in the repository leads to one machine or to one place to download from."""

import json
import re
from pathlib import Path

import pytest

# Put together here, so that this file may be read by its own rule.
REGISTRY_HOSTS = [
    ".".join(parts)
    for parts in [
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("yarnpkg", "com"),
        ("deb", "debian", "org"),
        ("crates", "io"),
    ]
]
MACHINE_PATH = re.compile(r"(?<![\w./~-])/(?:" + "|".join(["work", "root", "home"]) + r")/[\w.]")


def _texts(files: list[Path]) -> list[tuple[Path, str]]:
    return [(path, path.read_bytes().decode("utf-8", errors="replace")) for path in files]


def test_no_file_names_the_host_of_a_package_registry(tracked_files: list[Path]) -> None:
    found = [f"{path}: {host}" for path, text in _texts(tracked_files) for host in REGISTRY_HOSTS if host in text]
    assert found == []


def test_no_file_holds_a_path_of_one_machine(tracked_files: list[Path]) -> None:
    found = [
        f"{path}: {match.group()}" for path, text in _texts(tracked_files) for match in MACHINE_PATH.finditer(text)
    ]
    assert found == []


@pytest.mark.parametrize("path", ["/".join(["see ", "work", "main"]), "/".join(["'", "root", ".venv'"])])
def test_the_rule_about_paths_sees_one(path: str) -> None:
    assert MACHINE_PATH.search(path)


@pytest.mark.parametrize("path", ["https://example.org/work/main", "tests/work/main", "~/home/x", "/workshop/x"])
def test_the_rule_about_paths_leaves_other_paths_alone(path: str) -> None:
    assert MACHINE_PATH.search(path) is None


def test_nothing_that_set_up_makes_is_tracked(root: Path, tracked_files: list[Path]) -> None:
    made = ("node_modules/", ".venv/", "var/", "src/worthwhile/ui/static/vendor/", "docs/_build/", "native/target/")
    assert [name for path in tracked_files if (name := str(path.relative_to(root))).startswith(made)] == []
    assert [path for path in tracked_files if path.suffix == ".mo"] == [], "set-up compiles the translations"
    built = {".so", ".dylib", ".dll", ".rlib", ".pyd", ".o", ".a"}
    assert [path for path in tracked_files if path.suffix in built] == [], "set-up builds the core"


def test_the_front_end_lock_holds_hashes_and_no_address_to_download_from(root: Path) -> None:
    packages = json.loads((root / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    locked = {name: entry for name, entry in packages.items() if name}
    assert locked
    assert [name for name, entry in locked.items() if "resolved" in entry or "integrity" not in entry] == []
