"""Notices kept here go into the market of published notices, so that its search and figures know them too."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from worthwhile.apps.tenders.selectors.notices import A_PAGE, list_notices_since
from worthwhile.exchange.exact_json import exact_json_text
from worthwhile.exchange.home import make_home, worthwhile_home
from worthwhile.exchange.notices import package_of
from worthwhile.market.refresh.refreshing import refresh
from worthwhile.market.sources.intake import Intake, IntakeReport
from worthwhile.market.sources.pieces import Piece
from worthwhile.market.store.layout import MarketHome

ORIGIN = "notices kept here"


def take_own_notices(*, publisher: str, now: datetime) -> IntakeReport:
    """Take every public notice in, none twice, and compile. Raises AlreadyRefreshing, NoRoom or DiskFull."""
    make_home(worthwhile_home())
    home = MarketHome(worthwhile_home() / "market")
    report = Intake(home, now=lambda: now).take(_packages(publisher, now))
    if report.new:
        refresh(home, now=now)
    return report


def _packages(publisher: str, now: datetime) -> Iterator[Piece]:
    after = 0
    while found := list_notices_since(after=after, since=None)[:A_PAGE]:
        package = package_of((one.data for one in found), address=ORIGIN, publisher=publisher, published=now)
        yield Piece(body=exact_json_text(package).encode(), origin=ORIGIN)
        after = found[-1].pk
