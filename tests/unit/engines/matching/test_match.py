"""The score, its parts and the order."""

from __future__ import annotations

import pytest

from tests.matching_builders import matched
from worthwhile.engines.matching import About, Eligibility, Match, rank_matches
from worthwhile.engines.matching.reasons import CODES
from worthwhile.engines.matching.rules import UNKNOWN_POINTS, WEIGHTS


def test_the_score_is_the_documented_sum_of_its_parts():
    found = matched()
    fit = sum(reason.weight * reason.points for reason in found.reasons if reason.weight is not None)
    assert found.fit == pytest.approx(fit)
    assert found.score == pytest.approx(100 * 0.9 * fit)


def test_the_worked_example_of_the_page_of_methods():
    """Area, size, time and step 1 each; length 1; one lot 0.5; open 1; the other 0.31 of weight unknown at 0.25."""
    known = 0.20 + 0.20 + 0.15 + 0.10 + 0.05 + 0.02 * 0.5 + 0.02
    unknown = 0.10 + 0.08 + 0.03 + 0.03 + 0.02
    assert matched().fit == pytest.approx(known + unknown * 0.25)
    assert matched().score == pytest.approx(71.55)


def test_the_weights_add_up_to_one():
    assert sum(WEIGHTS.values()) == pytest.approx(1.0)


def test_every_reason_has_a_code_of_its_own():
    assert set(CODES) == set(About)
    assert len(set(CODES.values())) == len(About)


def test_every_kind_of_reason_is_given_once():
    assert [reason.about for reason in matched().reasons].count(About.AREA) == 1
    assert {reason.about for reason in matched().reasons} == set(About)


def test_what_nothing_is_known_of_has_a_quarter_of_the_fit():
    nothing = dict.fromkeys(
        ("value_low", "value_high", "months", "deadline_at", "places_from", "lots", "method", "accreditations")
    )
    found = matched(to=nothing | {"places": ()})
    assert found.fit == pytest.approx(UNKNOWN_POINTS)
    assert found.eligibility is Eligibility.UNKNOWN


def _match(ocid, eligibility, score):
    return Match(ocid=ocid, eligibility=eligibility, score=score, relevance=1, fit=score / 100, reasons=(), remedies=())


def test_a_no_never_stands_above_another():
    ranked = rank_matches(
        [
            _match("a", Eligibility.NO, 99),
            _match("c", Eligibility.YES, 10),
            _match("b", Eligibility.YES, 10),
            _match("d", Eligibility.UNKNOWN, 20),
        ]
    )
    assert [found.ocid for found in ranked] == ["d", "b", "c", "a"]


@pytest.mark.parametrize(
    ("relevance", "words"),
    [(0.9, "It is what you do"), (0.5, "It is near what you do"), (0.1, "It is hardly what you do")],
)
def test_relevance_is_said_in_words(relevance, words):
    found = matched(to={"relevance": relevance, "relevance_why": "it uses your words lunch club"})
    assert found.reason(About.SERVICE).sentence == (
        f"{words} (relevance {relevance:.2f} of 1): it uses your words lunch club."
    )
