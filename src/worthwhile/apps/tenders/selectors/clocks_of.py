"""Days that the law makes a tender wait, by its kept route decision, as moments in the time of the United Kingdom.

``standstill_of`` and ``waiting_of`` never guess: where facts or rules are missing the moment is UNTIL_RECORDED, so that
nothing is signed and nobody is chosen before a person has recorded the day, with the reason (``record_standstill`` in
services.decide_route, by an approver, on the page "End of the standstill").
"""

from __future__ import annotations

import dataclasses
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from worthwhile.apps.tenders.models import Tender
from worthwhile.apps.tenders.selectors.buyer_moment import UNITED_KINGDOM
from worthwhile.apps.tenders.selectors.route_kept import KeptRoute, latest_route
from worthwhile.engines.regimes import REGIME_NAMES, Regime, Route, Standstill, Truth, Turn, due_day, standstill
from worthwhile.engines.regimes.tables import NoticeRow
from worthwhile.engines.tendering import UNTIL_RECORDED, Procedure
from worthwhile.reference.regimes import regime_rules
from worthwhile.reference.working_days import UnitedKingdomDays

ONE_DAY = timedelta(days=1)


class StandstillDays(NamedTuple):
    """Until when representations are taken, and from when the contract may be signed; None where there is none.

    ``ground`` says by which rule, for pages and letters.
    """

    representations_until: datetime | None
    earliest_signing: datetime | None
    ground: str

    @property
    def is_known(self) -> bool:
        """Whether the rules told the days, or that there are none."""
        return self.earliest_signing != UNTIL_RECORDED


def standstill_of(tender: Tender, told_on: date) -> StandstillDays:
    """The standstill of a tender whose bidders are told on a day, in the UK, on which its notice goes out too."""
    kept = latest_route(tender)
    if kept is None and tender.procedure == Procedure.QUICK_QUOTE:
        return StandstillDays(
            None, None, "Below the thresholds the rules held here ask for no standstill. No route decision says more."
        )
    found = _standstill(kept, intention_published_on=told_on, award_notice_on=told_on) if kept else None
    if found is None:
        return _unknown("The rules held here name no standstill for what was decided of this tender.")
    return _days(found)


def further_standstill_of(tender: Tender, told_on: date, decided_on: date) -> StandstillDays:
    """The same after a representation was received, and decided on ``decided_on``: the further wait, where one is."""
    first, kept = standstill_of(tender, told_on), latest_route(tender)
    if kept is None or not first.is_known:
        return first
    challenged: dict[str, Any] = {"representations_received": True, "last_decision_on": max(told_on, decided_on)}
    found = _standstill(kept, intention_published_on=told_on, award_notice_on=told_on, **challenged)
    if found is None or found.further_end is None or first.earliest_signing is None:
        return first
    further = _start_of(found.further_end + ONE_DAY)
    return first._replace(earliest_signing=max(first.earliest_signing, further))


def after_an_objection(tender: Tender, told_on: date) -> str:
    """What the law of a tender says of its standstill once somebody objected, and where; or that nobody has read it."""
    kept = latest_route(tender)
    law = REGIME_NAMES[Regime(kept.regime)] if kept is not None and kept.regime else ""
    found = _standstill(kept, intention_published_on=told_on, award_notice_on=told_on) if kept else None
    if found is None or found.ground is None or not found.if_challenged:
        under = f" under {law}" if law else ""
        return f"The rules held here do not say how long you wait after a decision on an objection{under}."
    return f"{law}: {found.if_challenged} ({found.ground.citation})"


def waiting_of(tender: Tender, published_on: date) -> datetime | None:
    """Before when nobody may be chosen, for an intention published on a day; None where no rule says to wait.

    The day on which the notice was submitted counts from the decision, where it states one.
    """
    kept = latest_route(tender)
    if tender.procedure not in (Procedure.MOST_SUITABLE, Procedure.DIRECT) or kept is None or kept.chosen is None:
        return None
    days = UnitedKingdomDays()
    nation = kept.loaded.facts.nation
    ends = []
    due = {one["code"] for one in kept.decision["notices"]}
    for row in regime_rules().rows(NoticeRow):
        if row.code in due and kept.chosen in row.routes and row.clock and row.clock.turn is Turn.WAIT:
            started: date = getattr(kept.loaded.facts, row.clock.after) or published_on
            end = due_day(clock=row.clock, event_on=started, calendar=days.of(nation) if nation else None)
            ends.append(UNTIL_RECORDED if end is None else _start_of(end))
    return max(ends, default=None)


def _standstill(kept: KeptRoute, **more: Any) -> Standstill | None:
    if kept.regime is None or kept.chosen is None:
        return None
    try:
        return standstill(
            regime=Regime(kept.regime),
            route=Route(kept.chosen),
            facts=dataclasses.replace(kept.loaded.facts, **{"last_decision_on": None, **more}),
            rules=regime_rules(),
            calendar=UnitedKingdomDays(),
        )
    except KeyError:
        return None


def _days(found: Standstill) -> StandstillDays:
    rule = f"{found.ground.reason} {found.ground.citation}." if found.ground else ""
    if found.required is Truth.FALSE and not found.voluntary:
        return StandstillDays(None, None, rule)
    if found.end is None or found.required is Truth.UNKNOWN:
        return _unknown(rule or "Whether there is a standstill is not known.")
    # Nobody has read which bank holidays count: where the answer matters, the later day is the safe one.
    last = max(found.end, found.end_if_all_holidays or found.end)
    ours = " It is kept here, although the law leaves it to the buyer." if found.voluntary else ""
    return StandstillDays(_end_of(last), _start_of(last + ONE_DAY), f"{rule}{ours}")


def _unknown(why: str) -> StandstillDays:
    said = f"{why} Nothing can be signed before an approver records the last day of the standstill, with the reason."
    return StandstillDays(UNTIL_RECORDED, UNTIL_RECORDED, said)


def _start_of(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=UNITED_KINGDOM)


def _end_of(day: date) -> datetime:
    return datetime.combine(day, time(23, 59, 59, 999_999), tzinfo=UNITED_KINGDOM)
