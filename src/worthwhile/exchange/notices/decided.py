"""What the law asks of a tender, as far as the tender itself states the facts."""

from __future__ import annotations

from worthwhile.engines.regimes import Decision, Facts, decide
from worthwhile.exchange.tender import Tender
from worthwhile.reference.regimes import regime_rules
from worthwhile.reference.working_days import UnitedKingdomDays


def decision_of(tender: Tender) -> Decision:
    """The decision of the regimes engine on the facts that a tender states; what it leaves out stays unknown."""
    return decide(facts=_facts(tender), rules=regime_rules(), on=None, calendar=UnitedKingdomDays())


def _facts(tender: Tender) -> Facts:
    buyer, value, route = tender.buyer, tender.value, tender.route
    return Facts(
        commenced_on=tender.commenced_on,
        nation=buyer.nation,
        buyer=buyer.kind,
        devolved_welsh=buyer.devolved_welsh,
        subject=tender.subject.kind,
        cpv=tender.subject.cpv,
        value_inc_vat=value.total_gross if value else None,
        value_ex_vat=value.total_net if value else None,
        chosen_route=route.process if route else None,
        concluding_framework=route.framework if route else None,
    )
