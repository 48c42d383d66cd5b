"""Addresses about tenders that hold nothing of the tender that is walked, and where each is tried."""

from __future__ import annotations

from tests.integration.addresses import tenders, tenders_quick_quotes
from tests.integration.addresses.tenders_buyer import BUYER
from tests.integration.addresses.tenders_quick_quotes import OF_BUYERS, PREFERRED

EVERY_URL = "tests/integration/test_every_url.py"
ELSEWHERE: dict[str, str] = {
    # What belongs to nobody.
    **dict.fromkeys(tenders.WHOM, EVERY_URL),
    "tenders/verify_log.py": EVERY_URL,
    "tenders/log-key/": EVERY_URL,
    # What somebody has for themselves, in whatever tender.
    "tenders/opening-key/": EVERY_URL,
    f"{BUYER}new/": EVERY_URL,
    # Lists of suppliers, which are of no tender.
    **{route: EVERY_URL for route in tenders_quick_quotes.WHOM if route.startswith((PREFERRED, OF_BUYERS))},
    "organisations/<key:organisation>/quick-quotes/new/": EVERY_URL,
    # Links by which somebody asks: a link that stands is tried where it is made.
    "bids/letter/<str:token>/": "tests/integration/apps/tenders/test_provider_links.py",
    "bids/join/<str:token>/": "tests/integration/apps/tenders/test_bid_draft_pages.py",
}
