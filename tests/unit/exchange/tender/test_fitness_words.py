"""The words in which fitness is told say no more than is known."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.fitness_facts import LIGHT, ON, answer_of, make_facts
from worthwhile.engines.fitness import Fact, Place
from worthwhile.engines.fitness.wording import counted, per_cent, plain, pounds, whole_per_cent
from worthwhile.exchange.tender.fitness import check_fitness
from worthwhile.exchange.tender.fitness_words import (
    NOTHING_FOUND,
    depends_words,
    place_words,
    rule_words,
    setting_words,
    summary_lines,
)


def test_a_tender_that_states_nothing_has_no_score_and_no_praise() -> None:
    lines = summary_lines(check_fitness(make_facts({}), on=ON))
    assert lines == [
        NOTHING_FOUND,
        "No check could be answered, so there is no score.",
        "Not known: 52 of the 52 checks that apply (100%). 0 do not apply here.",
    ]


def test_whose_law_was_applied_is_said_as_far_as_it_is_known() -> None:
    known = check_fitness(make_facts(LIGHT | {"nation": "northern-ireland"}), on=ON)
    assert setting_words(known) == "Northern Ireland; Procurement Act 2023, light touch; as of 2 March 2026."
    assert setting_words(check_fitness(make_facts({}), on=ON)) == (
        "Nation not stated; law not stated; as of 2 March 2026."
    )


def test_a_rule_says_where_it_stands_and_how_well_it_was_read() -> None:
    law = answer_of("FIT-02", LIGHT | {"audited_accounts": "everybody"}).rule
    ours = answer_of("FIT-25", LIGHT | {"tupe_applies": True, "tupe_information_in_pack": False}).rule
    assert law is not None
    assert ours is not None
    assert rule_words(law).endswith("(Procurement Act 2023, section 22(3)(a); statute)")
    assert "(our own line) To confirm: The TUPE Regulations 2006" in rule_words(ours)


def test_what_the_law_depends_on_is_said_only_while_it_is_not_known() -> None:
    unsure = answer_of("FIT-02", {"audited_accounts": "everybody"})
    assert depends_words(unsure) == (
        "Whether the law asks this depends on the law the procurement runs under, which is not stated."
    )
    assert depends_words(answer_of("FIT-02", LIGHT | {"audited_accounts": "everybody"})) == ""


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("days: 60", "ITT.pdf, page 4: “days: 60”"),
        ("[counted in the file, lots: 1]", "ITT.pdf, page 4: [counted in the file, lots: 1]"),
        ("", "ITT.pdf, page 4"),
    ],
)
def test_what_was_counted_is_not_quoted(quote: str, words: str) -> None:
    place = Place(document="ITT.pdf", page=4)
    assert place_words(Fact(name="payment_days", value=Decimal(60), place=place, quote=quote)) == words


def test_a_fact_about_a_lot_names_it() -> None:
    fact = Fact(name="value_total", value=Decimal(1), place=Place(path="lots[0].value_total"), about="north")
    assert place_words(fact) == "lots[0].value_total (north)"


def test_numbers_read_as_people_write_them() -> None:
    assert [pounds(Decimal(one)) for one in ("1250000", "0.5", "1E+3")] == ["£1,250,000", "£0.50", "£1,000"]
    assert [plain(Decimal(one)) for one in ("1.00", "1234.567", "100", "0")] == ["1", "1,234.57", "100", "0"]
    assert per_cent(Decimal("0.125")) == "12.5%"
    assert [counted(Decimal(one), "day", "days") for one in (0, 1, 2)] == ["0 days", "1 day", "2 days"]


@pytest.mark.parametrize(
    ("share", "words"),
    [("0", "0%"), ("0.001", "under 1%"), ("0.044", "4%"), ("0.045", "5%"), ("0.999", "over 99%"), ("1", "100%")],
)
def test_a_share_that_is_neither_none_nor_all_never_reads_so(share: str, words: str) -> None:
    assert whole_per_cent(Decimal(share)) == words


def test_sums_that_are_far_apart_can_still_be_told() -> None:
    large, small = Decimal("999999999999999"), Decimal("1E-15")
    assert plain(large / small).startswith("999,999,999,999,999,000")
    cost = {"staff_hours_annual": large, "minimum_wage": large, "on_cost_share": 1, "travel_annual": large}
    for stated in (
        {"minimum_turnover": large, "value_total": small, "value_annual": small},
        cost | {"overhead_share": 1, "fee_annual": small},
        {"liability_capped": True, "liability_mutual": True, "liability_cap": large, "value_annual": small},
    ):
        assert len(check_fitness(make_facts(LIGHT | stated), on=ON).answers) == 52
