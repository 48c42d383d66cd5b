"""The rules and figures of fitness ship whole, and nothing unusable gets in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from worthwhile.engines.fitness import KNOWN, Band, Mark
from worthwhile.kernel.problems import InvalidInput
from worthwhile.reference.fitness_rules import FIGURE_COLUMNS, RULE_COLUMNS, fitness_rules, rulebook_of

RULE = {
    "code": "FIT-02", "band": "law", "mark": "S", "regimes": "pa-full", "nations": "england", "buyers": "", "care": "",
    "valid_from": "2025-02-24", "valid_to": "", "says": "A rule.", "citation": "section 22",
    "source": "procurement-act-2023", "to_confirm": "", "checked_on": "2026-11-22",
}  # fmt: skip
FIGURE = {
    "name": "payment-days", "value": "30", "low": "", "high": "", "unit": "days", "valid_from": "2025-02-24",
    "valid_to": "", "source": "procurement-act-2023", "citation": "section 68", "checked_on": "2026-11-22",
}  # fmt: skip


def rule(**changes: str) -> list[str]:
    return [(RULE | changes)[name] for name in RULE_COLUMNS]


def figure(**changes: str) -> list[str]:
    return [(FIGURE | changes)[name] for name in FIGURE_COLUMNS]


def test_every_figure_that_ships_is_asked_for_and_every_one_asked_for_ships(root: Path) -> None:
    code = "".join(path.read_text() for path in (root / "src/worthwhile/engines/fitness").rglob("*.py"))
    shipped = {one.name for one in fitness_rules().figures}
    asked = set(re.findall(r'"([a-z0-9]+(?:-[a-z0-9]+)+)"', code)) & shipped
    by_band = {f"weight-{band.value}" for band in Band}
    assert shipped == asked | by_band


def test_where_a_rule_binds_is_said_in_words_that_facts_use() -> None:
    for one in fitness_rules().rules:
        assert set(one.regimes) <= set(KNOWN["regime"].choices), one
        assert set(one.nations) <= set(KNOWN["nation"].choices), one
        assert set(one.buyers) <= set(KNOWN["buyer_kind"].choices), one
        assert set(one.care) <= {"yes", "no"}, one
        assert one.says.endswith("."), one
        assert (one.mark is Mark.OWN) is (one.band is Band.OURS), one


def test_ranges_hold_their_value() -> None:
    for one in fitness_rules().figures:
        if one.low is not None and one.high is not None:
            assert one.low <= one.value <= one.high, one


def test_every_problem_of_the_data_is_told_at_once_with_its_line() -> None:
    with pytest.raises(InvalidInput) as refused:
        rulebook_of(
            [rule(), rule(mark="R"), rule(source="procurement-act-2032"), rule(band="habit")],
            [figure(), figure(value="thirty"), figure(valid_from="soon")],
        )
    told = {problem.path: problem.message for problem in refused.value.problems}
    assert set(told) == {
        "fitness/rules.csv, line 3, FIT-02",
        "fitness/rules.csv, line 4, source",
        "fitness/rules.csv, line 5",
        "fitness/figures.csv, line 3",
        "fitness/figures.csv, line 4",
    }
    assert "Did you mean procurement-act-2023" in told["fitness/rules.csv, line 4, source"]


def test_what_reads_well_is_taken() -> None:
    book = rulebook_of([rule()], [figure()])
    assert book.rules[0].source == "Procurement Act 2023"
    assert book.figures[0].citation == "section 68"
