"""A quick quote in five steps, by one person: written, suppliers invited in turn, approved and published."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from worthwhile.apps.accounts.models import User
from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.tenders.models import Tender
from worthwhile.apps.tenders.selectors.buyer_moment import UNITED_KINGDOM
from worthwhile.apps.tenders.selectors.quick_quote_asked import KEPT, kept_data, legal_facts_of
from worthwhile.apps.tenders.selectors.quick_quote_law import (
    Leave,
    QuickQuoteLaw,
    quick_quote_law,
    regime_facts,
)
from worthwhile.apps.tenders.selectors.situation import person_in
from worthwhile.apps.tenders.services.acting import ask_leave, locked
from worthwhile.apps.tenders.services.decide_route import keep_route
from worthwhile.apps.tenders.services.opening_keys import show_key
from worthwhile.apps.tenders.services.publish import publish
from worthwhile.apps.tenders.services.quick_quote_content import (
    HowJudged,
    Wanted,
    judged_data,
    wanted_data,
    without_gaps,
)
from worthwhile.apps.tenders.services.write_content import save_content, set_times
from worthwhile.apps.tenders.services.write_tender import (
    approve,
    begin_tender,
    declare_interest,
    name_person,
)
from worthwhile.engines.tendering import Act, Procedure, Role, Stage
from worthwhile.exchange.regime import facts_from_data
from worthwhile.exchange.tender import tender_from_data
from worthwhile.kernel.problems import InvalidInput, Problem, WorthwhileError

ROLES = (Role.APPROVER, Role.OPENER, Role.ASSESSOR, Role.MODERATOR)
"""What the person who runs a quick quote alone is beside its author."""


class NotByQuickQuote(WorthwhileError):
    """The law as it is held here does not leave the buyer free to choose whom to ask, or it cannot be told."""

    def __init__(self, law: QuickQuoteLaw) -> None:
        super().__init__(law.why)
        self.law = law


def today(now: datetime) -> date:
    """The day in the United Kingdom, by which the law is chosen."""
    return now.astimezone(UNITED_KINGDOM).date()


def begin_quick_quote(*, buyer: Organisation, wanted: Wanted, known_as: str, by: User, now: datetime) -> Tender:
    """A draft with one person in every role. Raises NotByQuickQuote, CannotBegin, InvalidInput, with nothing kept."""
    law = _law_for(wanted, now)
    with transaction.atomic():
        tender = begin_tender(
            buyer=buyer, procedure=Procedure.QUICK_QUOTE, title=wanted.title, by=by, now=now, known_as=known_as
        )
        for role in ROLES:
            name_person(tender=tender, person=by, role=role, by=by, now=now, known_as=known_as)
        _write(tender, wanted, law, by, now)
    return tender


def rewrite_quick_quote(*, tender: Tender, wanted: Wanted, by: User, now: datetime) -> None:
    """Change what is asked for, where and by when. Raises NotByQuickQuote, NotAllowed, InvalidInput."""
    law = _law_for(wanted, now)
    with locked(tender) as held:
        ask_leave(held, Act.EDIT, person_in(held, by), now)
        held.title = wanted.title
        held.save(update_fields=["title"])
        _write(held, wanted, law, by, now)


def write_questions(*, tender: Tender, judged: HowJudged, by: User, now: datetime) -> None:
    """Keep the questions, the criteria and the price rule. Raises NotAllowed, InvalidTender, InvalidInput."""
    law = law_now(tender, now)
    if law is not None and law.asks_for_barriers and not judged.barriers:
        advice = "Name what might keep small organisations out, and what you did about it, one a line."
        raise InvalidInput([Problem("barriers", advice)])
    data = without_gaps(judged_data(judged, kept_data(tender)))
    with transaction.atomic():
        save_content(tender=tender, loaded=tender_from_data(data), by=by, now=now)
        if law is not None:
            _keep_law(tender, law, judged.barriers, by, now)


def show_key_and_declare(*, tender: Tender, secret: str, conflicted: bool, words: str, by: User, now: datetime) -> None:
    """Try the opening key and declare interests, both or neither. Raises NotAKey, CannotOpen, CannotBeNamed, NotNamed.

    Whoever declares a conflict needs no key.
    """
    with transaction.atomic():
        declare_interest(tender=tender, person=by, conflicted=conflicted, words=words, now=now)
        if not conflicted:
            show_key(tender=tender, person=by, secret=secret, now=now)


def send_quick_quote(*, tender: Tender, by: User, now: datetime) -> None:
    """Approve and publish in one step, if the law still leaves room today. Raises NotAllowed, NotByQuickQuote."""
    law = law_now(tender, now)
    if law is not None and _stops(law, _own_ground(tender)):
        raise NotByQuickQuote(law)
    with transaction.atomic():
        if tender.stage == Stage.DRAFT:
            approve(tender=tender, by=by, now=now)
        publish(tender=tender, by=by, now=now)


def law_now(tender: Tender, now: datetime) -> QuickQuoteLaw | None:
    """What the law says today of what is kept; None where its facts are not."""
    facts = legal_facts_of(kept_data(tender))
    return None if facts is None else quick_quote_law(facts, on=today(now))


def _law_for(wanted: Wanted, now: datetime) -> QuickQuoteLaw:
    law = quick_quote_law(wanted.facts, on=today(now))
    if _stops(law, wanted.own_ground):
        raise NotByQuickQuote(law)
    return law


def _stops(law: QuickQuoteLaw, own_ground: str) -> bool:
    """What nobody has read here the buyer may know; what the law closes, or an answer would tell, no word opens."""
    if law.leave is Leave.UNKNOWN:
        return bool(law.missing) or not own_ground.strip()
    return law.leave is Leave.CLOSED


def _own_ground(tender: Tender) -> str:
    return str((kept_data(tender).get(KEPT) or {}).get("own_ground") or "")


def _keep_law(tender: Tender, law: QuickQuoteLaw, barriers: Sequence[str], by: User, now: datetime) -> None:
    """Keep the decision with the tender, so that the record of it says which law held and on which facts."""
    facts = legal_facts_of(kept_data(tender))
    if facts is None:
        return
    said: dict[str, Any] = {"suitability_stage": False}
    said |= {"chosen_route": law.route.value} if law.route else {}
    said |= {"sme_barriers_considered": True} if barriers else {}
    loaded = facts_from_data({**regime_facts(facts, on=law.on).data, **said})
    keep_route(tender=tender, loaded=loaded, by=by, now=now)


def _write(tender: Tender, wanted: Wanted, law: QuickQuoteLaw, by: User, now: datetime) -> None:
    set_times(tender=tender, deadline=wanted.deadline, questions_until=None, by=by, now=now)
    data = without_gaps(wanted_data(tender.buyer, wanted, law, kept_data(tender)))
    save_content(tender=tender, loaded=tender_from_data(data), by=by, now=now)
    _keep_law(tender, law, (), by, now)
