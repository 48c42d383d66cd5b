"""Sell2Wales: the same service as Public Contracts Scotland, with types of its own.

``locale=0`` goes with every request: without it, and for some types, faults are reported (not confirmed). A type that
answers with faults is told and skipped, whichever it is.
"""

from __future__ import annotations

from worthwhile.market.sources.feeds.public_contracts_scotland import FIRST_MONTH, JOURNAL_TYPES
from worthwhile.market.sources.feeds.service import MonthlyService

# https://api.sell2wales.gov.wales/v1
ADDRESS = "https://api.sell2wales.gov.wales/v1/Notices"
SITE_TYPES = (51, 52, 53)
SUBCONTRACT_TYPES = (54, 55, 56)

SERVICE = MonthlyService(
    key="sell2wales",
    name="Sell2Wales",
    address=ADDRESS,
    types=(*JOURNAL_TYPES, *SITE_TYPES, *SUBCONTRACT_TYPES),
    first_month=FIRST_MONTH,
    extra=(("locale", "0"),),
)
