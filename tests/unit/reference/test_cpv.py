from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worthwhile.reference import cpv

CODES = st.from_regex(r"[1-9][0-9]{7}", fullmatch=True)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("85312110", "85312110"),
        ("85312110-3", "85312110"),
        (" 85312110 - 3 ", "85312110"),
        ("CPV 85312110-3", "85312110"),
        ("cpv: 85312110", "85312110"),
        ("03000000", "03000000"),
        ("8531211", None),
        ("853121103", None),
        ("00000000", None),
        ("AA01-1", None),
        ("", None),
        ("day care", None),
    ],
)
def test_a_code_is_read_in_the_ways_it_is_written(text: str, code: str | None):
    assert cpv.read(text) == code


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("85300000-2", "853"),
        ("85312", "85312"),
        ("85", "85"),
        ("80000000", "80"),
        ("30", "30"),
        ("300", "300"),
        ("8", None),
        ("care", None),
    ],
)
def test_what_counts_of_a_code_are_its_digits_before_the_noughts(text: str, digits: str | None):
    assert cpv.stem(text) == digits


@pytest.mark.parametrize(
    "prefix", ["85", "85000000", "85000000-9", "85300000", "8531", "85312", "85312110", "85312110-3"]
)
def test_a_code_is_within_itself_and_everything_above_it(prefix: str):
    assert cpv.is_within("85312110", prefix)


@pytest.mark.parametrize("prefix", ["80000000", "851", "85312120", "85311000", "8", "", "care"])
def test_a_code_is_within_nothing_else(prefix: str):
    assert not cpv.is_within("85312110", prefix)


def test_the_parents_of_a_code_run_from_the_nearest_to_its_division():
    assert cpv.parents("85312110-3") == ("85312100", "85312000", "85310000", "85300000", "85000000")
    assert cpv.parents("85000000") == ()
    assert cpv.parents("care") == ()


def test_a_level_that_is_a_nought_is_no_parent_of_its_own():
    assert cpv.parents("75100500") == ("75100000", "75000000")


@given(CODES)
def test_a_code_is_within_each_of_its_parents_and_each_is_wider_than_the_one_before(code: str):
    above = cpv.parents(code)
    assert all(cpv.is_within(code, parent) for parent in above)
    lengths = [len(cpv.stem(parent) or "") for parent in (code, *above)]
    assert lengths == sorted(lengths, reverse=True)
    assert len({code, *above}) == len(above) + 1


@given(CODES, CODES)
def test_a_code_is_within_another_exactly_where_that_is_itself_or_a_parent(code: str, other: str):
    assert cpv.is_within(code, other) == (other in (code, *cpv.parents(code)))


@pytest.mark.parametrize(
    ("code", "level"),
    [
        ("85000000", "division"),
        ("80000000", "division"),
        ("85300000", "group"),
        ("85310000", "class"),
        ("85312000", "category"),
        ("85312100", "sub-category"),
        ("85312110", "sub-category"),
        ("care", None),
    ],
)
def test_a_code_has_the_level_of_its_digits(code: str, level: str | None):
    assert cpv.level(code) == level


def test_a_code_has_a_name_where_one_was_sourced():
    assert cpv.name_of("85312110-3") == "Child daycare services"
    assert cpv.name_of("45000000") is None
    assert cpv.name_of("care") is None


def test_a_code_without_a_name_has_that_of_the_nearest_above_it():
    assert cpv.nearest_name("85312119") == "Child daycare services"
    assert cpv.nearest_name("45210000") is None
    assert cpv.nearest_name("care") is None


def test_every_name_stands_under_a_code_that_is_read_as_itself():
    assert [code for code in cpv.names() if cpv.read(code) != code] == []


@pytest.mark.parametrize(
    ("code", "service"),
    [
        ("85312110", "nurseries"),
        ("80110000", "nurseries"),
        ("85312100", "day-care"),
        ("85312120", "disabled-children"),
        ("98513310", "home-care"),
        ("85311100", "older-people-accommodation"),
        ("55521100", "meals-at-home"),
        ("55524000", "school-meals"),
        ("85312510", "back-to-work"),
        ("85142100", "physiotherapy"),
        ("98310000", "laundry"),
    ],
)
def test_a_code_belongs_to_the_service_people_would_name(code: str, service: str):
    assert [group.key for group in cpv.groups_of(code)] == [service]


def test_a_wide_code_belongs_to_no_service():
    assert cpv.groups_of("85000000") == ()
    assert cpv.groups_of("45210000") == ()


def test_every_service_is_named_once_and_made_of_codes_that_are_named():
    services = cpv.GROUPS
    assert len({service.key for service in services}) == len({service.name for service in services}) == len(services)
    codes = {code for service in services for code in (*service.codes, *service.without)}
    assert codes - set(cpv.names()) == set()


def test_what_a_service_leaves_out_would_else_be_in_it():
    for service in cpv.GROUPS:
        assert all(any(cpv.is_within(left, own) for own in service.codes) for left in service.without), service.key


def test_every_code_of_health_and_social_care_belongs_to_a_service_or_is_a_heading():
    headings = {"85000000", "85100000", "85120000", "85140000", "85141000", "85142000", "85300000"}
    lone = {"85142200", "85142300", "85142400", "85146000", "85146100", "85146200", "85170000", "85171000", "85172000"}
    lone |= {"85141210", "85141211", "85311000", "85312000"} & set(cpv.names())
    without = {code for code in cpv.names() if code.startswith("85") and not cpv.groups_of(code)}
    assert without - headings - lone == set()


def test_the_module_has_nothing_else_that_is_read_when_asked_for():
    with pytest.raises(AttributeError, match="GROUP"):
        _ = cpv.GROUP


def test_the_names_are_the_published_ones(shared: Callable[[str], Path]):
    with shared("reference/cpv_health_social.csv").open(encoding="utf-8-sig", newline="") as file:
        published = {row["code"]: row["name"] for row in csv.DictReader(file)}
    assert dict(cpv.names()) == published
    assert all(cpv.level(row) is not None for row in published)
