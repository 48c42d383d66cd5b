"""What to verify of a case is drawn from the case, most important first, and nothing is left out."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worthwhile.engines.valuation.value_case import value_case
from worthwhile.exchange.case_edits import apply_edits
from worthwhile.exchange.case_file import case_from_data
from worthwhile.exchange.plain_data import load_plain_data
from worthwhile.exchange.templates import DEMONSTRATIONS, demonstration_text
from worthwhile.exchange.verification import Band, Claim, ClaimKind, list_claims
from worthwhile.exchange.verification.stated import items_of
from worthwhile.reference import valuation_parameters

OUTCOME = ("outcomes", "life-satisfaction")


def _data(name: str = "befriending", **edits: Any) -> dict[str, Any]:
    data = load_plain_data(demonstration_text(name), suffix=".yaml", name=name)
    assert isinstance(data, dict)
    return apply_edits(data, {(*OUTCOME, *field.split("__")): value for field, value in edits.items()})


def _claims(data: dict[str, Any]) -> dict[str, Claim]:
    loaded = case_from_data(data)
    result = value_case(case=loaded.case, parameters=valuation_parameters(), draws=100, seed=1)
    return {claim.key: claim for claim in list_claims(loaded=loaded, result=result)}


def test_every_figure_of_a_priced_outcome_is_a_claim() -> None:
    kinds = {claim.kind for claim in _claims(_data()).values() if claim.outcome == "life-satisfaction"}
    assert kinds == {
        ClaimKind.CHANGE,
        ClaimKind.QUANTITY,
        ClaimKind.WORTH,
        ClaimKind.DEADWEIGHT,
        ClaimKind.DISPLACEMENT,
        ClaimKind.ATTRIBUTION,
        ClaimKind.LASTING,
        ClaimKind.QUESTION,
    }


def test_costs_losses_unpriced_outcomes_and_conventions_are_claims_too() -> None:
    found = _claims(_data())
    assert {"costs-complete", "losses", "conventions", "unpriced-of-someone-to-call", "unpriced-of-less-lonely"} <= set(
        found
    )
    assert sorted(claim.subject for claim in found.values() if claim.kind is ClaimKind.COST) == [
        "Council grant",
        "Volunteer hours",
    ]


def test_what_moves_the_result_furthest_comes_first_and_weak_evidence_before_strong() -> None:
    found = list(_claims(_data()).values())
    assert found[0].key == "change-of-life-satisfaction"
    order = [(claim.band, not claim.doubts, -claim.stake.share) for claim in found]
    assert order == sorted(order)
    weak = next(claim for claim in found if claim.key == "change-of-visits-end")
    strong = next(claim for claim in found if claim.key == "change-of-volunteers-life-satisfaction")
    assert weak.band is strong.band is Band.SOME
    assert found.index(weak) < found.index(strong)


def test_a_range_says_how_far_the_ratio_moves_as_the_sensitivity_does() -> None:
    loaded = case_from_data(_data())
    result = value_case(case=loaded.case, parameters=valuation_parameters(), draws=100, seed=1)
    [row] = [row for row in result.sensitivity if row.parameter == "life-satisfaction.deadweight"]
    claim = _claims(_data())["deadweight-of-life-satisfaction"]
    assert claim.stake.words == f"Between its lowest and its highest, the ratio moves by £{row.swing:.2f}."


def test_an_outcome_that_did_not_happen_takes_its_share_of_the_ratio_with_it() -> None:
    assert _claims(_data())["change-of-life-satisfaction"].stake.words == (
        "If this were not so, the ratio would be £2.94 lower."
    )
    assert _claims(_data())["change-of-visits-end"].stake.words == (
        "If this were not so, the ratio would be £0.25 higher."
    )


def test_ten_points_of_a_deduction_are_worth_what_the_result_says_they_are() -> None:
    moved = _claims(_data())["displacement-of-life-satisfaction"].stake.words
    loaded = case_from_data(_data(displacement=Decimal("0.1")))
    after = value_case(case=loaded.case, parameters=valuation_parameters(), draws=100, seed=1)
    before = value_case(case=case_from_data(_data()).case, parameters=valuation_parameters(), draws=100, seed=1)
    assert before.ratio is not None
    assert after.ratio is not None
    assert moved == f"Every 10 percentage points more or less move the ratio by £{before.ratio - after.ratio:.2f}."


@pytest.mark.parametrize(
    ("edits", "key", "doubt"),
    [
        ({"deadweight": None, "ranges__deadweight": None}, "deadweight", "It is not stated, so nothing is taken off."),
        ({"sources__attribution": None}, "attribution", "No source is given."),
        ({"evidence__source": None}, "change", "The case does not say where the evidence is kept."),
        ({"evidence__strength": 0}, "change", "It was not measured before and after: strength 0, assumed."),
        ({"evidence__strength": None}, "change", "The case does not say how strong the evidence is."),
        (
            {"duration_years": Decimal(3)},
            "lasting",
            "It is counted for 3 years, and was last measured after 12 months.",
        ),
        ({"evidence__follow_up_months": None}, "lasting", "The case does not say when the change was last measured."),
    ],
)
def test_weak_evidence_is_named(edits: dict[str, Any], key: str, doubt: str) -> None:
    claim = f"{key}-of-life-satisfaction"
    assert doubt not in _claims(_data())[claim].doubts
    assert doubt in _claims(_data(**edits))[claim].doubts


def test_a_deduction_taken_off_already_says_so_and_is_not_missing() -> None:
    edits = {"deadweight": None, "ranges__deadweight": None, "net_of": ["deadweight"]}
    claim = _claims(_data(**edits))["deadweight-of-life-satisfaction"]
    assert ("Already taken off the quantity", "Yes, so it is not taken off again") in claim.says
    assert claim.doubts == ()


def test_outcomes_of_the_same_people_must_be_told_apart() -> None:
    edits = {("outcomes", "volunteers-life-satisfaction", "stakeholder"): "Older people visited"}
    claim = _claims(apply_edits(_data(), edits))["overlap-of-life-satisfaction"]
    assert claim.says == (("Volunteers are more satisfied with their lives", "The same people: Older people visited"),)
    assert claim.doubts == (
        "The case does not say how this and “Volunteers are more satisfied with their lives” are apart.",
    )
    assert "overlap-of-life-satisfaction" not in _claims(_data())


def test_a_case_without_a_loss_is_asked_for_one() -> None:
    data = _data()
    data["outcomes"] = [row for row in data["outcomes"] if row["id"] not in ("visits-end", "travel")]
    assert _claims(data)["losses"].doubts == ("The case names no change for the worse.",)
    assert _claims(_data())["losses"].doubts == ()


def test_a_case_without_gifts_in_kind_is_asked_for_them() -> None:
    data = _data()
    data["inputs"] = data["inputs"][:1]
    assert _claims(data)["costs-complete"].doubts == ("Nothing given in kind is entered, such as volunteers’ time.",)


def test_without_costs_the_stakes_are_money() -> None:
    words = _claims({**_data(), "inputs": []})["change-of-life-satisfaction"].stake.words
    assert words == "If this were not so, the present value would be £220,874 lower."


def test_an_answer_to_a_check_is_shown_and_makes_it_another_claim() -> None:
    before = _claims(_data())["question-of-SV-036"]
    after = _claims({**_data(), "answers": {"SV-036": "The year is out now."}})["question-of-SV-036"]
    assert ("The author’s answer", "The year is out now.") in after.says
    assert before.doubts == ("It is not answered.",)
    assert after.doubts == ()
    assert before.content_hash != after.content_hash


@given(st.sampled_from([demonstration.name for demonstration in DEMONSTRATIONS]))
def test_every_claim_of_every_demonstration_has_a_key_of_its_own_that_fits_an_address(name: str) -> None:
    loaded = case_from_data(_data(name))
    result = value_case(case=loaded.case, parameters=valuation_parameters(), draws=100, seed=1)
    claims = list_claims(loaded=loaded, result=result)
    keys = [claim.key for claim in claims]
    assert len(keys) == len(set(keys))
    assert all(key.replace("-", "").replace("_", "").isalnum() and len(key) <= 120 for key in keys)
    assert all(claim.asks and claim.convincing and claim.stake.words for claim in claims)


CHANGES = {
    "deadweight": Decimal("0.35"),
    "sources__deadweight": "Another source",
    "quantity": Decimal("20"),
    "evidence__source": "Another survey",
    "sources__attribution": "Another source",
    "duration_years": Decimal("0.5"),
}
TOUCHED = {
    "deadweight": {"deadweight"},
    "sources__deadweight": {"deadweight"},
    "quantity": {"quantity"},
    "evidence__source": {"change"},
    "sources__attribution": {"attribution"},
    "duration_years": {"lasting"},
}


@given(st.sampled_from(sorted(CHANGES)))
def test_a_change_touches_the_claims_that_stand_on_it_and_no_other_of_its_outcome(field: str) -> None:
    before, after = _claims(_data()), _claims(_data(**{field: CHANGES[field]}))
    own = [claim for claim in before.values() if claim.outcome == OUTCOME[1] and claim.kind is not ClaimKind.QUESTION]
    changed = {claim.kind.value for claim in own if claim.content_hash != after[claim.key].content_hash}
    assert changed == TOUCHED[field]


def test_the_same_number_written_otherwise_is_no_change() -> None:
    before, after = _claims(_data()), _claims(_data(deadweight=Decimal("0.250")))
    assert {key: claim.content_hash for key, claim in before.items()} == {
        key: claim.content_hash for key, claim in after.items()
    }


def test_another_price_year_makes_every_worth_another_claim() -> None:
    before, after = _claims(_data()), _claims({**_data(), "price_year": 2022})
    worths = [key for key, claim in before.items() if claim.kind is ClaimKind.WORTH]
    assert worths
    assert all(before[key].content_hash != after[key].content_hash for key in worths)


def test_a_case_is_read_by_the_ids_of_its_outcomes() -> None:
    assert [item.label for item in items_of("outcomes", _data())][:2] == ["life-satisfaction", "less-lonely"]
