"""Saving a search, and what each member may do with it."""

from __future__ import annotations

import pytest
from django.utils import timezone

from tests.opportunity_builders import make_profile, make_saved_search
from tests.organisation_builders import SignIn, World
from worthwhile.apps.accounts.models import AuditEntry
from worthwhile.apps.opportunities.models import Often, SavedSearch, Subscriber
from worthwhile.apps.opportunities.services.saved_search_keep import LONGEST_QUERY, MOST_SEARCHES
from worthwhile.apps.organisations.models import Demonstration, Organisation
from worthwhile.apps.organisations.services.close_organisation import close_organisation

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("market")]


def at(world: World, rest: str = "") -> str:
    return f"{world.address}opportunities/searches/{rest}"


def test_a_search_is_saved_by_its_address_without_day_and_page(world: World, sign_in: SignIn) -> None:
    browser = sign_in(world.editor.person)
    form = browser.get(at(world, "new/"), {"query": "q=befriending&page=3&on=2026-10-01&when=open"})
    assert "q=befriending" in form.content.decode()
    given = {"name": " Near \n us ", "query": "q=befriending&page=3&on=2026-10-01&when=open"}
    page = browser.post(at(world, "new/"), given, follow=True).content.decode()
    saved = SavedSearch.objects.get()
    assert (saved.name, saved.query, saved.made_by) == ("Near us", "q=befriending", world.editor.person)
    assert "Befriending for older people 1" in page
    assert AuditEntry.objects.order_by("number").last().act == "search-saved"  # type: ignore[union-attr]


def test_a_name_is_needed_and_stands_for_one_search(world: World, sign_in: SignIn) -> None:
    make_saved_search(world.organisation, world.owner.person, name="Near us")
    browser = sign_in(world.owner.person)
    assert "Enter a name for the search" in browser.post(at(world, "new/"), {"query": "q=x"}).content.decode()
    page = browser.post(at(world, "new/"), {"name": "Near us", "query": "q=kept"}).content.decode()
    assert "You have a saved search called Near us" in page
    assert "q=kept" in page
    assert SavedSearch.objects.count() == 1


def test_an_organisation_saves_so_many_searches_and_no_more(world: World, sign_in: SignIn) -> None:
    now, by = timezone.now(), world.owner.person
    SavedSearch.objects.bulk_create(
        SavedSearch(organisation=world.organisation, name=str(number), made_at=now, made_by=by)
        for number in range(MOST_SEARCHES)
    )
    page = sign_in(by).post(at(world, "new/"), {"name": "One more"}).content.decode()
    assert f"You can save up to {MOST_SEARCHES} searches" in page


def test_what_fits_the_profile_can_be_saved(world: World, sign_in: SignIn) -> None:
    make_profile(world)
    browser = sign_in(world.owner.person)
    page = browser.post(at(world, "new/"), {"name": "What fits", "by_profile": "on"}, follow=True).content.decode()
    assert SavedSearch.objects.get().by_profile
    assert "Befriending for older people 1" in page


def test_a_search_is_renamed_and_removed_with_its_subscribers(world: World, sign_in: SignIn) -> None:
    saved = make_saved_search(world.organisation, world.owner.person)
    browser = sign_in(world.owner.person)
    browser.post(at(world, f"{saved.pk}/e-mails/"), {"often": "weekly"})
    browser.post(at(world, f"{saved.pk}/rename/"), {"name": "Another name"})
    saved.refresh_from_db()
    assert saved.name == "Another name"
    assert "Remove Another name?" in browser.get(at(world, f"{saved.pk}/remove/")).content.decode()
    browser.post(at(world, f"{saved.pk}/remove/"))
    assert not SavedSearch.objects.exists()
    assert not Subscriber.objects.exists()


def test_each_member_chooses_for_themselves_how_often(world: World, sign_in: SignIn) -> None:
    saved = make_saved_search(world.organisation, world.owner.person)
    sign_in(world.viewer.person).post(at(world, f"{saved.pk}/e-mails/"), {"often": "daily"})
    sign_in(world.editor.person).post(at(world, f"{saved.pk}/e-mails/"), {"often": "weekly"})
    chosen = {row.user.email: row.often for row in Subscriber.objects.select_related("user")}
    assert chosen == {"viewer@example.org": Often.DAILY, "editor@example.org": Often.WEEKLY}
    sign_in(world.viewer.person).post(at(world, f"{saved.pk}/e-mails/"), {"often": "never"})
    assert Subscriber.objects.get(user=world.viewer.person).often == Often.NEVER


@pytest.mark.parametrize("given", ["hourly", ""])
def test_another_choice_is_not_taken(world: World, sign_in: SignIn, given: str) -> None:
    saved = make_saved_search(world.organisation, world.owner.person)
    page = sign_in(world.viewer.person).post(at(world, f"{saved.pk}/e-mails/"), {"often": given}, follow=True)
    assert "Choose how often to be told" in page.content.decode()
    assert not Subscriber.objects.exists()


def test_in_the_demonstration_nobody_is_told_by_e_mail(world: World, sign_in: SignIn) -> None:
    saved = make_saved_search(world.organisation, world.owner.person)
    Organisation.objects.update(demonstration=Demonstration.VISITOR)
    browser = sign_in(world.owner.person)
    assert "No e-mail is sent from the demonstration" in browser.get(at(world, f"{saved.pk}/")).content.decode()
    browser.post(at(world, f"{saved.pk}/e-mails/"), {"often": "daily"})
    assert not Subscriber.objects.exists()


@pytest.mark.parametrize("rest", ["new/", "{}/rename/", "{}/remove/", "{}/feeds/", "{}/feeds/end/"])
def test_a_viewer_reads_and_changes_nothing(world: World, sign_in: SignIn, rest: str) -> None:
    saved = make_saved_search(world.organisation, world.owner.person)
    browser = sign_in(world.viewer.person)
    assert browser.get(at(world, f"{saved.pk}/")).status_code == 200
    assert browser.post(at(world, rest.format(saved.pk)), {"name": "Taken over"}).status_code == 403
    assert list(SavedSearch.objects.values_list("name", "feed_hash")) == [("Befriending near us", "")]


def test_another_organisation_finds_nothing_there(world: World, sign_in: SignIn) -> None:
    saved = make_saved_search(world.organisation, world.owner.person)
    theirs = world.stranger.memberships.get().organisation
    browser = sign_in(world.stranger)
    assert browser.get(at(world, f"{saved.pk}/")).status_code == 404
    assert browser.get(f"/organisations/{theirs.pk}/opportunities/searches/{saved.pk}/").status_code == 404


def test_closing_the_organisation_erases_what_it_kept(world: World) -> None:
    make_saved_search(world.organisation, world.owner.person)
    make_profile(world)
    close_organisation(organisation=world.organisation, by=world.owner.person, now=timezone.now())
    assert not SavedSearch.objects.exists()


def test_the_search_page_sends_a_search_along_however_long_and_asks_for_a_name(world: World, sign_in: SignIn) -> None:
    browser = sign_in(world.editor.person)
    found = browser.get("/opportunities/", {"q": "befriending"}).content.decode()
    assert f'<form method="post" action="{at(world, "new/")}">' in found
    page = browser.post(at(world, "new/"), {"begin": "yes", "query": "q=befriending"}).content.decode()
    assert 'value="q=befriending"' in page
    assert "There is a problem" not in page
    assert not SavedSearch.objects.exists()


def test_a_search_too_long_for_an_address_is_refused_with_what_to_do_and_nothing_is_lost(
    world: World, sign_in: SignIn
) -> None:
    browser = sign_in(world.editor.person)
    longest = "q=" + "a" * (LONGEST_QUERY - 2)
    page = browser.post(at(world, "new/"), {"name": "Long", "query": f"{longest}b&page=9"}).content.decode()
    assert "This search is too long to save: in an address it takes 3,001 characters, and 3,000 are the most." in page
    assert longest in page
    assert 'value="Long"' in page
    assert not SavedSearch.objects.exists()
    browser.post(at(world, "new/"), {"name": "Long", "query": f"{longest}&page=9"})
    assert SavedSearch.objects.get().query == longest


def test_a_saved_search_opens_by_its_own_short_address(world: World, sign_in: SignIn) -> None:
    saved = make_saved_search(world.organisation, world.owner.person, query="q=befriending&area=Luton&suits=vcse")
    browser = sign_in(world.viewer.person)
    address = at(world, f"{saved.pk}/search/")
    assert f'href="{address}"' in browser.get(at(world, f"{saved.pk}/")).content.decode()
    page = browser.get(address).content.decode()
    for said in ('value="befriending"', 'value="Luton"', "<mark>Befriending</mark> for older people 1", saved.name):
        assert said in page
    assert 'action="/opportunities/"' in page
    assert f'href="{address}?' not in page


def test_a_search_saved_before_there_was_a_bound_still_opens(world: World, sign_in: SignIn) -> None:
    saved = make_saved_search(world.organisation, world.owner.person)
    SavedSearch.objects.update(query="q=befriending&" + "&".join(f"service=none-{n}" for n in range(500)))
    answer = sign_in(world.viewer.person).get(at(world, f"{saved.pk}/search/"))
    assert "for older people 1" in answer.content.decode()


def test_a_search_by_profile_opens_what_fits(world: World, sign_in: SignIn) -> None:
    saved = make_saved_search(world.organisation, world.owner.person, query="")
    answer = sign_in(world.viewer.person).get(at(world, f"{saved.pk}/search/"))
    assert answer.headers["Location"] == f"{world.address}opportunities/fits/"
