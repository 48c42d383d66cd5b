"""What a bidder is told before an answer is sent."""

from __future__ import annotations

import pytest

from tests.answer_builders import drafted, lonely, lunch_club, promise, question
from worthwhile.exchange.answers.before_sending import counted_words, notes_of


def _warned(data=None, **asked):
    return " ".join(drafted(data, question(**asked)).warnings)


@pytest.mark.parametrize(("strength", "is_weak"), [(0, True), (1, True), (2, False), (5, False), (None, False)])
def test_weak_proof_is_warned_of(strength, is_weak):
    data = lunch_club(outcomes=[lonely(evidence={**lonely()["evidence"], "strength": strength})])
    assert ("rests on assumption or opinion" in _warned(data)) == is_weak


def test_a_pending_outcome_is_a_promise_without_proof():
    assert "a promise without proof" in _warned(lunch_club(outcomes=[lonely(status="pending")]))


def test_a_commitment_beside_the_point_is_warned_of_until_the_bidder_says_why():
    assert "does not answer the outcome asked for by any word of “Net zero by design”. Promise another" in _warned(
        outcome_asked="Net zero by design"
    )
    reasoned = _warned(outcome_asked="Net zero by design", promises=[promise(because="Fewer car journeys")])
    assert "Your reason may still do so" in reasoned
    met = _warned(outcome_asked="Net zero by design", promises=[promise(because="It answers net zero directly")])
    assert "does not answer" not in met


def test_the_words_that_meet_the_outcome_asked_for_are_shown():
    assert (
        "“Members are less lonely” meets the outcome asked for by: loneliness (lonely). Judge whether that is enough."
        in notes_of(drafted())
    )


def test_another_length_of_contract_is_warned_of():
    assert "The case counts 1 year and the contract runs for 36 months." in _warned(contract_months=36)
    assert "The case counts" not in _warned(contract_months=12)


def test_a_promise_after_the_contract_is_warned_of():
    assert "after the contract ends on 31 March 2027" in _warned(promises=[promise(by="2027-09-30")])


def test_two_promises_of_one_change_are_warned_of():
    data = lunch_club(outcomes=[lonely(), lonely(id="happy", name="Members are happier")])
    both = [promise(), promise(outcome="happy")]
    assert "may be the same change in the same people. Promise one" not in _warned(data, promises=both)
    data["outcomes"][1]["shares_change_with"] = ["less-lonely"]
    assert "may be the same change in the same people. Promise one" in _warned(data, promises=both)


def test_an_answer_over_the_limit_says_by_how_much_and_where_to_cut():
    draft = drafted(asked=question(word_limit=100))
    told = counted_words(draft)
    assert f"{draft.words - 100} over the limit of 100. Cut first where it is longest: Our commitments (" in told
    assert f"the table too ({draft.words_without_table} without it)" in told


def test_an_answer_within_the_limit_says_what_is_left():
    draft = drafted(asked=question(word_limit=draft_words() + 7, table=False))
    assert counted_words(draft).endswith("7 under the limit of " + f"{draft_words() + 7}.")


def draft_words():
    return drafted(asked=question(table=False)).words


def test_an_additional_promise_asks_whether_the_service_reaches_those_people_anyway():
    assert "the 120 of the case may be reached by the service anyway" in _warned()
    assert "reached by the service anyway" not in _warned(promises=[promise(service="core")])
