"""The ``worthwhile`` command as a process: quick, and never a traceback."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.builders import case_data

HEAVY = ("numpy", "django", "yaml", "docx", "typst", "xlsxwriter", "python_calamine", "worthwhile.engines")

# Runs the command and prints which heavy modules it left loaded.
PROBE = f"""
import json, sys
from worthwhile.cli.main import main
sys.argv = ["worthwhile", *sys.argv[1:]]
try:
    main()
except SystemExit as end:
    print("\\n" + json.dumps([end.code, [name for name in {HEAVY!r} if name in sys.modules]]))
"""


def _probed(*arguments):
    done = subprocess.run(
        [sys.executable, "-c", PROBE, *arguments], capture_output=True, text=True, check=True, timeout=60
    )
    status, loaded = json.loads(done.stdout.splitlines()[-1])
    return done, status, loaded


@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("--version",),
        ("impact", "--help"),
        ("impact", "value", "--help"),
        ("impact", "suggest", "--help"),
        ("impcat",),
        ("schema", "--help"),
    ],
)
def test_help_imports_nothing_heavy(arguments):
    _, _, loaded = _probed(*arguments)
    assert loaded == []


def test_the_probe_sees_what_a_valuation_imports(tmp_path):
    (tmp_path / "case.json").write_text(json.dumps(case_data()), encoding="utf-8")
    _, status, loaded = _probed("impact", "value", str(tmp_path / "case.json"), "--draws", "0")
    assert status == 0
    assert {"yaml", "worthwhile.engines"} <= set(loaded)


def test_help_lists_every_group():
    done, status, _ = _probed("--help")
    assert status == 0
    assert all(f"\n  {name} " in done.stdout for name in ("impact", "measures", "reference", "schema"))


def test_a_known_failure_prints_its_message_on_the_error_stream_and_ends_with_1(tmp_path):
    done, status, _ = _probed("impact", "value", str(tmp_path / "nowhere.yaml"))
    assert status == 1
    assert done.stderr.startswith("There is no file ")
    assert "Traceback" not in done.stderr


def test_every_problem_of_a_case_is_printed_on_its_own_line(tmp_path):
    path = tmp_path / "case.json"
    path.write_text(json.dumps(case_data(title=None, currency="pounds", kindd="forecast")), encoding="utf-8")
    done, status, _ = _probed("impact", "value", str(path))
    assert status == 1
    assert [line.split(":")[0] for line in done.stderr.splitlines()] == ["kindd", "title", "currency"]


@pytest.mark.parametrize(
    "arguments", [("impact", "value"), ("impact", "value", "a.yaml", "--draws", "-1"), ("impact", "value", "a", "b")]
)
def test_wrong_use_ends_with_2(arguments):
    _, status, _ = _probed(*arguments)
    assert status == 2


def test_an_unknown_group_is_met_with_the_nearest_one():
    done, status, _ = _probed("impcat")
    assert status == 2
    assert "No such command 'impcat'. Did you mean 'impact'?" in done.stderr


FAULT = """
import sys
import click
from worthwhile.cli.main import cli, main
def break_down():
    raise ZeroDivisionError("division by nothing")
cli.add_command(click.Command("broken", callback=break_down))
sys.argv = ["worthwhile", "broken"]
main()
"""


def test_a_fault_of_ours_is_said_to_be_ours_and_shows_no_traceback():
    done = subprocess.run([sys.executable, "-c", FAULT], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 70
    assert "a fault of Worthwhile, not of what you gave (ZeroDivisionError: division by nothing)" in done.stderr
    assert "Traceback" not in done.stderr
