"""What the first questions about a market would wait for, done before anybody asks: files opened, SQL written."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import datetime
from functools import partial

from worthwhile.apps.opportunities.selectors.freshness import find_freshness
from worthwhile.apps.opportunities.selectors.market import open_market
from worthwhile.apps.opportunities.selectors.market_place import writers_of_places
from worthwhile.apps.opportunities.selectors.search_answers import answer_search
from worthwhile.market.queries.answers import write_question
from worthwhile.market.queries.expiring_prepared import write_expiring
from worthwhile.market.queries.incumbents import write_incumbents
from worthwhile.market.queries.search_asked import Search
from worthwhile.market.queries.shape import QUESTIONS

# A word that many notices have, so that the search reads what any other will.
WORDS = "care"

logger = logging.getLogger(__name__)


def warm_market_aside(*, on: datetime) -> threading.Thread:
    """Warm the market while the server answers already. What goes wrong is logged and costs nobody an answer.

    A server that stops waits for the step at hand: a thread cut off inside the database would bring it down.
    """
    thread = threading.Thread(target=_warm_quietly, args=(on,), name="warm-market")
    thread.start()
    return thread


def warm_market(*, on: datetime) -> bool:
    """Open the market, search it once, and write the SQL of its first pages; False where there is none.

    These are the questions that name no scope, and the lists of a buyer and of an area. SQL is written for any state of
    the market, so what a later state has to be asked for anew is little.
    """
    market = open_market()
    if market is None:
        return False
    find_freshness(market)
    answer_search(market, Search(text=WORDS), on=on)
    write_incumbents()
    write_expiring()
    writers: list[Callable[[], object]] = [partial(write_question, question) for question in QUESTIONS]
    for write in (*writers, *writers_of_places()):
        if not threading.main_thread().is_alive():
            break
        write()
    return True


def _warm_quietly(on: datetime) -> None:
    try:
        warm_market(on=on)
    except Exception:
        logger.exception(
            "The market could not be made ready beforehand. Its pages answer all the same, slower at first."
        )
