"""Who won, and how it is known what kind of organisation it is."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from tests.market_tables import TABLES, engine_over, market_rows
from worthwhile.market.queries.scope import Scope
from worthwhile.market.queries.suppliers_won import FLAGS, suppliers_won

PROCESS = {"ocid": "p", "first_at": datetime.fromisoformat("2025-03-01T09:00:00")}


def _won(suppliers: list[dict[str, Any]], **more: list[dict[str, Any]]) -> list[dict[str, Any]]:
    award = {"ocid": "p", "award_id": "a", "value_net": 100.0, "value_currency": "GBP"}
    named = [
        {"ocid": "p", "award_id": "a", "name_key": row.get("name", "").lower() or None, **row} for row in suppliers
    ]
    given = {"process": [PROCESS], "award": [award], "award_supplier": named, **more}
    with engine_over(market_rows(given)) as engine:
        return engine.execute(suppliers_won(TABLES, Scope(), date(2025, 6, 1), kinds=True))


def _flags(row: dict[str, Any]) -> set[str]:
    return {flag for flag in FLAGS if row[flag]}


@pytest.mark.parametrize(
    ("name", "flags"),
    [
        ("Alder Care CIC", {"enterprise_name"}), ("Alder C.I.C.", {"enterprise_name"}),
        ("Alder Community Interest Company", {"enterprise_name"}), ("The Cedar Charity", {"charity_name"}),
        ("Cicada Ltd", set()), ("Leeds NHS Foundation Trust", set()), ("Medicics", set()),
    ],
)  # fmt: skip
def test_a_name_tells_only_by_whole_words(name: str, flags: set[str]) -> None:
    assert _flags(_won([{"name": name}])[0]) == flags


@pytest.mark.parametrize(
    ("key", "flags"),
    [
        ("GB-CHC:123", {"charity_number"}), ("GB-SC:SC1", {"charity_number"}), ("GB-NIC:1", {"charity_number"}),
        ("GB-MPR:1", {"mutual_number"}), ("GB-COH:IP1", {"mutual_number"}), ("GB-COH:01234567", set()),
    ],
)  # fmt: skip
def test_a_number_tells_by_its_register(key: str, flags: set[str]) -> None:
    assert _flags(_won([{"name": "X", "organisation_key": key}])[0]) == flags


def test_what_the_party_states_counts_unless_its_id_stands_for_several() -> None:
    party = {"ocid": "p", "party_id": "1", "mutual": True}
    number = {"ocid": "p", "party_id": "1", "scheme": "GB-CHC", "identifier": "1", "well_formed": True}
    supplier = [{"name": "X", "party_id": "1"}]
    assert _flags(_won(supplier, party=[party], party_identifier=[number])[0]) == {"stated_mutual", "charity_number"}
    mixed = [party, {**party, "mutual": None, "collided": True}]
    assert _flags(_won(supplier, party=mixed, party_identifier=[number])[0]) == set()


def test_a_number_of_the_wrong_form_tells_nothing() -> None:
    number = {"ocid": "p", "party_id": "1", "scheme": "GB-CHC", "identifier": "none", "well_formed": False}
    assert _flags(_won([{"name": "X", "party_id": "1"}], party=[{"ocid": "p", "party_id": "1"}],
                       party_identifier=[number])[0]) == set()  # fmt: skip


def test_a_shared_award_is_shared_in_equal_parts_and_named_twice_is_once() -> None:
    won = _won([{"name": "A"}, {"name": "B"}, {"name": "A"}, {"name": "C"}])
    assert [(row["supplier"], row["share_pence"]) for row in sorted(won, key=lambda row: row["supplier"])] == [
        ("name:a", 3333), ("name:b", 3333), ("name:c", 3333)
    ]  # fmt: skip


def test_an_award_without_a_supplier_is_told_and_left_out() -> None:
    assert [(row["supplier"], row["left_out"]) for row in _won([])] == [(None, "no-supplier")]
