"""``worthwhile impact``: what it prints, what it writes, and how it ends, on good input and on bad."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from tests.builders import case_data, outcome_data
from worthwhile.cli.main import cli, main
from worthwhile.exchange.templates import demonstration_text, list_templates

DONE, INVALID, WRONG_USE, STRICT = 0, 1, 2, 3


@dataclass(frozen=True)
class Ended:
    """How a command ended, and what it printed."""

    status: int
    out: str
    err: str

    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Ended]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the whole command as the terminal does, and never lets an exception other than the end out."""

    def call(*words: object) -> Ended:
        monkeypatch.setattr(sys, "argv", ["worthwhile", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            main()
        printed = capsys.readouterr()
        code = ended.value.code
        return Ended(status=code if isinstance(code, int) else 0, out=printed.out, err=printed.err)

    return call


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A complete case with ranges, a held outcome and a pending one."""
    path = tmp_path / "case.yaml"
    path.write_text(demonstration_text("befriending"), encoding="utf-8")
    return path


def _written(folder: Path, data: object, name: str = "case.yaml") -> Path:
    path = folder / name
    path.write_text(json.dumps(data) if name.endswith(".json") else yaml.safe_dump(data), encoding="utf-8")
    return path


# What it prints


def test_value_prints_the_range_before_the_point(run: Run, case: Path) -> None:
    ended = run("impact", "value", case)
    assert ended.status == DONE
    assert ended.out.index("For every £1 put in: between £") < ended.out.index("Central figures")


def test_value_prints_what_is_held_and_what_is_pending(run: Run, case: Path) -> None:
    out = run("impact", "value", case).out
    assert "Real, and never priced" in out
    assert "There is somebody to call when something goes wrong" in out
    assert "Not yet evidenced, not counted" in out


def test_value_names_the_data_and_the_version(run: Run, case: Path) -> None:
    out = run("impact", "value", case).out
    assert "Worthwhile 0." in out
    assert "GDP deflators at market prices" in out


def test_working_prints_every_step_and_its_source(run: Run, case: Path) -> None:
    out = " ".join(run("impact", "value", case, "--working").out.split())
    assert "Working: Older people are more satisfied with their lives" in out
    assert "Wellbeing Guidance for Appraisal" in out
    assert "(1 - 0.25 deadweight)" in out


def test_value_without_draws_says_that_it_is_a_single_point(run: Run, case: Path) -> None:
    ended = run("impact", "value", case, "--draws", 0)
    assert ended.status == DONE
    assert "between £" not in ended.out


KEYS = [
    "gross",
    "net_year_1",
    "present_value",
    "ratio",
    "ratio_cash",
    "ratio_by_timing",
    "net_present_value",
    "investment_present_value",
    "cost_per_unit",
    "payback_months",
    "payback_discounted_months",
    "by_level",
    "by_kind",
    "by_agency",
    "by_stakeholder",
    "by_year",
    "outcomes",
    "held",
    "pending",
    "fiscal",
    "uncertainty",
    "sensitivity",
    "checks",
    "steps",
    "parameters",
    "engine_version",
    "data_vintage",
    "case_hash",
]
INNER_KEYS = {
    "ratio_by_timing": ["start", "mid", "end"],
    "fiscal": ["present_value", "cashable_present_value", "by_agency"],
    "uncertainty": ["draws", "seed", "ratio", "present_value", "probability_ratio_above_1", "standard_error"],
}
ROW_KEYS = {
    "outcomes": ["id", "gross", "net_by_year", "present_value", "status", "steps"],
    "sensitivity": ["parameter", "low", "high", "ratio_at_low", "ratio_at_high", "break_even"],
    "checks": ["code", "severity", "outcome", "message", "evidence", "answer"],
    "parameters": ["id", "value", "valid_from", "source"],
}


@pytest.fixture
def result(run: Run, case: Path) -> dict[str, Any]:
    data: dict[str, Any] = run("impact", "value", case, "--json").json()
    return data


def test_the_json_result_has_every_promised_name(result: dict[str, Any]) -> None:
    assert [key for key in KEYS if key not in result] == []


@pytest.mark.parametrize("part", INNER_KEYS)
def test_a_part_of_the_json_result_has_every_promised_name(result: dict[str, Any], part: str) -> None:
    assert [key for key in INNER_KEYS[part] if key not in result[part]] == []


@pytest.mark.parametrize("part", ROW_KEYS)
def test_the_rows_of_the_json_result_have_every_promised_name(result: dict[str, Any], part: str) -> None:
    assert result[part]
    assert [key for row in result[part] for key in ROW_KEYS[part] if key not in row] == []


@pytest.mark.parametrize("spread", ["ratio", "present_value"])
def test_a_simulated_figure_has_its_percentiles_and_mean(result: dict[str, Any], spread: str) -> None:
    assert {"p5", "p50", "p95", "mean"} <= set(result["uncertainty"][spread])


@pytest.mark.parametrize(
    "name", ["gross", "net_year_1", "present_value", "net_present_value", "investment_present_value"]
)
def test_money_is_text_with_two_places(result: dict[str, Any], name: str) -> None:
    assert isinstance(result[name], str)
    assert len(result[name].partition(".")[2]) == 2


@pytest.mark.parametrize("name", ["ratio", "ratio_cash"])
def test_a_ratio_is_a_number_with_at_most_six_places(result: dict[str, Any], name: str) -> None:
    assert isinstance(result[name], float)
    assert result[name] == round(result[name], 6)


def test_ten_thousand_draws_with_seed_1_are_the_default(result: dict[str, Any]) -> None:
    assert (result["uncertainty"]["draws"], result["uncertainty"]["seed"]) == (10_000, 1)


def test_the_same_seed_gives_the_same_result(run: Run, case: Path) -> None:
    first, second = (run("impact", "value", case, "--json", "--seed", 7, "--draws", 500).out for _ in range(2))
    assert first == second


def test_another_seed_changes_the_range_and_not_the_centre(run: Run, case: Path) -> None:
    one, other = (run("impact", "value", case, "--json", "--seed", seed, "--draws", 500).json() for seed in (1, 2))
    assert one["uncertainty"]["ratio"] != other["uncertainty"]["ratio"]
    assert one["ratio"] == other["ratio"]


def test_a_case_in_json_gives_what_it_gives_in_yaml(run: Run, tmp_path: Path) -> None:
    in_yaml, in_json = (_written(tmp_path, case_data(), name) for name in ("case.yaml", "case.json"))
    assert run("impact", "value", in_yaml, "--json").out == run("impact", "value", in_json, "--json").out


def test_a_case_without_inputs_has_no_ratio_and_says_so(run: Run, tmp_path: Path) -> None:
    path = _written(tmp_path, case_data(inputs=[]))
    assert "Nothing was put in, so there is no ratio." in run("impact", "value", path).out
    assert run("impact", "value", path, "--json").json()["ratio"] is None


def test_a_note_for_others_is_kept_and_ignored(run: Run, tmp_path: Path) -> None:
    assert run("impact", "value", _written(tmp_path, case_data(**{"x-our-number": 7}))).status == DONE


# How it ends


def test_checks_never_stop_a_result(run: Run, tmp_path: Path) -> None:
    dear = case_data(inputs=[{"name": "Grant", "values": [1]}])
    ended = run("impact", "value", _written(tmp_path, dear))
    assert "ERROR SV-051" in ended.out
    assert ended.status == DONE


def test_strict_ends_with_3_where_an_error_is_unanswered(run: Run, tmp_path: Path) -> None:
    path = _written(tmp_path, case_data(inputs=[{"name": "Grant", "values": [1]}]))
    ended = run("impact", "value", path, "--strict")
    assert ended.status == STRICT
    assert "answer it under answers" in ended.err
    assert run("impact", "check", path, "--strict").status == STRICT


def test_strict_ends_well_once_the_error_is_answered(run: Run, tmp_path: Path) -> None:
    answered = case_data(
        inputs=[{"name": "Grant", "values": [1]}], answers={"SV-051": "One pound is the whole cost: it is a test case."}
    )
    ended = run("impact", "value", _written(tmp_path, answered), "--strict")
    assert ended.status == DONE
    assert "Answer: One pound is the whole cost" in ended.out


def test_check_prints_the_checks_alone(run: Run, case: Path) -> None:
    out = run("impact", "check", case).out
    assert out.startswith("Checks")
    assert "Central figures" not in out


def test_check_in_json_says_what_value_says(run: Run, case: Path, result: dict[str, Any]) -> None:
    assert run("impact", "check", case, "--json").json()["checks"] == result["checks"]


@pytest.mark.parametrize(
    "words",
    [
        ["impact", "value"],
        ["impact", "valu", "x"],
        ["impact", "value", "x", "--draws", "-1"],
        ["impact", "value", "x", "--draws", "many"],
        ["impact", "report", "x"],
        ["impact", "audit", "x"],
        ["impcat"],
    ],
)
def test_a_command_called_the_wrong_way_ends_with_2(run: Run, words: list[str]) -> None:
    ended = run(*words)
    assert ended.status == WRONG_USE
    assert "Usage:" in ended.err


# Compare, start anew, audit, report


def test_value_in_json_reads_the_case_again_three_ways(run: Run, case: Path) -> None:
    data = run("impact", "value", case, "--json").json()
    assert set(data["standing"]) == {"warning", "rows", "published"}
    assert [column["level"] for column in data["levels"]["columns"]] == ["individual", "social", "environmental"]
    assert data["pockets"]["total"]["net"] == data["net_present_value"]


def test_value_prints_who_pays_and_who_saves_and_where_figures_stand(run: Run, case: Path) -> None:
    out = run("impact", "value", case).out
    titles = ("Individual, social and environmental", "Who pays and who saves", "among published studies")
    assert [title for title in titles if title not in out] == []


def test_promised_names_what_is_missing_and_gives_each_share(run: Run, tmp_path: Path) -> None:
    both = [outcome_data(quantity=100), outcome_data(id="gone", name="Fewer falls")]
    then = _written(tmp_path, case_data(outcomes=both), "then.yaml")
    now = _written(tmp_path, case_data(kind="evaluative", outcomes=[outcome_data(quantity=80)]), "now.yaml")
    ended = run("impact", "promised", then, now)
    assert ended.status == DONE
    assert "MISSING: Fewer falls was promised" in ended.out
    assert "80 achieved of 100 promised (80%)" in ended.out
    data = run("impact", "promised", then, now, "--json").json()
    assert [(row["id"], row["fate"], row["share"]) for row in data["outcomes"]] == [
        ("better", "measured", 0.8),
        ("gone", "missing", None),
    ]


def test_promised_of_a_case_that_is_not_valid_ends_with_the_field(run: Run, case: Path, tmp_path: Path) -> None:
    wrong = _written(tmp_path, case_data(outcomes=[outcome_data(quantity=-1)]), "wrong.yaml")
    ended = run("impact", "promised", case, wrong)
    assert ended.status == INVALID
    assert "outcomes[0].quantity" in ended.err


def test_compare_shows_the_change_and_the_assumption_behind_it(run: Run, tmp_path: Path) -> None:
    before = _written(tmp_path, case_data(), "before.yaml")
    after = _written(tmp_path, case_data(outcomes=[outcome_data(deadweight=0.5)]), "after.yaml")
    ended = run("impact", "compare", before, after)
    assert ended.status == DONE
    assert "better: would have happened anyway (deadweight): - → 50%" in ended.out
    assert "-500.00" in ended.out


def test_compare_of_a_case_with_itself_finds_nothing(run: Run, case: Path) -> None:
    assert "None: the two case files say the same." in run("impact", "compare", case, case).out


def test_compare_in_json_lists_results_and_assumptions(run: Run, case: Path) -> None:
    assert {"results", "assumptions"} <= set(run("impact", "compare", case, case, "--json").json())


def test_new_lists_the_templates(run: Run) -> None:
    out = run("impact", "new").out
    assert [template.name for template in list_templates() if template.name not in out] == []


def test_new_writes_a_template_that_lists_what_to_fill_in(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    assert run("impact", "new", "--template", "lunch-club", "--to", path).status == DONE
    ended = run("impact", "value", path)
    assert ended.status == INVALID
    assert [
        name for name in ("period.start", "price_year", "inputs[0].values", "quantity") if name not in ended.err
    ] == []


def test_new_prints_a_template_where_no_file_is_named(run: Run) -> None:
    assert run("impact", "new", "--template", "befriending").out.startswith("# Befriending")


def test_new_never_overwrites_a_file(run: Run, case: Path) -> None:
    before = case.read_bytes()
    ended = run("impact", "new", "--template", "lunch-club", "--to", case)
    assert (ended.status, case.read_bytes()) == (INVALID, before)
    assert "exists already" in ended.err


def test_new_meets_an_unknown_template_with_near_misses(run: Run) -> None:
    ended = run("impact", "new", "--template", "lunchclub")
    assert ended.status == INVALID
    assert "Did you mean lunch-club?" in ended.err


def test_new_in_a_folder_that_is_not_there_says_so(run: Run, tmp_path: Path) -> None:
    ended = run("impact", "new", "--template", "lunch-club", "--to", tmp_path / "none" / "case.yaml")
    assert ended.status == INVALID
    assert "cannot be written" in ended.err


def test_audit_says_what_does_not_add_up(run: Run, tmp_path: Path) -> None:
    path = _written(tmp_path, case_data())
    published = _written(tmp_path, {"present_value": 1200, "ratio": "2.40"}, "published.yaml")
    ended = run("impact", "audit", path, "--published", published)
    assert ended.status == DONE
    assert "present_value" in ended.out.replace(" ", "_").lower()


def test_audit_meets_figures_it_does_not_know(run: Run, tmp_path: Path) -> None:
    path = _written(tmp_path, case_data())
    ended = run("impact", "audit", path, "--published", _written(tmp_path, {"rato": 2}, "published.yaml"))
    assert ended.status == INVALID
    assert "ratio" in ended.err


@pytest.mark.parametrize("suffix", [".html", ".docx", ".xlsx", ".pdf"])
def test_report_writes_a_file_and_says_so(run: Run, case: Path, tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"report{suffix}"
    ended = run("impact", "report", case, "--to", target, "--draws", 200)
    assert (ended.status, ended.out) == (DONE, f"Wrote {target}\n")
    assert target.stat().st_size > 5_000


def test_report_meets_another_ending_with_those_it_knows(run: Run, case: Path, tmp_path: Path) -> None:
    ended = run("impact", "report", case, "--to", tmp_path / "report.odt")
    assert ended.status == INVALID
    assert ".pdf" in ended.err
    assert not (tmp_path / "report.odt").exists()


@pytest.mark.parametrize("suffix", [".json", ".csv", ".xlsx", ".jsonld"])
def test_export_writes_a_file_and_says_so(run: Run, case: Path, tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"result{suffix}"
    ended = run("impact", "export", case, "--to", target, "--draws", 200)
    assert (ended.status, ended.out) == (DONE, f"Wrote {target}\n")
    assert target.stat().st_size > 500


# Bad input: a message that says what to do, never a traceback, nothing half written

BAD_FIELDS: dict[str, tuple[dict[str, Any], str]] = {
    "a rate of 20": (
        {"outcomes": [outcome_data(deadweight=20)]},
        r"outcomes[0].deadweight (better): Enter a fraction from 0 to 1",
    ),
    "a rate as text": ({"outcomes": [outcome_data(deadweight="20%")]}, "outcomes[0].deadweight"),
    "a quantity as text": ({"outcomes": [outcome_data(quantity="many")]}, "outcomes[0].quantity"),
    "a quantity below nothing": ({"outcomes": [outcome_data(quantity=-1)]}, "outcomes[0].quantity"),
    "a truth as a number": ({"outcomes": [outcome_data(quantity=True)]}, "outcomes[0].quantity"),
    "an unknown field": ({"outcomes": [outcome_data(deadwieght=0.2)]}, "Did you mean deadweight?"),
    "an unknown kind": ({"outcomes": [outcome_data(kind="wellbing")]}, "Did you mean wellbeing?"),
    "a list for a case": ({"outcomes": {"id": "x"}}, "outcomes: Enter a list"),
    "no outcome": ({"outcomes": []}, "Enter at least one outcome"),
    "the same id twice": ({"outcomes": [outcome_data(), outcome_data()]}, "Give each outcome its own id"),
    "a range upside down": (
        {"outcomes": [outcome_data(ranges={"quantity": {"low": 200, "high": 50}})]},
        "Keep low <= central <= high",
    ),
    "a range beyond 1": (
        {"outcomes": [outcome_data(deadweight=0.2, ranges={"deadweight": {"low": 0.1, "high": 2}})]},
        "Keep a rate between 0 and 1",
    ),
    "a lopsided normal range": (
        {"outcomes": [outcome_data(ranges={"quantity": {"low": 90, "high": 300, "distribution": "normal"}})]},
        "must be symmetric",
    ),
    "a range without a centre": (
        {"outcomes": [outcome_data(ranges={"drop_off": {"low": 0, "high": 1}})]},
        "no drop_off",
    ),
    "no timing": ({"discounting": {"rate": 0.035}}, "discounting.timing: This is missing"),
    "a rate and a schedule": (
        {"discounting": {"rate": 0.035, "schedule": "green-book-standard", "timing": "end"}},
        "exactly one of rate, schedule or rates",
    ),
    "a period backwards": ({"period": {"start": "2023-04-01", "end": "2022-03-31"}}, "period.end"),
    "a date that is none": ({"period": {"start": "1 April", "end": "2022-03-31"}}, "period.start"),
    "another format": ({"format": "worthwhile/impact-case/9"}, "Write worthwhile/impact-case/1"),
    "a code that the bank has not": (
        {"outcomes": [{"id": "a", "quantity": 1, "value_ref": "WELBY"}]},
        "Did you mean WELLBY?",
    ),
    "a code that may not be supplied": (
        {"outcomes": [{"id": "a", "quantity": 1, "value_ref": "PSS-GP10"}]},
        "may not be supplied here",
    ),
    "a price year before the series": (
        {"price_year": 2023, "outcomes": [outcome_data(value_year=1950)]},
        "starts in 1990",
    ),
    "a price year after the series": (
        {"price_year": 2090, "outcomes": [outcome_data(value_year=2020)]},
        "ends in 2024",
    ),
    "deductions above 1 that add up": (
        {
            "conventions": {"deductions": "subtractive"},
            "outcomes": [outcome_data(deadweight=0.6, attribution=0.6)],
        },
        "add up to 1.2",
    ),
    "an overlap with nobody": ({"outcomes": [outcome_data(shares_change_with=["else"])]}, "no outcome 'else'"),
}


@pytest.mark.parametrize("name", BAD_FIELDS)
def test_a_bad_field_is_named_with_what_to_do(run: Run, tmp_path: Path, name: str) -> None:
    overrides, message = BAD_FIELDS[name]
    ended = run("impact", "value", _written(tmp_path, case_data(**overrides)))
    assert ended.status == INVALID
    assert message in ended.err
    assert ended.out == ""


def test_every_problem_is_told_at_once(run: Run, tmp_path: Path) -> None:
    bad = case_data(currency="pounds", outcomes=[outcome_data(deadweight=20, attribution=-1, quantity=None)])
    err = run("impact", "value", _written(tmp_path, bad)).err
    paths = ("currency", "outcomes[0].deadweight", "outcomes[0].attribution", "outcomes[0].quantity")
    assert [path for path in paths if f"\n{path}" not in f"\n{err}"] == []


BAD_TEXTS: dict[str, tuple[str, str]] = {
    "an alias": ("title: &a x\norganisation: *a\n", "aliases"),
    "a name twice": ("title: one\ntitle: two\n", "title"),
    "a bad indent": ("title: x\n  period: y\n", "not valid YAML: line 2"),
    "an open bracket": ("outcomes: [\n", "not valid YAML"),
    "not a number": ("outcomes: [{id: a, quantity: .nan, value: 1}]\n", "nan"),
    "infinity": ("outcomes: [{id: a, quantity: .inf, value: 1}]\n", "inf"),
    "a list": ("- 1\n- 2\n", "names and values"),
    "one word": ("hello\n", "names and values"),
    "nothing": ("", "names and values"),
    "an object of Python": ("title: !!python/object/apply:os.system [ls]\n", "YAML"),
    "a bottomless nest": ("a: " + "[" * 5000, "deep"),
}


@pytest.mark.parametrize("name", BAD_TEXTS)
def test_text_that_is_no_case_is_met_with_a_message(run: Run, tmp_path: Path, name: str) -> None:
    text, message = BAD_TEXTS[name]
    path = tmp_path / "case.yaml"
    path.write_text(text, encoding="utf-8")
    ended = run("impact", "value", path)
    assert ended.status == INVALID
    assert message in ended.err
    assert "Traceback" not in ended.err


@pytest.mark.parametrize(
    "text", ['{"title": NaN}', '{"title": Infinity}', '{"a": 1, "a": 2}', '{"a": 1,}', "[" * 100_000]
)
def test_json_that_is_no_case_is_met_with_a_message(run: Run, tmp_path: Path, text: str) -> None:
    path = tmp_path / "case.json"
    path.write_text(text, encoding="utf-8")
    ended = run("impact", "value", path)
    assert ended.status == INVALID
    assert "case.json" in ended.err


def test_a_file_that_is_not_utf_8_is_met_with_how_to_save_it(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_bytes("title: Café\n".encode("latin-1"))
    ended = run("impact", "value", path)
    assert ended.status == INVALID
    assert "UTF-8" in ended.err


def test_a_missing_file_is_met_with_its_name(run: Run, tmp_path: Path) -> None:
    ended = run("impact", "value", tmp_path / "nowhere.yaml")
    assert ended.status == INVALID
    assert "There is no file" in ended.err


def test_a_folder_is_not_a_file(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "folder.yaml"
    folder.mkdir()
    ended = run("impact", "value", folder)
    assert ended.status == INVALID
    assert "is a folder" in ended.err


def test_a_file_of_10_mb_is_refused_before_it_is_read(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_bytes(b"# padding\n" * 1_048_576)
    ended = run("impact", "value", path)
    assert ended.status == INVALID
    assert "the most is" in ended.err


def test_a_spreadsheet_is_sent_to_the_importer(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "map.xlsx"
    path.write_bytes(b"PK")
    ended = run("impact", "value", path)
    assert ended.status == INVALID
    assert "worthwhile impact import map.xlsx" in ended.err


def test_a_report_on_a_bad_case_writes_nothing(run: Run, tmp_path: Path) -> None:
    path = _written(tmp_path, case_data(outcomes=[]))
    assert run("impact", "report", path, "--to", tmp_path / "report.html").status == INVALID
    assert [found.name for found in tmp_path.iterdir()] == ["case.yaml"]


# The command itself


def _in_a_shell(*words: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = Path(sys.executable).parent / "worthwhile"
    return subprocess.run([command, *map(str, words)], cwd=cwd, capture_output=True, text=True, timeout=60, check=False)


def test_the_installed_command_values_a_case(case: Path, tmp_path: Path) -> None:
    ended = _in_a_shell("impact", "value", case.name, "--json", "--draws", 100, cwd=tmp_path)
    assert (ended.returncode, ended.stderr) == (DONE, "")
    assert json.loads(ended.stdout)["uncertainty"]["draws"] == 100


def test_the_installed_command_ends_with_1_and_no_traceback_on_a_bad_case(tmp_path: Path) -> None:
    _written(tmp_path, case_data(outcomes=[]))
    ended = _in_a_shell("impact", "value", "case.yaml", cwd=tmp_path)
    assert (ended.returncode, ended.stdout) == (INVALID, "")
    assert ended.stderr == "outcomes: Enter at least one outcome. You gave an empty list.\n"


def test_help_says_what_each_command_is_for() -> None:
    out = CliRunner().invoke(cli, ["impact", "--help"]).output
    assert [
        name
        for name in ("value", "check", "audit", "compare", "promised", "report", "export", "new", "import")
        if name not in out
    ] == []
