"""Accreditations that the notice names in its own words."""

from __future__ import annotations

import pytest

from tests.matching_builders import matched
from worthwhile.engines.matching import About, AskedAccreditation, Eligibility, State
from worthwhile.engines.matching.accreditation import accreditation_key, asked_in


@pytest.mark.parametrize(
    ("text", "name", "must", "equivalent"),
    [
        ("Bidders must hold Cyber Essentials.", "cyber-essentials", True, False),
        ("You need to be registered with the Care Quality Commission", "cqc", True, False),
        ("Quality: BS EN ISO 9001 (or equivalent) is mandatory.", "iso-9001", True, True),
        ("We are an accredited Living Wage employer. Bids are welcome.", "living-wage", False, False),
        ("A service rated by Ofsted", "ofsted", False, False),
    ],
)
def test_an_accreditation_is_read_with_what_its_sentence_says(text, name, must, equivalent):
    (found,) = asked_in(text)
    assert (found.name, found.must, found.or_equivalent) == (name, must, equivalent)


def test_must_in_another_sentence_says_nothing():
    (found,) = asked_in("All bids must be in by noon. Staff may hold DSPT.")
    assert found.must is False


def test_plus_is_not_also_a_mention_of_the_lesser_one():
    assert [found.name for found in asked_in("Cyber Essentials Plus is required")] == ["cyber-essentials-plus"]


@pytest.mark.parametrize("text", ["", "a living wage is good", "ofstedian", "iso 90017"])
def test_words_that_only_look_like_it_are_left_alone(text):
    assert asked_in(text) == ()


def test_an_accreditation_of_the_provider_is_looked_for_by_its_own_name():
    assert [found.name for found in asked_in("PQASSO Level 2 is required", also=["PQASSO level 2"])] == [
        "pqasso-level-2"
    ]


def test_the_quote_is_short_and_has_the_words():
    (found,) = asked_in("word " * 200 + "Cyber Essentials " + "word " * 200)
    assert len(found.quote) < 250
    assert "Cyber Essentials" in found.quote


def test_names_are_compared_without_regard_to_how_they_are_written():
    assert accreditation_key("Cyber  Essentials") == accreditation_key("cyber-essentials") == "cyber-essentials"


def _asked(name, **more):
    return {"accreditations": (AskedAccreditation(name=name, quote=f"{name} must be held", **{"must": True} | more),)}


def test_one_that_is_held_is_met():
    assert matched(to=_asked("cyber-essentials")).reason(About.ACCREDITATION).state is State.MET


def test_the_greater_one_stands_for_the_lesser():
    found = matched(of={"accreditations": ("Cyber Essentials Plus",)}, to=_asked("cyber-essentials"))
    assert found.reason(About.ACCREDITATION).state is State.MET


def test_one_that_must_be_held_and_is_not_makes_eligibility_unknown_and_never_a_no():
    found = matched(to=_asked("cqc"))
    assert found.reason(About.ACCREDITATION).state is State.NOT_MET
    assert found.eligibility is Eligibility.UNKNOWN
    assert "“cqc must be held”" in found.reason(About.ACCREDITATION).sentence


def test_one_that_is_mentioned_or_has_an_equivalent_is_to_be_watched():
    assert matched(to=_asked("cqc", must=False)).reason(About.ACCREDITATION).state is State.WATCH
    assert matched(to=_asked("cqc", or_equivalent=True)).reason(About.ACCREDITATION).state is State.WATCH


def test_words_that_name_none_say_so_and_point_to_the_documents():
    reason = matched().reason(About.ACCREDITATION)
    assert reason.state is State.WATCH
    assert "documents may" in reason.sentence


def test_words_that_were_not_looked_at_are_unknown():
    found = matched(to={"accreditations": None})
    assert found.reason(About.ACCREDITATION).state is State.UNKNOWN
    assert found.eligibility is Eligibility.UNKNOWN
