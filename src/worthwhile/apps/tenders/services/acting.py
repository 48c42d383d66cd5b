"""Do an act on a tender: one at a time, only where the rules allow it, and in the log."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import transaction

from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.tenders.models import LogLine, Tender
from worthwhile.apps.tenders.selectors.looking_around import why_not_take_part
from worthwhile.apps.tenders.selectors.situation import bidder_in, situation_of
from worthwhile.apps.tenders.services.keep_notice import notice_of_act
from worthwhile.apps.tenders.services.log import log_act
from worthwhile.engines.tendering import Act, Actor, Answer, may
from worthwhile.kernel.problems import WorthwhileError


class NotAllowed(WorthwhileError):
    """The rules refuse an act; the message gives every reason."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(" ".join(answer.refusals))
        self.act = answer.act
        self.reasons = answer.refusals


@contextmanager
def locked(tender: Tender) -> Iterator[Tender]:
    """The tender as it is now, while nobody else can change it."""
    with transaction.atomic():
        # No key: rows that name the tender, such as a bid that waits its turn, may be added meanwhile.
        yield Tender.objects.select_for_update(no_key=True).get(pk=tender.pk)


def ask_leave(tender: Tender, act: Act, actor: Actor, now: datetime) -> Answer:
    """What the rules say to an act that they allow. Raises NotAllowed."""
    answer = may(act=act, situation=situation_of(tender, now), actor=actor)
    if not answer.is_allowed:
        raise NotAllowed(answer)
    return answer


def ask_leave_as_bidder(tender: Tender, act: Act, bidder: Organisation, now: datetime) -> Answer:
    """What the rules say to an act of a bidder that they allow. Raises NotAllowed, also for the demonstration."""
    refusal = why_not_take_part(tender, bidder)
    if refusal:
        raise NotAllowed(Answer(act=act, leads_to=None, refusals=(refusal,)))
    return ask_leave(tender, act, bidder_in(tender, bidder), now)


def done(tender: Tender, answer: Answer, *, who: str, now: datetime, about: Mapping[str, Any] | None = None) -> LogLine:
    """Move the tender to where an allowed act leads, keep its notice, and log it.

    The caller holds the lock and has changed the rest: the notice of an act that everybody is told of reads it.
    """
    assert answer.leads_to is not None
    tender.stage = answer.leads_to
    tender.save()
    notice_of_act(tender, answer.act, about or {}, now)
    return log_act(tender, answer.act, who=who, about={**(about or {}), "stage": answer.leads_to.value}, now=now)
