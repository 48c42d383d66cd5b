"""Commands on the pages for users are run, so that a page cannot go stale.

In ``docs/tutorials`` and ``docs/how-to`` every block fenced as ``console`` is run in a temporary folder, in the order
of the page. A block fenced as ``yaml`` whose first line names a file (``# case.yaml``) is written there first. Lines
after a command are what it prints; ``...`` stands for any lines. ``<!-- ends with 1 -->`` before a block says that its
commands end with that status.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
BLOCK = re.compile(
    r"(?:<!-- ends with (?P<status>\d) -->\n)?^```(?P<kind>console|yaml)\n(?P<text>.*?)^```", re.M | re.S
)
FILE = re.compile(r"^# (?P<name>[\w.-]+\.(?:yaml|json|csv))$")
PAGES = [
    path
    for folder in ("tutorials", "how-to")
    for path in sorted((ROOT / "docs" / folder).glob("*.md"))
    if "```console\n$ worthwhile" in path.read_text(encoding="utf-8")
]


@dataclass(frozen=True)
class Shown:
    """A command as a page shows it, with the status it should end with and the lines it should print."""

    command: str
    status: int
    lines: tuple[str, ...]


def _shown(text: str, status: int) -> Iterator[Shown]:
    for part in re.split(r"^\$ ", text, flags=re.M)[1:]:
        command, *lines = part.splitlines()
        yield Shown(command=command, status=status, lines=tuple(lines))


def _matches(printed: list[str], shown: tuple[str, ...]) -> bool:
    """Whether the lines shown are what was printed, with ``...`` for any lines between."""
    if not shown:
        return True
    if shown[0] == "...":
        return any(_matches(printed[start:], shown[1:]) for start in range(len(printed) + 1))
    if not printed or printed[0].rstrip() != shown[0].rstrip():
        return False
    return _matches(printed[1:], shown[1:]) if len(shown) > 1 else len(printed) == 1


def _run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env={**os.environ, "PATH": path, "WORTHWHILE_HOME": str(folder / "home")},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_commands_of_a_page_do_what_it_shows(page: Path, tmp_path: Path) -> None:
    ran = 0
    for block in BLOCK.finditer(page.read_text(encoding="utf-8")):
        first = FILE.match(block["text"].splitlines()[0])
        if block["kind"] == "yaml":
            if first:
                (tmp_path / first["name"]).write_text(block["text"], encoding="utf-8")
            continue
        for shown in _shown(block["text"], int(block["status"] or 0)):
            ended = _run(shown.command, tmp_path)
            assert ended.returncode == shown.status, f"{shown.command}\n{ended.stdout}"
            assert _matches(ended.stdout.splitlines(), shown.lines), f"{shown.command}\n{ended.stdout}"
            ran += 1
    assert ran > 0


def test_the_lesson_and_the_recipe_for_valuing_a_case_are_run() -> None:
    assert {"first-case", "value-a-case"} <= {page.stem for page in PAGES}


@pytest.mark.parametrize(
    ("shown", "same"),
    [
        (("a", "b"), True),
        (("...", "b"), True),
        (("a", "..."), True),
        (("...",), True),
        (("a",), False),
        (("...", "c"), False),
        (("b", "..."), False),
    ],
)
def test_what_a_page_shows_is_compared_line_by_line(shown: tuple[str, ...], same: bool) -> None:
    assert _matches(["a", "b"], shown) is same
