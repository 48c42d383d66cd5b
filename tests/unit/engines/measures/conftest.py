"""Questionnaires and results for the tests of this room."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
import pytest

from worthwhile.engines.measures.before_and_after import measure_change
from worthwhile.engines.measures.catalogue import find_measure
from worthwhile.engines.measures.measure import Stage
from worthwhile.engines.measures.options import Options
from worthwhile.engines.measures.responses import Response
from worthwhile.engines.measures.result import MeasureResult
from worthwhile.engines.measures.scoring import Tables

DAYS = {
    Stage.BEFORE: date(2025, 1, 1),
    Stage.DURING: date(2025, 4, 1),
    Stage.AFTER: date(2026, 1, 1),
    Stage.FOLLOW_UP: date(2027, 1, 1),
}


@pytest.fixture
def filled() -> Callable[..., Response]:
    """A questionnaire: person, stage, answers or total."""

    def make(
        person: str,
        stage: str,
        *answers: int | None,
        total: int | None = None,
        on: date | None = None,
        group: str = "",
        row: int = 0,
    ) -> Response:
        when = Stage(stage)
        return Response(
            person=person,
            stage=when,
            on=on or DAYS[when],
            answers=answers,
            total=None if total is None else Decimal(total),
            group=group,
            row=row,
        )

    return make


@pytest.fixture
def totals(filled: Callable[..., Response]) -> Callable[..., list[Response]]:
    """Before and after totals of people P0, P1, ... as pairs; None leaves a stage out."""

    def make(*pairs: tuple[int | None, int | None], group: str = "", start: int = 0) -> list[Response]:
        return [
            filled(f"P{number}", stage, total=total, group=group)
            for number, pair in enumerate(pairs, start)
            for stage, total in zip(("before", "after"), pair, strict=True)
            if total is not None
        ]

    return make


@pytest.fixture
def change() -> Callable[..., MeasureResult]:
    """The result of questionnaires of a measure, with options by name."""

    def make(name: str, responses: Sequence[Response], tables: Tables | None = None, **options: Any) -> MeasureResult:
        return measure_change(
            measure=find_measure(name),
            responses=responses,
            options=Options(**options),
            tables=tables or Tables(),
            rng=np.random.default_rng(1),
        )

    return make
