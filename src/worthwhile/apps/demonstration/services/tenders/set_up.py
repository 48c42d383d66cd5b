"""Make the invented tenders: one finished, one that takes bids, and a draft. What is there already stays."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from worthwhile.apps.accounts.models import User
from worthwhile.apps.demonstration.selectors.made_up_tenders import made_up
from worthwhile.apps.demonstration.services.keepers import MANAGER, ensure_keeper
from worthwhile.apps.demonstration.services.tenders.finished import make_finished
from worthwhile.apps.demonstration.services.tenders.people import BUYER, Council, ensure_council, ensure_supplier
from worthwhile.apps.demonstration.services.tenders.publishing import draft, publish_tender
from worthwhile.apps.organisations.models import Demonstration
from worthwhile.apps.tenders.models import Tender
from worthwhile.apps.tenders.selectors.buyer_moment import UNITED_KINGDOM
from worthwhile.apps.tenders.services.questions import answer_question, ask
from worthwhile.apps.tenders.services.write_content import change_content
from worthwhile.engines.tendering import Stage
from worthwhile.exchange.tender import tender_from_data

HALF_A_YEAR = timedelta(weeks=27)
FIVE_WEEKS = timedelta(weeks=5)
STAYS_OPEN = timedelta(days=365)
ASKER = "Demonstration Rides"
RIDES = {"id": "r-3", "kind": "functional", "text": "A ride is booked by telephone, by noon of the day before."}


@dataclass(frozen=True, kw_only=True)
class MadeUp:
    """The made-up tenders that are there now."""

    made: int
    kept: int


def set_up_tenders(*, now: datetime) -> MadeUp:
    """Make each that is missing; all of them or none. Nobody is written to.

    Once the deadline of the open one has passed there is another.
    """
    with transaction.atomic():
        manager = ensure_keeper(MANAGER)
        User.objects.select_for_update().get(pk=manager.pk)
        there = Tender.objects.filter(buyer__name=BUYER, buyer__demonstration=Demonstration.EXAMPLE)
        missing = [
            make
            for make, is_there in (
                (_finished, there.filter(stage=Stage.COMPLETE).exists()),
                (_open, there.filter(stage=Stage.OPEN, deadline_at__gt=now).exists()),
                (_draft, there.filter(stage=Stage.DRAFT).exists()),
            )
            if not is_there
        ]
        if missing:
            council = ensure_council(now - HALF_A_YEAR)
            for make in missing:
                make(council, now)
        return MadeUp(made=len(missing), kept=3 - len(missing))


def _finished(council: Council, now: datetime) -> None:
    make_finished(council, _monday(now - HALF_A_YEAR))


def _open(council: Council, now: datetime) -> None:
    """Published three weeks ago, with a question that was answered and a change that came of it."""
    begun = _monday(now - FIVE_WEEKS)
    deadline = _noon(now + STAYS_OPEN)
    content = made_up("open", begun.date())
    questions_until = deadline - timedelta(days=14)
    content["timetable"] |= {"deadline": deadline.date(), "questions_until": questions_until.date()}
    published = publish_tender(council, content, begun=begun, deadline=deadline, questions_until=questions_until)
    asker, _ = ensure_supplier(ASKER, begun)
    words = "By when do members say that they need a ride? We plan our routes the day before."
    question = ask(tender=published.tender, asker=asker, words=words, now=begun + timedelta(days=17))
    said = "By noon of the day before. It stands in the documents now."
    answer_question(question=question, words=said, by=council.author, now=begun + timedelta(days=18))
    change_content(
        tender=published.tender,
        loaded=tender_from_data({**content, "requirements": [*content["requirements"], RIDES]}),
        reason="A question showed that nobody had said by when a ride is booked.",
        by=council.author,
        now=begun + timedelta(days=18, hours=1),
    )


def _draft(council: Council, now: datetime) -> None:
    begun = _monday(now - FIVE_WEEKS)
    draft(council, made_up("draft", begun.date()), begun)


def _monday(moment: datetime) -> datetime:
    """Nine o'clock in the UK on the Monday of its week."""
    moment = moment.astimezone(UNITED_KINGDOM)
    day = moment - timedelta(days=moment.weekday())
    return day.replace(hour=9, minute=0, second=0, microsecond=0)


def _noon(moment: datetime) -> datetime:
    return moment.astimezone(UNITED_KINGDOM).replace(hour=12, minute=0, second=0, microsecond=0)
