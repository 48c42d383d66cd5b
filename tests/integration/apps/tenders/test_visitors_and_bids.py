"""Visitors of the demonstration, who are erased after a day, leave nothing in tenders that could not be erased."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.organisation_builders import make_person
from tests.tender_builders import BEGUN, open_tender
from worthwhile.apps.accounts.models import User
from worthwhile.apps.demonstration.selectors.space import find_own
from worthwhile.apps.demonstration.services.erase_visits import erase_due_visits
from worthwhile.apps.demonstration.services.visit import enter_demonstration
from worthwhile.apps.tenders.models import Bid, Question
from worthwhile.apps.tenders.selectors.bidder_tenders import list_bidders
from worthwhile.apps.tenders.services.acting import NotAllowed
from worthwhile.apps.tenders.services.hand_in import hand_in
from worthwhile.apps.tenders.services.questions import ask

pytestmark = pytest.mark.django_db


def test_a_visitor_neither_bids_nor_asks_and_is_erased_with_everybody_else():
    tender = open_tender().tender
    visitor, other = enter_demonstration(now=BEGUN), enter_demonstration(now=BEGUN)
    own = find_own(visitor)
    assert own is not None
    with pytest.raises(NotAllowed, match="The demonstration takes no part in a tender"):
        hand_in(tender=tender, bidder=own, content=b"bid", by=visitor, received_at=BEGUN)
    with pytest.raises(NotAllowed, match="The demonstration takes no part in a tender"):
        ask(tender=tender, asker=own, words="May we wait for ever?", now=BEGUN)
    assert (Bid.objects.count(), Question.objects.count()) == (0, 0)
    assert list_bidders(visitor, tender) == []
    assert erase_due_visits(now=BEGUN + timedelta(days=2)) == 2
    assert not User.objects.filter(pk__in=[visitor.pk, other.pk]).exists()


def test_a_person_who_has_nothing_to_do_with_tenders_can_be_removed():
    """What is only added to refuses every update, also one of no row that removing a person would send."""
    person = make_person("nobody@example.org")
    person.delete()
    assert not User.objects.filter(email="nobody@example.org").exists()
