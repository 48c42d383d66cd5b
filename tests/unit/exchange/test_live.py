"""A result while it is typed: the same figures, words and drawings as the command line and the report."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tests.every_kind_case import case_data
from worthwhile.cli.main import cli
from worthwhile.exchange.case_file import InvalidCase, parse_case_text
from worthwhile.exchange.live import live_result
from worthwhile.exchange.plain_data import json_text, yaml_text
from worthwhile.exchange.report.content import build_report
from worthwhile.exchange.report.document import Figure, Paragraph, Report, Section
from worthwhile.exchange.result_json import result_data
from worthwhile.exchange.templates import demonstration_text, list_demonstrations

DRAWS = 400


def _demonstration(name: str) -> dict[str, Any]:
    return dict(parse_case_text(demonstration_text(name), suffix=".yaml", name=name).data)


CASES = {"every kind": case_data(), **{found.name: _demonstration(found.name) for found in list_demonstrations()}}
every_case = pytest.mark.parametrize("data", CASES.values(), ids=CASES.keys())


def _report(data: dict[str, Any]) -> Report:
    live = live_result(data=data, draws=DRAWS)
    return build_report(case=live.loaded.case, result=live.result, case_hash=live.case_hash)


def _figures(section: Section) -> list[Figure]:
    own = [block for block in section.blocks if isinstance(block, Figure)]
    return [*own, *(figure for child in section.sections for figure in _figures(child))]


@every_case
def test_every_figure_is_that_of_the_command_line(data: dict[str, Any], tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    case.write_text(yaml_text(data), encoding="utf-8")
    done = CliRunner().invoke(cli, ["impact", "value", str(case), "--json"], catch_exceptions=False)
    live = live_result(data=data)
    shown = json.loads(json_text(result_data(live.result, case_hash=live.case_hash)), parse_float=str)
    printed = json.loads(done.output, parse_float=str)
    assert {name: printed[name] for name in shown} == shown


@every_case
def test_its_sentence_and_its_charts_are_those_of_the_report(data: dict[str, Any]) -> None:
    live = live_result(data=data, draws=DRAWS)
    report = _report(data)
    assert report.summary.blocks[0] == Paragraph(live.headline, report.summary.blocks[0].emphasis)  # type: ignore[union-attr]
    drawn = [figure.chart.svg for section in (report.summary, *report.sections) for figure in _figures(section)]
    assert len(live.charts) == 3
    assert [chart.id for chart in live.charts if chart.svg not in drawn] == []


@every_case
def test_the_chance_that_it_is_worth_more_is_the_share_of_the_draws(data: dict[str, Any]) -> None:
    live = live_result(data=data, draws=DRAWS)
    assert live.result.uncertainty is not None
    assert live.probability_above_1 == live.result.uncertainty.probability_ratio_above_1
    assert live.chance_above_1


def test_checks_are_counted_answered_or_not() -> None:
    live = live_result(data=case_data(), draws=0)
    assert live.checks == len(live.result.checks) > 0
    code = live.result.checks[0].code
    answered = live_result(data=case_data(answers={code: "Asked for, and explained in the survey's report."}), draws=0)
    assert any(check.answer for check in answered.result.checks)
    assert answered.checks == live.checks


def test_without_ranges_there_is_no_chance_and_no_range_to_draw() -> None:
    outcomes = copy.deepcopy(case_data()["outcomes"])
    for outcome in outcomes:
        outcome.pop("ranges", None)
    live = live_result(data=case_data(outcomes=outcomes), draws=DRAWS)
    assert (live.probability_above_1, live.chance_above_1, live.range_chart, live.tornado) == (None, "", None, None)
    assert [chart.id for chart in live.charts] == ["ww-waterfall"]
    assert "single figure" in live.headline


def test_a_case_in_which_nothing_has_a_price_says_so_and_draws_nothing() -> None:
    dignity = {"id": "dignity", "name": "Dignity", "status": "held", "quantity": 40}
    live = live_result(data=case_data(outcomes=[dignity]), draws=DRAWS)
    assert live.charts == ()
    assert live.headline.startswith("No outcome of this case has a price")


def test_every_problem_of_the_case_is_told_at_once() -> None:
    outcomes = [{"id": "a", "name": "A", "quantity": -1, "value": 5}, {"id": "b", "name": "B", "quantity": 1}]
    with pytest.raises(InvalidCase) as told:
        live_result(data=case_data(outcomes=outcomes))
    assert {problem.path.split(".")[0] for problem in told.value.problems} == {"outcomes[0]", "outcomes[1]"}


def test_a_problem_found_while_valuing_is_one_of_the_case_too() -> None:
    outcome = {"id": "a", "name": "A", "quantity": 1, "value": 5, "value_year": 1901}
    with pytest.raises(InvalidCase):
        live_result(data=case_data(outcomes=[outcome]))


def test_the_same_case_draws_the_same_and_another_seed_draws_anew() -> None:
    one, again, other = (live_result(data=case_data(), draws=DRAWS, seed=seed) for seed in (1, 1, 2))
    assert one.result == again.result
    assert one.result.uncertainty != other.result.uncertainty
