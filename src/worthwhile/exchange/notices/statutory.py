"""Which notice of the law a notice here corresponds to, from the tables of the regimes engine and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from worthwhile.engines.regimes import REGIME_NAMES, ROUTE_NAMES, Decision, Notice, Regime, Route, Rules, Truth
from worthwhile.engines.regimes.grounds import ground_of
from worthwhile.engines.regimes.tables import NoticeRow
from worthwhile.exchange.notices.kind import NoticeKind
from worthwhile.exchange.tender.setting import TenderRoute

NOT_DECIDED = "Not known: the route has not been decided."
NOTHING_LISTED = "The rules held here list no notice for this step. That is no proof that none is due."

# Names as the tables of the regimes engine write them, with the steps at which they are published.
NAMED: Mapping[str, tuple[NoticeKind, ...]] = MappingProxyType(
    {
        "Notice of intention to follow the most suitable provider process": (NoticeKind.INTENTION,),
        "Notice inviting offers": (NoticeKind.TENDER,),
        "Invitation to all parties of the framework": (NoticeKind.TENDER,),
        "Tender notice": (NoticeKind.TENDER,),
        "Below-threshold tender notice": (NoticeKind.TENDER,),
        "Contract notice on Public Contracts Scotland": (NoticeKind.TENDER,),
        "Written outcome to each bidder": (NoticeKind.INTENDED_AWARD,),
        "Notice of intention to award": (NoticeKind.INTENDED_AWARD,),
        "Transparency notice": (NoticeKind.INTENDED_AWARD,),
        "Contract award notice": (NoticeKind.INTENDED_AWARD,),
        "Notice of award": (NoticeKind.AWARD,),
        "Notice of urgent award": (NoticeKind.AWARD,),
        "Award notice on Public Contracts Scotland": (NoticeKind.AWARD,),
        "Notice of giving up the procurement": (NoticeKind.CANCELLATION, NoticeKind.UNSUCCESSFUL),
        "Procurement termination notice": (NoticeKind.CANCELLATION, NoticeKind.UNSUCCESSFUL),
        "Contract details notice": (NoticeKind.CONTRACT,),
        "The contract itself": (NoticeKind.CONTRACT,),
    }
)
# Those of a contract that runs already: no step of a tender publishes them.
OF_A_RUNNING_CONTRACT = frozenset(
    {
        "Notice of a change of contract", "Notice of urgent change", "Contract change notice",
        "Contract performance notice", "Contract termination notice",
    }
)  # fmt: skip
# What a change corrects: the notice that was published before it.
_CHANGED = MappingProxyType(
    {NoticeKind.TENDER_UPDATE: NoticeKind.TENDER, NoticeKind.AWARD_WITHDRAWN: NoticeKind.INTENDED_AWARD}
)


@dataclass(frozen=True, kw_only=True)
class Statutory:
    """The notices of the law for one step, or in ``unknown`` why none can be named.

    ``changes``: they were published before, and what is told here changes them; the tables say nothing of how.
    ``if_so`` names what the notices rest on where the facts do not decide it: the law and route that the tender states.
    """

    notices: tuple[Notice, ...] = ()
    changes: bool = False
    if_so: str = ""
    unknown: str = ""


def statutory_notices(decision: Decision | None, kind: NoticeKind, *, stated: Regime | None = None) -> Statutory:
    """The notices that the law has at this step, as it was decided.

    ``stated`` is the law that the tender names; where it is another than the one decided, no notice is named.
    """
    if decision is None or decision.regime.regime is None or decision.chosen_route is None:
        return Statutory(unknown=NOT_DECIDED)
    if stated is not None and stated is not decision.regime.regime:
        told, found = REGIME_NAMES[stated], REGIME_NAMES[decision.regime.regime]
        return Statutory(unknown=f"Not known: the tender names {told}, and the facts in it lead to {found}.")
    return _listed([one for one in decision.notices if one.due is not Truth.FALSE], kind)


def notices_if_so(route: TenderRoute | None, kind: NoticeKind, *, rules: Rules, on: date) -> Statutory:
    """The notices of the law and route that a tender states, where the facts in it decide neither.

    Whether each is due is unknown: conditions of the tables were not asked.
    """
    if route is None or route.regime is None or route.process is None:
        return Statutory(unknown=NOT_DECIDED)
    found = _listed([_notice(row) for row in _rows(rules, route.regime, route.process, on)], kind)
    if found.unknown:
        return found
    if_so = f"{REGIME_NAMES[route.regime]}, {ROUTE_NAMES[route.process]}"
    return Statutory(notices=found.notices, changes=found.changes, if_so=if_so)


def _listed(notices: list[Notice], kind: NoticeKind) -> Statutory:
    looked_for = _CHANGED.get(kind, kind)
    found = tuple(notice for notice in notices if looked_for in NAMED.get(notice.notice, ()))
    return Statutory(notices=found, changes=kind in _CHANGED) if found else Statutory(unknown=NOTHING_LISTED)


def _rows(rules: Rules, regime: Regime, process: Route, on: date) -> list[NoticeRow]:
    return [
        row
        for row in rules.rows(NoticeRow)
        if regime in row.regimes
        and (not row.routes or process in row.routes)
        and row.effective_from <= on
        and (row.effective_to is None or on <= row.effective_to)
    ]


def _notice(row: NoticeRow) -> Notice:
    return Notice(
        notice=row.notice,
        due=Truth.UNKNOWN,
        trigger=row.trigger,
        contains=row.contains,
        routes=row.routes,
        ground=ground_of(row),
    )
