"""Tenders as notices tell them, at every stage, and what an outside judge says of them."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from worthwhile.engines.regimes import Decision, decide
from worthwhile.engines.tendering import Procedure
from worthwhile.exchange.exact_json import exact_json_text
from worthwhile.exchange.notices import (
    Awarded,
    Body,
    Change,
    NoticeKind,
    Promised,
    Runs,
    Signed,
    Sum,
    TenderRecord,
    package_of,
)
from worthwhile.exchange.regime import facts_from_data
from worthwhile.exchange.tender import Tender, tender_from_data
from worthwhile.exchange.tender.regime_facts import regime_facts_of
from worthwhile.reference.regimes import regime_rules
from worthwhile.reference.working_days import UnitedKingdomDays

ROOT = Path(__file__).parents[1]
SCHEMAS = ROOT.parent / "shared" / "schemas"
STANDARD = SCHEMAS / "ocds-standard-1__1__5.zip"
RELEASE_SCHEMA = SCHEMAS / "release-schema-1__1__5.json"
JUDGE = ROOT / ".venv-judges" / "bin" / "python"
MADE = datetime(2026, 3, 2, 9, tzinfo=UTC)
DEADLINE = datetime(2026, 4, 1, 11, tzinfo=UTC)
TOLD = datetime(2026, 5, 11, 9, tzinfo=UTC)
OCID = "ocds-000aaa-tender-7"

CONTENT: dict[str, Any] = {
    "format": "worthwhile/tender/1",
    "buyer": {
        "name": "Luton Sample Council",
        "identifiers": [{"scheme": "GB-PPON", "id": "PABC-1234-DEFG"}],
        "kind": "local-authority",
        "nation": "england",
    },
    "commenced_on": "2026-03-02",
    "subject": {
        "title": "Befriending for older people",
        "description": "Visits to people who live alone.",
        "kind": "social-care",
        "cpv": ["85320000"],
        "areas": ["Luton"],
    },
    "route": {"regime": "pa-light-touch", "process": "competitive-tendering", "reasons": "Several can do it."},
    "value": {"total_net": 700_000, "total_gross": 840_000},
    "term": {"start": "2026-09-01", "end": "2029-08-31", "extensions": {"months": 24}},
    "lots": [],
    "lots_reasons": "One team visits the whole town.",
    "outcomes": [
        {
            "id": "less-lonely",
            "name": "Less lonely",
            "target": 4.3,
            "unit": "points of the ONS loneliness scale",
            "by": "2028-03-31",
            "measured_by": "Before and after",
        }
    ],
    "participation": {
        "conditions": [{"id": "c-1", "text": "Staff who visit are checked."}],
        "minimum_turnover": {"amount": 0},
        "insurances": [{"kind": "public liability", "cover": 5_000_000, "why": "work in homes"}],
    },
    "award": {
        "criteria": [
            {
                "id": "quality",
                "name": "Quality",
                "kind": "quality",
                "weight": 0.5,
                "pass_mark": 50,
                "sub_criteria": [
                    {"id": "visits", "name": "How visits are made", "weight": 0.3},
                    {"id": "safety", "name": "Safety", "weight": 0.2},
                ],
            },
            {"id": "sv", "name": "Social value", "kind": "social-value", "weight": 0.2},
            {"id": "price", "name": "Price", "kind": "price", "weight": 0.3},
        ],
        "scale": [{"score": 0, "means": "no answer"}, {"score": 100, "means": "excellent"}],
        "price": {"formula": "PF-6", "parameters": {"budget": 840_000}},
        "ties": ["Higher score for quality", "Lot drawn in public"],
    },
    "timetable": {"award_expected": "2026-05-20"},
    "gates": {"conflicts_assessed_on": "2026-02-20"},
}
LOTS = {
    "lots": [
        {"id": "north", "title": "The north", "value_total": 300_000, "areas": ["Luton"], "cpv": ["85312100"]},
        {"id": "south", "title": "The south", "value_total": 400_000},
    ],
    "lots_reasons": None,
}
BUYER = Body(id="organisation-1", name="Luton Sample Council", identifiers=(("GB-PPON", "PABC-1234-DEFG"),))
FRIENDS = Body(
    id="organisation-2",
    name="Friends CIC",
    identifiers=(("GB-COH", "01234567"), ("GB-CHC", "1123456")),
    small=True,
    social=True,
)
NEIGHBOURS = Body(id="organisation-3", name="Neighbours Ltd")
PROMISE = Promised(
    id="less-lonely", name="Less lonely", target=Decimal("4.1"), unit="points", by=date(2028, 3, 31), measured_by="ONS"
)
RUNS = Runs(start=date(2026, 9, 1), end=date(2029, 8, 31), end_at_most=date(2031, 8, 31))
AWARD = Awarded(
    id="award-1",
    suppliers=(FRIENDS, NEIGHBOURS),
    value=Sum(net=Decimal("650000.50")),
    runs=RUNS,
    awarded_on=date(2026, 5, 8),
    outcomes=(PROMISE,),
)
SIGNED = Signed(
    id="contract-1",
    award="award-1",
    signed_on=date(2026, 6, 1),
    value=Sum(net=Decimal("650000.50"), gross=Decimal("780000.60")),
    runs=RUNS,
    outcomes=(PROMISE,),
)
CHANGED = Change(number=2, at=datetime(2026, 3, 10, 9, tzinfo=UTC), what="The deadline moved on.", reason="Easter.")


def tender_with(**parts: Any) -> Tender:
    """The tender of these tests with other parts."""
    data = {**CONTENT, **parts}
    return tender_from_data({name: part for name, part in data.items() if part is not None}).tender


def decision_of(tender: Tender) -> Decision:
    """What the law asks, by the facts that a tender states."""
    facts = facts_from_data(regime_facts_of(tender)).facts
    return decide(facts=facts, rules=regime_rules(), on=None, calendar=UnitedKingdomDays())


def record_of(kind: NoticeKind, **parts: Any) -> TenderRecord:
    """The tender at the moment of a notice of one kind."""
    late = kind in (NoticeKind.INTENDED_AWARD, NoticeKind.AWARD_WITHDRAWN, NoticeKind.AWARD, NoticeKind.CONTRACT)
    fields: dict[str, Any] = {
        "ocid": OCID,
        "number": list(NoticeKind).index(kind) + 1,
        "tender_id": "tender-7",
        "made_at": TOLD if late else MADE,
        "publisher": "Worthwhile at Luton",
        "buyer": BUYER,
        "tender": tender_with(),
        "procedure": Procedure.MOST_SUITABLE if kind is NoticeKind.INTENTION else Procedure.COMPETITIVE,
        "address": f"https://worthwhile.example/tenders/open/7/notices/{kind.value}/",
        "bids_at": "https://worthwhile.example/tenders/open/7/",
        "deadline": None if kind is NoticeKind.INTENTION else DEADLINE,
        "questions_until": None if kind is NoticeKind.INTENTION else datetime(2026, 3, 25, 11, tzinfo=UTC),
        "changes": (CHANGED,) if kind is NoticeKind.TENDER_UPDATE else (),
        "reason": "Money was withdrawn." if kind in (*ENDS, NoticeKind.AWARD_WITHDRAWN) else "",
    }
    if late:
        fields |= {"bids": 3, "told_at": TOLD, "standstill_ends_on": date(2026, 5, 20), "awards": (AWARD,)}
    if kind is NoticeKind.CONTRACT:
        fields["contracts"] = (SIGNED,)
    return TenderRecord(**{**fields, **parts})


ENDS = (NoticeKind.CANCELLATION, NoticeKind.UNSUCCESSFUL)


def packed(*releases: Mapping[str, Any]) -> dict[str, Any]:
    """A package of releases."""
    return package_of(
        releases, address="https://worthwhile.example/notices.json", publisher="Worthwhile at Luton", published=MADE
    )


def judged(packages: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """What libcoveocds says of each package; skips where it, or the standard, is not there."""
    if not STANDARD.exists():
        pytest.skip(f"The standard is not beside the repository: {STANDARD.name}")
    if not JUDGE.exists():
        pytest.skip("The judge has an environment of its own: run scripts/judges.sh")
    command = [str(JUDGE), "-W", "ignore", str(ROOT / "tests" / "judges" / "judge_ocds.py"), str(STANDARD)]
    done = subprocess.run(
        command, input=exact_json_text(list(packages)), capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stderr[-2000:]
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found
