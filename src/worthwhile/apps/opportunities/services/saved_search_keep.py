"""Save a search, rename it, remove it, and choose how often one is told of what is new in it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from worthwhile.apps.accounts.models import Act, User
from worthwhile.apps.opportunities.models import Often, SavedSearch, Subscriber
from worthwhile.apps.opportunities.selectors.market import open_market
from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.organisations.services.recorded import record
from worthwhile.kernel.problems import WorthwhileError

MOST_SEARCHES = 50
# A server takes 4,094 characters as the first line of a request: addresses that say more than the search need room.
LONGEST_QUERY = 3_000


class SearchNameTaken(WorthwhileError):
    """Another saved search of the organisation has this name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"You have a saved search called {name}. Choose another name")


class TooManySearches(WorthwhileError):
    """The organisation has as many saved searches as one may have."""

    def __init__(self) -> None:
        super().__init__(f"You can save up to {MOST_SEARCHES} searches. Remove one that is not needed")


class SearchTooLong(WorthwhileError):
    """The words and filters of a search would not fit into addresses that lead on from it."""

    def __init__(self, length: int) -> None:
        super().__init__(
            f"This search is too long to save: in an address it takes {length:,} characters, and {LONGEST_QUERY:,} are "
            "the most. Go back, use fewer words or filters, and save it then"
        )


class NoLettersHere(WorthwhileError):
    """The organisation is of the demonstration, from which no letter goes out."""

    def __init__(self) -> None:
        super().__init__("No e-mail is sent from the demonstration. Sign up to be told of what is new")


def save_search(
    *, organisation: Organisation, name: str, query: str, by_profile: bool, by: User, now: datetime
) -> SavedSearch:
    """Keep a search by the query string of its page, or the organisation's own profile in its place.

    Raises SearchNameTaken, TooManySearches or SearchTooLong.
    """
    if not by_profile and len(query) > LONGEST_QUERY:
        raise SearchTooLong(len(query))
    with transaction.atomic():
        Organisation.objects.select_for_update().get(pk=organisation.pk)
        if organisation.saved_searches.filter(name=name).exists():
            raise SearchNameTaken(name)
        if organisation.saved_searches.count() >= MOST_SEARCHES:
            raise TooManySearches
        saved = SavedSearch.objects.create(
            organisation=organisation,
            name=name,
            query="" if by_profile else query,
            by_profile=by_profile,
            made_at=now,
            made_by=by,
        )
        content = {"name": name, "query": saved.query, "by_profile": by_profile}
        record(Act.SEARCH_SAVED, organisation, saved, by=by, at=now, content=content)
    return saved


def rename_search(*, search: SavedSearch, name: str, by: User, now: datetime) -> None:
    """Give a saved search another name. Raises SearchNameTaken."""
    with transaction.atomic():
        organisation = Organisation.objects.select_for_update().get(pk=search.organisation_id)
        if organisation.saved_searches.filter(name=name).exclude(pk=search.pk).exists():
            raise SearchNameTaken(name)
        if SavedSearch.objects.filter(pk=search.pk).update(name=name):
            record(Act.SEARCH_CHANGED, organisation, search, by=by, at=now, content={"name": name})


def remove_search(*, search: SavedSearch, by: User, now: datetime) -> None:
    """Remove a saved search with its feeds and what anybody is sent of it."""
    with transaction.atomic():
        held = SavedSearch.objects.select_for_update().filter(pk=search.pk).first()
        if held is not None:
            record(Act.SEARCH_REMOVED, search.organisation, held, by=by, at=now, content={"name": held.name})
            held.delete()


def choose_how_often(*, search: SavedSearch, person: User, often: Often, now: datetime) -> None:
    """Choose for oneself how often one is sent the digest. What is there already is not told as new.

    Raises NoLettersHere where e-mails are asked for in the demonstration.
    """
    if often != Often.NEVER and (search.organisation.is_demonstration or person.is_visitor):
        raise NoLettersHere
    market = open_market()
    with transaction.atomic():
        held = Subscriber.objects.select_for_update().filter(search=search, user=person).first()
        if held is None or held.often == Often.NEVER:
            values = {"often": often, "told_until": now, "told_seq": market.state.last_seq if market else 0}
            held, _ = Subscriber.objects.update_or_create(search=search, user=person, defaults=values)
        else:
            held.often = often
            held.save(update_fields=["often"])
        content = {"search": search.pk, "often": often.value}
        record(Act.DIGEST_CHOSEN, search.organisation, held, by=person, at=now, content=content)
