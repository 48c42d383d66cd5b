"""Every notice is valid OCDS: by libcoveocds, which is run beside us and never imported, and by the schema itself."""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft4Validator, FormatChecker

from tests.notice_builders import (
    AWARD,
    BUYER,
    CONTENT,
    FRIENDS,
    LOTS,
    NEIGHBOURS,
    RELEASE_SCHEMA,
    ROOT,
    SIGNED,
    judged,
    packed,
    record_of,
    tender_with,
)
from worthwhile.engines.tendering import Procedure
from worthwhile.exchange.notices import Awarded, Body, NoticeKind, Promised, Runs, Sum, release_of

# What no release of OCDS 1.1.5 alone has, each a field of an extension that packages name: of the EU profile, and those
# marked UK of the UK extension.
OF_EXTENSIONS = {
    "aboveThreshold",  # UK
    "agreedMetrics",
    "amountGross",  # UK
    "assessmentSummariesDateSent",  # UK
    "bids",
    "country",
    "deliveryAddresses",
    "durationInMonths",  # UK
    "finalStatusDate",  # UK
    "legalBasis",
    "links",  # pagination
    "lotDetails",
    "lots",
    "mainProcurementCategory",  # of an award: UK
    "noAgreedMetricsRationale",  # UK
    "otherRequirements",
    "relatedLot",
    "relatedLots",
    "scale",
    "specialRegime",  # UK
    "standstillPeriod",  # UK
    "targets",
    "techniques",
    "vcse",  # UK
}
RESERVED = {"regime": "pa-light-touch", "process": "competitive-tendering", "reserved": "public-service-mutual"}
SCOTTISH = {
    "buyer": {"name": "Fife Sample Council", "nation": "scotland", "kind": "local-authority"},
    "route": {"regime": "scotland-2014-act", "process": "regulated-competition"},
}
BARE = {name: None for name in CONTENT if name not in ("format", "buyer", "subject")}
LOTTED = {"awards": (Awarded(id="award-1", suppliers=(FRIENDS,), lots=("north",)),)}
TENDERS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "one-lot": ({}, {}),
    "lots": (LOTS, LOTTED),
    "light-touch-reserved": ({"route": RESERVED}, {"suits_small": True, "suits_social": True}),
    "scotland": (SCOTTISH, {"buyer": Body(id="organisation-9", name="Fife Sample Council")}),
    "framework-without-days": (
        {
            "route": {"regime": "psr-england", "process": "competitive", "framework": True},
            "term": {"months": 36},
            "indicators_unsuitable": "Too small.",
        },
        {},
    ),
    "hardly-anything": (BARE, {"deadline": None, "questions_until": None}),
    "quick-quote": ({}, {"procedure": Procedure.QUICK_QUOTE}),
}
NEEDS_AWARDS = {NoticeKind.INTENDED_AWARD, NoticeKind.AWARD_WITHDRAWN, NoticeKind.AWARD, NoticeKind.CONTRACT}


def test_the_judge_finds_nothing_wrong_with_any_notice_of_any_tender() -> None:
    packages, names = [], []
    for name, (parts, fields) in TENDERS.items():
        tender = tender_with(**parts)
        for kind in NoticeKind:
            more = {field: value for field, value in fields.items() if field != "awards" or kind in NEEDS_AWARDS}
            packages.append(packed(release_of(record_of(kind, tender=tender, **more), kind)))
            names.append((name, kind.value))
    cancelled = record_of(NoticeKind.CANCELLATION, awards=(AWARD,), bids=3)
    packages.append(packed(release_of(cancelled, NoticeKind.CANCELLATION)))
    names.append(("cancelled-after-award", "cancellation"))

    found = dict(zip(names, judged(packages), strict=True))

    assert {name: one["errors"] for name, one in found.items() if one["errors"]} == {}
    for wrong in ("empty", "bad_prefixes", "deprecated", "codes"):
        assert {name: one[wrong] for name, one in found.items() if one[wrong]} == {}
    assert {field for one in found.values() for field in one["additional"]} <= OF_EXTENSIONS


def test_the_judge_finds_what_is_wrong() -> None:
    release = release_of(record_of(NoticeKind.TENDER), NoticeKind.TENDER)
    broken = packed({**release, "tag": ["open"], "tender": {**release["tender"], "value": {"amount": "much"}}})
    empty = packed({**release, "ocid": "made-up-1", "language": " "})
    (errors, faults) = judged([broken, empty])
    assert {error["field"] for error in errors["errors"]} == {"releases/tender/value/amount"}
    assert errors["codes"] == ["releases/tag"]
    assert (faults["empty"], len(faults["bad_prefixes"])) == (["releases/0/language"], 1)


def test_nothing_but_the_judge_imports_it(tracked: tuple[Path, ...]) -> None:
    imports = re.compile(r"^\s*(?:import|from) libcove", re.MULTILINE)
    found = [path.name for path in tracked if imports.search(path.read_text(encoding="utf-8"))]
    assert found == ["judge_ocds.py"]


@pytest.fixture(scope="module")
def tracked() -> tuple[Path, ...]:
    folders = ("src", "tests", "scripts", "benchmarks")
    return tuple(path for folder in folders for path in sorted((ROOT / folder).rglob("*.py")))


@cache
def release_schema() -> Draft4Validator:
    if not RELEASE_SCHEMA.exists():
        pytest.skip(f"The schema is not beside the repository: {RELEASE_SCHEMA.name}")
    schema = json.loads(RELEASE_SCHEMA.read_text(encoding="utf-8"))
    return Draft4Validator(schema, format_checker=FormatChecker())


TEXTS = st.text(max_size=40)
NAMES = st.text(min_size=1, max_size=30).filter(lambda text: text.strip())
DAYS = st.none() | st.dates(min_value=date(2020, 1, 1), max_value=date(2060, 12, 31))
POUNDS = st.none() | st.decimals(min_value=0, max_value=10**9, places=2)
BODIES = st.builds(
    Body,
    id=st.integers(1, 9).map("organisation-{}".format),
    name=NAMES,
    identifiers=st.lists(st.tuples(st.sampled_from(["GB-COH", "GB-CHC"]), NAMES), max_size=2).map(tuple),
    small=st.none() | st.booleans(),
    social=st.none() | st.booleans(),
)
SUMS = st.builds(Sum, net=POUNDS, gross=POUNDS)
RUNNING = st.builds(Runs, start=DAYS, end=DAYS, end_at_most=DAYS)
PROMISES = st.builds(Promised, id=NAMES, name=NAMES, target=POUNDS, unit=TEXTS, by=DAYS, measured_by=TEXTS)
AWARDS = st.lists(
    st.builds(
        Awarded,
        id=NAMES,
        suppliers=st.lists(BODIES, min_size=1, max_size=3).map(tuple),
        value=SUMS,
        runs=RUNNING,
        awarded_on=DAYS,
        outcomes=st.lists(PROMISES, max_size=2, unique_by=lambda one: one.id).map(tuple),
    ),
    min_size=1,
    max_size=3,
    unique_by=lambda award: award.id,
).map(tuple)


@settings(max_examples=60, deadline=None)
@given(
    kind=st.sampled_from(list(NoticeKind)),
    awards=AWARDS,
    buyer=BODIES,
    reason=NAMES,
    bids=st.none() | st.integers(0, 500),
    standstill=DAYS,
    title=NAMES,
)
def test_whatever_a_record_holds_its_release_is_valid(
    kind: NoticeKind,
    awards: tuple[Awarded, ...],
    buyer: Body,
    reason: str,
    bids: int | None,
    standstill: date | None,
    title: str,
) -> None:
    subject = {"title": re.sub(r"[\x00-\x1f\x7f]", "x", title), "cpv": ["85320000", "85312100"]}
    record = record_of(
        kind,
        awards=awards if kind in NEEDS_AWARDS else (),
        buyer=buyer,
        reason=reason,
        bids=bids,
        standstill_ends_on=standstill,
        tender=tender_with(subject=subject),
        contracts=(SIGNED,) if kind is NoticeKind.CONTRACT else (),
    )
    release = release_of(record, kind)
    assert [error.message for error in release_schema().iter_errors(release)] == []
    assert len({party["id"] for party in release["parties"]}) == len(release["parties"])


def test_numbers_keep_every_digit() -> None:
    award = Awarded(id="a", suppliers=(NEIGHBOURS,), value=Sum(net=Decimal("123456789.10")))
    release = release_of(record_of(NoticeKind.AWARD, awards=(award,), buyer=BUYER), NoticeKind.AWARD)
    assert str(release["awards"][0]["value"]["amount"]) == "123456789.10"
