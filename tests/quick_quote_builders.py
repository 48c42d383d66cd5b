"""A buyer with suppliers that offer befriending in Luton, lists, and quick quotes as far as a test wants them."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

from tests.tender_builders import make_supplier
from worthwhile.apps.accounts.models import User
from worthwhile.apps.opportunities.models import OfferedProfile, OfferedService
from worthwhile.apps.organisations.models import Organisation
from worthwhile.apps.tenders.models import Tender
from worthwhile.apps.tenders.selectors.quick_quote_asked import kept_data, sought_of
from worthwhile.apps.tenders.selectors.quick_quote_law import LegalFacts
from worthwhile.apps.tenders.selectors.quick_quote_turns import find_turns
from worthwhile.apps.tenders.services.invite_in_turn import invite_in_turn
from worthwhile.apps.tenders.services.opening_keys import make_opening_key, show_key
from worthwhile.apps.tenders.services.quick_quote import begin_quick_quote, send_quick_quote, write_questions
from worthwhile.apps.tenders.services.quick_quote_content import QUESTIONS, HowJudged, Wanted
from worthwhile.apps.tenders.services.write_tender import declare_interest
from worthwhile.engines.regimes import Buyer, Nation, Subject
from worthwhile.reference import areas

SOCIAL_WORK = "85320000"
JUDGED = HowJudged(
    questions=QUESTIONS,
    is_fixed_price=False,
    amount=Decimal(18000),
    price_weight=Decimal("0.4"),
    barriers=("No turnover is asked for",),
)


def code_of(place: str) -> str:
    found = areas.recognise(place)
    assert found is not None
    return found.code


def offer(
    name: str, *, at: str = "Luton", cpv: str = SOCIAL_WORK, findable: bool = True, now: datetime
) -> tuple[Organisation, User]:
    """A supplier that offers one service in one place."""
    supplier, person = make_supplier(name)
    OfferedProfile.objects.create(organisation=supplier, areas=[code_of(at)], findable=findable, changed_at=now)
    OfferedService.objects.create(
        organisation=supplier, name="Befriending", description="Visits", cpv=[cpv], client_groups=[], position=1
    )
    return supplier, person


def legal_facts(**changed: object) -> LegalFacts:
    given: dict[str, object] = {
        "nation": Nation.ENGLAND, "devolved_scottish": None, "buyer": Buyer.LOCAL_AUTHORITY,
        "subject": Subject.SOCIAL_CARE, "psr_schedule_1": None, "with_vat": Decimal(18000), "without_vat": None,
    }  # fmt: skip
    return LegalFacts(**{**given, **changed})  # type: ignore[arg-type]


def wanted(now: datetime, **changed: object) -> Wanted:
    given: dict[str, object] = {
        "title": "Befriending in Luton", "description": "Weekly visits to people who live alone",
        "kinds": ("social-work",), "areas": (code_of("Luton"),), "facts": legal_facts(),
        "deadline": now + timedelta(days=10),
    }  # fmt: skip
    return Wanted(**{**given, **changed})  # type: ignore[arg-type]


def quick_draft(buyer: Organisation, author: User, now: datetime, **changed: object) -> Tender:
    return begin_quick_quote(buyer=buyer, wanted=wanted(now, **changed), known_as="Ann Lee", by=author, now=now)


def invite_those_in_turn(tender: Tender, by: User, now: datetime, source=None, replaced=None) -> None:
    turns = find_turns(tender, sought_of(kept_data(tender)), source)
    invite_in_turn(tender=tender, source=source, replaced=replaced, seen=turns.fingerprint, by=by, now=now)


def sent_quick_quote(buyer: Organisation, author: User, now: datetime, **changed: object) -> tuple[Tender, str]:
    """A quick quote that takes quotes, and the opening key of its author."""
    tender = quick_draft(buyer, author, now, **changed)
    invite_those_in_turn(tender, author, now)
    write_questions(tender=tender, judged=JUDGED, by=author, now=now)
    secret = make_opening_key(person=author, now=now).secret
    show_key(tender=tender, person=author, secret=secret, now=now)
    declare_interest(tender=tender, person=author, conflicted=False, words="", now=now)
    send_quick_quote(tender=tender, by=author, now=now)
    tender.refresh_from_db()
    return tender, secret
