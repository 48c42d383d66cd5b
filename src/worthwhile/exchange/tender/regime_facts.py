"""What a tender file states, as the facts on which law and route are decided (worthwhile/regime-facts/1)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from worthwhile.exchange.regime import FORMAT
from worthwhile.exchange.tender.bidding import Accounts, Participation
from worthwhile.exchange.tender.facts_of_setting import months_of
from worthwhile.exchange.tender.judging import CriterionKind, TenderAward
from worthwhile.exchange.tender.running import Gates, Portal
from worthwhile.exchange.tender.setting import Reserved, TenderRoute, TenderTerm
from worthwhile.exchange.tender.tender import Tender

Stated = Iterator[tuple[str, Any]]


def regime_facts_of(tender: Tender) -> dict[str, Any]:
    """The facts as plain data of their file, with title and buyer. What the tender leaves out is not stated, never no.

    A list that is there says yes where it holds something; only what the file says outright says no.
    """
    stated = (
        *_setting(tender),
        *_size(tender),
        *_route(tender.route),
        *_done_before(tender.gates),
        *_participation(tender.participation),
        *_judging(tender.award),
        *_running(tender),
    )
    facts = {name: value for name, value in stated if value is not None and value != ()}
    return {"format": FORMAT, "title": tender.subject.title, "organisation": tender.buyer.name, **facts}


def _setting(tender: Tender) -> Stated:
    yield "commenced_on", tender.commenced_on
    yield "nation", tender.buyer.nation
    yield "buyer", tender.buyer.kind
    yield "devolved_welsh", tender.buyer.devolved_welsh
    yield "subject", tender.subject.kind
    yield "cpv", tuple(dict.fromkeys(tender.subject.cpv))


def _size(tender: Tender) -> Stated:
    if tender.value is not None:
        yield "value_inc_vat", tender.value.total_gross
        yield "value_ex_vat", tender.value.total_net
    yield "term_months", _whole_term(tender.term)
    if tender.lots is not None:
        yield "lots_used", len(tender.lots) > 1
    yield "lots_reasons_given", True if tender.lots_reasons else None
    yield "kpis", None if tender.indicators is None else len(tender.indicators)


def _whole_term(term: TenderTerm | None) -> Decimal | None:
    """With its options, as the law counts it; unknown while nothing is said of them."""
    months = None if term is None else months_of(term)
    if months is None or term is None or term.extensions is None:
        return None
    return Decimal(months) + term.extensions.months


def _route(route: TenderRoute | None) -> Stated:
    if route is None:
        return
    yield "chosen_route", route.process
    yield "concluding_framework", route.framework
    if route.reserved is not None:
        yield "reserving", route.reserved is not Reserved.NOT_RESERVED
        yield "supported_business", True if route.reserved is Reserved.SCOTLAND_SUPPORTED_BUSINESS else None


def _done_before(gates: Gates | None) -> Stated:
    if gates is None:
        return
    yield "conflicts_assessed", True if gates.conflicts_assessed_on else None
    yield "sme_barriers_considered", gates.barriers_considered
    yield "social_value_considered", True if gates.social_value_considered_on else None
    yield "consultation_considered", gates.social_value_consulted
    if gates.market_engagement is not None:
        yield "market_engagement_notice", True if gates.market_engagement.notice else None
        yield "market_engagement_reasons", True if gates.market_engagement.why_no_notice else None


def _participation(asked: Participation | None) -> Stated:
    if asked is None:
        return
    if asked.accounts is not None:
        yield "asks_audited_accounts", asked.accounts is Accounts.EVERYBODY
    yield "asks_insurance_first", asked.insurance_before_award
    yield "asks_prior_contract", asked.prior_contract
    yield "group_capacity_counts", asked.partners_count
    yield "suitability_stage", asked.suitability_stage
    if asked.minimum_turnover is not None:
        yield "minimum_turnover", asked.minimum_turnover.amount


def _judging(award: TenderAward | None) -> Stated:
    """The share of the weight for social value, where every criterion says its kind and weight."""
    criteria = award.criteria if award is not None else None
    if not criteria:
        return
    weights = [one.weight for one in criteria if one.kind is CriterionKind.SOCIAL_VALUE]
    known = [weight for weight in weights if weight is not None]
    if len(known) == len(weights) and all(one.kind is not None for one in criteria):
        yield "social_value_weight", sum(known, Decimal(0))


def _running(tender: Tender) -> Stated:
    if tender.timetable is not None:
        yield "electronic_tenders", tender.timetable.sent_electronically
        yield "documents_with_notice", tender.timetable.all_documents_from_start
    if tender.portal is not None:
        yield "electronic_system_open", _is_open(tender.portal)


def _is_open(portal: Portal) -> bool | None:
    answers = (None if portal.fee is None else portal.fee == 0, portal.accessible, portal.interoperable)
    if False in answers:
        return False
    return None if None in answers else True
