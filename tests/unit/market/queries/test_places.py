"""Places of delivery gathered into nations and regions."""

from __future__ import annotations

from tests.market_tables import TABLES, engine_over, market_rows
from worthwhile.market.queries.places import places_asked
from worthwhile.market.queries.scope import Scope

GIVEN = {"area": [{"ocid": "p", "code": code} for code in ("E06000001", "E06000002", "W06000001", "E92000001", None)]}


def _areas(scope: Scope) -> list[str]:
    with engine_over(market_rows(GIVEN)) as engine:
        return sorted(row["area"] for row in engine.execute(places_asked(TABLES, scope)))


def test_places_of_one_region_are_one_place_and_a_larger_one_stays() -> None:
    assert _areas(Scope()) == ["E12000001", "E92000001", "W92000004"]


def test_areas_that_are_asked_for_stay_as_the_notices_give_them() -> None:
    assert _areas(Scope(areas=("E06000001", "E06000002"))) == ["E06000001", "E06000002"]
