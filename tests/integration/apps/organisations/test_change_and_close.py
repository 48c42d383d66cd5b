"""An owner puts right what the organisation is called, and closes it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.core import mail
from django.db import transaction
from django.db.models import Model, ProtectedError
from django.dispatch import Signal

from tests.integration.addresses import evidence, impact, library, organisations
from tests.organisation_builders import NOW, SignIn, World
from worthwhile.apps.accounts.models import AuditEntry, User
from worthwhile.apps.organisations.models import AccessToken, Membership, Organisation, OrganisationKind, Scope
from worthwhile.apps.organisations.selectors.contents import list_contents
from worthwhile.apps.organisations.services.access_tokens import give_access
from worthwhile.apps.organisations.services.change_organisation import change_organisation
from worthwhile.apps.organisations.services.close_organisation import (
    AlreadyClosed,
    OrganisationStillNeeded,
    close_organisation,
    organisation_closing,
)

pytestmark = pytest.mark.django_db
AREAS = (organisations, evidence, library, impact)
ANSWERS = {"name": "  Lunch  Club Ltd ", "kind": "network", "legal_form": ""}


def test_an_owner_changes_name_kind_and_legal_form(world: World, sign_in: SignIn) -> None:
    answer = sign_in(world.owner.person).post(f"{world.address}change/", ANSWERS, follow=True)
    assert "Lunch Club Ltd is kept as you wrote it." in answer.content.decode()
    kept = Organisation.objects.get(pk=world.organisation.pk)
    assert (kept.name, kept.kind, kept.legal_form) == ("Lunch Club Ltd", "network", "")
    assert AuditEntry.objects.filter(act="organisation-changed", organisation=kept.pk).count() == 1


def test_the_form_begins_with_what_is_kept(world: World, sign_in: SignIn) -> None:
    page = sign_in(world.owner.person).get(f"{world.address}change/").content.decode()
    assert 'value="Lunch Club CIC"' in page
    assert 'value="Community interest company"' in page


def test_what_is_wrong_is_said_and_nothing_changes(world: World, sign_in: SignIn) -> None:
    page = sign_in(world.owner.person).post(f"{world.address}change/", {"name": "", "kind": "circus"}).content.decode()
    assert "Enter the name of the organisation" in page
    assert Organisation.objects.get(pk=world.organisation.pk).name == "Lunch Club CIC"


def test_a_change_that_changes_nothing_is_not_recorded(world: World) -> None:
    ours = world.organisation
    change_organisation(
        organisation=ours, kind=OrganisationKind(ours.kind), name=ours.name, legal_form=ours.legal_form,
        by=world.owner.person, now=NOW,
    )  # fmt: skip
    assert not AuditEntry.objects.filter(act="organisation-changed").exists()


def test_what_is_in_it_is_counted_before_it_is_closed(world: World, sign_in: SignIn) -> None:
    page = sign_in(world.owner.person).get(f"{world.address}close/").content.decode()
    assert re.search(r"<dt[^>]*>Membership</dt><dd[^>]*>4</dd>", page)
    assert "Access token</dt>" not in page


def test_every_kind_of_thing_that_closing_erases_is_counted(world: World) -> None:
    """Whatever the walk over the addresses leaves in an organisation, in every area of work."""
    for area in AREAS:
        area.leave(world)
    counted = {content.kind: content.count for content in list_contents(world.organisation)}
    erased = _erased(world.organisation)
    del erased["organisations.Organisation"]
    kinds = {label: str(apps.get_model(label)._meta.verbose_name) for label in erased}
    assert {kinds[label][:1].upper() + kinds[label][1:]: count for label, count in erased.items()} == counted


def _erased(row: Model) -> Counter[str]:
    """Erase a row with all that belongs to it, protected or not; how many of each kind went."""
    try:
        with transaction.atomic():
            return Counter(row.delete()[1])
    except ProtectedError as error:
        gone = sum((_erased(held) for held in error.protected_objects), Counter[str]())
    return gone + _erased(row)


def test_what_is_protected_and_was_not_erased_is_named(world: World, sign_in: SignIn) -> None:
    evidence.leave(world)
    with pytest.raises(OrganisationStillNeeded, match="questionnaire"), unhooked(organisation_closing):
        close_organisation(organisation=world.organisation, by=world.owner.person, now=NOW)
    assert Organisation.objects.filter(pk=world.organisation.pk).exists()


@pytest.mark.parametrize("typed", ["", "Lunch Club", "Elsewhere Ltd"])
def test_it_stays_open_until_its_name_is_typed(world: World, sign_in: SignIn, typed: str) -> None:
    answer = sign_in(world.owner.person).post(f"{world.address}close/", {"name": typed})
    assert answer.status_code == 200
    assert "There is a problem" in answer.content.decode()
    assert Organisation.objects.filter(pk=world.organisation.pk).exists()


def test_closing_erases_all_of_it_and_nothing_of_another(
    world: World, sign_in: SignIn, django_capture_on_commit_callbacks: Any
) -> None:
    give_access(
        organisation=world.organisation, label="x", scopes=[Scope.CASES_READ], life=timedelta(days=1),
        by=world.owner.person, now=NOW,
    )  # fmt: skip
    with django_capture_on_commit_callbacks(execute=True):
        answer = sign_in(world.owner.person).post(f"{world.address}close/", {"name": "lunch club  CIC"}, follow=True)
    assert "Lunch Club CIC is closed." in answer.content.decode()
    assert [kept.name for kept in Organisation.objects.all()] == ["Elsewhere Ltd"]
    assert [kept.person.email for kept in Membership.objects.all()] == ["stranger@example.org"]
    assert not AccessToken.objects.exists()
    assert User.objects.filter(email="viewer@example.org", is_active=True).exists()


def test_each_member_is_told_alone_and_without_detail(world: World, django_capture_on_commit_callbacks: Any) -> None:
    User.objects.filter(pk=world.viewer.person_id).update(is_active=False)
    with django_capture_on_commit_callbacks(execute=True):
        close_organisation(organisation=world.organisation, by=world.owner.person, now=NOW)
    assert [letter.to for letter in mail.outbox] == [
        ["owner@example.org"],
        ["editor@example.org"],
        ["assessor@example.org"],
    ]
    letter = str(mail.outbox[1].body)
    assert letter.startswith("Lunch Club CIC, an organisation that you belonged to")
    assert "owner@example.org" not in letter


def test_closing_is_recorded_by_numbers_that_stay(world: World) -> None:
    number = world.organisation.pk
    close_organisation(organisation=world.organisation, by=world.owner.person, now=NOW)
    entry = AuditEntry.objects.get(act="organisation-closed")
    assert (entry.organisation, entry.actor, entry.object_id) == (number, world.owner.person.pk, str(number))


def test_it_is_closed_once(world: World) -> None:
    again = Organisation.objects.get(pk=world.organisation.pk)
    close_organisation(organisation=world.organisation, by=world.owner.person, now=NOW)
    with pytest.raises(AlreadyClosed):
        close_organisation(organisation=again, by=world.owner.person, now=NOW)


@contextmanager
def unhooked(signal: Signal) -> Iterator[None]:
    """No area of work answers."""
    receivers, signal.receivers = signal.receivers, []
    signal.sender_receivers_cache.clear()
    try:
        yield
    finally:
        signal.receivers = receivers
        signal.sender_receivers_cache.clear()


@pytest.fixture
def refusing() -> Iterator[None]:
    """An area of work that still needs the organisation."""

    def refuse(**_: object) -> None:
        raise OrganisationStillNeeded("A contract still runs until 1 May 2027")

    organisation_closing.connect(refuse)
    yield
    organisation_closing.disconnect(refuse)


@pytest.mark.usefixtures("refusing")
def test_a_later_area_of_work_can_refuse_with_its_reason(world: World, sign_in: SignIn) -> None:
    page = sign_in(world.owner.person).post(f"{world.address}close/", {"name": "Lunch Club CIC"}).content.decode()
    assert "A contract still runs until 1 May 2027" in page
    assert Organisation.objects.filter(pk=world.organisation.pk).exists()
    assert not AuditEntry.objects.filter(act="organisation-closed").exists()
    assert mail.outbox == []
