"""Files of procurement law load whole, or say everything that is wrong with them, each with its file and line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.unit.reference.conftest import FILES
from worthwhile.engines.regimes.facts import NAMES, Facts
from worthwhile.engines.regimes.tables import (
    AdviceRow,
    DefinitionRow,
    NoticeRow,
    RegimeRow,
    ReservationRow,
    RouteRow,
    Row,
    StandstillRow,
)
from worthwhile.engines.regimes.vocabulary import DECIDING, Regime, Route
from worthwhile.kernel.problems import InvalidInput
from worthwhile.reference import library
from worthwhile.reference.regimes import load_rules, regime_rules, sources_used

QUESTIONS = "".join(f"{name}: {{section: All, question: What is {name}?, why: It decides.}}\n" for name in NAMES)
TABLE = """\
code: REG-01
title: Which law
effective_from: 2024-01-01
source: report
mark: S
checked_on: 2026-11-22
law:
  - row: "1"
    says: England.
    locator: section 1
    regime: psr-england
    when: {nation: england}
"""
HEAD = TABLE.partition("law:")[0]


def _loaded(folder: Path, **files: str):
    for name in ("licences.yaml", "sources.yaml", "topics.yaml", "reasons.yaml", "units.csv"):
        (folder / name).write_text(FILES[name], encoding="utf-8")
    (folder / "regimes").mkdir(exist_ok=True)
    for name, text in ({"questions": QUESTIONS} | files).items():
        (folder / "regimes" / f"{name.replace('_', '-')}.yaml").write_text(text, encoding="utf-8")
    return load_rules(folder, library().parameters)


def _problems(folder: Path, **files: str) -> list[str]:
    with pytest.raises(InvalidInput) as caught:
        _loaded(folder, **files)
    return [str(problem) for problem in caught.value.problems]


def test_a_table_is_read_with_what_its_file_says_for_every_row(tmp_path: Path) -> None:
    rules = _loaded(tmp_path, REG_01_law=TABLE)
    row = rules.rows(RegimeRow)[0]
    assert (row.code, row.regime, row.effective_from) == ("REG-01/1", Regime.PSR_ENGLAND, date(2024, 1, 1))
    assert str(row.citation) == "A report, section 1 (statute)"
    assert rules.read_on == date(2026, 11, 22)


def test_every_fault_is_told_at_once_with_its_file_and_line(tmp_path: Path) -> None:
    bad = HEAD + (
        "law:\n"
        '  - {row: "1", says: A., locator: b, regime: psr-england, when: {naton: england}}\n'
        '  - {row: "2", says: A., locator: b, regime: psr-england, when: {nation: englnd}}\n'
        '  - {row: "3", says: A., locator: b, regime: psr-england, when: {value_inc_vat: {at_least: law/sum}}}\n'
        '  - {row: "4", says: A., locator: b, regime: psr-england, when: {value_inc_vat: {over: 3}}}\n'
        '  - {row: "5", says: A., locator: b, regime: psr-england, when: {defined: nothing}}\n'
        '  - {row: "6", says: A., locator: b, regime: psr-england, when: {mixed: 3}}\n'
        '  - {row: "7", says: A., locator: b, regime: psr-england, when: {any: []}}\n'
        '  - {row: "8", says: A., locator: b, regime: psr-england, when: {regime: psr-englnd}}\n'
        '  - {row: "9", says: A., locator: b, regime: psr-england, source: nobody}\n'
        '  - {row: "9", says: A., locator: b, regime: psr-england, when: {nation: {above: 3}}}\n'
        '  - {row: "10", says: A., locator: b, regime: psr-england, when: {value_inc_vat: {above: nation}}}\n'
    )
    found = _problems(tmp_path, REG_01_law=bad)
    for line, part in (
        (8, "There is no fact 'naton'. Did you mean nation?"),
        (9, "nation is never 'englnd'"),
        (10, "There is no figure 'law/sum'"),
        (11, "Compare with one of: above, at_least, below, at_most"),
        (12, "No condition is named 'nothing'"),
        (13, "mixed cannot be set beside 3"),
        (14, "Give any a list of conditions"),
        (15, "There is no regime 'psr-englnd'. Did you mean psr-england"),
        (16, "There is no source 'nobody' in sources.yaml"),
        (17, "There is no number 'nation' to compare"),
        (18, "Give a number, a figure or another quantity"),
    ):
        told = [one for one in found if part in one]
        assert len(told) == 1, (part, found)
        assert told[0].startswith(f"regimes/REG-01-law.yaml, line {line}"), told
    assert any("Two rows are numbered 9" in one for one in found)


@pytest.mark.parametrize("mark", ["R", "T"])
def test_what_is_recalled_or_told_by_others_may_decide_nothing(tmp_path: Path, mark: str) -> None:
    bad = TABLE.replace("    regime: psr-england\n", f"    regime: psr-england\n    mark: {mark}\n")
    assert f"A rule marked {mark} may only be advice" in _problems(tmp_path, REG_01_law=bad)[0]


def test_a_statute_is_not_advice(tmp_path: Path) -> None:
    bad = TABLE + "advice:\n  - {row: a, says: b., locator: c, advice: d.}\n"
    assert "A rule marked S is asserted" in _problems(tmp_path, REG_01_law=bad)[0]


def test_the_name_of_a_file_begins_with_its_code_and_no_two_share_one(tmp_path: Path) -> None:
    found = _problems(tmp_path, REG_02_law=TABLE, REG_01_law=TABLE)
    assert any("begin the name of the file with it" in one for one in found)
    assert any("REG-01 stands in regimes/REG-01-law.yaml too" in one for one in found)


def test_a_route_must_or_may_be_used_and_not_both(tmp_path: Path) -> None:
    bad = HEAD + "choice:\n  - {row: a, says: b., locator: c, must: competitive, may: [competitive]}\n"
    assert "Give exactly one of must, may and also" in _problems(tmp_path, REG_01_law=bad)[0]


def test_a_clock_runs_from_a_day(tmp_path: Path) -> None:
    bad = HEAD + (
        "duties:\n  - {row: a, says: b., locator: c, duty: d, clock: {days: 3, after: urgent, turn: due}}\n"
        "standstills:\n  - {row: e, says: b., locator: c, required: true, starts_with: awarded}\n"
    )
    found = _problems(tmp_path, REG_01_law=bad)
    assert any("There is no fact 'urgent' that is a day" in one for one in found)
    assert any("Did you mean awarded_on" in one for one in found)


def test_two_conditions_of_one_name_are_refused(tmp_path: Path) -> None:
    bad = HEAD + (
        "definitions:\n  - {row: a, says: b., locator: c, name: d}\n  - {row: e, says: b., locator: c, name: d}\n"
    )
    assert any("Two conditions are named 'd'" in one for one in _problems(tmp_path, REG_01_law=bad))


def test_every_fact_needs_a_question_and_every_question_a_fact(tmp_path: Path) -> None:
    missing = QUESTIONS.replace("urgent: {", "urgnt: {")
    found = _problems(tmp_path, REG_01_law=TABLE, questions=missing)
    assert any("There is no fact 'urgnt'. Did you mean urgent" in one for one in found)
    assert any("Say how urgent is asked for" in one for one in found)


# What ships


def test_every_regime_has_routes_and_the_codes_are_those_of_their_files() -> None:
    rules = regime_rules()
    assert [table.code for table in rules.tables] == [f"REG-{number:02}" for number in range(1, 21) if number != 19]
    with_routes = {regime for row in rules.rows(RouteRow) for regime in row.regimes}
    assert with_routes == set(Regime) == {row.regime for row in rules.rows(RegimeRow)}


def test_every_rule_is_dated_and_names_its_source_place_mark_and_holder() -> None:
    for row in regime_rules().rows(Row):
        assert row.effective_from >= date(2024, 1, 1), row.code
        assert row.citation.title, row.code
        assert row.citation.locator, row.code
        assert row.citation.address, row.code
        assert row.holder, row.code
        assert row.says.endswith("."), row.code
        assert row.citation.mark in DECIDING or isinstance(row, AdviceRow), row.code


def test_every_row_but_those_of_the_law_belongs_to_a_regime() -> None:
    free = [row.code for row in regime_rules().rows(Row) if not row.regimes]
    assert all(isinstance(row, RegimeRow | DefinitionRow) for row in regime_rules().rows(Row) if not row.regimes), free


def test_every_route_of_england_wales_and_the_act_has_a_standstill_told_or_none() -> None:
    rules = regime_rules()
    for row in rules.rows(RouteRow):
        for regime in row.regimes:
            if regime.startswith("scotland"):
                continue
            routes = {route for route in (row.must, *row.may, row.also) if route}
            told = {route for one in rules.rows(StandstillRow) if regime in one.regimes for route in one.routes}
            unread = {Route.URGENT_AWARD} if regime is Regime.PSR_WALES else set()
            assert routes <= told | unread, (row.code, regime)


def test_every_fact_is_asked_for_by_some_rule_or_question() -> None:
    by_name = {"cpv", "chosen_route", "representations_received", "last_decision_on", "open_ended", "maximum_payable"}
    by_name |= {"monthly_value", "value_ex_vat", "commenced_on"}
    text = repr([table.rows for table in regime_rules().tables])
    through = {
        "old_lifetime_value": "value-change", "new_lifetime_value": "value-change",
        "cumulative_change": "cumulative-change-share", "minimum_turnover": "turnover-multiple",
        "term_change_months": "term-change-share", "supplier_reserved_awarded_on": "years-since-reserved",
        "planned_notice": "planned-notice-days", "planned_notice_on": "planned-notice-days",
        "term_months": "term-years",
    }  # fmt: skip
    unused = [name for name in NAMES if name not in by_name and repr(through.get(name, name)) not in text]
    assert unused == []


def test_notices_and_reservations_are_told_by_regime() -> None:
    rules = regime_rules()
    assert {regime for row in rules.rows(NoticeRow) for regime in row.regimes} >= {
        Regime.PSR_ENGLAND, Regime.PSR_WALES, Regime.PA_FULL, Regime.PA_LIGHT_TOUCH, Regime.PA_BELOW_THRESHOLD,
    }  # fmt: skip
    assert len(rules.rows(ReservationRow)) == 5


def test_every_source_of_a_rule_is_registered() -> None:
    assert sources_used() <= set(library().sources)


def test_the_questions_stand_in_parts_that_are_each_in_one_piece() -> None:
    sections = [question.section for question in regime_rules().questions.values()]
    pieces = [one for place, one in enumerate(sections) if place == 0 or sections[place - 1] != one]
    assert len(pieces) == len(set(pieces))
    assert set(regime_rules().questions) == set(NAMES) == set(Facts.__dataclass_fields__)
