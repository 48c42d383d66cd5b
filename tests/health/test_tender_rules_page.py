"""The page of what may be done with a tender is what is declared."""

from pathlib import Path

from scripts.write_tender_rules_page import PAGE, tender_rules_page


def test_the_page_of_a_tenders_rules_is_what_is_declared(root: Path) -> None:
    stale = "Run make docs-reference: the rules of a tender have changed since their page was written."
    assert (root / PAGE).read_text(encoding="utf-8") == tender_rules_page(), stale
