"""Find a Tender: release packages by window of publication, as its help for GET ocdsReleasePackages describes them.

The cursor is never followed: where it leads, rows are lost at the edges of pages, silently. zebreus/tender-db measured
that in 2026: a walk of 7 May 2021 by cursor gave 103 of 152 releases. ``stages`` is never asked for, as it does not
select by tag.
"""

from __future__ import annotations

from datetime import timedelta

from worthwhile.market.sources.feeds.service import WindowedService
from worthwhile.market.sources.feeds.windows import Window

# https://www.find-tender.service.gov.uk/apidocumentation/1.0/GET-ocdsReleasePackages
ADDRESS = "https://www.find-tender.service.gov.uk/api/1.0/ocdsReleasePackages"
LIMIT = 100


def question(window: Window, limit: int) -> dict[str, str]:
    """The parameters for a window; the times are UK local."""
    return {
        "updatedFrom": window.start.isoformat(),
        "updatedTo": window.end.isoformat(),
        "limit": str(limit),
    }


SERVICE = WindowedService(
    key="find-a-tender",
    name="Find a Tender",
    address=ADDRESS,
    limit=LIMIT,
    first_length=timedelta(days=1),
    refused_wait=None,
    question=question,
    notices=True,
)
