"""What a server does beforehand so that the first to ask about the market does not wait for it."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from worthwhile.apps.opportunities.selectors.market import market_home, open_market
from worthwhile.apps.opportunities.selectors.warm_market import warm_market, warm_market_aside
from worthwhile.market.queries import prepared
from worthwhile.market.queries.shape import QUESTIONS
from worthwhile.market.store.manifest import read_state, segment_folder

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


def test_a_market_made_ready_has_its_questions_written_for_every_first_page(market: None, client: Client) -> None:
    prepared.sql_of.cache_clear()
    assert warm_market(on=timezone.now())
    written = prepared.sql_of.cache_info().misses
    assert written > len(QUESTIONS)
    for question in QUESTIONS:
        assert client.get(f"/market/{question.slug}/").status_code == 200
    assert client.get("/opportunities/expiring/").status_code == 200
    for place in ("buyers/GB-PPON:PDZR-9968-RYYY", "buyers/name:example%20council", "areas/E06000032"):
        assert client.get(f"/market/{place}/").status_code == 200
    assert client.get("/market/ending/?area=Luton").status_code == 200
    assert prepared.sql_of.cache_info().misses == written


def test_where_nothing_was_compiled_there_is_nothing_to_make_ready(own_home: Path) -> None:
    assert not warm_market(on=timezone.now())


def test_a_market_that_cannot_be_read_stops_no_server(
    market: None, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    home = market_home()
    for segment in read_state(home).segments:
        shutil.rmtree(segment_folder(home, segment))
    thread = warm_market_aside(on=timezone.now())
    thread.join(60)
    assert not thread.is_alive()
    assert "could not be made ready" in caplog.text
    assert client.get("/about").status_code == 200


def test_many_who_ask_at_once_for_what_nobody_asked_for_yet_share_one_opening(market: None) -> None:
    found = open_market()
    assert found is not None
    together, seen = threading.Barrier(8), set()

    def ask() -> None:
        together.wait(10)
        seen.update({id(found.tables), id(found.index)})

    asking = [threading.Thread(target=ask) for _ in range(8)]
    for thread in asking:
        thread.start()
    for thread in asking:
        thread.join(30)
    assert seen == {id(found.tables), id(found.index)}
