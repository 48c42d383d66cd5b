"""Watch a notice, stop watching it, and choose whether to be told by e-mail."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from worthwhile.apps.accounts.models import Act, User
from worthwhile.apps.opportunities.models import LastLook, WatchAlert, Watched, WatchReader
from worthwhile.apps.opportunities.selectors.market import OpenMarket
from worthwhile.apps.opportunities.services.saved_search_keep import NoLettersHere
from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.organisations.services.recorded import record
from worthwhile.kernel.problems import WorthwhileError
from worthwhile.market.queries.notice_names import notice_name
from worthwhile.market.queries.what_changed import latest_arrived

MOST_WATCHED = 500


class NoSuchNotice(WorthwhileError):
    """The notice is not held."""

    def __init__(self) -> None:
        super().__init__("This notice is not held here. Look it up again")


class WatchingTooMany(WorthwhileError):
    """The organisation watches as many notices as one may."""

    def __init__(self) -> None:
        super().__init__(f"You can watch up to {MOST_WATCHED} notices. Stop watching one that is over")


def watch(*, organisation: Organisation, ocid: str, market: OpenMarket, by: User, now: datetime) -> Watched:
    """Watch a notice from what is known of it now; whoever does so is told of changes by e-mail where letters go out.

    One that is watched already stays as it is. Raises NoSuchNotice or WatchingTooMany.
    """
    row = market.index.row_of(ocid) if market.index is not None else None
    seen = latest_arrived(market.home, ocid, last_seq=market.state.last_seq)
    if market.index is None or row is None or seen is None:
        raise NoSuchNotice
    title = notice_name(market.index.row(row))
    with transaction.atomic():
        Organisation.objects.select_for_update().get(pk=organisation.pk)
        held = organisation.watched.filter(ocid=ocid).first()
        if held is not None:
            return held
        if organisation.watched.count() >= MOST_WATCHED:
            raise WatchingTooMany
        watched = Watched.objects.create(
            organisation=organisation,
            ocid=ocid,
            title=title,
            since=now,
            by=by,
            seen_release=seen.release_id,
            seen_seq=seen.seq,
        )
        if not _sends_nothing(organisation, by):
            WatchReader.objects.create(watched=watched, user=by)
        record(Act.NOTICE_WATCHED, organisation, watched, by=by, at=now, content={"ocid": ocid})
    return watched


def stop_watching(*, watched: Watched, by: User, now: datetime) -> None:
    """Watch a notice no more; what changed of it is forgotten. Notes and decisions stay."""
    with transaction.atomic():
        held = Watched.objects.select_for_update().filter(pk=watched.pk).first()
        if held is not None:
            record(Act.NOTICE_LEFT, watched.organisation, held, by=by, at=now, content={"ocid": held.ocid})
            held.delete()


def read_by_mail(*, watched: Watched, person: User, reads: bool, now: datetime) -> None:
    """Choose for oneself whether changes of a watched notice come by e-mail. What changed before is not sent.

    Raises NoLettersHere where e-mails are asked for in the demonstration.
    """
    if reads and _sends_nothing(watched.organisation, person):
        raise NoLettersHere
    with transaction.atomic():
        rows = WatchReader.objects.filter(watched=watched, user=person)
        if rows.exists() == reads:
            return
        last = watched.alerts.order_by("-pk").first()
        if reads:
            held = WatchReader.objects.create(watched=watched, user=person, told_alert=last.pk if last else 0)
        else:
            held = rows.get()
            WatchReader.objects.filter(pk=held.pk).delete()
        content = {"ocid": watched.ocid, "reads": reads}
        record(Act.DIGEST_CHOSEN, watched.organisation, held, by=person, at=now, content=content)


def mark_seen(*, organisation: Organisation, person: User) -> None:
    """Remember that a person has looked at every change so far."""
    last = WatchAlert.objects.filter(watched__organisation=organisation).order_by("-pk").first()
    LastLook.objects.update_or_create(
        organisation=organisation, user=person, defaults={"alert": last.pk if last else 0}
    )


def _sends_nothing(organisation: Organisation, person: User) -> bool:
    return organisation.is_demonstration or person.is_visitor
