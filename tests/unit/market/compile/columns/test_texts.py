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
        ("To renée.dupré@exämple.org.uk.", "To [e-mail removed]."),
        ('To "jo bloggs"@example.org or o\'brien@example.org', "To [e-mail removed] or [e-mail removed]"),
        ("jo.bloggs at example dot org dot uk please", "[e-mail removed] please"),
        ("jo dot bloggs (at) example (dot) org", "[e-mail removed]"),
        ("jo[at]example.org; JO AT EXAMPLE DOT ORG", "[e-mail removed]; [e-mail removed]"),
        ("mailto:jo@example.org?subject=Bid", "mailto:[e-mail removed]?subject=Bid"),
        ("https://example.org/?to=jo@example.org&a=1", "https://example.org/?to=[e-mail removed]&a=1"),
        ("https://example.org/?to=jo%40example.org#b", "https://example.org/?to=[e-mail removed]#b"),
        ("jo&#64;example.org, kim&commat;example.org", "[e-mail removed], [e-mail removed]"),
        ("Email:jo@example.org;kim@example.org", "Email:[e-mail removed];[e-mail removed]"),
    ],
)
def test_ways_to_reach_a_person_are_masked(published: str, shown: str) -> None:
    assert without_contacts(published) == shown


@pytest.mark.parametrize(
    "published",
    ["From 01-02-2025 to 03-04-2026", "Reference REF-0123456789", "GBP 0.1234567890", "£0123456789", "no. 00 00 00",
     "https://example.org/0123456789/notice", "2 500 000 GBP", "028961-2025", "QIP131 0900 2025-03-11",
     "Swather (01587-130293/A)", "see us at example.org.uk", "look at the (dot) matrix", "5 @ £3.00",
     "write to @council", "someone@localhost",
     "https://maps.example.org/@51.5,-0.1,15z", "https://meet.example.org/19%3ameeting_x%40thread.v2/0"],
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


@pytest.mark.parametrize(
    "hostile",
    ["a" * 10**6 + "@", "@" * 10**6, "a@" * 500_000, "a@a." * 250_000, "a.a@" * 250_000, " dot " * 200_000,
     "a" * 10**6 + " at b dot", "(at)" * 250_000, "%40" * 300_000, '"' * 10**6 + "@", "a dot " * 170_000 + " at ",
     "x at " + "a dot " * 170_000 + "1", ("a" * 63 + ".") * 15_000 + "@" + ("a" * 63 + ".") * 15_000, "0 " * 500_000,
     "01" * 500_000, "+44 " * 250_000],
    ids=lambda text: text[:6],
)  # fmt: skip
def test_a_million_hostile_letters_are_masked_in_good_time(hostile: str) -> None:
    began = time.process_time()
    without_contacts(hostile)
    assert time.process_time() - began < 3
