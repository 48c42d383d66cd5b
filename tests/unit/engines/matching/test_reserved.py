"""Who may bid for reserved contracts; what is unknown is said to be so and never passes."""

from __future__ import annotations

from datetime import date

import pytest

from tests.matching_builders import ON, RULES, matched, opportunity, provider
from worthwhile.engines.matching import About, Eligibility, HeldReserved, Rules, State, match_provider

SHELTERED, MUTUAL, SMALL = "shelteredWorkshop", "publicServiceMissionOrganization", "smeVcse"
A_MUTUAL = {
    "employee_controlled": True,
    "public_service_purpose": True,
    "profit_to_members_only": True,
    "held_reserved": (),
}


def _reserved(code, *, of=None, **to):
    return matched(of=of, to={"reserved": (code,)} | to)


def test_a_notice_that_says_nothing_of_it_leaves_it_unknown_and_tells_why_that_matters():
    found = matched()
    reason = found.reason(About.RESERVED)
    assert reason.state is State.UNKNOWN
    assert "Needed because bids of all others are then disregarded" in reason.sentence
    assert found.eligibility is Eligibility.UNKNOWN
    assert found.is_free_of_objections


def test_what_is_unknown_by_more_than_silence_is_not_free_of_objections():
    assert not matched(to={"value_low": None, "value_high": None}).is_free_of_objections
    assert not _reserved("another-code").is_free_of_objections
    assert not _reserved(SHELTERED, of={"disadvantaged_workforce_share": 0.1}).is_free_of_objections


@pytest.mark.parametrize(
    ("share", "purpose", "state"),
    [
        (0.30, True, State.MET),
        (0.29, True, State.NOT_MET),
        (0.30, None, State.UNKNOWN),
        (0.90, False, State.NOT_MET),
        (None, True, State.UNKNOWN),
    ],
)
def test_supported_employment_asks_for_three_in_ten_and_for_the_purpose(share, purpose, state):
    of = {"disadvantaged_workforce_share": share, "supported_employment_purpose": purpose}
    found = _reserved(SHELTERED, of=of)
    assert found.reason(About.RESERVED).state is state
    assert "30%" in found.reason(About.RESERVED).sentence
    assert "section 32" in found.reason(About.RESERVED).source
    expected = {State.MET: Eligibility.YES, State.NOT_MET: Eligibility.NO, State.UNKNOWN: Eligibility.UNKNOWN}
    assert found.eligibility is expected[state]


def test_a_mutual_that_says_all_that_is_asked_may_bid():
    assert _reserved(MUTUAL, of=A_MUTUAL).reason(About.RESERVED).state is State.MET


@pytest.mark.parametrize("fact", ["employee_controlled", "public_service_purpose", "profit_to_members_only"])
def test_each_fact_of_a_mutual_decides_and_none_is_assumed(fact):
    assert _reserved(MUTUAL, of=A_MUTUAL | {fact: False}).reason(About.RESERVED).state is State.NOT_MET
    assert _reserved(MUTUAL, of=A_MUTUAL | {fact: None}).reason(About.RESERVED).state is State.UNKNOWN


def test_a_mutual_that_does_not_say_what_it_holds_is_unknown():
    assert _reserved(MUTUAL, of=A_MUTUAL | {"held_reserved": None}).reason(About.RESERVED).state is State.UNKNOWN


@pytest.mark.parametrize(
    ("buyer", "ended", "state"),
    [
        ("Luton Borough Council", None, State.UNKNOWN),
        (" luton borough council", date(2024, 11, 30), State.UNKNOWN),
        ("Luton Borough Council", date(2023, 10, 1), State.MET),
        ("Another Council", None, State.MET),
    ],
)
def test_a_reserved_contract_of_the_same_buyer_in_three_years_may_bar_a_mutual(buyer, ended, state):
    of = A_MUTUAL | {"held_reserved": (HeldReserved(buyer=buyer, ended_on=ended),)}
    assert _reserved(MUTUAL, of=of).reason(About.RESERVED).state is state


def test_a_mutual_contract_of_more_than_five_years_is_asked_about():
    assert _reserved(MUTUAL, of=A_MUTUAL, months=72.0).reason(About.RESERVED).state is State.UNKNOWN


@pytest.mark.parametrize("code", [SHELTERED, MUTUAL])
@pytest.mark.parametrize("regime", ["pcr-2015", "scotland", None])
def test_a_reservation_under_rules_that_are_not_held_is_unknown(code, regime):
    of = A_MUTUAL | {"disadvantaged_workforce_share": 0.9, "supported_employment_purpose": True}
    assert _reserved(code, of=of, regime=regime).reason(About.RESERVED).state is State.UNKNOWN


def test_before_the_law_is_in_force_nothing_passes():
    found = match_provider(
        provider=provider(disadvantaged_workforce_share=0.9, supported_employment_purpose=True),
        opportunity=opportunity(reserved=(SHELTERED,)),
        on=ON,
        rules=Rules(law=None, lines=RULES.lines),
    )
    assert found.reason(About.RESERVED).state is State.UNKNOWN


@pytest.mark.parametrize(
    ("sme", "vcse", "state"),
    [
        (True, None, State.MET),
        (None, True, State.MET),
        (False, False, State.NOT_MET),
        (None, None, State.UNKNOWN),
        (False, None, State.UNKNOWN),
    ],
)
def test_small_and_social_enterprises_say_which_they_are(sme, vcse, state):
    assert _reserved(SMALL, of={"sme": sme, "vcse": vcse}).reason(About.RESERVED).state is state


def test_a_code_that_we_do_not_know_is_unknown():
    assert _reserved("womenOwned").reason(About.RESERVED).state is State.UNKNOWN


def test_of_two_reservations_the_worse_counts():
    found = matched(of={"sme": True, "disadvantaged_workforce_share": 0.1}, to={"reserved": (SMALL, SHELTERED)})
    assert found.reason(About.RESERVED).state is State.NOT_MET
