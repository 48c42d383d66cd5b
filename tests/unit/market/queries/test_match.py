"""A provider against everything that is open at a moment."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from tests.market_builders import made_market
from tests.market_releases import tender_release
from tests.market_rows import ON, index_of, opportunity
from tests.matching_builders import provider
from worthwhile.engines.matching import About, Eligibility, Service, State
from worthwhile.market.index.opened import SearchIndex
from worthwhile.market.queries.match import Matches, match, match_market
from worthwhile.market.queries.match_data import matches_data
from worthwhile.market.store.layout import MarketHome
from worthwhile.market.store.reading import Market

LUTON, BEDFORD, LEEDS, EAST = "E06000032", "E06000055", "E08000035", "E12000006"
CARE = Service(name="Befriending", description="Weekly visits for lonely older people", cpv=("85320000",))


def _open(ocid: str, **columns: Any) -> tuple[Any, ...]:
    usual: dict[str, Any] = {
        "title": "Befriending for older people",
        "text": "Weekly visits.",
        "buyer_name": "Luton Borough Council",
        "cpv": ["85320000"],
        "areas": [LUTON],
        "areas_from": "delivery",
        "value_low": 120_000.0,
        "value_high": 120_000.0,
        "months": 24.0,
        "lots": 1,
        "method": "open",
        "opened_at": ON - timedelta(days=3),
        "deadline_at": ON + timedelta(days=30),
        "closed_at": ON + timedelta(days=30),
    }
    return opportunity(ocid, **usual | columns)


def _matches(folder: Path, *rows: tuple[Any, ...], on: datetime = ON, **of: Any) -> Matches:
    given = {"areas": (LUTON,), "services": (CARE,)} | of
    return match(index_of(folder / "index", *rows), provider(**given), on=on)


def _ocids(found: Matches) -> list[str]:
    return [one.match.ocid for one in found.best]


def test_what_fits_better_comes_first(tmp_path):
    found = _matches(
        tmp_path,
        _open("region", areas=[EAST]),
        _open("here"),
        _open("large", value_low=1_500_000.0, value_high=1_500_000.0),
        _open("road", title="Road resurfacing", text="Asphalt.", cpv=["45233142"]),
    )
    assert _ocids(found) == ["here", "region", "large"]
    assert (found.open, found.relevant, found.out) == (4, 3, 0)


def test_what_is_closed_or_not_yet_open_is_left_out(tmp_path):
    found = _matches(
        tmp_path,
        _open("closed", closed_at=ON),
        _open("planned", opened_at=None),
        _open("later", opened_at=ON + timedelta(days=1)),
    )
    assert (found.best, found.with_help, found.open) == ((), (), 0)


def test_a_moment_may_be_given_in_any_zone(tmp_path):
    row = _open("here", closed_at=ON + timedelta(minutes=30))
    index = index_of(tmp_path / "index", row)
    of = provider(areas=(LUTON,), services=(CARE,))
    paris = timezone(timedelta(hours=1))
    at = [ON, ON.replace(tzinfo=UTC), (ON + timedelta(hours=1)).replace(tzinfo=paris)]
    assert [match(index, of, on=moment).open for moment in at] == [1, 1, 1]


def test_places_are_set_against_the_areas_of_the_provider(tmp_path):
    found = _matches(
        tmp_path,
        _open("here"),
        _open("inside", areas=[LUTON, BEDFORD]),
        _open("near", areas=[BEDFORD]),
        _open("away", areas=[LEEDS]),
        _open("buyer", areas=[LEEDS], areas_from="buyer"),
        _open("nowhere", areas=[], areas_from=None),
        travel_km=60.0,
    )
    states = {one.match.ocid: one.match.reason(About.AREA).state for one in found.best}
    assert states == {
        "here": State.MET,
        "inside": State.WATCH,
        "near": State.WATCH,
        "buyer": State.UNKNOWN,
        "nowhere": State.UNKNOWN,
    }
    assert found.out == 1


def test_what_is_too_large_is_told_apart_with_what_would_help(tmp_path):
    found = _matches(tmp_path, _open("huge", value_low=9e6, value_high=9e6, months=12.0), _open("here"))
    assert _ocids(found) == ["here"]
    (huge,) = found.with_help
    assert (huge.match.ocid, huge.match.eligibility) == ("huge", Eligibility.NO)
    assert huge.match.remedies


def test_what_is_too_large_and_elsewhere_is_not_told_at_all(tmp_path):
    found = _matches(tmp_path, _open("huge", value_low=9e6, value_high=9e6, months=12.0, areas=[LEEDS]))
    assert (found.with_help, found.out) == ((), 1)


def test_one_procurement_on_two_portals_is_told_once(tmp_path):
    other = _open("b", twin_key="same", areas=[EAST], publisher="contracts-finder")
    found = _matches(tmp_path, _open("a", twin_key="same"), other)
    assert (_ocids(found), found.open) == (["a"], 1)


def test_three_like_notices_of_one_portal_with_other_places_and_values_are_three_open_ones(tmp_path):
    three = [_open(str(value), twin_key="same", value_high=value) for value in (100e3, 900e3, 50e3)]
    found = _matches(tmp_path, *three)
    assert (len(_ocids(found)), found.open) == (3, 3)


def test_the_nearest_service_is_named(tmp_path):
    carers = Service(name="Advocacy", description="Speaking up for carers", cpv=("98000000",))
    found = _matches(
        tmp_path,
        _open("a"),
        _open("b", title="Advocacy for carers", text="Speaking up", cpv=["98000000"]),
        services=(carers, CARE),
    )
    told = {one.match.ocid: one.match.reason(About.SERVICE).sentence for one in found.best}
    assert "your service “Befriending”" in told["a"]
    assert "one of yours" in told["a"]
    assert "your service “Advocacy”" in told["b"]


def test_accreditations_are_read_from_the_words(tmp_path):
    (one,) = _matches(tmp_path, _open("a", text="Providers must be registered with the CQC.")).best
    assert one.match.reason(About.ACCREDITATION).state is State.NOT_MET


def test_a_reserved_notice_that_bars_the_provider_is_out(tmp_path):
    row = _open("a", reserved=["shelteredWorkshop"], regime="procurement-act-2023")
    assert _matches(tmp_path, row, disadvantaged_workforce_share=0.1).out == 1
    assert _matches(tmp_path / "again", row).out == 0


@pytest.mark.parametrize("limit", [1, 2, 5])
def test_a_limit_keeps_the_best(tmp_path, limit):
    rows = [_open(f"{number}", value_low=1e5 * number, value_high=1e5 * number) for number in range(1, 7)]
    index = index_of(tmp_path / "index", *rows)
    of = provider(areas=(LUTON,), services=(CARE,))
    every = _ocids(match(index, of, on=ON, limit=50))
    assert _ocids(match(index, of, on=ON, limit=limit)) == every[:limit]


def test_the_order_of_the_rows_changes_nothing_that_is_said(tmp_path):
    rows = [_open(f"{number}", months=float(number)) for number in range(1, 9)]
    forward, backward = _matches(tmp_path / "a", *rows), _matches(tmp_path / "b", *reversed(rows))
    assert [one.match for one in forward.best] == [one.match for one in backward.best]


def test_a_market_gives_lots_and_criteria_too(tmp_path):
    home = MarketHome(tmp_path / "market")
    made_market(home, [tender_release(1)])
    market = Market.open(home)
    found = match_market(market, provider(areas=(LUTON,), services=(CARE,)), on=datetime(2026, 9, 10, 9, tzinfo=UTC))
    (one,) = found.best
    assert one.match.reason(About.SIZE).state in (State.MET, State.UNKNOWN)
    assert one.match.reason(About.AREA).state is State.MET
    market.close()


def test_the_data_of_a_match_has_the_published_shape(tmp_path):
    (data,) = matches_data(_matches(tmp_path, _open("a")))
    assert {"ocid", "title", "buyer", "value", "currency", "deadline", "areas", "cpv", "score", "reasons"} <= set(data)
    assert data["deadline"] == "2026-04-01T09:00:00Z"
    assert (data["value"], data["currency"]) == (120_000.0, "GBP")
    parts = data["parts"]
    fit = sum(part["points"] * part["weight"] for part in parts["of_fit"].values())
    assert parts["fit"] == pytest.approx(fit, abs=1e-3)
    assert data["score"] == pytest.approx(100 * parts["relevance"] * fit, abs=0.05)
    assert all(check["code"].startswith("MA-") for check in data["checks"])
    assert data["reasons"] == [check["sentence"] for check in data["checks"]]


def test_an_empty_index_has_nothing(tmp_path):
    found = match(SearchIndex(()), provider(areas=(LUTON,)), on=ON)
    assert (found.best, found.open) == ((), 0)
