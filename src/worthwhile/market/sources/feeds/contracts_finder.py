"""Contracts Finder: release packages by window of publication, fifteen days at first.

Its help asks to wait five minutes after a 403. Bodies that call themselves UTF-8 may hold ISO-8859-1: they are taken in
as they came, and read so that nothing is lost.
"""

from __future__ import annotations

from datetime import timedelta

from worthwhile.market.sources.feeds.service import WindowedService
from worthwhile.market.sources.feeds.windows import Window

# https://www.contractsfinder.service.gov.uk/apidocumentation
ADDRESS = "https://www.contractsfinder.service.gov.uk/Published/Notices/OCDS/Search"
LIMIT = 100
REFUSED_WAIT = 300.0


def question(window: Window, limit: int) -> dict[str, str]:
    """The parameters for a window; the times are UK local."""
    return {
        "publishedFrom": window.start.isoformat(),
        "publishedTo": window.end.isoformat(),
        "limit": str(limit),
    }


SERVICE = WindowedService(
    key="contracts-finder",
    name="Contracts Finder",
    address=ADDRESS,
    limit=LIMIT,
    first_length=timedelta(days=15),
    refused_wait=REFUSED_WAIT,
    question=question,
)
