"""The page of the API is what the routers say."""

from pathlib import Path

from scripts.write_api_page import PAGE, api_page


def test_the_page_of_the_api_is_what_the_routers_say(root: Path) -> None:
    stale = "Run make docs-reference: the API has changed since its page was written."
    assert (root / PAGE).read_text(encoding="utf-8") == api_page(), stale
