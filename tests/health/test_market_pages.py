"""The pages of the market's tables and faults are what is declared."""

from pathlib import Path

import pytest

from scripts.write_market_tables_page import FOLDER, PAGES


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_page_of_the_market_is_what_is_declared(root: Path, name: str) -> None:
    stale = "Run make docs-reference: the tables or faults have changed since their page was written."
    assert (root / FOLDER / name).read_text(encoding="utf-8") == PAGES[name](), stale
