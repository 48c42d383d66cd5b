"""ME-10 to ME-14: measures whose items may not be held here; their totals are taken after a licence is recorded."""

from __future__ import annotations

from decimal import Decimal

from worthwhile.engines.measures.measure import (
    Better,
    Licence,
    Measure,
    Scale,
    ScaleKind,
    ScoreRule,
    Terms,
)


def _measure(
    *,
    code: str,
    id: str,
    name: str,
    version: str,
    licence: Licence,
    better: Better | None,
    kind: ScaleKind = ScaleKind.SCORE,
    low: int | None = None,
    high: int | None = None,
    sources: tuple[str, ...],
    notes: tuple[str, ...],
) -> Measure:
    bottom = None if low is None else Decimal(low)
    top = None if high is None else Decimal(high)
    return Measure(
        code=code,
        id=id,
        name=name,
        version=version,
        items=(),
        scales=(
            Scale(
                id=id,
                name=f"{name} score",
                rule=ScoreRule.TOTAL,
                items=(),
                low=bottom,
                high=top,
                better=better,
                kind=kind,
            ),
        ),
        licence=licence,
        missing_rule="Totals are taken as entered: a row without a total gets no score. Follow the owner's own rule.",
        sources=sources,
        takes_items=False,
        takes_totals=True,
        total_low=bottom,
        total_high=top,
        total_words="the score as its owner's instructions give it",
        notes=notes,
    )


_REQOL = Licence(
    terms=Terms.LICENCE,
    owner="Oxford and Sheffield licensing offices",
    statement="A licence comes from the Oxford or Sheffield licensing office.",
    source="licensing.sheffield.ac.uk",
)
_NO_THRESHOLD = "Thresholds of change exist but their figures could not be read, so none is used."

REQOL10 = _measure(
    code="ME-10",
    id="reqol-10",
    name="ReQoL-10",
    version="10 items and a physical-health item, age 16 and over",
    licence=_REQOL,
    better=Better.HIGHER,
    sources=("licensing.sheffield.ac.uk",),
    notes=(_NO_THRESHOLD,),
)
REQOL20 = _measure(
    code="ME-11",
    id="reqol-20",
    name="ReQoL-20",
    version="20 items and a physical-health item, age 16 and over",
    licence=_REQOL,
    better=Better.HIGHER,
    sources=("licensing.sheffield.ac.uk",),
    notes=(_NO_THRESHOLD,),
)
MYCAW = _measure(
    code="ME-12",
    id="mycaw",
    name="MYCaW",
    version="One rating a row: a concern or wellbeing",
    licence=Licence(
        terms=Terms.LICENCE,
        owner="Meaningful Measures",
        statement="Registered trade mark; licences are issued by Meaningful Measures.",
        source="meaningfulmeasures.co.uk",
    ),
    better=None,
    kind=ScaleKind.ORDERED,
    sources=("meaningfulmeasures.co.uk",),
    notes=("Its coding was not read from a published source: say which way is better with --better.",),
)
PAM = _measure(
    code="ME-13",
    id="pam",
    name="Patient Activation Measure",
    version="Score 0-100, four levels",
    licence=Licence(
        terms=Terms.LICENCE,
        owner="licensed through NHS England for NHS programmes",
        statement="Paid licence; NHS England holds a block licence for NHS programmes.",
        source="england.nhs.uk, PAM licence FAQs",
    ),
    better=None,
    low=0,
    high=100,
    sources=("NHS England FAQ", "helpdesk.nowpatient.com"),
    notes=(
        "The cut-offs of its four levels were not read, so no levels are given.",
        "Say which way is better with --better.",
    ),
)
OUTCOMES_STAR = _measure(
    code="ME-14",
    id="outcomes-star",
    name="Outcomes Star",
    version="One ladder of one version of the Star a file",
    licence=Licence(
        terms=Terms.LICENCE,
        owner="Outcomes Star",
        statement=(
            "No derivative works, and a licence to put it in any IT system. Scores that a licensee exports may be read."
        ),
        source="outcomesstar.org.uk/copyright; staronline.org.uk terms",
    ),
    better=None,
    kind=ScaleKind.ORDERED,
    sources=("outcomesstar.org.uk/copyright", "staronline.org.uk terms"),
    notes=(
        "Ladder steps are in order, not in equal distances: moves are counted, never averaged.",
        "Do not mix ladders or versions in one file.",
        "Say which way is better with --better.",
    ),
)
