"""Hand letters over, each once.

The order of every letter: it is composed; then, in one transaction, the row that says up to where a person was told is
moved on, if it still stands where it stood when the letter was composed, and the letter is handed to the mail server;
then the transaction is finished. Where the server refuses, nothing moved, and the next run tries again. Two runs side
by side send nothing twice. Only where the machine stops in the moment between the server's yes and the end of the
transaction is a letter sent again by the next run: a letter twice is better than none.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from smtplib import SMTPException

from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import OperationalError, transaction

from worthwhile.apps.opportunities.models import Subscriber, WatchReader
from worthwhile.apps.opportunities.selectors.digest_due import Untold, find_due, list_due, list_gone, list_untold
from worthwhile.apps.opportunities.selectors.market import OpenMarket
from worthwhile.apps.opportunities.services.digest_letters import changes_letter, digest_letter
from worthwhile.apps.opportunities.services.digest_stop import forget_person
from worthwhile.apps.opportunities.services.watch_tell import find_changes
from worthwhile.kernel.problems import WorthwhileError

logger = logging.getLogger("worthwhile.letters")


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a run did: changes found of watched notices, letters sent, and letters that could not be sent."""

    changes: int
    sent: int
    failed: int


class _TakenMeanwhile(Exception):
    """Another run moved the row that this one was about to move."""


def tell_everybody(market: OpenMarket, *, address: str, now: datetime) -> Told:
    """Find changes of what is watched, and send every letter that is due. Doing it again at once sends nothing."""
    for organisation_id, person_id in list_gone():
        forget_person(organisation_id=organisation_id, person_id=person_id)
    changes = find_changes(market, now=now)
    outcomes = [*_send_changes(address), *_send_digests(market, address, now)]
    return Told(changes=changes, sent=outcomes.count(True), failed=outcomes.count(False))


def _send_changes(address: str) -> list[bool | None]:
    return [_hand_over(changes_letter(untold, address=address), _mark_told(untold)) for untold in list_untold()]


def _send_digests(market: OpenMarket, address: str, now: datetime) -> list[bool | None]:
    outcomes: list[bool | None] = []
    for subscriber in list_due(now=now):
        try:
            letter = digest_letter(subscriber, market, address=address, now=now)
        except WorthwhileError:
            logger.exception("The digest of saved search %s could not be put together", subscriber.search_id)
            outcomes.append(False)
            continue
        if letter is not None:
            outcomes.append(_hand_over(letter, _move_on(subscriber, market, now)))
    return outcomes


def _hand_over(letter: EmailMultiAlternatives, move: Callable[[], None]) -> bool | None:
    """Whether the letter was taken; None where somebody else saw to it."""
    letter.connection = get_connection()
    try:
        # Reaching the mail server may take long; nobody else should wait for the database meanwhile.
        letter.connection.open()
        with transaction.atomic():
            move()
            letter.send()
    except _TakenMeanwhile:
        return None
    except (OSError, SMTPException, OperationalError):
        return False
    finally:
        letter.connection.close()
    return True


def _move_on(subscriber: Subscriber, market: OpenMarket, now: datetime) -> Callable[[], None]:
    def move() -> None:
        held = find_due(subscriber.pk).filter(told_until=subscriber.told_until, told_seq=subscriber.told_seq)
        if not Subscriber.objects.filter(pk__in=held).update(told_until=now, told_seq=market.state.last_seq):
            raise _TakenMeanwhile

    return move


def _mark_told(untold: Untold) -> Callable[[], None]:
    last = {reader.pk: (reader.told_alert, alert.pk) for reader, alert in untold.alerts}

    def move() -> None:
        for number, (before, after) in last.items():
            if not WatchReader.objects.filter(pk=number, told_alert=before).update(told_alert=after):
                raise _TakenMeanwhile

    return move
