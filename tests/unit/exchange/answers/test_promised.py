"""Nobody may promise what the case does not support."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.answer_builders import drafted, lonely, lunch_club, promise, question
from tests.builders import outcome_data
from worthwhile.kernel.problems import InvalidInput


def _problems(data=None, *promises):
    with pytest.raises(InvalidInput) as caught:
        drafted(data, question(promises=list(promises)))
    return {problem.path: problem.message for problem in caught.value.problems}


def test_a_promise_above_the_high_end_is_refused_with_the_reason():
    assert _problems(None, promise(quantity=141)) == {
        "promises[0].quantity": "You promise 141 for “Members are less lonely”. "
        "The case supports at most 140 (the high end of its range). Promise 140 or less, or change the case if you "
        "have evidence for more: a promise above the evidence can lose the contract."
    }


def test_a_promise_at_the_high_end_is_taken_with_a_warning():
    draft = drafted(asked=question(promises=[promise(quantity=140)]))
    assert any("The 140 promised for “Members are less lonely” is above the 120" in text for text in draft.warnings)


def test_without_a_range_nothing_above_the_only_figure_may_be_promised():
    data = lunch_club(outcomes=[lonely(ranges={})])
    assert (
        "at most 120 (its only figure, as it gives no range)"
        in (_problems(data, promise(quantity=121))["promises[0].quantity"])
    )


def test_every_promise_that_cannot_stand_is_told_at_once():
    unknown, none, loss = (
        outcome_data(id="hope", status="held", quantity=None, value=None),
        outcome_data(id="sleep", status="pending", quantity=None, value=None),
        outcome_data(id="harm", name="Carers are tired", value=-5),
    )
    found = _problems(
        lunch_club(outcomes=[lonely(), unknown, none, loss]),
        promise(outcome="less-lonly"),
        promise(outcome="hope", quantity=5),
        promise(outcome="sleep", quantity=None, share=Decimal("0.5")),
        promise(outcome="harm", quantity=None),
    )
    assert set(found) == {
        "promises[0].outcome", "promises[1].quantity", "promises[2].share", "promises[3].outcome",
    }  # fmt: skip
    assert "Did you mean less-lonely?" in found["promises[0].outcome"]
    assert "is a change for the worse in the case" in found["promises[3].outcome"]


def test_an_outcome_without_a_quantity_leaves_its_number_as_a_gap():
    data = lunch_club(outcomes=[outcome_data(id="hope", name="Hope", status="held", quantity=None, value=None)])
    draft = drafted(data, question(promises=[promise(outcome="hope", quantity=None)]))
    assert "[Say how many for “Hope”, once the case has a quantity]" in draft.gaps


def test_a_share_that_comes_to_nobody_is_refused():
    found = _problems(None, promise(quantity=None, share=Decimal("0.001")))
    assert "comes to 0" in found["promises[0].share"]
