"""ME-07: CORE-10, psychological distress."""

from __future__ import annotations

from decimal import Decimal

from worthwhile.engines.measures.measure import (
    COMPLETE_CASES,
    Better,
    Licence,
    Measure,
    Scale,
    ScoreRule,
    Terms,
    bands,
    plain_items,
)

CORE10 = Measure(
    code="ME-07",
    id="core-10",
    name="CORE-10",
    version="10 items, printed scores 0-4",
    items=plain_items(10, low=0, high=4),
    scales=(
        Scale(
            id="core-10",
            name="CORE-10 total",
            rule=ScoreRule.SUM,
            items=tuple(range(10)),
            low=Decimal(0),
            high=Decimal(40),
            better=Better.LOWER,
            bands=bands(
                ("healthy", 0, 5),
                ("low", 6, 10),
                ("mild", 11, 15),
                ("moderate", 16, 20),
                ("moderate to severe", 21, 25),
                ("severe", 26, 40),
            ),
        ),
    ),
    licence=Licence(
        terms=Terms.OPEN,
        owner="the owners named on the form",
        statement="CC BY-ND 4.0, free in software. The questions are not held here: their exact wording was not read.",
        source="CamCOPS documentation, core10",
    ),
    missing_rule=COMPLETE_CASES,
    sources=("Bands: helpineedsomebody.org", "Licence: CamCOPS documentation, core10"),
    takes_totals=True,
    total_low=Decimal(0),
    total_high=Decimal(40),
    total_words="the sum of the ten printed scores, a whole number from 0 to 40",
    notes=(
        "Enter the score printed beside the ticked box. Where the form prints the scores of an item the other way "
        "round, the printed score is already reversed.",
        "The form asks about plans to end life. Item by item review of risk is not done here: follow your own "
        "safeguarding procedure.",
    ),
)
