"""Free text: signs read, contacts masked, lost line breaks put back, the rest as published."""

from __future__ import annotations

import time

import pytest

from worthwhile.market.compile.columns.texts import cleaned, with_line_breaks, without_markup


@pytest.mark.parametrize(
    ("published", "shown"),
    [
        ("Meals &amp; company", "Meals & company"),
        ("People&#039;s panel, caf&eacute; &#xA3;5", "People's panel, café £5"),
        ("Twice &amp;amp; once", "Twice &amp; once"),
        ("Soup&nbsp;kitchen", "Soup kitchen"),
        ("jo&#64;example.org, 01632&nbsp;960983", "[e-mail removed], [telephone removed]"),
        ("https://example.org/?a=1&copy=2&lang=en", "https://example.org/?a=1&copy=2&lang=en"),
        ("R&D; AT&T &nosuchthing; &", "R&D; AT&T &nosuchthing; &"),
        ("around Â£42,000 â€“ Â£50,000, itâ€™s â€œallâ€", "around £42,000 – £50,000, it’s “allâ€\u009d"),
        ("Â\u00a0", None),
        ("CÂMARA, â, Âge", "CÂMARA, â, Âge"),
        ("&nbsp;&#160;", None),
        ("&#0;&#xD800;", "\ufffd\ufffd"),
    ],
)
def test_signs_are_read_once(published: str, shown: str | None) -> None:
    assert cleaned(published) == shown


@pytest.mark.parametrize(
    ("published", "shown"),
    [
        ("the event.rnrnAdditional information: rnThe Council", "the event.\nAdditional information: \nThe Council"),
        ("RequirementrnrnThe aim", "Requirement\nThe aim"),
        ("was set up.rn The next", "was set up.\n The next"),
        ("Price 40%rn The 12 months in 2025rnThe end.rn", "Price 40%\n The 12 months in 2025\nThe end.\n"),
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
    assert without_markup("<p>People's &amp; panel</p> for < 5 & > 3, R&D").split() == (
        ["People's", "&amp;", "panel", "for", "<", "5", "&", ">", "3,", "R&D"]
    )


@pytest.mark.parametrize(
    "hostile", ["a" * 60_000 + "@", "a." * 30_000 + "@", "01 " * 20_000, "rn " * 20_000, "&a" * 30_000, "&#1;" * 20_000]
)
def test_long_hostile_text_is_cleaned_in_good_time(hostile: str) -> None:
    began = time.process_time()
    cleaned(hostile)
    assert time.process_time() - began < 2
