"""The pages about audits show files that work and answers that are given."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent

import pytest
from click.testing import CliRunner

from worthwhile.cli.main import cli

BLOCK = re.compile(r"^( *)```yaml\n(.*?)^\1```", re.MULTILINE | re.DOTALL)


def _blocks(page: Path) -> list[str]:
    return [dedent(text) for _, text in BLOCK.findall(page.read_text(encoding="utf-8"))]


@pytest.fixture
def how_to(root: Path) -> Path:
    return root / "docs/how-to/audit-published-figures.md"


def _audit(folder: Path, case: str, figures: str) -> str:
    (folder / "case.yaml").write_text(case, encoding="utf-8")
    (folder / "figures.yaml").write_text(figures, encoding="utf-8")
    arguments = ["impact", "audit", str(folder / "case.yaml"), "--published", str(folder / "figures.yaml")]
    found = CliRunner().invoke(cli, arguments, catch_exceptions=False)
    assert found.exit_code == 0, found.output
    return found.output


def test_the_how_to_gets_the_answer_that_it_quotes(how_to, tmp_path):
    quoted = re.search(r"it says: `(.+?)`", how_to.read_text(encoding="utf-8"))
    assert quoted is not None
    assert quoted[1] in _audit(tmp_path, *_blocks(how_to))


def test_the_example_of_the_format_adds_up(root, how_to, tmp_path):
    (example,) = _blocks(root / "docs/reference/published-figures.md")
    output = _audit(tmp_path, _blocks(how_to)[0], example)
    assert "Do not add up as printed" not in output
