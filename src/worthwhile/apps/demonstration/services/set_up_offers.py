"""What the invented organisations offer and keep about notices, so that a visitor sees those pages filled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.db import transaction

from worthwhile.apps.accounts.models import User
from worthwhile.apps.demonstration.services.keepers import MANAGER, ensure_keeper
from worthwhile.apps.demonstration.services.set_up_evidence import MADE_UP
from worthwhile.apps.opportunities.models import OfferedProfile, Verdict
from worthwhile.apps.opportunities.selectors.market import OpenMarket, open_market
from worthwhile.apps.opportunities.services.decisions_keep import decide
from worthwhile.apps.opportunities.services.notes_keep import write_note
from worthwhile.apps.opportunities.services.offered_profile_keep import (
    ServiceEntry,
    add_service,
    keep_areas,
    keep_stated,
)
from worthwhile.apps.opportunities.services.saved_search_keep import save_search
from worthwhile.apps.opportunities.services.watch_keep import watch
from worthwhile.apps.organisations.models import Demonstration, Organisation

OCID = "ocds-worthwhile-demonstration-{}"


@dataclass(frozen=True, kw_only=True)
class Offer:
    """What an invented organisation does and where, and the made-up notice that it looks at."""

    organisation: str
    areas: Sequence[str]
    service: ServiceEntry
    search: str
    notice: str
    note: str
    verdict: Verdict
    reason: str


OFFERS = (
    Offer(
        organisation="Demonstration Befriending",
        areas=("E06000032",),
        service=ServiceEntry(
            name="Befriending",
            description="Weekly visits and calls for older people who live alone, by volunteers.",
            cpv=("85320000",),
        ),
        search="befriending older people",
        notice="befriending-luton",
        note="Who could run the two lunch clubs?",
        verdict=Verdict.BID,
        reason="our-work",
    ),
    Offer(
        organisation="Demonstration Dental Care",
        areas=("E12000006",),
        service=ServiceEntry(
            name="Community dental care",
            description="Dental care for people who cannot use a high street dentist, and prevention in schools.",
            cpv=("85130000",),
        ),
        search="community dental",
        notice="dental-icb",
        note="Ask the clinics how many more patients they could see.",
        verdict=Verdict.UNDECIDED,
        reason="costing",
    ),
    Offer(
        organisation="Demonstration Nurseries",
        areas=("E08000003",),
        service=ServiceEntry(
            name="Nursery places",
            description="Early education and childcare for children below school age.",
            cpv=("80110000",),
        ),
        search="nursery places",
        notice="nursery-manchester",
        note="The centre in the south is nearer to our staff.",
        verdict=Verdict.BID,
        reason="right-size",
    ),
)


def set_up_offers(*, now: datetime) -> None:
    """Give each invented organisation a profile, a search, and a notice it watches; what is there already stays.

    Where the market is not the made-up one there is no notice to watch, and that part is left out. No letter goes out.
    """
    market = open_market()
    with transaction.atomic():
        manager = ensure_keeper(MANAGER)
        User.objects.select_for_update().get(pk=manager.pk)
        for offer in OFFERS:
            kept = Organisation.objects.filter(name=offer.organisation, demonstration=Demonstration.EXAMPLE).first()
            if kept is not None:
                _keep_offer(offer, kept, by=manager, now=now)
                _look_at_notice(offer, kept, market, by=manager, now=now)


def _keep_offer(offer: Offer, organisation: Organisation, *, by: User, now: datetime) -> None:
    if not OfferedProfile.objects.filter(organisation=organisation).exists():
        keep_areas(organisation=organisation, areas=offer.areas, by=by, now=now)
        keep_stated(organisation=organisation, changes={"sme": True, "vcse": True}, by=by, now=now)
    if not organisation.offered_services.exists():
        add_service(organisation=organisation, entry=offer.service, by=by, now=now)
    if not organisation.saved_searches.exists():
        query, name = urlencode({"q": offer.search}), offer.search.capitalize()
        save_search(organisation=organisation, name=name, query=query, by_profile=False, by=by, now=now)


def _look_at_notice(
    offer: Offer, organisation: Organisation, market: OpenMarket | None, *, by: User, now: datetime
) -> None:
    ocid = OCID.format(offer.notice)
    if market is None or market.index is None or market.index.row_of(ocid) is None:
        return
    watch(organisation=organisation, ocid=ocid, market=market, by=by, now=now)
    if not organisation.notice_notes.filter(ocid=ocid).exists():
        write_note(organisation=organisation, ocid=ocid, text=f"{offer.note} {MADE_UP}", by=by, now=now)
    if not organisation.bid_decisions.filter(ocid=ocid).exists():
        decide(
            organisation=organisation,
            ocid=ocid,
            verdict=offer.verdict,
            reasons=[offer.reason],
            explanation=MADE_UP,
            by=by,
            now=now,
        )
