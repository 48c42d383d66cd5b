"""Value rests on verified figures only where every figure of an outcome is."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from worthwhile.engines.valuation.value_case import value_case
from worthwhile.exchange.case_file import case_from_data
from worthwhile.exchange.plain_data import load_plain_data
from worthwhile.exchange.templates import demonstration_text
from worthwhile.exchange.verification import Resting, list_claims, value_resting_on
from worthwhile.exchange.verification.resting import ABOUT_VALUE, MUST_HOLD
from worthwhile.reference import valuation_parameters

LOADED = case_from_data(load_plain_data(demonstration_text("befriending"), suffix=".yaml", name="befriending"))
RESULT = value_case(case=LOADED.case, parameters=valuation_parameters(), draws=100, seed=1)
CLAIMS = list_claims(loaded=LOADED, result=RESULT)
KEYS = [claim.key for claim in CLAIMS]
SIZES = {found.id: abs(found.present_value) for found in RESULT.outcomes}
OF_PEOPLE = [c for c in CLAIMS if c.outcome == "life-satisfaction" and c.kind in ABOUT_VALUE]


def _resting(verified: set[str], not_applicable: frozenset[str] = frozenset()) -> Resting:
    return value_resting_on(result=RESULT, claims=CLAIMS, verified=verified, not_applicable=not_applicable)


def test_nothing_rests_on_nothing() -> None:
    assert _resting(set()).share == 0


def test_all_of_it_rests_on_everything() -> None:
    assert _resting(set(KEYS)).share == 1


def test_one_figure_that_is_not_verified_takes_its_outcome_out() -> None:
    whole = {claim.key for claim in OF_PEOPLE}
    expected = SIZES["life-satisfaction"] / sum(SIZES.values(), Decimal(0))
    assert _resting(whole) == Resting(share=expected, outcomes=("life-satisfaction",))
    assert all(_resting(whole - {key}).share == 0 for key in whole)


def test_a_loss_counts_by_its_size() -> None:
    own = {claim.key for claim in CLAIMS if claim.outcome == "visits-end" and claim.kind in ABOUT_VALUE}
    assert _resting(own).share == SIZES["visits-end"] / sum(SIZES.values(), Decimal(0))


def test_a_deduction_may_not_apply_but_a_change_must_have_happened() -> None:
    whole = {claim.key for claim in OF_PEOPLE}
    for claim in OF_PEOPLE:
        counts = _resting(whole - {claim.key}, frozenset({claim.key})).share != 0
        assert counts is (claim.kind not in MUST_HOLD), claim.key


@given(st.sets(st.sampled_from(KEYS)), st.sampled_from(KEYS))
def test_verifying_more_never_lowers_the_share(verified: set[str], one_more: str) -> None:
    before, after = _resting(verified).share, _resting(verified | {one_more}).share
    assert before is not None
    assert after is not None
    assert 0 <= before <= after <= 1
