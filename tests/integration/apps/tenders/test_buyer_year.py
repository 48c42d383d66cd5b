"""A buyer's year: counted by process and provider, with what does not hold said before anybody publishes it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.test import Client

from tests.organisation_builders import make_person
from tests.tender_builders import BEGUN, Buying, make_buyer, make_supplier, open_tender
from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.tenders.models import AwardMade, Contender, ContractRecorded, Representation, Tender
from worthwhile.apps.tenders.selectors.buyer_year import financial_year_before, year_of
from worthwhile.apps.tenders.selectors.compliance import failing, points_of
from worthwhile.apps.tenders.services.change_tender import cancel
from worthwhile.apps.tenders.services.write_tender import begin_tender
from worthwhile.engines.tendering import Procedure
from worthwhile.exchange.exact_json import exact_json_text

pytestmark = pytest.mark.django_db
FIRST, LAST = date(2025, 4, 1), date(2026, 3, 31)


def awarded(
    buyer: Organisation, supplier: str, at: datetime, *, by, runs: tuple[date, date], value: int = 100
) -> AwardMade:
    """A direct award with its contract, put straight into what is kept."""
    tender = begin_tender(buyer=buyer, procedure=Procedure.DIRECT, title=f"Care by {supplier}", by=by, now=at)
    contender = Contender.objects.create(tender=tender, number=1, name=supplier, reason="Alone fits", added_at=at)
    content = exact_json_text({"supplier": {"name": supplier}, "price": value, "outcomes": []})
    award = AwardMade.objects.create(tender=tender, contender=contender, awarded_by=by, awarded_at=at, content=content)
    ContractRecorded.objects.create(
        award=award, signed_on=runs[0], starts_on=runs[0], ends_on=runs[1], value=Decimal(value),
        supplier_address="1 Mill Lane", recorded_by=by, recorded_at=at,
    )  # fmt: skip
    return award


def test_awards_are_counted_by_process_with_providers_new_and_lost():
    buyer, by = make_buyer()
    old, now = datetime(2024, 6, 1, tzinfo=UTC), datetime(2025, 6, 1, tzinfo=UTC)
    awarded(buyer, "Stays", old, by=by, runs=(date(2024, 7, 1), date(2025, 12, 31)))
    awarded(buyer, "Goes", old, by=by, runs=(date(2024, 7, 1), date(2025, 12, 31)))
    awarded(buyer, "Stays", now, by=by, runs=(date(2026, 1, 1), date(2027, 12, 31)), value=250)
    awarded(buyer, "Comes", now, by=by, runs=(date(2025, 7, 1), date(2026, 6, 30)), value=150)
    year = year_of(buyer, FIRST, LAST)
    direct = next(one for one in year.processes if one.procedure is Procedure.DIRECT)
    assert (direct.awards, direct.value, direct.valued) == (2, Decimal(400), 2)
    assert sum(one.awards for one in year.processes) == 2
    assert (year.providers, year.new, year.lost) == (("Comes", "Stays"), ("Comes",), ("Goes",))


def test_the_last_day_counts_whole_and_the_day_after_does_not():
    buyer, by = make_buyer()
    runs = (date(2026, 5, 1), date(2027, 4, 30))
    # 31 March 2026 is in summer time: 23:30 there is 22:30 UTC, and 23:30 UTC is April already.
    awarded(buyer, "In time", datetime(2026, 3, 31, 22, 30, tzinfo=UTC), by=by, runs=runs)
    awarded(buyer, "Too late", datetime(2026, 3, 31, 23, 30, tzinfo=UTC), by=by, runs=runs)
    assert year_of(buyer, FIRST, LAST).providers == ("In time",)


def test_another_buyers_awards_and_representations_are_not_counted():
    buyer, by = make_buyer()
    other, them = make_supplier("Other Council")
    award = awarded(
        other, "Theirs", datetime(2025, 6, 1, tzinfo=UTC), by=them, runs=(date(2025, 7, 1), date(2026, 6, 30))
    )
    Representation.objects.create(
        tender=award.tender, organisation=buyer, words="Unfair", made_by=by, made_at=datetime(2025, 6, 2, tzinfo=UTC)
    )
    ours, theirs = year_of(buyer, FIRST, LAST), year_of(other, FIRST, LAST)
    assert (ours.providers, ours.representations) == ((), 0)
    assert (theirs.providers, theirs.representations, theirs.waiting) == (("Theirs",), 1, 1)


def test_what_was_given_up_is_named():
    buying = open_tender()
    cancel(tender=buying.tender, reason="The budget was cut", by=buying.approver, now=BEGUN + timedelta(days=2))
    assert [one.pk for one in year_of(buying.tender.buyer, FIRST, LAST).given_up] == [buying.tender.pk]
    assert year_of(buying.tender.buyer, date(2026, 4, 1), date(2027, 3, 31)).given_up == ()


def test_an_award_before_the_standstill_ended_does_not_hold():
    buyer, by = make_buyer()
    at = datetime(2025, 6, 1, tzinfo=UTC)
    award = awarded(buyer, "Early", at, by=by, runs=(date(2025, 7, 1), date(2026, 6, 30)))
    standstill = "Nothing was awarded before the standstill ended"
    Tender.objects.filter(pk=award.tender_id).update(earliest_signing=at + timedelta(days=1))
    award.tender.refresh_from_db()
    assert standstill in {point.name for point in failing(points_of(award.tender))}
    Tender.objects.filter(pk=award.tender_id).update(earliest_signing=at)
    award.tender.refresh_from_db()
    assert standstill not in {point.name for point in failing(points_of(award.tender))}


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 3, 31), (date(2024, 4, 1), date(2025, 3, 31))),
        (date(2026, 4, 1), (date(2025, 4, 1), date(2026, 3, 31))),
        (date(2026, 11, 22), (date(2025, 4, 1), date(2026, 3, 31))),
    ],
)
def test_the_usual_year_is_the_last_whole_financial_year(today, expected):
    assert financial_year_before(today) == expected


def client_of(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def address(buying: Buying, rest: str = "") -> str:
    return f"/organisations/{buying.tender.buyer_id}/tenders/year/{rest}"


def test_the_page_shows_the_days_asked_for_and_says_what_is_wrong_with_others():
    buying = open_tender()
    client = client_of(buying.author)
    assert (
        "Befriending for older people" in client.get(address(buying), {"first": "1/3/2026", "last": "31/3/2026"}).text
    )
    wrong = client.get(address(buying), {"first": "1/3/2026", "last": "1/2/2026"})
    assert "Enter a day that is not before the first" in wrong.text
    assert client.get(address(buying, "summary.csv"), {"first": "x", "last": "1/2/2026"}).status_code == 404
    assert client.get(address(buying, "other.csv")).status_code == 404
    assert client_of(make_person("stranger@example.org")).get(address(buying)).status_code == 404


def test_the_tables_run_nothing_in_a_spreadsheet():
    buying = open_tender()
    Tender.objects.filter(pk=buying.tender.pk).update(title="=HYPERLINK(1)")
    rows = client_of(buying.author).get(address(buying, "compliance.csv"), {"first": "1/3/2026", "last": "31/3/2026"})
    assert "'=HYPERLINK(1)" in rows.text
    assert "\n=HYPERLINK" not in rows.text
