"""The searches an organisation saved, who is told of what is new in them, and the one that a feed is of."""

from __future__ import annotations

from django.db.models import QuerySet

from worthwhile.apps.accounts.models import User
from worthwhile.apps.opportunities.models import Often, SavedSearch, Subscriber
from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.organisations.models.secret_hash import secret_hash


def list_saved_searches(organisation: Organisation) -> QuerySet[SavedSearch]:
    """Every saved search of an organisation, by name."""
    return organisation.saved_searches.select_related("made_by")


def find_saved_search(organisation: Organisation, number: int) -> SavedSearch | None:
    """One saved search of an organisation."""
    return organisation.saved_searches.select_related("made_by", "organisation").filter(pk=number).first()


def find_search_of_feed(secret: str) -> SavedSearch | None:
    """The saved search whose feeds stand at an address with this secret; None where there is none (any more)."""
    if not secret:
        return None
    return SavedSearch.objects.select_related("organisation").filter(feed_hash=secret_hash(secret)).first()


def how_often(search: SavedSearch, person: User) -> Often:
    """How often a person is sent the digest of a search."""
    found = search.subscribers.filter(user_id=person.pk).first()
    return Often(found.often) if found else Often.NEVER


def choices_of(organisation: Organisation, person: User) -> dict[int, Often]:
    """How often a person is sent the digest of each search of an organisation that they chose for."""
    rows = Subscriber.objects.filter(search__organisation=organisation, user_id=person.pk)
    return {row.search_id: Often(row.often) for row in rows}
