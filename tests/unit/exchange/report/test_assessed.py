"""A report says how far an assessor came, and what they think, and names nobody."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from worthwhile.exchange.report.assessed import Assessed, assessed_note, assessed_section
from worthwhile.exchange.report.document import Facts, Paragraph

ASSESSED = Assessed(
    checked=14,
    total=31,
    verdicts=(("Verified", 12), ("Questioned", 2)),
    share=Decimal("0.85"),
    opinion="The count holds.\n\nThe price does not.",
    given_on=date(2026, 4, 2),
)


def test_the_section_says_how_far_it_came_and_what_rests_on_it() -> None:
    section = assessed_section(ASSESSED)
    assert section.blocks[0] == Paragraph(
        "An assessor, who did not work on the case, has looked at 14 of 31 claims that it makes."
    )
    assert section.blocks[1] == Facts(
        (("Verified", "12"), ("Questioned", "2"), ("Present value that rests on verified figures", "85%"))
    )


def test_the_opinion_stands_in_the_assessors_own_words() -> None:
    [opinion] = assessed_section(ASSESSED).sections
    assert opinion.heading == "The assessor’s opinion, 2 April 2026"
    assert opinion.blocks == (Paragraph("The count holds."), Paragraph("The price does not."))


def test_without_an_opinion_none_is_told() -> None:
    assert assessed_section(replace(ASSESSED, opinion="", given_on=None)).sections == ()


def test_without_a_value_nothing_rests_on_it() -> None:
    section = assessed_section(replace(ASSESSED, share=None))
    assert section.blocks[1:] == (Facts((("Verified", "12"), ("Questioned", "2"))),)


def test_every_page_says_how_far_it_came() -> None:
    assert assessed_note(ASSESSED) == "an assessor checked 14 of 31 claims"
