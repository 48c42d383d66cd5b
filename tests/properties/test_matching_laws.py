"""What must hold for every provider and every opportunity."""

from __future__ import annotations

import math
from dataclasses import fields, replace
from datetime import date, datetime, timedelta
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.matching_builders import LAW, ON, RULES
from worthwhile.engines.matching import (
    ROUTE_POINTS,
    About,
    AskedAccreditation,
    BidsBefore,
    BidsOf,
    Columns,
    CriterionStated,
    Eligibility,
    HeldBy,
    HeldReserved,
    Holder,
    LotOffered,
    Match,
    Opportunity,
    Place,
    PlacesFrom,
    Provider,
    Reservation,
    Service,
    Standing,
    State,
    match_provider,
    rank_matches,
    sieve,
)
from worthwhile.engines.matching.area import standing_of
from worthwhile.engines.matching.rules import UNKNOWN_POINTS
from worthwhile.engines.matching.shape import route_of
from worthwhile.engines.matching.timing import days_left

MAYBE = st.sampled_from([None, False, True])
POUNDS = st.one_of(st.none(), st.floats(1, 1e9))
MONTHS = st.one_of(st.none(), st.floats(0.1, 240))
KILOMETRES = st.floats(0, 900)


def _optional(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(st.none(), values)


@st.composite
def places(draw: st.DrawFn) -> Place:
    standing = draw(st.sampled_from(Standing))
    km = draw(_optional(KILOMETRES)) if standing is Standing.OUTSIDE else 0.0
    return Place(name=draw(st.sampled_from(["Luton", "Leeds", "Kent"])), standing=standing, km=km)


PROVIDERS = st.builds(
    Provider,
    name=st.just("Example CIC"),
    services=st.just((Service(name="Befriending"),)),
    turnover=_optional(st.one_of(st.just(0.0), st.floats(1, 1e8))),
    turnover_year=_optional(st.integers(2020, 2026)),
    largest_contract=_optional(st.one_of(st.just(0.0), st.floats(1, 1e8))),
    smallest_contract=_optional(st.one_of(st.just(0.0), st.floats(1, 1e6))),
    travel_km=_optional(st.one_of(st.just(0.0), st.floats(0.1, 500))),
    days_to_bid=_optional(st.integers(1, 90)),
    accreditations=st.sampled_from([(), ("cqc",), ("Cyber Essentials Plus", "dspt")]),
    employee_controlled=MAYBE,
    public_service_purpose=MAYBE,
    profit_to_members_only=MAYBE,
    disadvantaged_workforce_share=_optional(st.floats(0, 1)),
    supported_employment_purpose=MAYBE,
    held_reserved=st.sampled_from([None, (), (HeldReserved(buyer="Council", ended_on=date(2025, 1, 1)),)]),
    sme=MAYBE,
    vcse=MAYBE,
    keys=st.sampled_from([(), ("GB-COH:1",)]),
)

OPPORTUNITIES = st.builds(
    Opportunity,
    ocid=st.text("abc", min_size=1, max_size=4),
    title=st.just("Befriending"),
    buyer=st.just("Council"),
    regime=st.sampled_from([None, "procurement-act-2023", "pcr-2015"]),
    value_low=POUNDS,
    value_high=POUNDS,
    months=MONTHS,
    deadline_at=_optional(st.datetimes(ON - timedelta(days=30), ON + timedelta(days=400))),
    places=st.lists(places(), max_size=3).map(tuple),
    places_from=st.sampled_from([None, *PlacesFrom]),
    reserved=st.lists(
        st.sampled_from(["shelteredWorkshop", "publicServiceMissionOrganization", "smeVcse", "other"]), max_size=2
    ).map(tuple),
    relevance=st.floats(0, 1),
    lots=_optional(st.integers(0, 9)),
    lots_offered=st.lists(
        st.builds(LotOffered, title=st.sampled_from(["A", "B"]), value=POUNDS, months=MONTHS), max_size=3
    ).map(tuple),
    framework=MAYBE,
    dynamic_market=MAYBE,
    method=st.sampled_from([None, "open", "selective", "limited", "direct", "odd"]),
    sme_suitable=MAYBE,
    vcse_suitable=MAYBE,
    criteria=st.lists(
        st.builds(
            CriterionStated,
            type=st.sampled_from([None, "price", "cost", "quality"]),
            weight=_optional(st.floats(0, 100)),
            lot=st.sampled_from([None, "1"]),
        ),
        max_size=3,
    ).map(tuple),
    bids_before=_optional(
        st.builds(BidsBefore, median=st.floats(1, 40), known=st.integers(0, 9), of=st.sampled_from(BidsOf))
    ),
    holder=_optional(
        st.builds(Holder, name=st.just("Big Care Ltd"), how=st.sampled_from(HeldBy), keys=st.just(("GB-COH:1",)))
    ),
    accreditations=_optional(
        st.lists(
            st.builds(
                AskedAccreditation,
                name=st.sampled_from(["cqc", "dspt", "ofsted"]),
                quote=st.just("must"),
                must=st.booleans(),
                or_equivalent=st.booleans(),
            ),
            max_size=2,
        ).map(tuple)
    ),
)


def _match(provider: Provider, opportunity: Opportunity, on: datetime = ON) -> Match:
    return match_provider(provider=provider, opportunity=opportunity, on=on, rules=RULES)


@given(PROVIDERS, OPPORTUNITIES)
def test_every_reason_has_a_state_a_sentence_and_a_source(provider: Provider, opportunity: Opportunity) -> None:
    for reason in _match(provider, opportunity).reasons:
        assert reason.state in State
        assert reason.sentence.endswith(".")
        assert reason.source
        assert "nan" not in reason.sentence.split()
        assert "None" not in reason.sentence


@given(PROVIDERS, OPPORTUNITIES)
def test_points_score_and_fit_stay_in_their_bounds(provider: Provider, opportunity: Opportunity) -> None:
    found = _match(provider, opportunity)
    assert all(0 <= reason.points <= 1 for reason in found.reasons if reason.points is not None)
    assert 0 <= found.fit <= 1 + 1e-9
    assert found.score == pytest.approx(100 * found.relevance * found.fit)


@given(PROVIDERS, OPPORTUNITIES)
def test_what_is_unknown_has_the_points_of_unknown(provider: Provider, opportunity: Opportunity) -> None:
    for reason in _match(provider, opportunity).reasons:
        if reason.state is State.UNKNOWN and reason.points is not None:
            assert reason.points == UNKNOWN_POINTS


@given(PROVIDERS, OPPORTUNITIES)
def test_what_is_met_has_more_points_than_unknown(provider: Provider, opportunity: Opportunity) -> None:
    for reason in _match(provider, opportunity).reasons:
        if reason.state is State.MET and reason.points is not None:
            assert reason.points > UNKNOWN_POINTS


@given(PROVIDERS, OPPORTUNITIES)
def test_the_same_is_always_answered_alike(provider: Provider, opportunity: Opportunity) -> None:
    assert _match(provider, opportunity) == _match(provider, opportunity)


@given(PROVIDERS, OPPORTUNITIES, st.permutations(range(3)))
def test_the_order_of_what_is_listed_says_nothing(
    provider: Provider, opportunity: Opportunity, order: list[int]
) -> None:
    def turned(values: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(values[place] for place in order if place < len(values))

    other = replace(
        opportunity,
        places=turned(opportunity.places),
        reserved=turned(opportunity.reserved),
        criteria=turned(opportunity.criteria),
    )
    one, two = _match(provider, opportunity), _match(provider, other)
    assert (one.score, one.eligibility) == (pytest.approx(two.score), two.eligibility)
    assert [reason.state for reason in one.reasons] == [reason.state for reason in two.reasons]


@given(PROVIDERS, st.lists(OPPORTUNITIES, max_size=5), st.randoms())
def test_ranking_does_not_know_the_order_given_and_puts_every_no_last(
    provider: Provider, opportunities: list[Opportunity], random: Any
) -> None:
    named = [replace(one, ocid=f"{one.ocid}-{number}") for number, one in enumerate(opportunities)]
    matches = [_match(provider, one) for one in named]
    shuffled = list(matches)
    random.shuffle(shuffled)
    ranked = rank_matches(matches)
    assert rank_matches(shuffled) == ranked
    noes = [found.eligibility is Eligibility.NO for found in ranked]
    assert noes == sorted(noes)


@given(PROVIDERS, OPPORTUNITIES, KILOMETRES, KILOMETRES)
def test_nearer_is_never_worse(provider: Provider, opportunity: Opportunity, one: float, other: float) -> None:
    near, far = sorted((one, other))

    def at(km: float) -> Match:
        place = Place(name="Kent", standing=Standing.OUTSIDE, km=km)
        return _match(provider, replace(opportunity, places=(place,)))

    assert at(near).score >= at(far).score
    assert at(near).eligibility is not Eligibility.NO or at(far).eligibility is Eligibility.NO
    within = _match(provider, replace(opportunity, places=(Place(name="Kent", standing=Standing.WITHIN, km=0.0),)))
    assert within.score >= at(near).score


@given(PROVIDERS, OPPORTUNITIES, st.floats(1, 1e9), st.floats(1, 1e9))
def test_a_smaller_value_is_never_less_affordable(
    provider: Provider, opportunity: Opportunity, one: float, other: float
) -> None:
    small, large = sorted((one, other))

    def of(value: float) -> Match:
        return _match(provider, replace(opportunity, value_low=value, value_high=value))

    for about in (About.SIZE, About.STEP_UP):
        assert (of(small).reason(about).points or 0) >= (of(large).reason(about).points or 0)
    assert of(small).eligibility is not Eligibility.NO or of(large).eligibility is Eligibility.NO


@given(PROVIDERS, OPPORTUNITIES, st.floats(0, 200), st.floats(0, 200))
def test_more_time_is_never_worse(provider: Provider, opportunity: Opportunity, one: float, other: float) -> None:
    soon, late = sorted((one, other))

    def due(days: float) -> Match:
        return _match(provider, replace(opportunity, deadline_at=ON + timedelta(days=days)))

    assert due(late).score >= due(soon).score
    assert due(late).eligibility is due(soon).eligibility


@given(PROVIDERS, OPPORTUNITIES, st.floats(1, 40), st.floats(1, 40), st.floats(0, 100), st.floats(0, 100))
def test_fewer_bids_and_a_lighter_price_are_never_worse(
    provider: Provider, opportunity: Opportunity, bids: float, more: float, weight: float, heavier: float
) -> None:
    def of(median: float, price: float) -> Match:
        before = BidsBefore(median=median, known=5, of=BidsOf.BUYER)
        criteria = (CriterionStated(type="price", weight=price),)
        return _match(provider, replace(opportunity, bids_before=before, criteria=criteria))

    best = of(min(bids, more), min(weight, heavier))
    assert best.score >= of(max(bids, more), max(weight, heavier)).score


@given(PROVIDERS, OPPORTUNITIES)
def test_a_partner_lacks_nothing_that_is_met(provider: Provider, opportunity: Opportunity) -> None:
    found = _match(provider, opportunity)
    met = {reason.about for reason in found.reasons if reason.state is State.MET} - {About.SERVICE}
    assert not any(set(remedy.lacking) & met for remedy in found.remedies)


def _columns(opportunities: list[Opportunity]) -> Columns:
    """The same opportunities as arrays, worked out here a second time and plainly."""

    def numbers(values: list[float | None]) -> Any:
        return np.array([math.nan if value is None else value for value in values], dtype=float)

    def stated(values: list[bool | None]) -> Any:
        return np.array([-1 if value is None else int(value) for value in values], dtype=np.int8)

    standings = [standing_of(one.places) for one in opportunities]
    routes = [route_of(one) for one in opportunities]
    return Columns(
        relevance=numbers([one.relevance for one in opportunities]),
        km=numbers([km for _, _, km in standings]),
        within=np.array([within for within, _, _ in standings], dtype=bool),
        partly=np.array([partly for _, partly, _ in standings], dtype=bool),
        place_known=np.array([bool(one.places) for one in opportunities], dtype=bool),
        buyer_only=np.array([one.places_from is PlacesFrom.BUYER for one in opportunities], dtype=bool),
        value_low=numbers([one.value_low for one in opportunities]),
        value_high=numbers([one.value_high for one in opportunities]),
        months=numbers([one.months for one in opportunities]),
        days_left=numbers([days_left(one, ON) for one in opportunities]),
        lots=numbers([one.lots for one in opportunities]),
        shared=np.array([bool(one.framework or one.dynamic_market) for one in opportunities], dtype=bool),
        route_points=numbers([None if route is None else ROUTE_POINTS[route] for route in routes]),
        sme=stated([one.sme_suitable for one in opportunities]),
        vcse=stated([one.vcse_suitable for one in opportunities]),
        reservations={
            position: Reservation(codes=one.reserved, regime=one.regime, months=one.months, buyer=one.buyer)
            for position, one in enumerate(opportunities)
            if one.reserved
        },
    )


@given(PROVIDERS, st.lists(OPPORTUNITIES, min_size=1, max_size=4))
def test_the_sieve_and_the_single_match_agree(provider: Provider, opportunities: list[Opportunity]) -> None:
    bare = [replace(one, criteria=(), bids_before=None, holder=None) for one in opportunities]
    sieved = sieve(provider=provider, columns=_columns(bare), on=ON, rules=RULES)
    for position, opportunity in enumerate(bare):
        found = _match(provider, opportunity)
        assert sieved.score[position] == pytest.approx(found.score)
        assert bool(sieved.out[position]) is (found.eligibility is Eligibility.NO)


def test_the_law_of_the_tests_has_every_field_of_the_law() -> None:
    assert all(getattr(LAW, field.name) for field in fields(LAW))
