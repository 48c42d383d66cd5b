"""Free text: contacts masked, lost line breaks put back, the rest as published."""

from __future__ import annotations

import time

import pytest

from worthwhile.market.compile.columns.texts import cleaned, with_line_breaks, without_contacts, without_markup


@pytest.mark.parametrize(
    ("published", "shown"),
    [
        ("Write to jo.bloggs@example.nhs.uk today", "Write to [e-mail removed] today"),
        ("Ring 020 7946 0018.", "Ring [telephone removed]."),
        ("Ring (01632) 960 983 or 07700 900123", "Ring ([telephone removed] or [telephone removed]"),
        ("Ring +44 (0)1632 960983", "Ring [telephone removed]"),
        ("Ring 0044 1632 960983", "Ring [telephone removed]"),
    ],
)
def test_ways_to_reach_a_person_are_masked(published: str, shown: str) -> None:
    assert without_contacts(published) == shown


@pytest.mark.parametrize(
    "published",
    ["From 01-02-2025 to 03-04-2026", "Reference REF-0123456789", "GBP 0.1234567890", "£0123456789", "no. 00 00 00",
     "https://example.org/0123456789/notice", "2 500 000 GBP", "028961-2025"],
)  # fmt: skip
def test_dates_references_addresses_and_sums_are_left(published: str) -> None:
    assert without_contacts(published) == published


@pytest.mark.parametrize(
    ("published", "shown"),
    [
        ("the event.rnrnAdditional information: rnThe Council", "the event.\nAdditional information: \nThe Council"),
        ("RequirementrnrnThe aim", "Requirement\nThe aim"),
        ("was set up.rn The next", "was set up.\n The next"),
        ("provision: rn      rn      Previously", "provision: \n      \n      Previously"),
    ],
)
def test_line_breaks_that_lost_their_backslashes_are_put_back(published: str, shown: str) -> None:
    assert with_line_breaks(published) == shown


@pytest.mark.parametrize(
    "published",
    [
        "We govern and return concern to modern western Burn",
        "Blackburn rnli",
        "Real breaks\nmodernrnrn",
        "turn. earn",
    ],
)
def test_words_that_hold_rn_are_left(published: str) -> None:
    assert with_line_breaks(published) == published


def test_nothing_stays_nothing() -> None:
    assert cleaned(None) is None


def test_mark_up_is_taken_out_for_searching_and_signs_are_left() -> None:
    assert without_markup("<p>People&#039;s panel</p> for < 5 & > 3, R&D").split() == (
        ["People's", "panel", "for", "<", "5", "&", ">", "3,", "R&D"]
    )


@pytest.mark.parametrize("hostile", ["a" * 60_000 + "@", "a." * 30_000 + "@", "01 " * 20_000, "rn " * 20_000])
def test_long_hostile_text_is_cleaned_in_good_time(hostile: str) -> None:
    began = time.process_time()
    cleaned(hostile)
    assert time.process_time() - began < 2
