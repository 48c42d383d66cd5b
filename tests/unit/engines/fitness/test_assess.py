"""The whole answer: score, what is not known, contradictions, the day of the law, and the rules as data."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.fitness_facts import FULL, LIGHT, ON, WORDS, answer_of, make_facts
from worthwhile.engines.fitness import (
    CHECKS,
    Band,
    Facts,
    Fitness,
    Mark,
    Rule,
    Verdict,
    assess_fitness,
    effort_to_bid,
)
from worthwhile.engines.fitness.rule import NoFigure
from worthwhile.kernel.problems import InvalidInput
from worthwhile.reference.fitness_rules import fitness_rules

BY_LAW = {
    f"FIT-{number:02}" for number in (1, 2, 3, 5, 6, 7, 8, 9, 10, 12, 13, 21, 29, 34, 35, 38, 39, 42, 44, 47, 48, 49)
}


def assess(stated: dict[str, object], *, on: date = ON) -> Fitness:
    return assess_fitness(facts=make_facts(stated), on=on, book=fitness_rules())


def test_there_are_52_checks_each_with_its_page(root: Path) -> None:
    assert list(CHECKS) == [f"FIT-{number:02}" for number in range(1, 53)]
    pages = {page.name[:6] for page in (root / "docs/methods").glob("FIT-*.md")}
    assert pages == set(CHECKS)


def test_every_check_has_a_question_and_a_better_wording() -> None:
    for check in CHECKS.values():
        assert check.question.endswith("?"), check.code
        assert len(check.better) > 20, check.code
        assert check.harm in (1, 2, 3), check.code


def test_every_check_has_a_rule_and_22_have_one_of_law() -> None:
    rules = fitness_rules().rules
    assert {rule.code for rule in rules} == set(CHECKS)
    assert {rule.code for rule in rules if rule.band is Band.LAW} == BY_LAW
    # FIT-25 would be the 23rd: what it rests on was never read, so it is to be confirmed.
    assert [rule.code for rule in rules if rule.to_confirm] == ["FIT-25", "FIT-31"]


def test_what_was_not_read_cannot_be_stated_as_law() -> None:
    with pytest.raises(InvalidInput, match="FIT-99"):
        Rule(
            code="FIT-99", band=Band.LAW, mark=Mark.RECALLED, says="x", citation="y", source="z", valid_from=ON
        )  # fmt: skip


def test_a_tender_that_states_nothing_has_no_score_and_nothing_passes() -> None:
    fitness = assess({})
    assert (fitness.score, fitness.unknown_share, fitness.breaches) == (None, Decimal(1), ())
    assert all(answer.verdict is Verdict.UNKNOWN for answer in fitness.answers)


def test_the_score_is_the_weighted_share_of_passes_among_answers() -> None:
    # Law 3 passes, practice 2 warns, ours 1 passes: 4 of 6.
    fitness = assess(
        LIGHT
        | {
            "audited_accounts": "nobody",
            "questions_already_held": 1,
            "background_ip": "kept",
        }
    )
    answered = [one.code for one in fitness.answers if one.verdict in (Verdict.PASS, Verdict.WARN, Verdict.FAIL)]
    assert answered == ["FIT-02", "FIT-18", "FIT-43"]
    assert fitness.score == Decimal(4) / Decimal(6)
    assert [step.result for step in fitness.steps[:2]] == [Decimal(4), Decimal(6)]
    asked = sum(one.verdict is not Verdict.NOT_APPLICABLE for one in fitness.answers)
    assert fitness.unknown_share == Decimal(asked - 3) / Decimal(asked)


def test_a_breach_of_law_stands_beside_the_score_whatever_it_is() -> None:
    fitness = assess(LIGHT | {"audited_accounts": "everybody"})
    assert [answer.code for answer in fitness.breaches] == ["FIT-02"]
    assert fitness.with_verdict(Verdict.FAIL, Verdict.WARN)[0].code == "FIT-02"


def test_of_two_statements_the_worse_is_taken_and_both_are_shown() -> None:
    stated = LIGHT | {"payment_days": [30, 60], "payment_flows_down": True}
    for order in ([30, 60], [60, 30]):
        answer = answer_of("FIT-21", stated | {"payment_days": order})
        assert answer.verdict is WORDS["fail"]
        assert [fact.value for fact in answer.contradictions[0].stated] == [Decimal(one) for one in order]
    assert answer_of("FIT-21", LIGHT | {"payment_days": [30, 30], "payment_flows_down": True}).contradictions == ()


def test_the_law_is_that_of_the_day_the_procurement_began() -> None:
    stated = LIGHT | {"audited_accounts": "everybody"}
    assert answer_of("FIT-02", stated, on=date(2025, 2, 23)).verdict is WORDS["not applicable"]
    assert answer_of("FIT-02", stated, on=date(2025, 2, 24)).verdict is WORDS["fail"]
    began = stated | {"commencement_on": "2025-02-23"}
    assert answer_of("FIT-02", began, on=ON).verdict is WORDS["not applicable"]
    assert assess(began).on == date(2025, 2, 23)


def test_of_many_contradictory_numbers_the_worst_pair_is_found() -> None:
    names = ("risks", "risks_with_holder", "risks_on_provider", "risks_uncontrollable")
    fitness = assess(LIGHT | {name: list(range(12)) for name in names})
    assert len(fitness.contradictions) == 4
    answer = next(one for one in fitness.answers if one.code == "FIT-28")
    assert answer.verdict is Verdict.WARN


def test_a_figure_that_nobody_wrote_down_is_named() -> None:
    with pytest.raises(NoFigure, match="shoe-size"):
        fitness_rules().figure("shoe-size", on=ON)


def test_effort_is_a_range_with_its_working() -> None:
    facts = make_facts(
        {
            "pack_pages": 100,
            "questions": 12,
            "scored_questions": 10,
            "answer_words": 4000,
            "scored_questions_without_limit": 2,
        }
    )
    effort = effort_to_bid(facts=facts, on=ON, book=fitness_rules())
    # 8 to begin, 100 pages at 0.05, 2 unscored at 0.5, 4 thousand words at 5, 2 answers of 600 words at 5 a thousand.
    assert effort.central == Decimal("40")
    # 4 + 3 + 0.5 + 12 + 1.8 and 16 + 10 + 2 + 32 + 19.2
    assert (effort.low, effort.high) == (Decimal("21.3"), Decimal("79.2"))
    assert sum(step.result for step in effort.steps) == effort.central
    assert effort.missing == ()
    assert effort.compared_with.result == Decimal(35)


def test_effort_says_what_it_could_not_count() -> None:
    effort = effort_to_bid(facts=Facts(), on=ON, book=fitness_rules())
    assert effort.missing == ("pack_pages", "questions", "answer_words")
    assert (effort.low, effort.central, effort.high) == (Decimal(4), Decimal(8), Decimal(16))


def test_full_regime_and_light_touch_ask_for_different_times() -> None:
    stated = {"published_on": "2026-03-02", "deadline_on": "2026-03-20"}
    full, light = assess(FULL | stated), assess(LIGHT | stated)
    verdicts = [
        {one.code: one.verdict for one in fitness.answers if one.code in ("FIT-12", "FIT-13")}
        for fitness in (full, light)
    ]
    assert verdicts[0]["FIT-13"] is Verdict.NOT_APPLICABLE
    assert verdicts[1]["FIT-12"] is Verdict.NOT_APPLICABLE
