"""Offer a value to everybody through a network's review; accept, decline or withdraw it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from worthwhile.apps.accounts.models import Act, User
from worthwhile.apps.library.models import Offer, OfferState, OwnValue
from worthwhile.apps.library.models.offer import STANDING
from worthwhile.apps.library.selectors.offers import may_review
from worthwhile.apps.library.selectors.sharing import why_version_is_not_shared
from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.organisations.selectors.memberships import find_membership
from worthwhile.apps.organisations.services.recorded import record
from worthwhile.kernel.problems import InvalidInput, Problem, WorthwhileError


class SharingIsOff(WorthwhileError):
    """The terms of a value's source, or its state, do not let it be offered."""


class AlreadyOffered(WorthwhileError):
    """An offer of this value waits or was accepted."""


class AlreadyReviewed(WorthwhileError):
    """The offer does not wait any more."""


class NotANetwork(WorthwhileError):
    """The organisation that reviews is no network any more."""


class OwnWork(WorthwhileError):
    """A reviewer belongs to the organisation that offers."""


def offer_value(*, own_value: OwnValue, network: Organisation, by: User, now: datetime) -> Offer:
    """Offer the latest version of a value to a network for review.

    Raises SharingIsOff where its terms forbid it or it is retired, AlreadyOffered where an offer stands.
    """
    with transaction.atomic():
        value = OwnValue.objects.select_for_update().get(pk=own_value.pk)
        version = value.versions.latest("number")
        if value.retired_at is not None:
            raise SharingIsOff("This value is retired. Bring it back before you offer it")
        if why := why_version_is_not_shared(version):
            raise SharingIsOff(why)
        if value.organisation.is_demonstration:
            raise SharingIsOff("Nothing is offered to anybody from the demonstration")
        if not may_review(network) or network.pk == value.organisation_id:
            raise SharingIsOff("Only another organisation, and only a network, reviews a value")
        offer = _created(value, version.pk, network, by, now)
        content = {"version": version.number, "network": network.pk}
        record(Act.VALUE_OFFERED, value.organisation, offer, by=by, at=now, content=content)
    return offer


def withdraw_offer(*, offer: Offer, by: User, now: datetime) -> None:
    """Take an offer back, or end the sharing; cases that took the value keep what they took."""
    with transaction.atomic():
        changed = Offer.objects.filter(pk=offer.pk, state__in=STANDING).update(
            state=OfferState.WITHDRAWN, withdrawn_at=now
        )
        if changed:
            organisation = offer.own_value.organisation
            record(Act.VALUE_OFFERED, organisation, offer, by=by, at=now, content={"withdrawn": True})


def review_offer(*, offer: Offer, network: Organisation, accepts: bool, note: str, by: User, now: datetime) -> None:
    """Accept an offer, and so share it with everybody, or decline it with a note that says why.

    Raises InvalidInput where the note is missing, OwnWork where the reviewer belongs to the organisation that
    offers, NotANetwork where the reviewing organisation changed its kind, AlreadyReviewed where it does not wait.
    """
    if not note.strip():
        raise InvalidInput([Problem("note", "Say what you checked, or why you decline")])
    if not may_review(network):
        raise NotANetwork(
            "Only a network reviews values, and one that whoever runs this service has named. This organisation is not"
        )
    if find_membership(by, offer.own_value.organisation_id) is not None:
        raise OwnWork("You belong to the organisation that offers this value. Ask another member to review it")
    state = OfferState.ACCEPTED if accepts else OfferState.DECLINED
    with transaction.atomic():
        changed = Offer.objects.filter(pk=offer.pk, network=network, state=OfferState.OFFERED).update(
            state=state, reviewed_at=now, reviewed_by=by, note=note
        )
        if not changed:
            raise AlreadyReviewed("This offer does not wait any more: it was reviewed or withdrawn")
        record(Act.VALUE_REVIEWED, network, offer, by=by, at=now, content={"state": state.value, "note": note})


def end_waiting_offers(*, organisation: Organisation, at: datetime, **_: Any) -> None:
    """Withdraw what waits for a network that is being closed, so that it can be offered to another."""
    waiting = Offer.objects.filter(network=organisation, state=OfferState.OFFERED)
    waiting.update(state=OfferState.WITHDRAWN, withdrawn_at=at)


def _created(value: OwnValue, version_id: int, network: Organisation, by: User, now: datetime) -> Offer:
    try:
        with transaction.atomic():
            return Offer.objects.create(
                own_value=value,
                version_id=version_id,
                network=network,
                network_name=network.name,
                offered_at=now,
                offered_by=by,
            )
    except IntegrityError:
        raise AlreadyOffered("An offer of this value stands. Withdraw it before you offer another") from None
