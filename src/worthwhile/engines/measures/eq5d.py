"""ME-08 EQ-5D-5L and ME-09 EQ-5D-3L: health states, indexed with a value set that the operator loads."""

from __future__ import annotations

from decimal import Decimal

from worthwhile.engines.measures.measure import (
    Better,
    Item,
    Licence,
    Measure,
    Route,
    Scale,
    ScoreRule,
    Terms,
)

_LICENCE = Licence(
    terms=Terms.LICENCE,
    owner="EuroQol",
    statement="No use, reproduction or conversion without prior written consent. No text and no value set ships.",
    source="CamCOPS documentation, eq5d5l, quoting euroqol.org",
)


def _measure(code: str, levels: int) -> Measure:
    id = f"eq-5d-{levels}l"
    name = f"EQ-5D-{levels}L"
    return Measure(
        code=code,
        id=id,
        name=name,
        version=f"5 dimensions of {levels} levels, and the 0-100 rating as item6",
        items=(
            *(Item(column=f"item{n}", low=1, high=levels) for n in range(1, 6)),
            Item(column="item6", low=0, high=100),
        ),
        scales=(
            Scale(
                id="index",
                name=f"{name} index",
                rule=ScoreRule.VALUE_SET,
                items=(0, 1, 2, 3, 4),
                low=None,
                high=Decimal(1),
                better=Better.HIGHER,
                route=Route.QALY,
                outcome_name="People have better health-related quality of life",
            ),
            Scale(
                id="rating",
                name="Own 0-100 rating",
                rule=ScoreRule.SINGLE,
                items=(5,),
                low=Decimal(0),
                high=Decimal(100),
                better=Better.HIGHER,
            ),
        ),
        licence=_LICENCE,
        missing_rule=(
            "Complete cases: a health state with an unanswered dimension gets no index. The 0-100 rating stands alone."
        ),
        sources=("Dimensions and levels: CamCOPS documentation, eq5d5l", "Index: the value set you loaded"),
        why_no_total="Enter the five levels as item1 to item5: the index comes from the value set that you loaded.",
        notes=(
            "Columns follow the order of the questionnaire, which value sets name MO, SC, UA, PD, AD: item1 to item5.",
            "Which value set is used changes the result. Name it wherever you quote the index.",
        ),
    )


EQ5D5L = _measure("ME-08", 5)
EQ5D3L = _measure("ME-09", 3)
