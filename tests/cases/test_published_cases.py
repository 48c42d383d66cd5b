"""Published studies and worked examples, recomputed to the precision that they print."""

import dataclasses
import json
from collections.abc import Callable, Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest

from worthwhile.engines.valuation.arithmetic import ratio_of
from worthwhile.engines.valuation.case import read_case
from worthwhile.engines.valuation.parameters import ValuationParameters
from worthwhile.engines.valuation.result import OutcomeResult, ValuationResult
from worthwhile.engines.valuation.value_case import value_case
from worthwhile.exchange.plain_data import load_plain_data
from worthwhile.kernel.parameter import Parameter
from worthwhile.reference import valuation_parameters

FOLDER = Path(__file__).parent / "valuation"


def _load(path: Path) -> dict[str, Any]:
    data = load_plain_data(path.read_text(encoding="utf-8"), suffix=".yaml", name=path.name)
    assert isinstance(data, dict)
    return data


STUDIES = {path.stem: _load(path) for path in sorted(FOLDER.glob("*.yaml"))}


def _older(series: Parameter, readings: Mapping[int, Decimal]) -> Parameter:
    """A series as an older release held it, for the years given."""
    kept = [
        dataclasses.replace(dated, value=Decimal(readings[dated.valid_from.year]))
        for dated in series.values
        if dated.valid_from.year in readings
    ]
    return dataclasses.replace(series, values=tuple(kept))


def _parameters(study: Mapping[str, Any], name: str | None) -> ValuationParameters:
    shipped = valuation_parameters()
    if name is None:
        return shipped
    release = study["parameters"][name]
    return dataclasses.replace(
        shipped,
        wellbeing_deflator=_older(shipped.wellbeing_deflator, release["deflator"]),
        gdp_per_head=_older(shipped.gdp_per_head, release["gdp_per_head"]),
    )


def _valued(study: Mapping[str, Any], case: Mapping[str, Any]) -> ValuationResult:
    parameters = _parameters(study, case.get("parameters"))
    return value_case(case=read_case(case["case"]), parameters=parameters, draws=0)


def _figure(result: ValuationResult, path: str) -> Decimal:
    """A figure of the result by its path; see README.md beside this file."""
    match path.split("."):
        case ["inputs", "total"]:
            return sum((year.inputs for year in result.by_year), Decimal(0))
        case ["outcomes", "gross_by_year", "total"]:
            return sum((outcome.units * outcome.unit_value for outcome in result.outcomes), Decimal(0))
        case ["by_year", name, "total"]:
            return sum((getattr(year, name) for year in result.by_year), Decimal(0))
        case ["by_year", year, name]:
            return _year_figure(result, int(year) - 1, name)
        case ["outcomes", identifier, "net_by_year", year]:
            return _outcome(result, identifier).net_by_year[int(year) - 1]
        case ["outcomes", identifier, name]:
            return Decimal(getattr(_outcome(result, identifier), name))
        case [name]:
            return Decimal(getattr(result, name))
    raise AssertionError(f"no figure {path}")


def _year_figure(result: ValuationResult, index: int, name: str) -> Decimal:
    year = result.by_year[index]
    if name == "factor":
        return year.present_value / year.net
    if name == "input_factor":
        return year.inputs_present_value / year.inputs
    if name == "ratio":
        return year.present_value / year.inputs
    return Decimal(getattr(year, name))


def _outcome(result: ValuationResult, identifier: str) -> OutcomeResult:
    return next(outcome for outcome in result.outcomes if outcome.id == identifier)


def _as_printed(figure: Decimal, printed: str) -> Decimal:
    exponent = Decimal(printed).as_tuple().exponent
    assert isinstance(exponent, int)
    return figure.quantize(Decimal(1).scaleb(min(exponent, 0)), rounding=ROUND_HALF_UP)


def _rows(kind: str) -> Iterator[Any]:
    for name, study in STUDIES.items():
        for case in study.get("cases", []):
            for row in case.get(kind, []):
                yield pytest.param(study, case, row, id=f"{name}, {case['name']}: {row['figure']}")


def _ratios() -> Iterator[Any]:
    for name, study in STUDIES.items():
        for row in study.get("ratios", []):
            yield pytest.param(row, id=f"{name}, {row['name']}")


@pytest.mark.parametrize(("study", "case", "row"), list(_rows("expected")))
def test_a_printed_figure_is_recomputed_to_the_precision_it_prints(
    study: dict[str, Any], case: dict[str, Any], row: dict[str, Any]
) -> None:
    found = _figure(_valued(study, case), row["figure"])
    assert _as_printed(found, row["printed"]) == Decimal(row["printed"])


@pytest.mark.parametrize(("study", "case", "row"), list(_rows("differs")))
def test_a_printed_figure_that_cannot_be_right_differs_as_the_case_says(
    study: dict[str, Any], case: dict[str, Any], row: dict[str, Any]
) -> None:
    found = _figure(_valued(study, case), row["figure"])
    assert _as_printed(found, row["ours"]) == Decimal(row["ours"])
    assert _as_printed(found, row["printed"]) != Decimal(row["printed"])


@pytest.mark.parametrize("row", list(_ratios()))
def test_a_printed_ratio_is_its_total_over_its_investment(row: dict[str, Any]) -> None:
    printed = Decimal(row["printed"])
    found = ratio_of(Decimal(row["total"]), Decimal(row["investment"]))
    assert found is not None
    if "within" in row:
        assert abs(found / printed - 1) <= row["within"]
    else:
        assert _as_printed(found, row["printed"]) == printed


@pytest.mark.parametrize("name", STUDIES)
def test_every_study_says_where_it_and_its_answers_come_from(name: str) -> None:
    study = STUDIES[name]
    assert all(study[key].strip() for key in ("name", "source", "expected_from", "exact"))
    assert study["not_exact"].strip() or not any(case.get("differs") for case in study.get("cases", []))


def test_every_study_is_listed_with_how_far_to_trust_it() -> None:
    page = (FOLDER.parent / "README.md").read_text(encoding="utf-8")
    assert [name for name in STUDIES if f"`valuation/{name}.yaml`" not in page] == []


COUNTS = {
    "pvm_employment_programme": 6,
    "pvm_befriending_service": 3,
    "greenbook_box15": 12,
    "kresna_patra": 15,
    "enduro_sahabat_lapas": 20,
    "wellby_units": 8,
}


@pytest.mark.parametrize("name", COUNTS)
def test_no_printed_figure_has_been_dropped(name: str) -> None:
    assert sum(len(case.get("expected", [])) for case in STUDIES[name]["cases"]) == COUNTS[name]


def test_every_report_of_the_benchmark_is_there() -> None:
    assert len(STUDIES["svuk_totals"]["ratios"]) == 83


def _outcome_lines(study: str, *names: str) -> list[list[Decimal]]:
    outcomes = STUDIES[study]["cases"][0]["case"]["outcomes"]
    return [[Decimal(outcome[name]) for name in names] for outcome in outcomes]


def _shared_case(shared: Callable[[str], Path], name: str) -> dict[str, Any]:
    text = shared(f"cases/valuation/{name}.json").read_text(encoding="utf-8")
    data: dict[str, Any] = json.loads(text, parse_float=Decimal)
    return data


@pytest.mark.parametrize("study", ["pvm_employment_programme", "pvm_befriending_service"])
def test_a_teaching_example_is_the_one_that_was_published(study: str, shared: Callable[[str], Path]) -> None:
    published = _shared_case(shared, study)
    names = ("quantity", "value", "deadweight", "displacement", "attribution", "drop_off", "duration_years")
    theirs = ("quantity", "proxy", "deadweight", "displacement", "attribution", "dropoff", "duration_years")
    assert _outcome_lines(study, *names) == [
        [Decimal(outcome[name]) for name in theirs] for outcome in published["outcomes"]
    ]
    printed = {row["printed"] for row in STUDIES[study]["cases"][0]["expected"]}
    assert printed == {str(value) for value in published["published"].values()}


def test_the_outcomes_of_kresna_patra_are_those_published(shared: Callable[[str], Path]) -> None:
    published = _shared_case(shared, "kresna_patra_2025")
    names = ("value", "deadweight", "displacement", "attribution", "drop_off")
    theirs = ("gross", "deadweight", "displacement", "attribution", "dropoff")
    assert _outcome_lines("kresna_patra", *names) == [
        [Decimal(row[name]) for name in theirs] for row in published["rows"]
    ]


def test_the_yearly_figures_of_enduro_are_those_published(shared: Callable[[str], Path]) -> None:
    published = _shared_case(shared, "enduro_sahabat_lapas_2025")["published"]
    rows = {row["figure"]: Decimal(row["printed"]) for row in STUDIES["enduro_sahabat_lapas"]["cases"][0]["expected"]}
    assert rows["ratio"] == published["sroi_blended"]
    for number, year in enumerate(published["per_year"], start=1):
        theirs = [year[name] for name in ("investment", "net", "compounded", "sroi_ratio", "cf_applied")]
        ours = [rows[f"by_year.{number}.{name}"] for name in ("inputs", "net", "present_value", "ratio", "factor")]
        assert ours == theirs


def test_the_benchmark_reports_are_those_extracted(shared: Callable[[str], Path]) -> None:
    published = _shared_case(shared, "svuk_totals_consistent")["items"]
    ours = {
        row["name"]: tuple(Decimal(row[key]) for key in ("investment", "total", "printed")) for row in _all_ratios()
    }
    assert ours == {
        f"report {item['id']}": tuple(Decimal(item[key]) for key in ("investment", "total", "published_ratio"))
        for item in published
    }


def _all_ratios() -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = STUDIES["svuk_totals"]["ratios"]
    return rows
