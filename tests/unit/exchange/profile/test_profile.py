"""A profile is read with every problem at once, and nothing in it is guessed."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import jsonschema
import pytest

from worthwhile.exchange.plain_data import InvalidFile, json_text, load_plain_data, yaml_text
from worthwhile.exchange.profile import (
    InvalidProfile,
    load_profile,
    new_profile_text,
    profile_from_data,
    write_new_profile,
)
from worthwhile.exchange.schema import json_schema


def _data(**changes: Any) -> dict[str, Any]:
    return {
        "format": "worthwhile/profile/1",
        "name": "Example Community Care CIC",
        "identifiers": [{"scheme": "GB-COH", "id": "1234567"}],
        "legal_form": "cic-guarantee",
        "employees_fte": 34,
        "turnover": {"amount": 1_450_000, "year": 2026},
        "largest_contract": 420_000,
        "areas": ["E06000032", "E10000015"],
        "services": [
            {
                "name": "Befriending",
                "description": "Weekly visits and lunch clubs for isolated older people",
                "cpv": [85320000],
                "client_groups": ["older people"],
            }
        ],
        "accreditations": ["cyber-essentials", "living-wage"],
        "employee_controlled": False,
        "disadvantaged_workforce_share": Decimal("0.12"),
    } | changes


def _problems(**changes: Any) -> dict[str, str]:
    with pytest.raises(InvalidProfile) as refused:
        profile_from_data(_data(**changes))
    return {problem.path: problem.message for problem in refused.value.problems}


def test_the_documented_profile_is_read_whole():
    provider = profile_from_data(_data()).provider
    assert provider.name == "Example Community Care CIC"
    assert provider.keys == ("GB-COH:01234567",)
    assert (provider.turnover, provider.turnover_year, provider.largest_contract) == (1_450_000, 2026, 420_000)
    assert provider.areas == ("E06000032", "E10000015")
    assert provider.services[0].cpv == ("85320000",)
    assert (provider.employee_controlled, provider.disadvantaged_workforce_share) == (False, 0.12)


def test_what_is_left_out_is_not_stated():
    data = {"format": "worthwhile/profile/1", "name": "A", "services": [{"name": "Befriending"}]}
    provider = profile_from_data(data).provider
    assert provider.turnover is None
    assert provider.employee_controlled is None
    assert provider.held_reserved is None
    assert provider.areas == ()


def test_no_reserved_contract_is_not_the_same_as_none_stated():
    assert profile_from_data(_data(reserved_contracts=[])).provider.held_reserved == ()


@pytest.mark.parametrize(
    ("given", "code"),
    [("E06000032", "E06000032"), ("Luton", "E06000032"), ("luton", "E06000032"), ("LU1 2BQ", "E06000032")],
)
def test_an_area_may_be_a_code_a_name_or_a_postcode(given, code):
    assert profile_from_data(_data(areas=[given])).provider.areas == (code,)


def test_an_area_given_twice_counts_once():
    assert profile_from_data(_data(areas=["Luton", "E06000032"])).provider.areas == ("E06000032",)


def test_every_problem_is_told_at_once_with_its_path():
    found = _problems(
        turnover={"amount": -1},
        areas=["Luton", "Lutom", "ZZ9 9ZZ"],
        services=[{"name": "Befriending", "cpv": ["care"]}, {"name": " "}],
        disadvantaged_workforce_share=12,
        sme="maybe",
    )
    assert set(found) == {
        "turnover.amount",
        "services[0].cpv[0]",
        "services[1].name",
        "disadvantaged_workforce_share",
        "areas[1]",
        "areas[2]",
        "sme",
    }
    assert "Did you mean Luton" in found["areas[1]"]
    assert "0.12" in found["disadvantaged_workforce_share"]


def test_a_problem_of_a_service_names_it():
    with pytest.raises(InvalidProfile, match=r"services\[0\]\.cpv\[0\] \(Befriending\): Enter a CPV code"):
        profile_from_data(_data(services=[{"name": "Befriending", "cpv": ["care"]}]))


def test_an_unknown_name_is_met_with_the_nearest_and_ones_own_are_kept():
    assert "Did you mean turnover?" in _problems(turnovr=1)["turnovr"]
    loaded = profile_from_data(_data(**{"x-notes": {"by": "us"}}))
    assert loaded.data["x-notes"] == {"by": "us"}


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"format": "worthwhile/profile/2"}, "format"),
        ({"name": ""}, "name"),
        ({"services": []}, "services"),
        ({"identifiers": [{"scheme": "GB-COH", "id": ""}]}, "identifiers[0].id"),
        ({"days_to_bid": 0}, "days_to_bid"),
    ],
)
def test_what_cannot_be_is_refused(change, path):
    assert path in _problems(**change)


@pytest.mark.parametrize("code", ["UKH2", "TLI3"])
def test_an_itl_code_that_we_can_place_only_in_a_larger_area_does_not_stand_for_all_of_it(code):
    assert "a part of" in _problems(areas=[code])["areas[0]"]


@pytest.mark.parametrize("suffix", [".yaml", ".json"])
def test_a_file_of_either_kind_is_read_alike(tmp_path, suffix):
    path = tmp_path / f"profile{suffix}"
    path.write_text(yaml_text(_data()) if suffix == ".yaml" else json_text(_data()), encoding="utf-8")
    assert load_profile(path).provider == profile_from_data(_data()).provider
    assert load_profile(path).profile_hash == profile_from_data(_data()).profile_hash


def test_a_file_of_another_kind_is_refused(tmp_path):
    with pytest.raises(InvalidFile, match="not a profile"):
        load_profile(tmp_path / "profile.xlsx")


def test_a_new_profile_asks_for_what_it_must_have_and_nothing_else():
    data = load_plain_data(new_profile_text(), suffix=".yaml", name="new")
    with pytest.raises(InvalidProfile) as refused:
        profile_from_data(data)
    assert {problem.path for problem in refused.value.problems} == {"name", "services[0].name"}


def test_a_new_profile_holds_every_entry_that_there_is():
    data = load_plain_data(new_profile_text(), suffix=".yaml", name="new")
    assert isinstance(data, dict)
    schema = json_schema("profile")
    assert set(data) == set(schema["properties"])
    assert set(data["services"][0]) == set(schema["$defs"]["OfferedService"]["properties"])


def test_a_new_profile_is_never_written_over_a_file(tmp_path):
    path = tmp_path / "mine.yaml"
    write_new_profile(path)
    assert path.read_text("utf-8") == new_profile_text()
    with pytest.raises(InvalidFile, match="exists already"):
        write_new_profile(path)


def test_the_schema_accepts_what_the_reader_does():
    jsonschema.validate(json.loads(json_text(_data())), json_schema("profile"))
    assert [
        error.json_path
        for error in jsonschema.Draft202012Validator(json_schema("profile")).iter_errors(_data(services=[]))
        if "services" in error.json_path
    ] == ["$.services"]
