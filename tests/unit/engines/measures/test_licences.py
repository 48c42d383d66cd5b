"""Licences that must be on record."""

from __future__ import annotations

from datetime import date

import pytest

from worthwhile.engines.measures.catalogue import MEASURES
from worthwhile.engines.measures.licences import LicenceNeeded, LicenceRecord, require_licence
from worthwhile.engines.measures.measure import Terms
from worthwhile.kernel.problems import InvalidInput

TODAY = date(2026, 6, 1)
HELD = LicenceRecord(
    measure="pam", holder="Us", reference="R1", held_from=date(2026, 1, 1), held_until=date(2026, 12, 31)
)


@pytest.mark.parametrize("id", [id for id, measure in MEASURES.items() if measure.licence.terms is Terms.LICENCE])
def test_a_licensed_measure_is_refused_without_a_record(id: str) -> None:
    with pytest.raises(LicenceNeeded, match=f"worthwhile measures licence record {id}"):
        require_licence(measure=MEASURES[id], record=None, on=TODAY)


@pytest.mark.parametrize("id", ["ons4", "phq-9", "swemwbs", "wemwbs"])
def test_other_measures_are_scored_without_one(id: str) -> None:
    require_licence(measure=MEASURES[id], record=None, on=TODAY)


@pytest.mark.parametrize("day", [date(2026, 1, 1), date(2026, 12, 31)])
def test_a_licence_counts_on_its_first_and_last_day(day: date) -> None:
    require_licence(measure=MEASURES["pam"], record=HELD, on=day)


@pytest.mark.parametrize("day", [date(2025, 12, 31), date(2027, 1, 1)])
def test_a_licence_out_of_force_is_refused(day: date) -> None:
    with pytest.raises(LicenceNeeded, match="runs from 2026-01-01 until 2026-12-31"):
        require_licence(measure=MEASURES["pam"], record=HELD, on=day)


def test_an_empty_reference_and_an_end_before_the_start_are_both_said() -> None:
    with pytest.raises(InvalidInput) as caught:
        LicenceRecord(measure="pam", holder="Us", reference=" ", held_from=TODAY, held_until=date(2020, 1, 1))
    assert [problem.path for problem in caught.value.problems] == ["reference", "held_until"]
