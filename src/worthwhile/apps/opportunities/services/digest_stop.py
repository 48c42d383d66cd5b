"""End e-mails by the link in one of them, without signing in."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.crypto import constant_time_compare, salted_hmac

from worthwhile.apps.accounts.models import Act, User
from worthwhile.apps.opportunities.models import Often, Subscriber, WatchReader
from worthwhile.apps.organisations.models import Membership, Organisation
from worthwhile.apps.organisations.services.recorded import record

SEARCH, WATCH = "search", "watch"
_SALT = "worthwhile.opportunities.stop"


def proof_of(kind: str, number: int, person_id: int) -> str:
    """What shows that a link to stop came from a letter of ours: nobody else can make it."""
    return salted_hmac(_SALT, f"{kind}:{number}:{person_id}", algorithm="sha256").hexdigest()


def is_proof(kind: str, number: int, person_id: int, proof: str) -> bool:
    """Whether a proof is that of a kind of letter, of a saved search or an organisation, and a person."""
    return constant_time_compare(proof_of(kind, number, person_id), proof)


def stop_digest(*, search_id: int, person_id: int, now: datetime) -> None:
    """Send a person no more digests of a saved search. Where none are sent nothing changes."""
    with transaction.atomic():
        held = (
            Subscriber.objects.select_for_update(of=("self",))
            .select_related("search__organisation", "user")
            .filter(search_id=search_id, user_id=person_id)
            .exclude(often=Often.NEVER)
            .first()
        )
        if held is not None:
            held.often = Often.NEVER
            held.save(update_fields=["often"])
            _record(held.search.organisation, held, held.user, now)


def stop_watch_letters(*, organisation_id: int, person_id: int, now: datetime) -> None:
    """Send a person no more letters about what an organisation watches. It goes on being watched."""
    with transaction.atomic():
        held = list(WatchReader.objects.select_for_update().filter(**_of(organisation_id, person_id)))
        if held:
            organisation = Organisation.objects.get(pk=organisation_id)
            person = User.objects.get(pk=person_id)
            WatchReader.objects.filter(**_of(organisation_id, person_id)).delete()
            _record(organisation, held[0], person, now)


def forget_person(*, organisation_id: int, person_id: int) -> None:
    """Forget what a person asked to be sent by an organisation they no longer belong to."""
    if not Membership.objects.filter(organisation_id=organisation_id, person_id=person_id).exists():
        Subscriber.objects.filter(search__organisation_id=organisation_id, user_id=person_id).delete()
        WatchReader.objects.filter(**_of(organisation_id, person_id)).delete()


def _of(organisation_id: int, person_id: int) -> dict[str, int]:
    return {"watched__organisation_id": organisation_id, "user_id": person_id}


def _record(organisation: Organisation, held: Subscriber | WatchReader, person: User, now: datetime) -> None:
    record(Act.DIGEST_CHOSEN, organisation, held, by=person, at=now, content={"often": Often.NEVER.value})
