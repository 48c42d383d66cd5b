"""A fetch from a publisher that misbehaves ends with everything held once."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.misbehaving_publisher import (
    CONTRACTS_FINDER,
    FIND_A_TENDER,
    SCOTLAND,
    WALES,
    Asked,
    MisbehavingPublisher,
    Row,
    Trouble,
    publishing,
    release,
)
from tests.still_clock import StillClock
from worthwhile.kernel.problems import InvalidInput
from worthwhile.market.sources.feeds.failures import FetchStopped
from worthwhile.market.sources.feeds.fetching import Fetch
from worthwhile.market.sources.feeds.sequence import number_of
from worthwhile.market.sources.feeds.services import SERVICES
from worthwhile.market.store.layout import MarketHome
from worthwhile.market.store.ledger import Ledger

PATHS = {
    "find-a-tender": FIND_A_TENDER,
    "contracts-finder": CONTRACTS_FINDER,
    "public-contracts-scotland": SCOTLAND,
    "sell2wales": WALES,
}
DAY = datetime.fromisoformat("2026-11-19T00:00:00")
Fetching = Callable[..., Fetch]


@pytest.fixture
def home(tmp_path: Path) -> MarketHome:
    return MarketHome(tmp_path)


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def fetching(home: MarketHome, publisher: MisbehavingPublisher, clock: StillClock, told: list[str]) -> Fetching:
    def fetching(service: str = "find-a-tender") -> Fetch:
        address = f"{publisher.address}{PATHS[service]}"
        return Fetch(service=SERVICES[service], home=home, clock=clock, tell=told.append, address=address)

    return fetching


def _held(home: MarketHome) -> list[str]:
    with Ledger.open(home) as ledger:
        return sorted(entry.release_id for file in ledger.files() for entry in ledger.entries(file.id))


def _day_of(count: int, *, first: int = 1, day: datetime = DAY) -> list[Row]:
    """Rows through a day whose numbers do not follow their times, as the service's do not."""
    shuffled = random.Random(count).sample(range(count), count)
    step = timedelta(days=1) / count
    return [release(first + number, at=day + place * step) for place, number in enumerate(shuffled)]


def test_a_cursor_loses_rows_and_the_windows_do_not(fetching, publisher, home) -> None:
    publisher.rows = _day_of(352)
    followed = _follow_the_cursor(publisher)
    assert len(set(followed)) < len(followed) < 352

    fetch = fetching()
    fetch.read(since=date(2026, 11, 19), until=date(2026, 11, 19))
    assert _held(home) == sorted(row.number for row in publisher.rows)
    assert (fetch.tally.new, fetch.tally.full) == (352, [])
    assert all("cursor" not in asked.fields for asked in publisher.asked[-fetch.tally.answers :])


def _follow_the_cursor(publisher: MisbehavingPublisher) -> list[str]:
    fields = {"updatedFrom": "2026-11-19T00:00:00", "updatedTo": "2026-11-20T00:00:00"}
    seen: list[str] = []
    while True:
        page = json.loads(publisher.answer(Asked(FIND_A_TENDER, fields, ""))[1])
        seen += [release["id"] for release in page["releases"]]
        if "links" not in page:
            return seen
        fields["cursor"] = page["links"]["next"].partition("cursor=")[2]


def test_only_the_parameters_that_the_service_takes_are_sent(fetching, publisher) -> None:
    publisher.rows = _day_of(250)
    fetching().read(since=date(2026, 11, 18), until=date(2026, 11, 20))
    for asked in publisher.asked:
        assert asked.fields.keys() == {"updatedFrom", "updatedTo", "limit"}
        assert asked.fields["updatedFrom"] < asked.fields["updatedTo"]
        assert asked.fields["limit"] == "100"
    assert publisher.asked[0].fields["updatedTo"] == "2026-11-21T00:00:00"


def test_what_was_read_is_not_asked_for_again_and_what_is_new_is(fetching, publisher, home, clock) -> None:
    publisher.rows = _day_of(30)
    fetching().read(since=date(2026, 11, 15), until=None)
    assert publisher.asked[0].fields["updatedTo"] == "2026-11-22T11:50:00"
    before = len(publisher.asked)
    clock.sleep(3600)
    publisher.rows.append(release(500, at=datetime.fromisoformat("2026-11-22T12:15:00")))
    fetch = fetching()
    fetch.read(since=date(2026, 11, 15), until=None)
    assert [asked.fields["updatedFrom"] for asked in publisher.asked[before:]] == ["2026-11-22T11:50:00"]
    assert fetch.tally.new == 1
    assert len(_held(home)) == 31


def test_without_since_the_last_thirty_days_are_asked_for(fetching, publisher) -> None:
    fetching().read(since=None, until=None)
    assert publisher.asked[-1].fields["updatedFrom"] == "2026-10-23T00:00:00"


def test_a_full_page_within_one_second_is_told_and_the_rest_goes_on(fetching, publisher, home, told) -> None:
    crowd = [release(41 + number, at=DAY + timedelta(hours=9, seconds=5)) for number in range(130)]
    publisher.rows = [*_day_of(40), *crowd]
    fetch = fetching()
    fetch.read(since=date(2026, 11, 19), until=date(2026, 11, 19))
    assert fetch.tally.full
    assert all("19 November 2026 09:00:0" in window for window in fetch.tally.full)
    assert any(sentence.startswith("MK-051: ") for sentence in told)
    held = _held(home)
    assert {row.number for row in publisher.rows[:40]} <= set(held)
    assert len(held) == 140

    (year,) = fetch.gaps()
    assert year.first == 1
    fetch = fetching()
    publisher.rows = publisher.rows[:40] + crowd
    fetch.ask_for_gaps()
    assert {row.number for row in crowd} <= set(_held(home))


def test_gaps_are_asked_for_one_by_one_and_what_is_not_there_once(fetching, publisher, home) -> None:
    late = datetime.fromisoformat("2025-01-01T00:00:00")
    publisher.rows = [release(number, at=DAY + timedelta(minutes=number)) for number in (1, 2, 6, 9)]
    fetch = fetching()
    fetch.read(since=date(2026, 11, 19), until=date(2026, 11, 19))
    (year,) = fetch.gaps()
    assert (year.gaps, year.held, year.complete) == (((3, 5), (7, 8)), 4, 4 / 9)

    hidden = Row(at=late, raw=release(4, at=DAY).raw, number="000004-2026")
    publisher.rows.append(hidden)
    before = len(publisher.asked)
    fetch = fetching()
    fetch.ask_for_gaps()
    paths = [asked.path.rpartition("/")[2] for asked in publisher.asked[before:]]
    assert paths == [number_of(2026, place) for place in (8, 7, 5, 4, 3)]
    assert fetch.tally.new == 1
    (year,) = fetch.gaps()
    assert (year.gaps, year.not_there, year.complete) == ((), 4, 1.0)
    before = len(publisher.asked)
    fetching().ask_for_gaps()
    assert len(publisher.asked) == before


def test_a_year_read_from_its_start_counts_its_notices_from_one(fetching, publisher) -> None:
    publisher.rows = [release(3, at=datetime.fromisoformat("2026-01-02T09:00:00"))]
    fetch = fetching()
    fetch.read(since=date(2026, 1, 1), until=date(2026, 1, 3))
    (year,) = fetch.gaps()
    assert (year.first, year.gaps) == (1, ((1, 2),))


def test_numbers_that_are_not_accepted_are_left_as_gaps_until_it_is_about_the_question(
    fetching, publisher, told
) -> None:
    publisher.rows = [release(number, at=DAY + timedelta(minutes=number)) for number in (1, 9)]
    fetch = fetching()
    fetch.read(since=date(2026, 11, 19), until=date(2026, 11, 19))
    publisher.troubles = [Trouble(400), Trouble(400), Trouble(404), Trouble(400), Trouble(400), Trouble(400)]
    with pytest.raises(FetchStopped, match="status 400"):
        fetch.ask_for_gaps()
    assert fetch.tally.skipped == ["000008-2026", "000007-2026", "000005-2026", "000004-2026"]
    (year,) = fetch.gaps()
    assert (year.missing, year.not_there) == (6, 1)
    assert "Numbers that are missing: 7." in told


def test_a_first_fetch_that_was_stopped_still_ends_thirty_days_back(fetching, publisher, home) -> None:
    early, late = datetime.fromisoformat("2026-10-24T09:00:00"), DAY
    publisher.rows = [release(1, at=early), release(2, at=late)]
    fetching().read(since=date(2026, 11, 10), until=None)
    assert _held(home) == ["000002-2026"]
    fetching().read(since=None, until=None)
    assert _held(home) == ["000001-2026", "000002-2026"]


def test_services_without_numbers_say_so(fetching) -> None:
    with pytest.raises(InvalidInput, match="Contracts Finder does not number"):
        fetching("contracts-finder").gaps()


def test_faulty_bytes_are_taken_in_as_published(fetching, publisher, home) -> None:
    at = DAY + timedelta(hours=1)
    start = b'{"ocid": "ocds-b5fd17-%d", "id": "cf-%d", "date": "2026-11-19T01:00:00Z", '
    publisher.rows = [
        Row(at=at, number="1", raw=start % (1, 1) + b'"most": 1e9999}'),
        Row(at=at, number="2", raw=start % (2, 2) + b'"amount": 000, "currency": "GBP"}'),
        Row(at=at, number="3", raw=start % (3, 3) + '"title": "Café £5"}'.encode("iso-8859-1")),
        Row(at=at, number="4", raw=b'{"ocid": "ocds-b5fd17-4", "date": "2026-11-19T01:00:00Z"}'),
    ]
    publisher.packed = False
    fetching("contracts-finder").read(since=date(2026, 11, 19), until=None)
    held = _held(home)
    assert held[:3] == ["cf-1", "cf-2", "cf-3"]
    assert held[3].startswith("made-")
    with Ledger.open(home) as ledger:
        assert ledger.counts().told.keys() >= {"MK-002", "MK-003", "MK-008"}


def test_contracts_finder_is_asked_for_fifteen_days_at_first(fetching, publisher, home) -> None:
    publisher.rows = _day_of(90, day=DAY - timedelta(days=20)) + _day_of(160, first=200)
    fetching("contracts-finder").read(since=date(2026, 10, 20), until=date(2026, 11, 20))
    first = publisher.asked[0].fields
    assert (first["publishedFrom"], first["publishedTo"]) == ("2026-11-06T00:00:00", "2026-11-21T00:00:00")
    assert len(_held(home)) == 250


def test_troubles_on_the_way_lose_nothing(fetching, publisher, home) -> None:
    publisher.rows = _day_of(300)
    publisher.again_every = 2
    publisher.troubles = [
        Trouble(how) for how in ("reset", 429, "short", 503, "half_gzip", "half_json", "page", "garbage", "empty", 500)
    ]
    fetch = fetching()
    fetch.read(since=date(2026, 11, 18), until=date(2026, 11, 20))
    assert _held(home) == sorted(row.number for row in publisher.rows)
    assert fetch.tally.unread == []


def test_an_answer_that_never_can_be_read_is_set_aside_and_its_second_asked_for_again(
    fetching, publisher, home, told
) -> None:
    broken = Row(at=DAY + timedelta(hours=10), number="900", raw=b'{"ocid": "ocds-h6vhtk-900", {{{')
    publisher.rows = [*_day_of(20), broken]
    fetch = fetching()
    fetch.read(since=date(2026, 11, 19), until=date(2026, 11, 19))
    assert _held(home) == sorted(row.number for row in publisher.rows[:20])
    assert fetch.tally.unread
    with Ledger.open(home) as ledger:
        assert ledger.counts().set_aside

    publisher.rows[-1] = release(900, at=broken.at)
    before = len(publisher.asked)
    fetch = fetching()
    fetch.read(since=date(2026, 11, 19), until=date(2026, 11, 19))
    assert len(publisher.asked) - before <= 2
    assert "000900-2026" in _held(home)


def test_a_stop_keeps_what_was_taken_and_the_next_fetch_goes_on(fetching, publisher, home, clock) -> None:
    publisher.rows = _day_of(300) + _day_of(50, first=1000, day=DAY - timedelta(days=1))
    fetch = fetching()
    fetch_until = 4
    original = publisher.receive

    def refuse_after_some(asked):
        met = original(asked)
        return Trouble(403) if len(publisher.asked) > fetch_until else met

    publisher.receive = refuse_after_some
    with pytest.raises(FetchStopped):
        fetch.read(since=date(2026, 11, 18), until=date(2026, 11, 19))
    kept = fetch.tally.new
    assert 0 < kept < 350
    publisher.receive = original
    again = fetching()
    again.read(since=date(2026, 11, 18), until=date(2026, 11, 19))
    assert kept + again.tally.new == 350
    assert len(_held(home)) == 350


def test_nothing_lies_between_since_and_until(fetching) -> None:
    with pytest.raises(InvalidInput, match="There is nothing to ask for"):
        fetching().read(since=date(2026, 12, 1), until=None)
    with pytest.raises(InvalidInput, match="There is nothing to ask for"):
        fetching("sell2wales").read(since=date(2026, 3, 1), until=date(2026, 2, 1))


@pytest.mark.parametrize("address", ["find-tender", "ftp://example.org/a", "https://", "https://example.org/a?b=1"])
def test_an_address_that_cannot_be_asked_is_explained(home, clock, address) -> None:
    with pytest.raises(InvalidInput, match=r"Enter an address such as https://example\.org/api"):
        Fetch(service=SERVICES["find-a-tender"], home=home, clock=clock, tell=print, address=address)


def _monthly(number: int, month: str, kind: int, *, without_id: bool = False) -> Row:
    at = datetime.fromisoformat(f"{month}-03T09:00:00")
    body = {"ocid": f"ocds-r6ebe6-{number}", "date": f"{at.isoformat()}Z"}
    return Row(at=at, raw=json.dumps(body if without_id else {**body, "id": f"rls-{number}"}).encode(), kind=kind)


def test_months_are_asked_for_type_by_type_newest_first(fetching, publisher, home) -> None:
    publisher.rows = [
        _monthly(1, "2026-09", 2),
        _monthly(2, "2026-10", 104),
        _monthly(3, "2026-11", 2, without_id=True),
    ]
    publisher.bare_types = frozenset({7})
    fetch = fetching("public-contracts-scotland")
    fetch.read(since=date(2026, 9, 15), until=None)
    asked = [(asked.fields["dateFrom"], int(asked.fields["noticeType"])) for asked in publisher.asked]
    kinds = [*range(1, 8), *range(12, 16), *range(20, 26), 101, 102, 103, 104]
    assert asked == [(month, kind) for month in ("11-2026", "10-2026", "09-2026") for kind in kinds]
    assert all(asked.fields["outputType"] == "0" and "locale" not in asked.fields for asked in publisher.asked)
    held = _held(home)
    assert held[0].startswith("made-")
    assert held[1:] == ["rls-1", "rls-2"]
    with Ledger.open(home) as ledger:
        assert ledger.counts().set_aside == {"MK-010": 1}


def test_a_month_that_is_not_over_is_asked_for_again(fetching, publisher, clock) -> None:
    fetching("public-contracts-scotland").read(since=date(2026, 10, 1), until=None)
    before = len(publisher.asked)
    fetching("public-contracts-scotland").read(since=None, until=None)
    assert {asked.fields["dateFrom"] for asked in publisher.asked[before:]} == {"11-2026"}
    clock.sleep(30 * 86400)
    before = len(publisher.asked)
    fetching("public-contracts-scotland").read(since=None, until=date(2026, 12, 15))
    assert {asked.fields["dateFrom"] for asked in publisher.asked[before:]} == {"11-2026", "12-2026"}


def test_a_type_that_faults_is_told_and_skipped(fetching, publisher, home, told) -> None:
    publisher.rows = [_monthly(1, "2026-11", 54), _monthly(2, "2026-10", 21)]
    publisher.faulty_types = frozenset({1, 51})
    fetch = fetching("sell2wales")
    fetch.read(since=date(2026, 8, 1), until=None)
    assert _held(home) == ["rls-1", "rls-2"]
    assert all(asked.fields["locale"] == "0" for asked in publisher.asked)
    assert sum(asked.fields["noticeType"] == "1" for asked in publisher.asked) == 2
    assert len(fetch.tally.skipped) == 8
    assert any("The rest of this type is skipped in this fetch." in sentence for sentence in told)


def test_a_monthly_answer_that_cannot_be_read_is_asked_for_again_by_the_next_fetch(fetching, publisher, home) -> None:
    publisher.troubles = [Trouble("garbage")]
    fetch = fetching("public-contracts-scotland")
    fetch.read(since=date(2026, 9, 1), until=date(2026, 9, 30))
    assert fetch.tally.unread == ["2026-09 type 1"]
    before = len(publisher.asked)
    fetching("public-contracts-scotland").read(since=date(2026, 9, 1), until=date(2026, 9, 30))
    assert [asked.fields["noticeType"] for asked in publisher.asked[before:]] == ["1"]


def test_nothing_before_january_2019_is_asked_of_the_monthly_services(fetching, publisher) -> None:
    fetching("sell2wales").read(since=date(2015, 1, 1), until=date(2019, 2, 1))
    assert {asked.fields["dateFrom"] for asked in publisher.asked} == {"01-2019", "02-2019"}


seconds = st.lists(st.integers(0, 3 * 86400 - 1), max_size=60)
crowded = st.builds(lambda at, many: [at] * many, st.integers(0, 3 * 86400 - 1), st.integers(0, 12))


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(calm=seconds, crowd=crowded, page=st.integers(2, 100))
def test_for_any_notices_and_any_page_every_row_is_held(tmp_path_factory, calm, crowd, page) -> None:
    start = datetime.fromisoformat("2026-10-24T00:00:00")
    rows = [release(place + 1, at=start + timedelta(seconds=at)) for place, at in enumerate([*calm, *crowd])]
    home = MarketHome(tmp_path_factory.mktemp("law"))
    told: list[str] = []
    with publishing(MisbehavingPublisher(rows=rows, page_limit=page)) as publisher:
        address = f"{publisher.address}{FIND_A_TENDER}"
        service = SERVICES["find-a-tender"]
        fetch = Fetch(service=service, home=home, clock=StillClock(), tell=told.append, address=address)
        fetch.read(since=date(2026, 10, 24), until=date(2026, 10, 26))
    assert all(asked.fields.keys() == {"updatedFrom", "updatedTo", "limit"} for asked in publisher.asked)
    assert all(asked.fields["updatedFrom"] < asked.fields["updatedTo"] for asked in publisher.asked)
    if not fetch.tally.full:
        assert fetch.tally.new == len(rows)
    else:
        assert any(sentence.startswith("MK-051") for sentence in told)
