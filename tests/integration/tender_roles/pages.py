"""All of them, and what cannot be done on the way of this one tender."""

from __future__ import annotations

from tests.integration.tender_roles.buyer_pages import BUYER_PAGES, TENDER
from tests.integration.tender_roles.deciding_pages import DECIDING_PAGES
from tests.integration.tender_roles.supplier_pages import SUPPLIER_PAGES, WRITE
from tests.integration.tender_roles.visit import Address

PAGES: dict[str, Address] = {**BUYER_PAGES, **DECIDING_PAGES, **SUPPLIER_PAGES}
_OTHER_KIND = "Only where a process asks nobody for bids, or few: its own tests do it"
NEVER_HERE: dict[str, str] = {
    f"{TENDER}invited/": _OTHER_KIND,
    f"{TENDER}invited/<key:invited>/take-off/": _OTHER_KIND,
    f"{TENDER}content/change/": "A change is being prepared on the pages",
    f"{TENDER}providers/": _OTHER_KIND,
    f"{TENDER}providers/<key:contender>/link/": _OTHER_KIND,
    f"{TENDER}begin-assessment/": _OTHER_KIND,
    f"{TENDER}bids/<key:bid>/file/": "Bids here were parted, and so is none whole",
    f"{TENDER}assess/<key:number>/lots/<slug:lot>/": "It has no lots",
    f"{TENDER}moderate/<key:number>/lots/<slug:lot>/": "It has no lots",
    f"{TENDER}prices/<key:number>/lots/<slug:lot>/ask/": "It has no lots",
    f"{TENDER}moderate/<key:number>/stand-back/<key:person>/": "Nobody asked to stand back",
    f"{TENDER}ranking/draw/": "No bids are equal",
    f"{TENDER}award/unreadable/": "Every bid could be read",
    f"{WRITE}questions/<key:question>/words/": "Nothing is kept",
    f"{WRITE}partners/": "Nobody chose to be found",
    **{
        route: "It is no quick quote" for route in BUYER_PAGES if "/quick-quotes/" in route and BUYER_PAGES[route].takes
    },
}
"""Where nobody may send anything with effect, and why."""
