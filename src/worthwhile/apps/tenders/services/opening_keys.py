"""Opening keys: made once, shown once, tried before anybody bids."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from worthwhile.apps.accounts.models import Act, User
from worthwhile.apps.accounts.services.record_act import record_act
from worthwhile.apps.tenders.models import KeyHolder, OpeningKey, Tender, name_in_log
from worthwhile.apps.tenders.selectors.situation import person_in
from worthwhile.apps.tenders.services.acting import locked
from worthwhile.apps.tenders.services.log import log_act
from worthwhile.engines.tendering import Role, Stage
from worthwhile.exchange.sealing import CannotOpen, KeyPair, new_key, public_of
from worthwhile.kernel.problems import WorthwhileError

_BEFORE_BIDS = (Stage.DRAFT, Stage.READY)


class CannotBeNamed(WorthwhileError):
    """Somebody cannot be named to open the bids of a tender now."""


def make_opening_key(*, person: User, now: datetime) -> KeyPair:
    """A new key for a person; the one before opens only what it was named for already.

    The secret half is in the answer and nowhere else: show it once.
    """
    pair = new_key()
    with transaction.atomic():
        OpeningKey.objects.filter(person=person, ended_at=None).update(ended_at=now)
        key = OpeningKey.objects.create(person=person, public=pair.public, made_at=now)
        record_act(
            act=Act.OPENING_KEY_MADE,
            object_kind="openingkey",
            object_id=key.pk,
            content={"public": pair.public},
            at=now,
            actor_id=person.pk,
            organisation_id=None,
        )
    return pair


def name_holder(*, tender: Tender, person: User, now: datetime) -> KeyHolder:
    """Name an opener of the tender with the key they have now. Raises CannotBeNamed."""
    with locked(tender) as held:
        if held.stage not in _BEFORE_BIDS:
            raise CannotBeNamed("Openers are named before publication. Bids are sealed to them from then on.")
        if Role.OPENER not in person_in(held, person).roles:
            raise CannotBeNamed("Make this person an opener of the tender first.")
        key = OpeningKey.objects.filter(person=person, ended_at=None).first()
        if key is None:
            raise CannotBeNamed("This person has no opening key yet. They make one in their account.")
        holder, _ = KeyHolder.objects.update_or_create(
            tender=held, person=person, defaults={"public": key.public, "tried_at": None}
        )
        log_act(held, "name-holder", who=name_in_log(person.pk), about={"public": key.public}, now=now)
    return holder


def try_key(*, tender: Tender, person: User, secret: str, now: datetime) -> None:
    """Note that somebody has the secret half of the key they are named with. Raises NotAKey, CannotOpen."""
    with locked(tender) as held:
        holder = held.holders.filter(person=person).first()
        if holder is None:
            raise CannotOpen("You are not named to open the bids of this tender.")
        if public_of(secret) != holder.public:
            raise CannotOpen("This is another key than the one you are named with. Look for the sheet you were given.")
        holder.tried_at = now
        holder.save()
        log_act(held, "try-key", who=name_in_log(person.pk), about={}, now=now)


def show_key(*, tender: Tender, person: User, secret: str, now: datetime) -> None:
    """Try the key that somebody gives; before publication it becomes the key they are named with, if it is theirs.

    Raises NotAKey, CannotOpen, CannotBeNamed, with nothing changed.
    """
    public = public_of(secret)
    with transaction.atomic():
        named = tender.holders.filter(person=person, public=public).exists()
        if not named and tender.stage in _BEFORE_BIDS:
            if not OpeningKey.objects.filter(person=person, ended_at=None, public=public).exists():
                raise CannotOpen("This is not the opening key you have now. Look for the sheet of the latest one.")
            name_holder(tender=tender, person=person, now=now)
        try_key(tender=tender, person=person, secret=secret, now=now)
