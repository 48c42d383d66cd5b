"""Results as files for other programs."""

from __future__ import annotations

import json

import pytest

from tests.builders import case_data, make_parameters
from worthwhile.engines.valuation.value_case import value_case
from worthwhile.exchange.case_file import case_from_data
from worthwhile.exchange.export import write_export
from worthwhile.exchange.plain_data import InvalidFile
from worthwhile.exchange.readings import read_again
from worthwhile.exchange.readings_json import whole_result_data


def _export(path):
    loaded = case_from_data(case_data())
    result = value_case(case=loaded.case, parameters=make_parameters(), draws=0)
    write_export(loaded=loaded, result=result, to=path)
    return loaded, result


@pytest.mark.parametrize("name", ["result.docx", "result", "result.json.bak", ".json"])
def test_an_unknown_ending_is_refused_with_those_that_are_known(tmp_path, name):
    with pytest.raises(InvalidFile) as error:
        _export(tmp_path / name)
    assert str(error.value) == (f"{name} has no known ending. Name the file with one of: .json, .csv, .xlsx, .jsonld.")
    assert list(tmp_path.iterdir()) == []


def test_json_holds_what_the_command_prints(tmp_path):
    loaded, result = _export(tmp_path / "result.JSON")
    written = json.loads((tmp_path / "result.JSON").read_text(encoding="utf-8"))
    assert written == json.loads(
        json.dumps(
            whole_result_data(
                result=result,
                readings=read_again(case=loaded.case, result=result),
                case_hash=loaded.case_hash,
            )
        )
    )


@pytest.mark.parametrize("suffix", [".json", ".csv", ".xlsx", ".jsonld"])
def test_every_known_ending_writes_one_file(tmp_path, suffix):
    _export(tmp_path / f"result{suffix}")
    assert [path.name for path in tmp_path.iterdir()] == [f"result{suffix}"]
    assert (tmp_path / f"result{suffix}").stat().st_size > 0


@pytest.mark.parametrize("suffix", [".json", ".csv", ".xlsx", ".jsonld"])
def test_a_missing_folder_is_refused(tmp_path, suffix):
    with pytest.raises(InvalidFile, match="Choose another folder"):
        _export(tmp_path / "nowhere" / f"result{suffix}")
