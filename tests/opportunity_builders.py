"""What an organisation keeps about notices, and a market whose notices are open on the day a test runs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from tests.market_builders import made_market, take_in
from tests.market_releases import award_release, tender_release
from tests.organisation_builders import World
from worthwhile.apps.accounts.models import User
from worthwhile.apps.opportunities.models import SavedSearch, Watched
from worthwhile.apps.opportunities.selectors.market import market_home, open_market
from worthwhile.apps.opportunities.services.offered_profile_keep import ServiceEntry, add_service, keep_areas
from worthwhile.apps.opportunities.services.saved_search_keep import save_search
from worthwhile.apps.opportunities.services.watch_keep import watch
from worthwhile.apps.organisations.models import Organisation
from worthwhile.market.refresh.refreshing import refresh

OCID = "ocds-h6vhtk-000001"
LUTON = "E06000032"


def ocid_of(number: int) -> str:
    """The process of a release made by ``open_release``."""
    return f"ocds-h6vhtk-{number:06x}"


def open_release(number: int = 1, *, days: float = 30, now: datetime | None = None, **tender: Any) -> dict[str, Any]:
    """A tender published yesterday that closes in so many days."""
    now = now or timezone.now()
    period = {"tenderPeriod": {"endDate": (now + timedelta(days=days)).isoformat(timespec="seconds")}}
    return tender_release(number, date=(now - timedelta(days=1)).isoformat(timespec="seconds"), **{**period, **tender})


def changed_release(number: int = 1, *, release_id: str = "again-1", days: float = 40, **tender: Any) -> dict[str, Any]:
    """The same tender published again just now, closing later."""
    now = timezone.now()
    made = open_release(number, days=days, **tender)
    return {**made, "id": release_id, "date": now.isoformat(timespec="seconds"), "tag": ["tenderUpdate"]}


def awarded_release(number: int = 1, **award: Any) -> dict[str, Any]:
    """Its award, published just now."""
    return award_release(number, date=timezone.now().isoformat(timespec="seconds"), **award)


def make_market(*releases: Mapping[str, Any]) -> None:
    """The market of this installation, with one open tender where nothing else is given."""
    made_market(market_home(), releases or [open_release()], now=timezone.now())


def arrive(releases: Iterable[Mapping[str, Any]]) -> None:
    """More releases taken in and compiled."""
    take_in(market_home(), releases, now=timezone.now())
    refresh(market_home(), now=timezone.now())


def make_saved_search(
    organisation: Organisation, by: User, *, name: str = "Befriending near us", query: str = "q=befriending"
) -> SavedSearch:
    """A search that is saved."""
    return save_search(
        organisation=organisation, name=name, query=query, by_profile=not query, by=by, now=timezone.now()
    )


def make_watched(organisation: Organisation, by: User, *, ocid: str = OCID) -> Watched:
    """A notice that is watched."""
    market = open_market()
    assert market is not None
    return watch(organisation=organisation, ocid=ocid, market=market, by=by, now=timezone.now())


def make_profile(world: World, *, groups: str = "older people") -> None:
    """A profile that names a service and where it is given."""
    by, now = world.owner.person, timezone.now()
    keep_areas(organisation=world.organisation, areas=[LUTON], by=by, now=now)
    entry = ServiceEntry(
        name="Befriending",
        description="Weekly visits and a lunch club for older people who live alone",
        cpv=["85320000"],
        client_groups=[groups],
    )
    add_service(organisation=world.organisation, entry=entry, by=by, now=now)
