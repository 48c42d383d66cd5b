"""The worked examples of the pages of methods come out as the pages say."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.matching_builders import ON, matched
from worthwhile.engines.matching import About, BidsBefore, BidsOf, CriterionStated, Place, Standing
from worthwhile.engines.matching.accreditation import asked_in
from worthwhile.engines.matching.reasons import CODES
from worthwhile.market.queries.incumbents import median_of

FOLDER = Path(__file__).parent / "matching"
CASES = yaml.safe_load((FOLDER / "worked-examples.yaml").read_text(encoding="utf-8"))


def _opportunity(case: dict[str, Any]) -> dict[str, Any]:
    changes = dict(case.get("opportunity", {}))
    if "places" in changes:
        changes["places"] = tuple(Place(**{**p, "standing": Standing(p["standing"])}) for p in changes["places"])
    if "text" in case:
        changes["accreditations"] = asked_in(case["text"])
    if "days_left" in case:
        changes["deadline_at"] = ON + timedelta(days=case["days_left"])
    if "price" in case:
        changes["criteria"] = (CriterionStated(type="price", weight=case["price"]),)
    if "bids" in case:
        median = median_of([(bids, 1) for bids in case["bids"]])
        changes["bids_before"] = BidsBefore(median=median, known=len(case["bids"]), of=BidsOf.BUYER)
    return changes


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['page']}-{case['expect']['state']}")
def test_a_worked_example_comes_out_as_its_page_says(case: dict[str, Any]) -> None:
    expected = case["expect"]
    reason = matched(of=case.get("provider"), to=_opportunity(case)).reason(About(expected["about"]))
    assert reason.code == case["page"]
    assert str(reason.state) == expected["state"]
    if "points" in expected:
        assert reason.points == pytest.approx(expected["points"], abs=1e-4)


def test_every_reason_has_its_page_of_methods(root: Path) -> None:
    pages = {path.name[:5] for path in (root / "docs/methods").glob("MA-*.md")}
    assert pages == set(CODES.values())
