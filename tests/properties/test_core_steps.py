"""Laws of the compiled core about a process as a whole: its stage, times, value and notice."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.compiled_by_core import differences, held, needs_core

pytestmark = needs_core
often = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

Made = st.SearchStrategy[Any]

DATES = [
    "2026-01-05T09:00:00Z", "2026-06-01T12:00:00+01:00", "2026-03-29T01:30:00", "2025-05-05", "2027-01-31T23:59:59.9Z",
    "2190-01-01T00:00:00Z", "soon",
]  # fmt: skip
TAGS = [
    "planning", "tender", "tender", "tenderUpdate", "tenderCancellation", "award", "contract", "contractTermination",
    "implementation", "compiled", "", "planningUpdate",
]  # fmt: skip

dates: Made = st.sampled_from(DATES)
lengths: Made = st.fixed_dictionaries({}, optional={"durationInMonths": st.sampled_from([2, 8, 24, 1201])})
periods: Made = lengths | st.fixed_dictionaries(
    {}, optional={"startDate": dates, "endDate": dates, "maxExtentDate": dates, "durationInDays": st.integers(0, 800)}
)
money: Made = st.fixed_dictionaries(
    {"amount": st.sampled_from([0, 1, 1, 1000, 2500.5, 0.1, -3, None]), "currency": st.sampled_from(["GBP", "EUR"])},
    optional={"amountGross": st.sampled_from([0, 1200, 0.7])},
)
flags: Made = st.sampled_from([True, False, None])
statuses: Made = st.sampled_from(
    ["planned", "active", "complete", "cancelled", "unsuccessful", "withdrawn", "terminated", None]
)
techniques: Made = st.fixed_dictionaries(
    {"hasDynamicPurchasingSystem": flags}, optional={"hasFrameworkAgreement": flags}
)
documents: Made = st.fixed_dictionaries(
    {
        "id": st.sampled_from(["012345-2026", "2", "3"]),
        "noticeType": st.sampled_from(["UK1", " uk4 ", "UK13", "UK18", "UK04", "x", None]),
        "documentType": st.sampled_from(["tenderNotice", "awardNotice", "x"]),
        "url": st.sampled_from(["https://a.example/1", "http://a.example/2", "https://a.example/3", "ftp://a.example"]),
    },
    optional={"format": st.sampled_from(["text/html", "application/pdf"]), "datePublished": dates},
)
milestones: Made = st.fixed_dictionaries(
    {"title": st.sampled_from(["Contract Start", "contract end", "x"]), "dueDate": dates}
)
bases: Made = st.sampled_from(
    [
        {"scheme": "ukpga", "id": "2023/54"}, {"scheme": "UKSI", "id": "2023/1348"},
        {"scheme": "UKSI", "id": "2015/102"}, {"scheme": "ssi", "id": "2015/446"},
        {"scheme": "CELEX", "id": "32014L0024"}, {"scheme": "SSI", "id": "2015/446"},
        {"scheme": "", "id": "x"}, {"id": 7}, {"scheme": "UKSI"}, {}, None,
    ]
)  # fmt: skip
lots: Made = st.fixed_dictionaries(
    {"id": st.sampled_from("12"), "title": st.sampled_from(["Lot", "n/a", "Care"]), "value": money},
    optional={"contractPeriod": periods},
)
# In four parts, so that what works together comes together.
tenders: Made = st.one_of(
    st.fixed_dictionaries(
        {"techniques": techniques, "datePublished": dates, "contractPeriod": periods},
        optional={"tenderPeriod": periods, "status": statuses},
    ),
    st.fixed_dictionaries(
        {},
        optional={
            "tenderPeriod": periods, "enquiryPeriod": periods, "awardPeriod": periods, "contractPeriod": periods,
            "datePublished": dates, "expressionOfInterestDeadline": dates,
            "milestones": st.lists(milestones, max_size=3),
        },
    ),
    st.fixed_dictionaries(
        {},
        optional={
            "value": money, "minValue": money, "lots": st.lists(lots, max_size=3, unique_by=lambda lot: lot["id"]),
            "title": st.sampled_from(["Care", "Meals "]),
        },
    ),
    st.fixed_dictionaries(
        {},
        optional={
            "procurementMethod": st.sampled_from(["open", "direct", "other", None]), "status": statuses,
            "aboveThreshold": flags, "legalBasis": bases, "documents": st.lists(documents, max_size=4),
            "specialRegime": st.lists(st.sampled_from(["lightTouch", "Light-touch", "utilities"]), max_size=2),
        },
    ),
)  # fmt: skip
awards: Made = st.fixed_dictionaries(
    {"id": st.sampled_from("12")},
    optional={"status": statuses, "date": dates, "value": money, "contractPeriod": periods},
)
contracts: Made = st.fixed_dictionaries(
    {"id": st.sampled_from("12"), "awardID": st.just("1")},
    optional={"status": statuses, "period": periods, "implementation": st.sampled_from([None, {}, {"documents": []}])},
)
releases: Made = st.fixed_dictionaries(
    {
        "id": st.sampled_from(["012345-2026", "0a1b2c3d-0000-1111-2222-333344445555-678", "2"]),
        "date": dates,
        "tag": st.lists(st.sampled_from(TAGS), max_size=2),
        "tender": tenders,
    },
    optional={
        "title": st.just("Care"),
        "planning": st.fixed_dictionaries({"budget": st.fixed_dictionaries({"amount": money})}),
        "awards": st.lists(awards, max_size=2, unique_by=lambda award: award["id"]),
        "contracts": st.lists(contracts, max_size=2, unique_by=lambda contract: contract["id"]),
    },
)
published_by: Made = st.sampled_from(["ocds-h6vhtk", "ocds-b5fd17", "ocds-r6ebe6", "ocds-213czf"])
processes: Made = st.tuples(published_by, st.lists(releases, min_size=1, max_size=2))


@often
@given(st.lists(processes, min_size=8, max_size=20))
def test_of_a_process_as_a_whole_the_core_tells_what_python_tells(made: list[tuple[str, list[Any]]]) -> None:
    told, left = differences(
        [
            [held({"ocid": f"{prefix}-{place}", **release}, number) for number, release in enumerate(parts)]
            for place, (prefix, parts) in enumerate(made)
        ]
    )
    assert not told, "\n".join(told)
    assert not left


@pytest.mark.parametrize("release_id", ["01234\u0661-2026", "0a1b2c3d-0000-1111-2222-333344445555-\u0661"])
def test_what_may_be_digits_of_another_script_is_left_to_python(release_id: str) -> None:
    release = {"ocid": "ocds-b5fd17-1", "id": release_id, "date": DATES[0], "tag": ["tender"]}
    assert differences([[held(release)]]) == ([], 1)
