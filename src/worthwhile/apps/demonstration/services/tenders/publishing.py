"""A tender of the invented council, from its beginning to its publication."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any

from worthwhile.apps.accounts.models import User
from worthwhile.apps.demonstration.services.tenders.people import Council
from worthwhile.apps.tenders.models import Tender
from worthwhile.apps.tenders.selectors.route_kept import facts_to_begin_with
from worthwhile.apps.tenders.services.decide_route import keep_route
from worthwhile.apps.tenders.services.opening_keys import make_opening_key, name_holder, try_key
from worthwhile.apps.tenders.services.publish import publish
from worthwhile.apps.tenders.services.write_content import save_content, set_times
from worthwhile.apps.tenders.services.write_tender import approve, begin_tender, declare_interest, name_person
from worthwhile.engines.tendering import Procedure, Role
from worthwhile.exchange.regime import facts_from_data
from worthwhile.exchange.tender import tender_from_data

KNOWN_AS = MappingProxyType(
    {
        Role.AUTHOR: "Commissioner for older people",
        Role.APPROVER: "Director of adult services",
        Role.MODERATOR: "Procurement, moderates",
    }
)
OPENERS_KNOWN_AS = ("Finance, opens bids", "Legal services, opens bids", "Internal audit, opens bids")
ASSESSORS_KNOWN_AS = ("Public health, assesses", "Social work, assesses")
# What the tender itself does not say, and the law asks to be done.
DONE = MappingProxyType(
    {
        "direct_award_ground": "none", "urgent": False, "calling_off": False, "excluding": False,
        "sme_barriers_considered": True, "policy_statement_regarded": True, "market_engagement_reasons": True,
        "lots_considered": True, "lots_possible": False, "conflicts_assessed": True, "criteria_sound": True,
        "criteria_published": True, "conditions_proportionate": True, "asks_audited_accounts": False,
        "asks_insurance_first": False, "asks_prior_contract": False, "group_capacity_counts": True,
        "electronic_system_open": True, "social_value_considered": True, "consultation_considered": True,
        "debarment_list_checked": True, "subcontractors_asked_about": True,
    }
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Published:
    """A tender that takes bids; ``secrets`` open them, by person, and are kept nowhere."""

    tender: Tender
    secrets: dict[int, str]


def draft(council: Council, content: dict[str, Any], now: datetime) -> Tender:
    """A tender of the council that is being written."""
    author = council.author
    tender = begin_tender(
        buyer=council.organisation,
        procedure=Procedure.COMPETITIVE,
        title=content["subject"]["title"],
        by=author,
        now=now,
        known_as=KNOWN_AS[Role.AUTHOR],
    )
    save_content(tender=tender, loaded=tender_from_data(content), by=author, now=now)
    return tender


def publish_tender(
    council: Council, content: dict[str, Any], *, begun: datetime, deadline: datetime, questions_until: datetime
) -> Published:
    """Write a tender, name everybody, decide the route, have it approved, and publish it two weeks after it began."""
    tender = draft(council, content, begun)
    _name_everybody(tender, council, begun + timedelta(hours=1))
    secrets = {one.pk: _key(tender, one, begun + timedelta(days=2)) for one in council.openers}
    for person in council.everybody:
        declare_interest(tender=tender, person=person, conflicted=False, words="", now=begun + timedelta(days=3))
    written = begun + timedelta(days=7)
    set_times(tender=tender, deadline=deadline, questions_until=questions_until, by=council.author, now=written)
    facts = facts_from_data({**facts_to_begin_with(tender), **DONE, "lots_possible": bool(content["lots"])})
    keep_route(tender=tender, loaded=facts, by=council.author, now=written + timedelta(hours=2))
    approve(tender=tender, by=council.approver, now=begun + timedelta(days=10))
    publish(tender=tender, by=council.author, now=begun + timedelta(days=14))
    tender.refresh_from_db()
    return Published(tender=tender, secrets=secrets)


def _name_everybody(tender: Tender, council: Council, now: datetime) -> None:
    named = [(one, role, KNOWN_AS[role]) for one, role in _singly(council)]
    named += [(one, Role.OPENER, name) for one, name in zip(council.openers, OPENERS_KNOWN_AS, strict=True)]
    named += [(one, Role.ASSESSOR, name) for one, name in zip(council.assessors, ASSESSORS_KNOWN_AS, strict=True)]
    for person, role, known_as in named:
        name_person(tender=tender, person=person, role=role, by=council.author, now=now, known_as=known_as)


def _singly(council: Council) -> tuple[tuple[User, Role], ...]:
    return (council.approver, Role.APPROVER), (council.moderator, Role.MODERATOR)


def _key(tender: Tender, person: User, now: datetime) -> str:
    secret = make_opening_key(person=person, now=now).secret
    name_holder(tender=tender, person=person, now=now)
    try_key(tender=tender, person=person, secret=secret, now=now)
    return secret
