"""Every address of a tender, tried by everybody whom a tender knows, at every stage that matters.

What is expected is declared in tests/integration/tender_roles and follows from the table of rules and the design: whom
a page opens to, what sending does, and which words nobody else may read, on whatever page they look for them.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver
from pytest_django import DjangoDbBlocker

from tests.integration.tender_roles.elsewhere import ELSEWHERE
from tests.integration.tender_roles.pages import NEVER_HERE, PAGES
from tests.integration.tender_roles.programs import OF_NO_TENDER, READ, TENDERS
from tests.integration.tender_roles.secrets import SECRETS
from tests.integration.tender_roles.visit import STOPS
from tests.integration.tender_roles.walk import Walked, walk
from tests.tender_road import Roads

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


@pytest.fixture(scope="module")
def walked(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Walked:
    """The whole walk, once: every test below looks at one side of what came of it."""
    found = Walked()
    with django_db_blocker.unblock():
        roads = Roads()
        # Thousands are turned away, and each would be written down.
        logging.disable(logging.WARNING)
        try:
            for stop in STOPS:
                walk(roads.at(stop), found)
        finally:
            logging.disable(logging.NOTSET)
            roads.end()
    return found


def _routes(found: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    for entry in found:
        route = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from _routes(entry.url_patterns, route)
        elif entry.callback.__module__.startswith("worthwhile.apps.tenders.") or route.startswith(TENDERS):
            yield route


def test_every_address_of_a_tender_says_whom_it_lets_do_what() -> None:
    routes = set(_routes(get_resolver().url_patterns))
    declared = [*PAGES, *ELSEWHERE, *READ, *OF_NO_TENDER]
    assert sorted(routes - set(declared)) == [], "Declare each in tests/integration/tender_roles"
    assert sorted(set(declared) - routes) == []
    assert len(declared) == len(set(declared))


def test_nobody_passes_a_door_that_is_not_theirs(walked: Walked) -> None:
    assert walked.at_the_door == []


def test_a_page_opens_to_those_it_is_for_when_there_is_something_on_it(walked: Walked) -> None:
    assert walked.opened_wrongly == []


def test_nobody_reads_what_is_not_theirs(walked: Walked) -> None:
    assert walked.told == []


def test_what_the_rules_refuse_changes_nothing(walked: Walked) -> None:
    assert walked.changed == []


def test_what_the_rules_allow_is_done(walked: Walked) -> None:
    assert walked.not_done == []


def test_what_is_sent_is_good_enough_to_be_done_by_somebody(walked: Walked) -> None:
    """A form that nobody could send would be refused for what it lacks, and not for who sends it."""
    never = {route for route, address in PAGES.items() if address.takes} - walked.done
    assert sorted(never - NEVER_HERE.keys()) == []
    assert sorted(walked.done & NEVER_HERE.keys()) == []


def test_each_secret_is_read_by_somebody_who_may(walked: Walked) -> None:
    """A walk that opened nothing would find nothing."""
    assert sorted({secret.name for secret in SECRETS} - walked.read) == []
