"""ME-03 SWEMWBS and ME-04 WEMWBS: the Warwick-Edinburgh mental wellbeing scales."""

from __future__ import annotations

from decimal import Decimal

from worthwhile.engines.measures.measure import (
    COMPLETE_CASES,
    Better,
    Licence,
    Measure,
    ReliableChange,
    Scale,
    ScoreRule,
    Terms,
    plain_items,
)

_LICENCE = Licence(
    terms=Terms.REGISTRATION,
    owner="NHS Health Scotland, University of Warwick and University of Edinburgh",
    statement=(
        "Warwick asks users to register; copies of the scale carry conflicting notices. Scores are worked out "
        "here; the questions are not held."
    ),
    source="warwick.ac.uk, WEMWBS, How to; CamCOPS documentation, wemwbs",
)

SWEMWBS = Measure(
    code="ME-03",
    id="swemwbs",
    name="Short Warwick-Edinburgh Mental Wellbeing Scale",
    version="7 items, answers 1-5 over the last two weeks",
    items=plain_items(7, low=1, high=5),
    scales=(
        Scale(
            id="swemwbs",
            name="SWEMWBS metric score",
            rule=ScoreRule.SUM_CONVERTED,
            items=tuple(range(7)),
            low=Decimal("7.00"),
            high=Decimal("35.00"),
            better=Better.HIGHER,
            reliable=ReliableChange(
                threshold=Decimal("2.87"),
                meaning="2.77 standard errors of measurement",
                source="pubmed 30577856",
                smaller=Decimal("1.03"),
                smaller_meaning="1 standard error of measurement",
            ),
            outcome_name="People have better mental wellbeing",
        ),
    ),
    licence=_LICENCE,
    missing_rule="All seven items are needed: a questionnaire with a gap gets no score (Warwick).",
    sources=(
        "Scoring and conversion: warwick.ac.uk, WEMWBS, How to; table as in three public analysis scripts",
        "Individual change: pubmed 30577856",
    ),
    takes_totals=True,
    total_low=Decimal(7),
    total_high=Decimal(35),
    total_words="the raw total of the seven answers, a whole number from 7 to 35, before conversion",
    least_people=30,
    notes=("Scores are converted from the raw total; do not compare them with totals of the 14-item scale.",),
)

WEMWBS = Measure(
    code="ME-04",
    id="wemwbs",
    name="Warwick-Edinburgh Mental Wellbeing Scale",
    version="14 items, answers 1-5",
    items=plain_items(14, low=1, high=5),
    scales=(
        Scale(
            id="wemwbs",
            name="WEMWBS total",
            rule=ScoreRule.SUM,
            items=tuple(range(14)),
            low=Decimal(14),
            high=Decimal(70),
            better=Better.HIGHER,
            reliable=ReliableChange(
                threshold=Decimal("8.6"),
                meaning="2.77 standard errors of measurement, at the larger published error of 3.1",
                source="Maheswaran 2012, hqlo.com/content/10/1/156",
                smaller=Decimal("6.6"),
                smaller_meaning="2.77 standard errors of measurement, at the smaller published error of 2.4",
            ),
            outcome_name="People have better mental wellbeing",
        ),
    ),
    licence=_LICENCE,
    missing_rule=COMPLETE_CASES,
    sources=("Scoring: warwick.ac.uk, WEMWBS, How to", "Change: Maheswaran 2012, hqlo.com/content/10/1/156"),
    takes_totals=True,
    total_low=Decimal(14),
    total_high=Decimal(70),
    total_words="the sum of the 14 answers, a whole number from 14 to 70",
    least_people=30,
    notes=(
        "No bands are given: the only cut-offs found come from a weak secondary source.",
        "Do not value 14-item totals with figures made for the 7-item scale.",
    ),
)
