"""How many bid before, who holds it now, whom it suits."""

from __future__ import annotations

from datetime import date

import pytest

from tests.matching_builders import matched
from worthwhile.engines.matching import About, BidsBefore, BidsOf, HeldBy, Holder, State


def _bids(median, known, of=BidsOf.BUYER):
    return matched(to={"bids_before": BidsBefore(median=median, known=known, of=of)}).reason(About.COMPETITION)


@pytest.mark.parametrize(("median", "state"), [(3.0, State.MET), (4.5, State.WATCH), (10.0, State.NOT_MET)])
def test_many_bids_before_speak_against_it(median, state):
    assert _bids(median, 8).state is state


def test_the_sentence_says_how_many_and_of_whom():
    assert _bids(4.5, 8).sentence == (
        "4.5 bids came in the middle case of 8 contracts of this buyer for this kind of service."
    )
    assert _bids(1, 3, BidsOf.SERVICE).sentence.startswith("1 bid came")
    assert "any buyer" in _bids(1, 3, BidsOf.SERVICE).sentence


@pytest.mark.parametrize("known", [1, 2])
def test_two_contracts_tell_nothing(known):
    reason = _bids(1.0, known)
    assert (reason.state, reason.points) == (State.UNKNOWN, 0.25)
    assert reason.sentence.startswith("Only ")


def test_no_earlier_notice_is_unknown():
    assert matched().reason(About.COMPETITION).state is State.UNKNOWN


HOLDER = Holder(
    name="Big Care Ltd", how=HeldBy.SAME_SERVICE, ends_on=date(2027, 3, 31), keys=("GB-COH:00000001",),
    name_keys=("big care ltd",),
)  # fmt: skip


def test_a_holder_is_probable_and_how_it_is_told_is_said():
    reason = matched(to={"holder": HOLDER}).reason(About.HOLDER)
    assert reason.state is State.WATCH
    assert reason.sentence == (
        "Big Care Ltd probably holds it now (same buyer and kind of service, ends 31 March 2027)."
    )


@pytest.mark.parametrize("of", [{"keys": ("GB-COH:00000001",)}, {"name_key": "big care ltd"}])
def test_a_provider_that_holds_it_itself_is_told_so(of):
    reason = matched(of=of, to={"holder": HOLDER}).reason(About.HOLDER)
    assert (reason.state, reason.points) == (State.MET, 1.0)
    assert reason.sentence.startswith("You probably hold it now")


def test_nobody_found_is_unknown_and_no_advantage():
    reason = matched().reason(About.HOLDER)
    assert (reason.state, reason.points) == (State.UNKNOWN, 0.25)


@pytest.mark.parametrize(
    ("of", "to", "state"),
    [
        ({"vcse": True}, {"vcse_suitable": True}, State.MET),
        ({"sme": True}, {"sme_suitable": True, "vcse_suitable": False}, State.MET),
        ({}, {"sme_suitable": True}, State.WATCH),
        ({"sme": False, "vcse": True}, {"sme_suitable": True}, State.UNKNOWN),
        ({"vcse": True}, {"vcse_suitable": False}, State.NOT_MET),
        ({"vcse": True}, {}, State.UNKNOWN),
    ],
)
def test_whom_it_suits_counts_only_for_what_the_provider_is(of, to, state):
    assert matched(of=of, to=to).reason(About.SUITABILITY).state is state
