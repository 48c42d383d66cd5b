"""Who pays and who saves."""

from decimal import Decimal
from typing import Any

import pytest

from tests.builders import make_case
from worthwhile.engines.valuation.value_case import value_case
from worthwhile.engines.valuation.vocabulary import Agency
from worthwhile.exchange.pockets import Pockets, find_pockets
from worthwhile.kernel.money import money_text
from worthwhile.reference import valuation_parameters

COUNCIL = {"name": "Contract", "agency": "local-authority", "values": [60000]}
VOLUNTEERS = {"name": "Hours", "agency": "people", "values": [12000], "cash": False}
# 100 visits x £500 x (1 - 0.18) = £41,000 spared, an average cost of which nothing becomes cash.
VISITS = {"id": "visits", "agency": "nhs", "kind": "fiscal", "quantity": 100, "value": 500, "deadweight": 0.18}
# 120 people x £1,000 x (1 - 0.25) = £90,000.
WELL = {"id": "well", "agency": "people", "kind": "wellbeing", "quantity": 120, "value": 1000, "deadweight": 0.25}


def _pockets(**case: Any) -> Pockets:
    made = make_case(**{"inputs": [COUNCIL, VOLUNTEERS], "outcomes": [VISITS, WELL], **case})
    parameters = valuation_parameters()
    result = value_case(case=made, parameters=parameters, draws=0)
    return find_pockets(case=made, result=result, parameters=parameters)


def _figures(found: Pockets) -> dict[Agency | None, tuple[int, ...]]:
    return {
        row.agency: tuple(
            int(amount) for amount in (row.pays_cash, row.pays_in_kind, row.gains, row.saves, row.cashable, row.net)
        )
        for row in found.rows
    }


def test_each_pocket_is_what_the_hand_works_out() -> None:
    # Council: pays 60,000 and gains nothing. NHS: saves 41,000 and pays nothing.
    # People: give 12,000 of time and gain 90,000, so 78,000 net.
    assert _figures(_pockets()) == {
        Agency.LOCAL_AUTHORITY: (60000, 0, 0, 0, 0, -60000),
        Agency.NHS: (0, 0, 41000, 41000, 0, 41000),
        Agency.PEOPLE: (0, 12000, 90000, 0, 0, 78000),
    }


def test_the_nets_add_up_to_the_net_present_value() -> None:
    # 131,000 of value less 72,000 put in.
    assert _pockets().total.net == 59000


def test_the_wrong_pocket_is_named_plainly() -> None:
    assert _pockets().sentences[0] == (
        "The local authority pays £60,000; the NHS saves £41,000, of which £0 becomes cash; people give £12,000 in "
        "kind. Savings fall to a different pocket than the cost."
    )


def test_what_comes_back_in_cash_stands_against_what_is_paid() -> None:
    assert "In cash, the local authority gets back £0 for the £60,000 it pays." in _pockets().sentences


def test_a_budget_that_pays_and_saves_reads_as_one() -> None:
    # The NHS pays 60,000 and saves 41,000, of which a tenth, 4,100, becomes cash.
    found = _pockets(inputs=[{**COUNCIL, "agency": "nhs"}], outcomes=[{**VISITS, "cashable": 0.1}])
    assert found.sentences[:2] == (
        "The NHS pays £60,000 and saves £41,000, of which £4,100 becomes cash. "
        "Every saving falls to a pocket that pays towards the cost.",
        "In cash, the NHS gets back £4,100 for the £60,000 it pays.",
    )


def test_savings_that_fall_partly_elsewhere_are_split() -> None:
    other = {**VISITS, "id": "calls", "agency": "local-authority", "quantity": 20}  # 20 x 500 x 0.82 = 8,200
    first = _pockets(outcomes=[VISITS, other]).sentences[0]
    assert first.endswith("Of £49,200 saved, £41,000 falls to a different pocket than the cost.")


def test_later_years_of_cost_are_discounted_from_the_start_of_each() -> None:
    # 60,000 + 60,000 / 1.035 = 117,971.01
    found = _pockets(inputs=[{**COUNCIL, "values": [60000, 60000]}], discounting={"rate": 0.035, "timing": "start"})
    assert money_text(found.rows[0].pays) == "£117,971.01"


def test_an_outcome_that_does_not_count_saves_nobody_anything() -> None:
    twin = {**VISITS, "id": "twin", "quantity": 10, "shares_change_with": ["visits"]}
    assert _figures(_pockets(outcomes=[VISITS, twin]))[Agency.NHS][3] == 41000


def test_an_input_without_an_agency_is_a_pocket_nobody_is_named_for() -> None:
    found = _pockets(inputs=[COUNCIL, {"name": "Grant", "values": [5000]}])
    assert _figures(found)[None] == (5000, 0, 0, 0, 0, -5000)
    assert any("£5,000 of money is put in by inputs that name no agency" in said for said in found.sentences)


def test_a_budget_that_has_more_to_meet_does_not_save() -> None:
    found = _pockets(outcomes=[{**VISITS, "value": -500}])
    assert "the NHS has £41,000 more to meet" in found.sentences[0]
    assert "No outcome here spares a public budget anything" in found.sentences[0]


def test_where_no_input_names_an_agency_it_cannot_be_said_who_pays() -> None:
    found = _pockets(inputs=[{"name": "Grant", "values": [5000]}])
    assert "it cannot be said whether those who save also pay" in found.sentences[0]


def test_where_nobody_is_named_and_nothing_spares_a_budget_it_says_what_to_enter() -> None:
    found = _pockets(inputs=[{"name": "Grant", "values": [5000]}], outcomes=[WELL])
    assert (found.is_shown, found.rows, found.sentences) == (False, (), ())
    assert "enter agency on each input" in found.missing


def test_it_says_that_it_is_never_added_to_the_ratio() -> None:
    assert "never added to the ratio" in _pockets().sentences[-1]


@pytest.mark.parametrize("agency", list(Agency))
def test_every_agency_can_be_the_subject_of_a_sentence(agency: Agency) -> None:
    found = _pockets(inputs=[{**COUNCIL, "agency": agency.value}], outcomes=[VISITS])
    assert "£60,000" in found.sentences[0]
    assert found.total.pays == Decimal(60000)
