"""Asking politely: the pace is kept, waits are honoured, and what cannot be mended is explained."""

from __future__ import annotations

import socket
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from tests.misbehaving_publisher import FIND_A_TENDER, MisbehavingPublisher, Trouble, release
from tests.still_clock import StillClock
from worthwhile.market.sources.feeds.asking import USER_AGENT, Asker, Politeness
from worthwhile.market.sources.feeds.failures import FetchStopped, NotThere, ServiceFault

QUESTION = "?updatedFrom=2026-11-20T00:00:00&updatedTo=2026-11-21T00:00:00&limit=100"


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def ask(publisher: MisbehavingPublisher, clock: StillClock, told: list[str]):
    publisher.rows = [release(7, at=datetime.fromisoformat("2026-11-20T09:00:00"))]

    def ask(question=QUESTION, *, path=FIND_A_TENDER, fault_is_final=False, address=None, **politeness):
        address = address or publisher.address
        asker = Asker(address=address, clock=clock, politeness=Politeness(**politeness), tell=told.append)
        return asker.ask(f"{address}{path}{question}", fault_is_final=fault_is_final)

    return ask


def test_a_whole_answer_comes_back_unpacked(ask, publisher) -> None:
    assert b'"000007-2026"' in ask()
    publisher.packed = False
    assert b'"000007-2026"' in ask()
    assert {asked.agent for asked in publisher.asked} == {USER_AGENT}
    assert USER_AGENT.startswith("worthwhile/")


def test_requests_keep_a_pace(publisher, clock, told) -> None:
    asker = Asker(address=publisher.address, clock=clock, politeness=Politeness(pace=10), tell=told.append)
    for _ in range(3):
        asker.ask(f"{publisher.address}{FIND_A_TENDER}{QUESTION}")
    assert clock.waits == [10, 10]
    clock.sleep(4)
    asker.ask(f"{publisher.address}{FIND_A_TENDER}{QUESTION}")
    assert clock.waits == [10, 10, 4, 6]


@pytest.mark.parametrize(("header", "waited"), [("17", 17), ("0", 0), (None, 120), ("soon", 120), ("-5", 120)])
def test_a_429_waits_as_long_as_it_says_or_two_minutes(ask, publisher, clock, header, waited) -> None:
    publisher.troubles = [Trouble(429, retry_after=header)]
    assert ask(pace=0)
    assert clock.waits == [waited]


def test_a_429_may_name_a_moment(ask, publisher, clock) -> None:
    later = datetime.now(UTC) + timedelta(seconds=90)
    publisher.troubles = [Trouble(429, retry_after=format_datetime(later, usegmt=True))]
    assert ask(pace=0)
    assert 85 <= clock.waits[0] <= 91
    publisher.troubles = [Trouble(429, retry_after="Sun, 06 Nov 1994 08:49:37 GMT")]
    assert ask(pace=0)
    assert clock.waits[1:] == [0]


def test_a_wait_of_more_than_an_hour_stops_the_fetch(ask, publisher) -> None:
    publisher.troubles = [Trouble(429, retry_after="7200")]
    with pytest.raises(FetchStopped, match="120 minutes"):
        ask()


def test_a_503_is_asked_again_after_waits_that_grow(ask, publisher, clock, told) -> None:
    publisher.troubles = [Trouble(503), Trouble(502), Trouble(500), Trouble(503, retry_after="3")]
    assert ask(pace=10)
    assert clock.waits == [10, 20, 40, 3, 7]
    assert told[0] == "The service is busy or out of order (status 503). Waiting 10 seconds, then asking again."


def test_what_stays_out_of_order_ends_the_fetch(ask, publisher, clock) -> None:
    publisher.troubles = [Trouble(503)] * 99
    with pytest.raises(FetchStopped, match="asked 8 times"):
        ask(pace=10)
    assert clock.waits == [10, 20, 40, 80, 160, 300, 300]


def test_a_403_waits_where_the_service_means_a_while(ask, publisher, clock) -> None:
    publisher.troubles = [Trouble(403), Trouble(403)]
    assert ask(pace=0, refused_wait=300)
    assert clock.waits == [300, 300]


def test_a_403_is_final_elsewhere(ask, publisher) -> None:
    publisher.troubles = [Trouble(403)]
    with pytest.raises(FetchStopped, match=r"refuses .* It said: Rate limit of 12 exceeded"):
        ask()


@pytest.mark.parametrize("how", ["reset", "short", "half_gzip", "page", "empty"])
def test_an_answer_that_broke_off_is_asked_for_again(ask, publisher, clock, how) -> None:
    publisher.troubles = [Trouble(how), Trouble(how)]
    assert b'"000007-2026"' in ask(pace=10)
    assert len(publisher.asked) == 3
    assert clock.waits == [10, 20]


def test_a_400_is_explained_with_the_words_of_the_service(ask, publisher) -> None:
    with pytest.raises(FetchStopped) as stopped:
        ask(QUESTION + "&buyer=anybody")
    assert "status 400" in str(stopped.value)
    assert "It said: " in str(stopped.value)
    assert "Unknown parameter" in str(stopped.value)
    assert len(publisher.asked) == 1


def test_what_is_not_there_and_what_faults_are_told_apart(ask, publisher) -> None:
    with pytest.raises(NotThere):
        ask("", path=f"{FIND_A_TENDER}/000099-2026")
    publisher.troubles = [Trouble(500)]
    with pytest.raises(ServiceFault):
        ask(fault_is_final=True)
    publisher.troubles = [Trouble(302)]
    with pytest.raises(FetchStopped, match="has moved"):
        ask()
    publisher.troubles = [Trouble(418)]
    with pytest.raises(FetchStopped, match="status 418"):
        ask()


def test_a_service_that_refuses_the_connection_is_asked_three_times(ask, clock) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(FetchStopped, match=r"127\.0\.0\.1 refused the connection\. We asked 3 times"):
        ask(address=f"http://127.0.0.1:{port}", pace=10)
    assert clock.waits == [10, 20]


def test_a_name_that_nobody_knows_asks_whether_there_is_a_network(ask) -> None:
    with pytest.raises(FetchStopped, match=r"The name nowhere\.invalid is not known here"):
        ask(address="http://nowhere.invalid", pace=0)


def test_a_service_that_cannot_prove_who_it_is_is_not_asked_again(ask, publisher, clock) -> None:
    with pytest.raises(FetchStopped, match="could not prove who it is"):
        ask(address=publisher.address.replace("http://", "https://"))
    assert clock.waits == []


def test_the_proxy_of_a_network_is_used(ask, publisher, monkeypatch) -> None:
    monkeypatch.setenv("http_proxy", publisher.address)
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    assert b'"000007-2026"' in ask(address="http://nowhere.invalid")
    publisher.troubles = [Trouble("reset")]
    assert b'"000007-2026"' in ask(address="http://nowhere.invalid")
