"""Each table of procurement law has its page of methods, and the page of every rule is what the tables say."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from scripts.write_regime_page import PAGE, regime_page
from worthwhile.reference.working_days import CODE

STALE = "Run make docs-reference: the tables have changed since their page was written."


def test_the_page_of_every_rule_is_what_the_tables_say(root: Path) -> None:
    assert (root / PAGE).read_text(encoding="utf-8") == regime_page(), STALE


def test_every_table_has_its_page_of_methods_and_every_page_its_table(root: Path) -> None:
    folder = resources.files("worthwhile.reference") / "data/regimes"
    tables = {file.name.removesuffix(".yaml") for file in folder.iterdir() if file.name.startswith("REG-")}
    pages = {path.stem for path in (root / "docs/methods").glob("REG-*.md")}
    assert {page for page in pages if not page.startswith(CODE)} == tables
    assert len(pages - tables) == 1


def test_a_page_of_methods_links_to_no_table_that_is_not_there(root: Path) -> None:
    for path in sorted((root / "docs/methods").glob("REG-*.md")):
        heading = path.read_text(encoding="utf-8").splitlines()[0]
        assert heading.startswith(f"# {path.stem[:6]} "), path.name
