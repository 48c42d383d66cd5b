"""Facts about buyer, law, subject, value, length, lots and specification."""

from __future__ import annotations

from decimal import Decimal

from worthwhile.engines.regimes.vocabulary import Nation, Subject
from worthwhile.exchange.tender.running import Gates
from worthwhile.exchange.tender.setting import TenderTerm
from worthwhile.exchange.tender.specification import IndicatorKind, RequirementKind
from worthwhile.exchange.tender.stating import Stating, known_all
from worthwhile.exchange.tender.tender import Tender

CARE = frozenset({Subject.HEALTH_CARE, Subject.SOCIAL_CARE, Subject.PUBLIC_HEALTH})
FREE = frozenset({RequirementKind.OUTCOME, RequirementKind.FUNCTIONAL})
DAYS_A_MONTH = Decimal(1461) / 48


def state_setting(tender: Tender, to: Stating) -> None:
    """Who buys what, under which law."""
    buyer, subject, route = tender.buyer, tender.subject, tender.route
    to.say("nation", buyer.nation, "buyer.nation")
    to.say("buyer_kind", buyer.kind, "buyer.kind")
    to.say("buyer_devolved_welsh", buyer.devolved_welsh, "buyer.devolved_welsh")
    to.say("commencement_on", tender.commenced_on, "commenced_on")
    if subject.kind is not None and not _is_unsettled(buyer.nation, subject.kind):
        to.say("is_care", subject.kind in CARE, "subject.kind", quote=f"kind: {subject.kind.value}")
    to.say("is_community_service", subject.community_service, "subject.community_service")
    to.say("is_labour_service", subject.mostly_pay, "subject.mostly_pay")
    to.say("target_provider_turnover", subject.typical_provider_turnover, "subject.typical_provider_turnover")
    if route is not None:
        to.say("regime", route.regime, "route.regime")
        to.say("reserved_under", route.reserved, "route.reserved")
        to.say("is_framework", route.framework, "route.framework")
        to.written("route_reason_given", route.reasons, "route.reasons")
        if route.considered is not None:
            others = "; ".join(one.route for one in route.considered) or "[considered is empty]"
            to.say("alternatives_considered", bool(route.considered), "route.considered", quote=others)


def _is_unsettled(nation: Nation | None, kind: Subject) -> bool:
    """Whether other light-touch services share the regulations of care in Scotland was not read: say neither."""
    return kind is Subject.OTHER_LIGHT_TOUCH and nation is Nation.SCOTLAND


def state_size(tender: Tender, to: Stating) -> None:
    """What it is worth, how long it runs, in which lots."""
    value, term = tender.value, tender.term
    months = months_of(term)
    if value is not None:
        to.say("value_total", value.total_net, "value.total_net")
        to.say("largest_call_off_value", value.largest_call_offs, "value.largest_call_offs")
        if value.annual is not None:
            to.say("value_annual", value.annual, "value.annual")
        elif value.total_net is not None and term is not None and months:
            added = term.extensions.months if term.extensions else Decimal(0)
            yearly = value.total_net * 12 / max(months + added, Decimal(12))
            to.say("value_annual", yearly, "value.total_net", quote="[the whole value by the months, times twelve]")
    if term is not None:
        to.say("contract_months", months, "term.months")
        to.say("break_with_notice", term.provider_may_leave, "term.provider_may_leave")
        to.say("start_on", term.start, "term.start")
        _state_extensions(term, months, to)
    _state_lots(tender, to)


def months_of(term: TenderTerm | None) -> Decimal | None:
    """The length without extensions: as stated, else from first to last day, in whole months where it is nearly so."""
    if term is None:
        return None
    if term.months is not None or term.start is None or term.end is None:
        return term.months
    exact = Decimal((term.end - term.start).days + 1) / DAYS_A_MONTH
    whole = exact.quantize(Decimal(1))
    return whole if abs(exact - whole) <= Decimal("0.1") else exact.quantize(Decimal("0.1"))


def _state_extensions(term: TenderTerm, months: Decimal | None, to: Stating) -> None:
    extensions = term.extensions
    if extensions is None:
        return
    to.say("has_extensions", extensions.months > 0, "term.extensions.months", quote=f"months: {extensions.months}")
    to.say("extension_by_agreement", extensions.by_agreement, "term.extensions.by_agreement")
    to.say("extension_reopens_price", extensions.price_reopened, "term.extensions.price_reopened")
    if months is not None:
        whole = months + extensions.months
        said = f"[{months} months and {extensions.months} more]"
        to.say("contract_months_with_extensions", whole, "term.extensions.months", quote=said)


def _state_lots(tender: Tender, to: Stating) -> None:
    lots = tender.lots
    to.written("lots_reasons_given", tender.lots_reasons, "lots_reasons")
    if lots is None:
        return
    to.counted("number_of_lots", max(len(lots), 1), "lots", "lots")
    for position, lot in enumerate(lots):
        to.say("value_total", lot.value_total, f"lots[{position}].value_total", about=lot.id)
        to.say("value_annual", lot.value_annual, f"lots[{position}].value_annual", about=lot.id)
        to.say("minimum_turnover", lot.minimum_turnover, f"lots[{position}].minimum_turnover", about=lot.id)
    yearly = [lot.value_annual for lot in lots] or [tender.value.annual if tender.value else None]
    if known_all(yearly):
        smallest = min(amount for amount in yearly if amount is not None)
        to.say("smallest_lot_annual_value", smallest, "lots", quote=f"[the smallest of {len(yearly)}: {smallest}]")


def state_specification(tender: Tender, to: Stating) -> None:
    """Requirements, co-design, social value and indicators."""
    if tender.requirements is not None and known_all([one.kind for one in tender.requirements]):
        free = sum(one.kind in FREE for one in tender.requirements)
        to.counted("requirements", len(tender.requirements), "requirements", "requirements")
        to.counted("requirements_outcome_or_functional", free, "requirements", "outcomes or functional requirements")
    if tender.co_design is not None:
        steps = tender.co_design.steps
        if steps is not None:
            said = steps[0].what if steps else "[steps is empty]"
            to.say("co_design_recorded", bool(steps), "co_design.steps", quote=said)
        to.say("continuity_considered", tender.co_design.continuity_considered, "co_design.continuity_considered")
    _state_social_value(tender, to)
    _state_indicators(tender, to)
    _state_barriers(tender.gates, to)


def _state_social_value(tender: Tender, to: Stating) -> None:
    path = "community_benefits"
    clauses = tender.community_benefits or ()
    belongs = [None if one.belongs_because is None else bool(one.belongs_because.strip()) for one in clauses]
    measured = [None if one.measured_by is None else bool(one.measured_by.strip()) for one in clauses]
    to.all_of("social_value_tied", belongs, path, "clauses say how they belong to the subject")
    to.all_of("social_value_measurable", measured, path, "clauses say how they are measured")
    if tender.indicators is not None:
        to.all_of("social_value_indicator", [bool(one.indicator) for one in clauses], path, "clauses have an indicator")
    asked = tender.social_value
    if asked is not None:
        to.say("social_value_proportional", asked.proportional, "social_value.proportional")
        to.say("core_purpose_counts", asked.core_purpose_counts, "social_value.core_purpose_counts")
        to.written("social_value_relevance_given", asked.why_this_weight, "social_value.why_this_weight")


def _state_indicators(tender: Tender, to: Stating) -> None:
    to.written("indicators_unsuitable", tender.indicators_unsuitable, "indicators_unsuitable")
    to.say("indicator_cost_share", tender.indicator_cost, "indicator_cost")
    found = tender.indicators
    if found is None:
        return
    to.counted("indicators", len(found), "indicators", "indicators")
    if not found:
        return
    if known_all([one.kind for one in found]):
        outcomes = sum(one.kind is IndicatorKind.OUTCOME for one in found)
        to.counted("indicators_outcome", outcomes, "indicators", "indicators of outcomes")
    to.counted("indicators_baselined", sum(one.baseline is not None for one in found), "indicators", "with a baseline")
    if known_all([one.provider_controls for one in found]):
        controlled = sum(one.provider_controls is True for one in found)
        to.counted("indicators_controllable", controlled, "indicators", "that the provider controls")


def _state_barriers(gates: Gates | None, to: Stating) -> None:
    if gates is None:
        return
    to.say("sme_barriers_considered", gates.barriers_considered, "gates.barriers_considered")
    for position, barrier in enumerate(gates.barriers_removed or ()):
        if barrier.strip():
            to.say("sme_barrier_removed", barrier, f"gates.barriers_removed[{position}]", quote=barrier)
