"""Documentation fails when it is stale."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.write_command_reference import PAGE

METHOD_HEADINGS = ["What it says", "Formula", "Worked example", "Why it matters", "Sources", "Left out", "Assumes"]
HEADING = re.compile(r"^##? (.+)$", re.MULTILINE)
LINK = re.compile(r"(?<!!)\[[^\]]*\]\((?P<target>[^)\s]+)\)")
IMAGE = re.compile(r"!\[[^\]]*\]\((?P<target>[^)\s]+)\)")
CODE = re.compile(r"^(```|~~~).*?^\1|`[^`\n]*`", re.MULTILINE | re.DOTALL)


def _broken_links(page: Path) -> list[str]:
    text = CODE.sub("", page.read_text(encoding="utf-8"))
    targets = [match["target"] for pattern in (LINK, IMAGE) for match in pattern.finditer(text)]
    local = [target.split("#")[0] for target in targets if not re.match(r"[a-z]+:|#", target)]
    return [f"{page}: {target}" for target in local if not (page.parent / target).exists()]


def test_the_page_of_commands_is_what_the_commands_say(root: Path) -> None:
    stale = "Run make docs-reference: the commands have changed since their page was written."
    # A process of its own: a command keeps the help options of whoever called it first, other tests among them.
    show = "from scripts.write_command_reference import command_reference; print(command_reference(), end='')"
    shown = subprocess.run([sys.executable, "-c", show], cwd=root, capture_output=True, text=True, check=True).stdout
    assert (root / PAGE).read_text(encoding="utf-8") == shown, stale


def test_every_link_between_pages_leads_somewhere(tracked_files: list[Path]) -> None:
    pages = [path for path in tracked_files if path.suffix == ".md"]
    assert [broken for page in pages for broken in _broken_links(page)] == []


def test_the_rule_about_links_sees_a_broken_one(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("[here](page.md) [gone](gone.md#part) [out](https://example.org) `[code](x.md)`")
    assert _broken_links(page) == [f"{page}: gone.md"]


def test_method_pages_have_the_fixed_headings(root: Path) -> None:
    pages = [page for page in sorted((root / "docs/methods").glob("*.md")) if page.name != "index.md"]
    found = {
        page.name: [h for h in HEADING.findall(page.read_text(encoding="utf-8")) if h in METHOD_HEADINGS]
        for page in pages
    }
    assert {name: headings for name, headings in found.items() if headings != METHOD_HEADINGS} == {}


@pytest.mark.parametrize("name", ["README", "CONTRIBUTING", "CHANGELOG", "GLOSSARY", "SECURITY", "LICENSE"])
def test_the_pages_a_newcomer_looks_for_are_there(root: Path, name: str) -> None:
    assert (root / name).exists() or (root / f"{name}.md").exists()
