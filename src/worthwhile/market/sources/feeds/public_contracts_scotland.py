"""Public Contracts Scotland: one answer a month and type of notice, from January 2019.

Our user agent names the product: those that programs have by default are reported to be refused (not confirmed).
"""

from __future__ import annotations

from worthwhile.market.sources.feeds.service import MonthlyService

# https://api.publiccontractsscotland.gov.uk/v1
ADDRESS = "https://api.publiccontractsscotland.gov.uk/v1/Notices"
FIRST_MONTH = (2019, 1)
# Forms of the Official Journal; 21 to 23 are social and other specific services. Sell2Wales has them too.
JOURNAL_TYPES = (*range(1, 8), *range(12, 16), *range(20, 26))
SITE_TYPES = (101, 102, 103, 104)  # 104: awards of Quick Quotes

SERVICE = MonthlyService(
    key="public-contracts-scotland",
    name="Public Contracts Scotland",
    address=ADDRESS,
    types=(*JOURNAL_TYPES, *SITE_TYPES),
    first_month=FIRST_MONTH,
)
