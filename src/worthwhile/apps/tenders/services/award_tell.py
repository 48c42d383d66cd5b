"""Tell everybody the outcome, at one moment for all."""

from __future__ import annotations

from datetime import datetime

from worthwhile.apps.accounts.models import User
from worthwhile.apps.tenders.models import NotCountedTold, OutcomeTold, Tender, name_in_log
from worthwhile.apps.tenders.selectors.award_letters import letters_now, organisations_told, words_not_counted
from worthwhile.apps.tenders.selectors.buyer_moment import UNITED_KINGDOM
from worthwhile.apps.tenders.selectors.clocks_of import standstill_of
from worthwhile.apps.tenders.selectors.not_counted import list_not_counted, not_counted_readers
from worthwhile.apps.tenders.selectors.situation import person_in
from worthwhile.apps.tenders.services.acting import ask_leave, done, locked
from worthwhile.apps.tenders.services.letter import Letter
from worthwhile.apps.tenders.services.log import add_checkpoint, commit_to
from worthwhile.apps.tenders.services.tell import tell_bidders
from worthwhile.engines.tendering import Act
from worthwhile.exchange.exact_json import exact_json_text


def tell_everybody(*, tender: Tender, by: User, now: datetime) -> list[OutcomeTold]:
    """Keep a letter for everybody who was assessed, and begin the standstill. Raises NotAllowed.

    All rows come into being together and bear the same moment, so that nobody can know before another.
    """
    with locked(tender) as held:
        answer = ask_leave(held, Act.TELL_EVERYBODY, person_in(held, by), now)
        days = standstill_of(held, now.astimezone(UNITED_KINGDOM).date())
        held.told_at = now
        held.representations_until = days.representations_until
        held.earliest_signing = days.earliest_signing
        told = [
            OutcomeTold.objects.create(
                tender=held, contender=letter.contender, told_at=now, content=exact_json_text(letter.data)
            )
            for letter in letters_now(held, now)
        ]
        # Each is given its own letter as the log has it, and learns nothing of the others from what stands beside it.
        unread = [
            NotCountedTold.objects.create(
                tender=held, bid=bid, told_at=now, content=exact_json_text(words_not_counted(held, bid, why, now))
            )
            for bid, why in list_not_counted(held)
        ]
        letters = [commit_to(held, one.content, now=now) for one in (*told, *unread)]
        done(held, answer, who=name_in_log(by.pk), now=now, about={"told": len(told), "letters": letters})
        add_checkpoint(held, now=now)
        tell_bidders(held, Letter.OUTCOME_TOLD, now, only=organisations_told(held))
        tell_bidders(held, Letter.OUTCOME_TOLD_NOT_COUNTED, now, only=not_counted_readers(held))
    return told
