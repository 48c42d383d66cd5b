"""A draft answer says what the case says, in sentences of ours, and leaves gaps where it says nothing."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.answer_builders import drafted, lonely, lunch_club, promise, question
from tests.builders import case_data, outcome_data
from worthwhile.exchange.answers import plain_text

WHOLE = """\
What we will do

Example CIC makes these commitments to Example Council for the contract from 1 April 2026 to 31 March 2027 (12 months).

Many older people here eat alone.

We run a lunch club twice a week. Volunteers visit those who cannot come. We expect to deliver: lunches; visits.

Beyond the service that the contract buys: We open a second club.

What will change, and for whom

Additional to the service, and offered for this contract:

Members are less lonely (who gains: Members). Our commitment: at least 100 people by 31 March 2027. \
For 1 April 2022 to 31 March 2023, our impact case forecasts 120, within a range of 90 to 140.

How we will measure it

We measure “Members are less lonely” by: UCLA-3 before and after. \
Sample so far: 96 of 150 measured, 20% lost between the two measurements.

We report every quarter.

When

The contract runs from 1 April 2026 to 31 March 2027.

By 30 June 2026: The second club opens.

By 31 March 2027: target reached for “Members are less lonely”.

Who is responsible

Responsible for “Members are less lonely”: Our service manager.

How we know

“Members are less lonely”: this was measured before and after, without a comparison group. \
Source: Survey of March 2023. Before valuing it, our case takes off 20% that would have happened anyway and 25% \
that is due to others; the number we commit to is counted before that.

This assumes: people can get here.

Our commitments

Specific: Members are less lonely (who gains: Members). Additional to the service.
Measurable: UCLA-3 before and after. Target: at least 100 people. For 1 April 2022 to 31 March 2023, our impact case \
forecasts 120, within a range of 90 to 140. Sample so far: 96 of 150 measured, 20% lost between the two measurements.
Time-bound: By 31 March 2027.
Evidence: This was measured before and after, without a comparison group.
Indicator: “Members are less lonely”: at least 100 people by 31 March 2027, measured by: UCLA-3 before and after.
"""


def _text(data=None, **asked):
    return plain_text(drafted(data, question(**asked)))


def test_a_whole_case_makes_a_whole_answer_without_a_gap():
    draft = drafted()
    assert plain_text(draft) == WHOLE
    assert draft.gaps == ()
    assert draft.warnings == (
        "“Members are less lonely” is promised as additional, and the 120 of the case may be reached by the service "
        "anyway. Promise only those whom you would not reach without the addition, or make a case for it.",
        "Check SV-020 is not answered, and the buyer may ask: "
        "Members are less lonely: the change is claimed for 120 people, and 96 were measured.",
    )


def test_words_are_counted_as_they_stand_in_the_plain_text():
    draft = drafted()
    sizes = dict(draft.longest_parts)
    # Counted by hand in the text above, headings included.
    assert (sizes["When"], sizes["Who is responsible"], sizes["How we know"]) == (31, 12, 57)
    assert sum(sizes.values()) == draft.words == len(WHOLE.split())
    assert draft.words_without_table == len(WHOLE.partition("Our commitments")[0].split())


def test_a_case_that_says_nothing_leaves_a_gap_for_each_thing():
    bare = question(promises=[{"outcome": "better", "service": "additional"}], milestones=[], reporting="")
    draft = drafted(case_data(), bare)
    assert draft.gaps == (
        "[Name your organisation]",
        "[Say what you will do: which activities, how often and where]",
        "[Say what you will do beyond the service for “better”]",
        "[Say who gains from “better”]",
        "[Say what is counted for “better”, such as people]",
        "[Say by when for “better”]",
        "[Give a low and a high for “better” in the case]",
        "[Say how “better” is measured]",
        "[Give the baseline of “better”: how many were measured, and when]",
        "[Say how and how often you will report results to the buyer]",
        "[Give the steps of your project plan, each with a date]",
        "[Say who is responsible for all commitments, by role]",
        "[Say what “better” rests on, and grade it in the case]",
        "[Say where the evidence of “better” is kept]",
        "[Say how much of “better” would have happened anyway, and how we know]",
    )
    assert plain_text(draft).startswith("[15 gaps to fill]\n\nWhat we will do\n")
    assert all(gap in plain_text(draft) for gap in draft.gaps)


def test_where_no_number_is_given_the_central_quantity_is_promised():
    assert "Our commitment: at least 120 people by" in _text(promises=[promise(quantity=None)])


def test_a_share_is_of_the_central_quantity_and_never_rounded_up():
    text = _text(promises=[promise(quantity=None, share=Decimal("0.33"))])
    assert "Our commitment: at least 39 people by" in text
    assert "within a range of 90 to 140. We offer 33% of that to this contract." in text


@pytest.mark.parametrize(
    ("field", "stated", "told"),
    [
        ("quantity", [120, 90], "forecasts 120, within a range of 100 to 140"),
        ("intake", [70, 50], "forecasts 120, within a range of 180 to 240"),
    ],
)
def test_quantities_by_year_are_told_by_their_largest_year_and_intakes_together(field, stated, told):
    ends = {"low": [100, 80], "high": [140, 100]}
    if field == "intake":
        ends, told = {"low": [60, 50], "high": [80, 60]}, "forecasts 120, within a range of 110 to 140"
    data = lunch_club(outcomes=[lonely(quantity=None) | {field: stated, "ranges": {field: ends}}])
    assert told in plain_text(drafted(data))


def test_core_service_is_kept_apart_from_what_is_additional():
    data = lunch_club(outcomes=[lonely(), lonely(id="eat", name="Members eat well")])
    text = _text(data, promises=[promise(service="core", adds=""), promise(outcome="eat")])
    additional = text.index("Additional to the service, and offered for this contract:\n\nMembers eat well")
    assert additional < text.index("Part of the service that this contract buys:\n\nMembers are less lonely")
    assert "Members eat well (who gains: Members). Additional to the service." in text
    assert "Members are less lonely (who gains: Members). Part of the service." in text


def test_a_buyers_headings_stand_in_the_buyers_order_with_what_each_covers():
    structure = [
        {"heading": "2.1 Project plan", "covers": ["timetable", "responsibility"]},
        {"heading": "2.2 Monitoring"},
        {"heading": "2.3 Net zero"},
    ]
    draft = drafted(None, question(structure=structure, table=False))
    text = plain_text(draft)
    assert text.index("2.1 Project plan") < text.index("Responsible for") < text.index("2.2 Monitoring\n\nWe measure")
    assert draft.gaps == ("[Write what belongs under “2.3 Net zero”: the case says nothing of it]",)
    assert "Our commitments" not in text
    assert [w for w in draft.warnings if w.startswith("No heading")] == [
        "No heading takes the activities, changes, evidence, so the draft leaves it out. "
        "Say under which heading it belongs (covers)."
    ]


def test_two_headings_of_the_same_words_do_not_tell_the_same_twice():
    text = _text(structure=[{"heading": "Monitoring"}, {"heading": "Reporting"}], table=False)
    assert text.count("We report every quarter.") == 1


def test_the_ratio_is_left_out_unless_it_is_asked_for():
    assert "social value for every" not in _text()


def test_the_ratio_is_quoted_as_a_range_with_its_kind_and_as_an_estimate():
    text = _text(quote_ratio=True)
    assert "We estimate between £1." in text
    assert "Nine in ten of our simulated results lie between the two." in text
    assert (
        "This is an estimate of value to everyone who gains, not a saving in cash. It is a forecast for 1 April 2022 "
        "to 31 March 2023, and covers all of our case, not these commitments alone. "
        "What is put in comes to £500.00, gifts in kind included."
    ) in text


def test_the_ratio_is_not_quoted_without_ranges():
    draft = drafted(lunch_club(outcomes=[lonely(ranges={})]), question(quote_ratio=True))
    assert (
        "[No ratio is quoted: give the case ranges first, as a single figure hides how wrong it may be]" in draft.gaps
    )
    assert "social value for every" not in plain_text(draft)


def test_the_ratio_is_not_quoted_without_a_simulation():
    draft = drafted(asked=question(quote_ratio=True), draws=0)
    assert any(gap.startswith("[No ratio is quoted:") for gap in draft.gaps)


def _more_than_there_were(**overrides):
    evidence = {**lonely()["evidence"], "population": 100}
    return lunch_club(outcomes=[lonely(evidence=evidence)], **overrides)


def test_an_unanswered_error_bars_the_ratio_until_it_is_answered():
    barred = drafted(_more_than_there_were(), question(quote_ratio=True))
    assert "[No ratio is quoted: answer check SV-021 of the case first]" in barred.gaps
    assert "The ratio is not quoted: answer check SV-021 of the case first." in barred.warnings
    assert "social value for every" not in plain_text(barred)
    reason = "Twenty members joined after the register of one hundred was made."
    answered = drafted(_more_than_there_were(answers={"SV-021": reason}), question(quote_ratio=True))
    assert "We estimate between" in plain_text(answered)


def test_deductions_already_taken_off_the_quantity_are_told_so():
    outcome = lonely(deadweight=None, attribution=None, displacement=None, net_of=["deadweight"])
    text = _text(lunch_club(outcomes=[outcome]))
    assert "The number is counted after what would have happened without us is taken off." in text


def test_targets_on_one_day_are_said_once():
    data = lunch_club(outcomes=[lonely(), lonely(id="eat", name="Members eat well")])
    text = _text(data, promises=[promise(), promise(outcome="eat")])
    assert "By 31 March 2027: the targets of all commitments are reached." in text
    assert "target reached for" not in text


def test_the_figures_of_an_outcome_carry_the_source_the_case_gives():
    link = next(link for link in drafted().figures if link.path == "outcomes[less-lonely].quantity")
    assert (link.text, link.value, link.source) == ("120", "120", "Register of 2023")
    assert link.name == "Members are less lonely: how many change (quantity)"


def test_a_held_outcome_can_be_promised():
    held = outcome_data(id="safe", name="Members feel safe", status="held", quantity=40, value=None)
    draft = drafted(lunch_club(outcomes=[lonely(), held]), question(promises=[promise(outcome="safe", quantity=30)]))
    assert "Members feel safe (who gains: [Say who gains from “Members feel safe”])" in plain_text(draft)
    assert "would have happened anyway" not in plain_text(draft)
