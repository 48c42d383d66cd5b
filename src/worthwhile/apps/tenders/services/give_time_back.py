"""After an outage: give every tender that took bids meanwhile the time back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from worthwhile.apps.tenders.models import LogLine, Tender
from worthwhile.apps.tenders.selectors.buyer_moment import moment_words
from worthwhile.apps.tenders.services.change_tender import extend_for_outage
from worthwhile.engines.tendering import Act, Stage
from worthwhile.exchange.signs_of_life import Silence
from worthwhile.kernel.problems import InvalidInput, Problem, WorthwhileError

NEAR = timedelta(days=2)
"""Time is given back where the deadline came within so long of the outage: further off, nobody lost what matters."""

AT_ONCE = timedelta(hours=2)
"""Without a person who decides, where the deadline came in the outage or within so long of its end. Our own figure."""


@dataclass(frozen=True, kw_only=True)
class GivenBack:
    """One tender: its deadline before and after, or why it was given nothing."""

    tender: Tender
    before: datetime
    after: datetime
    refused: str = ""

    def __str__(self) -> str:
        told = self.refused or f"deadline {moment_words(self.before)}, now {moment_words(self.after)}"
        return f"{self.tender.number}: {told}"


def tenders_hit(began: datetime, ended: datetime, within: timedelta = NEAR) -> list[Tender]:
    """The tenders that took bids in the outage and whose deadline lay in it or soon after; not those given time."""
    taking = Tender.objects.filter(stage__in=[Stage.OPEN, Stage.SEALED], published_at__lt=ended)
    given = LogLine.objects.filter(act=Act.EXTEND_FOR_OUTAGE, about__contains=_window(began, ended))
    near = taking.filter(deadline_at__gte=began, deadline_at__lte=ended + within)
    return list(near.exclude(pk__in=given.values("tender")).order_by("deadline_at", "pk"))


def check_outage(began: datetime, ended: datetime, now: datetime) -> None:
    """Raises InvalidInput for an outage that ends before it began, or that is still to come."""
    if not began < ended <= now:
        said = f"Give a moment after the outage began and not later than now ({now.isoformat(timespec='seconds')})."
        raise InvalidInput([Problem("ended", said)])


def give_time_back(
    *, began: datetime, ended: datetime, reason: str, now: datetime, within: timedelta = NEAR
) -> Iterator[GivenBack]:
    """Move each deadline on by as long as the outage lasted; it is in the log, and bidders are told.

    Where one person opened, but not enough for bids to be read, they have to do it again after the new deadline. What
    cannot be given time is told and left. Raises InvalidInput.
    """
    check_outage(began, ended, now)
    said = f"{reason.strip()} {_window(began, ended)}"
    for tender in tenders_hit(began, ended, within):
        assert tender.deadline_at is not None
        before, refused = tender.deadline_at, ""
        try:
            extend_for_outage(tender=tender, lasted=ended - began, reason=said, now=now)
        except WorthwhileError as error:
            refused = str(error)
        tender.refresh_from_db()
        yield GivenBack(tender=tender, before=before, after=tender.deadline_at, refused=refused)


def give_silence_back(silence: Silence, now: datetime) -> list[GivenBack]:
    """Give back, without waiting for anybody, a time in which nothing showed that the service ran."""
    given = give_time_back(
        began=silence.began, ended=silence.ended, reason="The service showed no sign of life.", now=now, within=AT_ONCE
    )
    return list(given)


def _window(began: datetime, ended: datetime) -> str:
    """How the log names an outage, so that nothing is given twice."""
    return f"Nobody could hand in from {moment_words(began)} to {moment_words(ended)}."
